import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adviceToday, createAdviceOn, createKeptAnswersOn } from '../../src/core/advice.ts';
import { createAssistant } from '../../src/core/assistant.ts';
import { turnId } from '../../src/core/conversation.ts';
import { curatedId, holdFor } from '../../src/core/curated-answer.ts';
import type { CuratedAnswer, HoldWhy } from '../../src/core/curated-answer.ts';
import { moveCurated } from '../../src/core/curated-moves.ts';
import { councilId } from '../../src/core/guidance.ts';
import type { Clause } from '../../src/core/guidance.ts';
import type { Notice } from '../../src/core/notice.ts';
import { plainText } from '../../src/core/plain-text.ts';
import { nextDay } from '../../src/core/working-days.ts';
import { aTurn, NOON, OXFORD } from '../support/assistant.ts';
import { aLog, GEDLING } from '../support/builders.ts';
import { aCurated, CURATED_STATES } from '../support/curated.ts';
import { curatedInMemory } from '../support/curated-in-memory.ts';
import { ANNA, BEN, COUNCILLOR } from '../support/escalations.ts';
import { aCandidate, anEdition, clauseNumbered, found } from '../support/findings.ts';
import { knowledgeOf } from '../support/knowledge-base.ts';
import { aQuestionLog } from '../support/question-log.ts';

const [FIRST, SECOND] = [clauseNumbered('1'), clauseNumbered('2')];
const QUESTION = 'May I use the crest on a leaflet?';
/** The day of `NOON`. */
const TODAY = '2026-05-31';

const agreed = (change: Partial<CuratedAnswer> = {}): CuratedAnswer =>
  aCurated({ now: CURATED_STATES['in-force'], ...change });
const inForce = (...clauses: readonly Clause[]) => anEdition(async () => found([]), clauses);

/** An assistant that surely finds a clause, or nothing, and the advice that its officers keep. */
async function advised(kept: readonly CuratedAnswer[], { silent = false, clause = FIRST } = {}) {
  const store = curatedInMemory([]);
  for (const curated of kept) await store.propose(curated, []);
  const held: (readonly [string, HoldWhy])[] = [];
  const hold = async ({ id }: CuratedAnswer, why: HoldWhy) => void held.push([id, why]);
  const finding = found(silent ? [] : [aCandidate(SECOND, 0.99)], { telling: 3 });
  const edition = { ...anEdition(async () => finding, [clause, SECOND]), councils: [GEDLING, OXFORD] };
  const [questions, log] = [aQuestionLog(), aLog()];
  let [drawn, turns] = [0, 0];
  const assistant = createAssistant({
    knowledge: knowledgeOf(edition),
    questions,
    clock: () => NOON,
    chance: () => ((drawn += 3) % 25) / 25,
    adviceOn: createAdviceOn({ store, hold, log }),
  });
  const ask = async (text = QUESTION, change: Parameters<typeof aTurn>[0] = {}) =>
    assistant.reply(aTurn({ id: turnId('slack', `A${(turns += 1)}`), text, thread: undefined, ...change }));
  return { ask, assistant, held, questions, log };
}

