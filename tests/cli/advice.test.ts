import { describe, expect, it } from 'vitest';
import { runCommand } from '../../src/cli/program.ts';
import type { CuratedAnswer } from '../../src/core/curated-answer.ts';
import { clauseId, councilId, documentId } from '../../src/core/guidance.ts';
import { aCurated, APPROVE, CURATED_STATES, PROPOSED_AT } from '../support/curated.ts';
import { BEN } from '../support/escalations.ts';
import { aHistoryOf } from '../support/publications.ts';
import { aTerminal } from '../support/fake-terminal.ts';

const GUIDANCE = 'tests/fixtures/knowledge/sound';
const MARLPIT = councilId('marlpit');
const KITE = 'Members may fly a kite on the common, unless a fair is held there.';
const at = (key: string) => clauseId(MARLPIT, documentId('kites'), key);

/** In force until long after these tests are run, on a clause that reads the same; `text`: it read otherwise then. */
const kept = (text = KITE, change: Partial<CuratedAnswer> = {}): CuratedAnswer =>
  aCurated({
    council: MARLPIT,
    expires: '9999-01-01',
    rests: [{ clause: at('1.1'), text }],
    now: CURATED_STATES['in-force'],
    history: [{ by: BEN, at: PROPOSED_AT, move: APPROVE, turn: undefined }],
    ...change,
  });

async function run(all: readonly CuratedAnswer[], ...argv: readonly string[]) {
  const terminal = aTerminal();
  const asked: (readonly [unknown, number, number])[] = [];
  let closed = 0;
  const advice = {
    list: async (council: unknown, since: number, most: number) => {
      asked.push([council, since, most]);
      return all;
    },
  };
  const exit = await runCommand(terminal, ['advice', '--knowledge', GUIDANCE, ...argv], {
    openAdvice: async () => ({ advice, history: aHistoryOf([]), close: async () => void (closed += 1) }),
  });
  return { exit, asked, closed, printed: terminal.printed(), said: terminal.said() };
}

describe('advice', () => {
  it('prints each with who stands by it and how its clauses read today, and counts what is shown', async () => {
    const { exit, closed, printed } = await run([kept(), kept('It read so.')]);
    expect([exit, closed]).toEqual([0, 1]);
    expect(printed).toMatch(
      /^GED-9: officer advice in force\nProposed by: Anna Reed, 24 November 2026, 12:00\nApproved by: Ben Hall, 24 November 2026, 12:00\n/,
    );
    expect(printed).toContain('Yes, on paper. Ask us before you print it.');
    expect(printed).toContain('It rests on this guidance, which read otherwise');
    expect(printed).toContain('\nGED-9: officer advice on hold, because a clause that it rests on has changed\n');
    expect(printed.endsWith('\n2 kept, 1 shown today.\n')).toBe(true);
  });

  it('prints JSON lines that say whether it is shown today, and which clauses still stand', async () => {
    const rests = [
      { clause: at('1.1'), text: 'x' },
      { clause: at('9'), text: 'x' },
    ];
    const { printed } = await run(
      [kept(), kept('x', { rests, now: CURATED_STATES['on-hold'], history: [] }), kept('It read so.')],
      '--json',
    );
    const [first, second, third] = printed
      .trimEnd()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    expect(first).toEqual({
      id: 'GED-9',
      council: 'marlpit',
      team: 'communications',
      escalation: 'GED-1',
      state: 'in-force',
      shownToday: true,
      wording: 'Yes, on paper. Ask us before you print it.',
      asked: ['May I use the crest on a leaflet?'],
      expires: '9999-01-01',
      proposed: { by: 'Anna Reed', at: '2026-11-24T12:00:00.000Z' },
      approved: { by: 'Ben Hall', at: '2026-11-24T12:00:00.000Z' },
      restsOn: [{ clause: 'marlpit/kites/1.1', today: 'unchanged' }],
    });
    expect(second).toMatchObject({ state: 'on-hold', why: 'clause-changed', shownToday: false });
    expect(second).toMatchObject({ restsOn: [{ today: 'changed' }, { today: 'gone' }] });
    expect(second).not.toHaveProperty('approved');
    expect(third).toMatchObject({ state: 'on-hold', why: 'clause-changed', shownToday: false });
  });

  it('asks for one council or for all, with what ended in the last thirty days', async () => {
    expect((await run([], '--council', 'Marlpit')).asked).toEqual([['marlpit', expect.any(Number), 1000]]);
    const { asked, printed } = await run([]);
    expect(asked[0]?.[0]).toBeUndefined();
    expect(Math.abs((asked[0]?.[1] ?? 0) - (Date.now() - 30 * 24 * 60 * 60 * 1000))).toBeLessThan(60_000);
    expect(printed).toBe('0 kept, 0 shown today.\n');
  });

  it('says that there is no such council, and ends with 2', async () => {
    const { exit, said, closed } = await run([], '--council', 'nowhere');
    expect([exit, closed]).toEqual([2, 1]);
    expect(said).toContain('There is no council “nowhere”.');
  });
});
