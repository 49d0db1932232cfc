import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { turnId } from '../../src/core/conversation.ts';
import type { Feedback, GivenFeedback } from '../../src/core/feedback.ts';
import { councilId } from '../../src/core/guidance.ts';
import { personId } from '../../src/core/people.ts';
import type { FeedbackStore, QuestionLog } from '../../src/core/ports.ts';
import type { Receipt } from '../../src/core/receipt.ts';
import { aQuestionRecord, aReceipt } from '../support/question-record.ts';

const ANSWERS = [
  aReceipt('A1', '2222-2222', { at: 1000 }),
  aReceipt('A2', '3333-3333', { at: 2000, council: councilId('oxford') }),
  aReceipt('long '.repeat(100), '4444-4444', { at: 3000, outcome: 'silent', shown: [] }),
] as const;

export function givenFeedback(turn: string, change: Partial<GivenFeedback> = {}): GivenFeedback {
  const receipt = change.receipt ?? ANSWERS[0];
  return {
    turn: turnId('slack', turn),
    by: personId('slack:T1/U1'),
    verdict: 'wrong',
    words: 'It is 4.8.',
    receipt,
    council: receipt.council,
    at: 5000,
    ...change,
  };
}

/** What is read of it: nobody's name, and the turn as it is kept. */
const wordsOf = (said: readonly Feedback[]) => said.map(({ words }) => words);

/** What every place that keeps feedback has in common. `open` gives two that keep it in the same place, and its receipts. */
export function feedbackStoreContract(
  name: string,
  open: () => { readonly stores: readonly [FeedbackStore, FeedbackStore]; readonly questions: QuestionLog },
): void {
  describe(`${name} as a store of feedback`, () => {
    let store: FeedbackStore;
    let other: FeedbackStore;
    let questions: QuestionLog;
    const answered = (receipt: Receipt) => questions.record(aQuestionRecord(receipt.turn, { receipt }));
    const all = () => store.of(undefined, 0, 100);

    beforeEach(async () => {
      ({
        stores: [store, other],
        questions,
      } = open());
      for (const receipt of ANSWERS) await answered(receipt);
    });

    it('gives back what was said, with the receipt of the answer, and not who said it', async () => {
      expect(await store.keep(givenFeedback('F1'))).toEqual({ first: true });
      const [said] = await other.of(councilId('gedling'), 0, 9);
      expect(said).toEqual({
        verdict: 'wrong',
        words: 'It is 4.8.',
        receipt: ANSWERS[0],
        council: 'gedling',
        at: 5000,
      });
    });

    it('counts a repeat of a turn once, also after its person has changed their mind', async () => {
      await store.keep(givenFeedback('F1', { verdict: 'right', words: '' }));
      await store.keep(givenFeedback('F2', { verdict: 'wrong', words: 'No, it is not.' }));
      expect(await other.keep(givenFeedback('F1', { verdict: 'right', words: '' }))).toEqual({ first: false });
      expect(await all()).toMatchObject([{ verdict: 'wrong', words: 'No, it is not.' }]);
    });

    it('takes two people for two, and one person on two answers for two', async () => {
      await store.keep(givenFeedback('F1', { words: 'one' }));
      await store.keep(givenFeedback('F2', { words: 'two', by: personId('slack:T1/U2') }));
      await store.keep(givenFeedback('F3', { words: 'three', receipt: ANSWERS[1] }));
      expect(wordsOf(await all()).toSorted()).toEqual(['one', 'three', 'two']);
    });

    it('comes, in any order of anybody’s verdicts, to one a person and answer: the last', async () => {
      const verdict = fc.record({
        person: fc.nat({ max: 2 }),
        answer: fc.nat({ max: 2 }),
        right: fc.boolean(),
        words: fc.string({ unit: 'binary', maxLength: 20 }),
        by: fc.nat({ max: 1 }),
      });
      let turn = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(verdict, { maxLength: 25 }), async (verdicts) => {
          turn += 1;
          const last = new Map<string, unknown>();
          for (const [index, { person, answer, right, words, by }] of verdicts.entries()) {
            const receipt = ANSWERS[answer];
            if (receipt === undefined) throw new Error('There are three.');
            const said = { verdict: right ? ('right' as const) : ('wrong' as const), words };
            const who = personId(`slack:T1/${turn}-${person}`);
            // Two may come at the same moment.
            const at = turn * 100 + Math.floor(index / 2);
            await [store, other][by]?.keep(givenFeedback(`F${turn}-${index}`, { ...said, receipt, by: who, at }));
            last.set(`${person} ${answer}`, { code: receipt.code, ...said, at });
          }
          const kept = await store.of(undefined, turn * 100, 1000);
          expect(
            kept.map(({ receipt: { code }, verdict: said, words, at }) => ({ code, verdict: said, words, at })),
          ).toHaveLength(last.size);
          expect(
            new Set(
              kept.map(({ receipt: { code }, verdict: said, words, at }) => JSON.stringify([code, said, words, at])),
            ),
          ).toEqual(new Set([...last.values()].map((each) => JSON.stringify(Object.values(each ?? {})))));
        }),
        { numRuns: 20 },
      );
    });

    it('keeps one verdict of a person who gives many at once', async () => {
      const calls = Array.from({ length: 30 }, (_, index) =>
        (index % 2 === 0 ? store : other).keep(givenFeedback(`F${index}`, { words: `${index}` })),
      );
      expect((await Promise.all(calls)).every(({ first }) => first)).toBe(true);
      expect(await all()).toHaveLength(1);
    });

    it('lists the newest first, as many as asked for, of the council asked for, since the time asked for', async () => {
      for (const [index, at] of [10, 40, 20, 30].entries())
        await store.keep(givenFeedback(`F${index}`, { by: personId(`slack:T1/U${index}`), at, words: `${at}` }));
      await store.keep(givenFeedback('O', { receipt: ANSWERS[1], at: 50, words: 'oxford' }));
      await store.keep(givenFeedback('N', { receipt: ANSWERS[2], at: 60, words: 'none', council: undefined }));
      expect(wordsOf(await store.of(councilId('gedling'), 20, 2))).toEqual(['40', '30']);
      expect(wordsOf(await store.of(councilId('gedling'), 20, 9))).toEqual(['40', '30', '20']);
      expect(wordsOf(await store.of(undefined, 30, 9))).toEqual(['none', 'oxford', '40', '30']);
    });

    it('gives all that counts of one answer by its receipt, the newest first', async () => {
      const one = personId('slack:T1/U1');
      await store.keep(givenFeedback('F1', { by: one, at: 10, words: 'first' }));
      await store.keep(givenFeedback('F2', { by: personId('slack:T1/U2'), at: 20, verdict: 'right', words: '' }));
      await store.keep(givenFeedback('F3', { by: one, at: 30, words: 'second' }));
      await store.keep(givenFeedback('F4', { receipt: ANSWERS[2], words: 'other' }));
      expect(await other.on(ANSWERS[0].code)).toMatchObject([
        { verdict: 'wrong', words: 'second', receipt: ANSWERS[0], council: 'gedling', at: 30 },
        { verdict: 'right', at: 20 },
      ]);
      expect(wordsOf(await other.on(ANSWERS[2].code))).toEqual(['other']);
      expect(await other.on(ANSWERS[1].code)).toEqual([]);
    });

    it('takes any words for words', async () => {
      const words = `'; drop table feedback; -- \0 \ud800 😀 <b>`;
      await store.keep(givenFeedback('F1', { words, by: personId('\0 \ud800') }));
      expect(wordsOf(await all())).toEqual([words]);
    });
  });
}