describe('officer advice beside an answer', () => {
  it('stands after the guidance’s own answer, under its own name, with who stands by it, until when and on what', async () => {
    const { ask } = await advised([agreed()]);
    const said = await ask('may i use the CREST on a leaflet');
    expect(said).toMatchObject({ kind: 'answers', answer: { outcome: 'quoted', quotes: [{ text: SECOND.text }] } });
    expect(plainText(said)).toMatch(
      new RegExp(
        `^${SECOND.text}[^]*Officer advice \\(not guidance\\)\nAnna Reed, approved by Ben Hall on 24 November 2026, until 24 November 2027\n` +
          'Yes, on paper\\. Ask us before you print it\\.\nRests on: Gedling Borough Council, Social Media Guidance for Members, 1 [^]*Receipt ',
      ),
    );
  });

  it('stands after the sentence that says that the guidance is silent', async () => {
    const { ask } = await advised([agreed()], { silent: true });
    expect(plainText(await ask())).toMatch(/^I found nothing on this in[^]*Officer advice \(not guidance\)/);
  });

  it('is kept with the receipt, in its words and as what it is', async () => {
    const { ask, assistant } = await advised([agreed()]);
    const said = await ask();
    if (said.kind !== 'answers') throw new Error(said.kind);
    expect(said.advice?.wording).toBe(agreed().wording);
    const receipt = await assistant.reply(aTurn({ id: turnId('slack', 'R'), text: `receipt ${said.receipt}` }));
    expect(plainText(receipt)).toMatch(
      /Officer advice was shown beside it[^]*not guidance\)\nAnna Reed[^]*Yes, on paper/,
    );
    expect(receipt).toMatchObject({
      sheet: { parts: expect.not.arrayContaining([{ quote: { text: agreed().wording } }]) },
    });
  });

  it.each<readonly [string, readonly CuratedAnswer[], Parameters<typeof aTurn>[0]]>([
    ['other words', [agreed()], { text: 'May I use the crest on a poster?' }],
    ['another council', [agreed()], { council: OXFORD.id }],
    ['no council', [agreed()], { council: undefined }],
    ['thanks', [agreed({ asked: ['thank you'] })], { text: 'thank you' }],
    ['what is only proposed', [aCurated()], {}],
    ['what is on hold', [aCurated({ now: CURATED_STATES['on-hold'] })], {}],
    ['what has ended', [aCurated({ now: CURATED_STATES.ended })], {}],
    ['what its own proposer agreed to', [agreed({ now: { state: 'in-force', approver: ANNA, since: 1 } })], {}],
  ])('is not shown for %s', async (_what, kept, change) => {
    const { ask, held } = await advised(kept);
    expect(await ask(QUESTION, change)).not.toHaveProperty('advice');
    expect(held).toEqual([]);
  });

  it('is not shown for a question that leans on the one before, nor as at another day', async () => {
    const { ask, assistant } = await advised([agreed({ asked: ['And on a leaflet?'] })]);
    await ask('May I use the crest?', { thread: 'D1' });
    const followUp = await ask('And on a leaflet?', { thread: 'D1' });
    expect(followUp).toMatchObject({ takenWith: expect.any(String) });
    expect(followUp).not.toHaveProperty('advice');
    const alone = await assistant.consider('And on a leaflet?', GEDLING.id);
    const asAt = await assistant.consider('And on a leaflet?', GEDLING.id, undefined, '2026-03-20');
    expect(alone).toHaveProperty('reply.advice.wording');
    expect(asAt).not.toHaveProperty('reply.advice');
  });

  it.each<readonly [string, Partial<CuratedAnswer>, Clause, HoldWhy | undefined]>([
    ['on its last day', { expires: TODAY }, FIRST, undefined],
    ['after its last day', { expires: nextDay(TODAY, -1) }, FIRST, 'expired'],
    ['when a clause reads otherwise', {}, { ...FIRST, text: 'Otherwise.' }, 'clause-changed'],
    ['when a clause is gone', {}, SECOND, 'clause-gone'],
  ])('%s', async (_when, change, clause, why) => {
    const { ask, held } = await advised([agreed(change)], { clause });
    const said = await ask();
    expect('advice' in said).toBe(why === undefined);
    expect(held).toEqual(why === undefined ? [] : [['GED-9', why]]);
  });

  it('is the latest agreed to, where two answer the same, and the other if that one may not be shown', async () => {
    const older = agreed({
      id: curatedId('GED-8'),
      wording: 'Older.',
      proposed: { ...aCurated().proposed, turn: turnId('slack', 'P8'), at: 1 },
    });
    expect(await (await advised([older, agreed()])).ask()).toMatchObject({ advice: { id: 'GED-9' } });
    const { ask, held } = await advised([older, agreed({ expires: '2026-01-01' })]);
    expect(await ask()).toMatchObject({ advice: { id: 'GED-8' } });
    expect(held).toEqual([['GED-9', 'expired']]);
  });

  it('keeps nobody from the guidance when it cannot be looked up', async () => {
    const log = aLog();
    const broken = async () => Promise.reject(new Error('locked'));
    const adviceOn = createAdviceOn({ store: { answering: broken }, hold: broken, log });
    expect(await adviceOn(QUESTION, GEDLING.id, inForce(FIRST), TODAY)).toBeUndefined();
    expect(log.lines).toMatchObject([{ level: 'error', event: 'advice-not-looked-up', fields: {} }]);
  });
});

