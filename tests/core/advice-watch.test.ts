import { describe, expect, it } from 'vitest';
import { createHolding } from '../../src/core/advice-holding.ts';
import type { Hold } from '../../src/core/advice-holding.ts';
import { createAdviceWatch } from '../../src/core/advice-watch.ts';
import { curatedId } from '../../src/core/curated-answer.ts';
import type { CuratedAnswer } from '../../src/core/curated-answer.ts';
import { turnId } from '../../src/core/conversation.ts';
import type { Clause } from '../../src/core/guidance.ts';
import type { Notice } from '../../src/core/notice.ts';
import { aLog } from '../support/builders.ts';
import { aCurated, CURATED_STATES, PROPOSED_AT } from '../support/curated.ts';
import { curatedInMemory } from '../support/curated-in-memory.ts';
import { ANNA } from '../support/escalations.ts';
import { anEdition, clauseNumbered, found } from '../support/findings.ts';
import { knowledgeOf } from '../support/knowledge-base.ts';

const FIRST = clauseNumbered('1');
const OTHERWISE: Clause = { ...FIRST, text: 'Otherwise.' };
const PLACE = { platform: 'slack', address: 'channel of communications' } as const;

const agreed = (id: string): CuratedAnswer =>
  aCurated({
    id: curatedId(id),
    now: CURATED_STATES['in-force'],
    proposed: { by: ANNA, at: PROPOSED_AT, turn: turnId('slack', id) },
  });

/** A database with advice, and what each replica with that clause in force makes of it. */
async function kept(...all: readonly CuratedAnswer[]) {
  const notices: Notice[] = [];
  const curated = curatedInMemory(notices);
  for (const each of all) await curated.propose(each, []);
  const replica = (clause: Clause, change: { hold?: (hold: Hold) => Hold } = {}) => {
    const log = aLog();
    const knowledge = knowledgeOf(anEdition(async () => found([]), [clause]));
    const clock = (): number => PROPOSED_AT;
    const officers = { placesFor: async () => [PLACE] };
    const hold = createHolding({ curated, knowledge, officers, clock, nudge: () => {} });
    const watch = createAdviceWatch({ curated, knowledge, hold: change.hold?.(hold) ?? hold, clock, log });
    return { watch, log };
  };
  const stateOf = async (id: string) => (await curated.byId(curatedId(id)))?.now;
  return { curated, notices, replica, stateOf };
}

describe('officer advice when another edition has come into force', () => {
  it('is on hold where a clause that it rests on has changed, and the team is told, with nobody asking', async () => {
    const { replica, notices, stateOf } = await kept(agreed('GED-8'));
    await replica(OTHERWISE).watch.look();
    expect(await stateOf('GED-8')).toEqual({ state: 'on-hold', why: 'clause-changed' });
    expect(notices).toMatchObject([{ to: PLACE, telling: { tells: 'advice', advice: 'GED-8', version: 1 } }]);
  });

  it('stays in force where its clauses read as they did', async () => {
    const { replica, notices, stateOf } = await kept(agreed('GED-8'));
    await replica(FIRST).watch.look();
    expect(await stateOf('GED-8')).toMatchObject({ state: 'in-force' });
    expect(notices).toEqual([]);
  });

  it('is put on hold once, and told once, by however many replicas', async () => {
    const { curated, replica, notices } = await kept(agreed('GED-8'));
    await Promise.all([1, 2, 3].flatMap(() => [replica(OTHERWISE).watch.look(), replica(OTHERWISE).watch.look()]));
    expect((await curated.byId(curatedId('GED-8')))?.history).toHaveLength(1);
    expect(notices).toHaveLength(1);
  });

  it('that cannot be put on hold is logged, and keeps no other from it', async () => {
    const { replica, stateOf } = await kept(agreed('GED-8'), agreed('GED-9'));
    const broken =
      (hold: Hold): Hold =>
      async (curated, why) => {
        if (curated.id === 'GED-8') throw new Error('locked');
        return hold(curated, why);
      };
    const { watch, log } = replica(OTHERWISE, { hold: broken });
    await watch.look();
    expect([await stateOf('GED-8'), await stateOf('GED-9')]).toMatchObject([
      { state: 'in-force' },
      { state: 'on-hold' },
    ]);
    expect(log.lines).toMatchObject([{ level: 'error', event: 'advice-not-held', fields: { advice: 'GED-8' } }]);
  });

  it('that cannot be read is logged, and looked at again the next time', async () => {
    const { curated, replica, stateOf } = await kept(agreed('GED-8'));
    const { log } = replica(OTHERWISE);
    let broken = true;
    const agreedIn: typeof curated.agreed = async (...what) => {
      if (broken) throw new Error('locked');
      return curated.agreed(...what);
    };
    const knowledge = knowledgeOf(anEdition(async () => found([]), [OTHERWISE]));
    const hold: Hold = async (each) => {
      await curated.advance({ ...each, now: CURATED_STATES['on-hold'], history: [...each.history, HELD] }, []);
      return each;
    };
    const watch = createAdviceWatch({ curated: { agreed: agreedIn }, knowledge, hold, clock: () => PROPOSED_AT, log });
    await watch.look();
    expect(log.lines).toMatchObject([{ level: 'error', event: 'advice-not-looked-through' }]);
    broken = false;
    void watch.look();
    await watch.settled();
    expect(await stateOf('GED-8')).toMatchObject({ state: 'on-hold' });
  });
});

const HELD = { by: 'clock', at: 1, move: { move: 'hold', why: 'clause-changed' }, turn: undefined } as const;