describe('whatever anybody does to advice', () => {
  const person = fc.constantFrom(ANNA, BEN, COUNCILLOR);
  const texts = fc.constantFrom(FIRST.text, 'Otherwise.', undefined);
  const step = fc.oneof(
    fc.record({ does: fc.constant('approve' as const), by: person, expires: fc.integer({ min: -3, max: 800 }) }),
    fc.record({ does: fc.constantFrom('end' as const, 'hold' as const), by: person }),
    fc.record({ does: fc.constant('publish' as const), text: texts }),
    fc.record({ does: fc.constant('wait' as const), days: fc.nat({ max: 400 }) }),
  );

  it('is shown only with an approver who is not its proposer, until its last day, on clauses that read as agreed', () => {
    let shown = 0;
    fc.assert(
      fc.property(fc.array(step, { maxLength: 15 }), (steps) => {
        let [curated, text, today]: [CuratedAnswer, string | undefined, string] = [
          aCurated(),
          FIRST.text,
          '2026-11-24',
        ];
        let agreedTo: string | undefined;
        for (const taken of steps) {
          const edition = text === undefined ? inForce() : inForce({ ...FIRST, text });
          if (taken.does === 'publish') text = taken.text;
          else if (taken.does === 'wait') today = nextDay(today, taken.days);
          else {
            const rests = text === undefined ? [] : [{ clause: FIRST.id, text }];
            const move =
              taken.does === 'approve'
                ? ({ move: 'approve', expires: nextDay(today, taken.expires), rests } as const)
                : taken.does === 'end'
                  ? ({ move: 'end' } as const)
                  : ({ move: 'hold', why: holdFor(curated, today, (id) => edition.clause(id)) ?? 'expired' } as const);
            const mover =
              taken.does === 'hold' ? ({ part: 'clock' } as const) : ({ part: 'officer', person: taken.by } as const);
            const moved = moveCurated(curated, mover, move, Date.parse(`${today}T12:00:00Z`));
            if (moved.outcome === 'moved') curated = moved.curated;
            if (moved.outcome === 'moved' && taken.does === 'approve') agreedTo = text;
          }
          const offered = adviceToday(curated, today, text === undefined ? inForce() : inForce({ ...FIRST, text }));
          if (offered.outcome !== 'shown') continue;
          shown += 1;
          expect(offered.advice.approver).not.toBe(offered.advice.by);
          expect(today <= offered.advice.expires).toBe(true);
          expect(text).toBe(agreedTo);
          expect(offered.advice.rests).toMatchObject([{ clause: FIRST.id }]);
        }
      }),
    );
    expect(shown).toBeGreaterThan(0);
  });
});

describe('what publishing would put on hold', () => {
  it('names the advice in force that rests on the clauses, by its reference and its question', async () => {
    const store = curatedInMemory(new Array<Notice>());
    const kept = [
      agreed(),
      aCurated({ id: curatedId('GED-1') }),
      agreed({ id: curatedId('GED-2'), rests: [{ clause: SECOND.id, text: '' }] }),
      agreed({ id: curatedId('OXF-1'), council: councilId('oxford') }),
    ].map((each, n) => ({ ...each, proposed: { ...each.proposed, turn: turnId('slack', `P${n}`) } }));
    for (const each of kept) await store.propose(each, []);
    const on = createKeptAnswersOn(store);
    expect(await on([FIRST.id])).toEqual([`GED-9: ${QUESTION}`]);
    expect(await on([clauseNumbered('7').id])).toEqual([]);
    expect(await on([])).toEqual([]);
  });
});
