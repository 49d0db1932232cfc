import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { clauseId, councilId, documentId, editionId } from '../../src/core/guidance.ts';
import type { Citation } from '../../src/core/guidance.ts';
import { personId } from '../../src/core/people.ts';
import type { QuestionLog, QuestionRecord } from '../../src/core/ports.ts';
import { turnId } from '../../src/core/conversation.ts';
import { aCitation, aQuotedReply } from '../support/builders.ts';
import { withAdvice } from '../support/curated.ts';
import { aQuestionRecord, aReceipt } from '../support/question-record.ts';

export interface QuestionLogHarness {
  readonly log: QuestionLog;
  /** Another log that keeps its records in the same place; undefined: there can be none. */
  readonly other: QuestionLog | undefined;
  dispose(): Promise<void>;
}

/** What every place that keeps questions has in common. */
export function questionLogContract(name: string, open: () => Promise<QuestionLogHarness>): void {
  describe(`${name} as a question log`, () => {
    let harness: QuestionLogHarness;
    let log: QuestionLog;
    let both: readonly QuestionLog[];

    beforeEach(async () => {
      harness = await open();
      ({ log } = harness);
      both = harness.other === undefined ? [log] : [log, harness.other];
    });
    afterEach(() => harness.dispose());

    const firstOf = async (record: QuestionRecord, by = log): Promise<boolean> => (await by.record(record)).first;

    it('says that a turn is the first of its kind once, and never again', async () => {
      expect(await firstOf(aQuestionRecord('T1'))).toBe(true);
      expect(await firstOf(aQuestionRecord('T1'))).toBe(false);
      expect(await firstOf(aQuestionRecord('T1'))).toBe(false);
    });

    it('knows a turn again whatever else has changed since', async () => {
      await log.record(aQuestionRecord('T1'));
      const change = {
        council: undefined,
        edition: editionId('other'),
        outcome: 'silent',
        clauses: [],
        at: 1,
      } as const;
      expect(await firstOf(aQuestionRecord('T1', change))).toBe(false);
    });

    it('says so exactly once among calls that are made together', async () => {
      const calls = Array.from({ length: 60 }, (_, index) => firstOf(aQuestionRecord('T1'), both[index % both.length]));
      expect((await Promise.all(calls)).filter((first) => first)).toHaveLength(1);
    });

    it('says so once a turn, whatever the turns are called and however they are mixed', async () => {
      let round = 0;
      const names = fc.array(fc.string({ unit: 'binary', maxLength: 12 }), { maxLength: 30 });
      await fc.assert(
        fc.asyncProperty(names, async (turns) => {
          round += 1;
          const firsts = await Promise.all(
            turns.map((turn, index) => firstOf(aQuestionRecord(`${round}:${turn}`), both[index % both.length])),
          );
          expect(firsts.filter((first) => first)).toHaveLength(new Set(turns).size);
        }),
        { numRuns: 25 },
      );
    });

    it('takes a question without a council and an answer without clauses', async () => {
      expect(await firstOf(aQuestionRecord('T1', { council: undefined, outcome: 'silent', clauses: [] }))).toBe(true);
    });

    it('takes a turn’s name for a name, also if it looks like a command', async () => {
      expect(await firstOf(aQuestionRecord(`'; drop table questions; --`))).toBe(true);
      expect(await firstOf(aQuestionRecord('T1'))).toBe(true);
    });

    it('keeps a receipt with its record, found by its code and by its turn', async () => {
      const receipt = aReceipt('T1', '7K2M-4XRD');
      expect(await firstOf(aQuestionRecord('T1', { receipt }))).toBe(true);
      expect(await log.receipt(receipt.code)).toEqual(receipt);
      expect(await log.receiptOf(receipt.turn)).toEqual(receipt);
      expect(await log.receipt(aReceipt('T2', '2222-2222').code)).toBeUndefined();
      expect(await log.receiptOf(turnId('slack', 'T2'))).toBeUndefined();
    });

    it('keeps all of where a clause stood', async () => {
      const dates = { approved: '2020-12-10', published: '2021-01-01', review: '2030-01-01' };
      // The compiler knows if one is missing.
      const whole: Required<Citation> = {
        ...aCitation(),
        number: '4.8',
        section: '4',
        after: '4.7',
        opening: 'Be careful …',
        version: '1.0',
        dates,
        inForce: { from: '2026-03-20', until: '2026-05-07' },
      };
      const [shown] = aReceipt('T1', '7K2M-4XRD').shown;
      const periods = [whole.inForce, { from: '2026-03-20' }, { until: '2026-05-07' }];
      for (const [index, inForce] of periods.entries()) {
        const receipt = aReceipt(`T${index}`, `2222-222${index + 2}`, {
          edition: editionId(`e${index}`),
          shown: [{ ...shown!, citation: { ...whole, inForce } }],
        });
        await log.record(aQuestionRecord(`T${index}`, { receipt }));
        expect(await log.receipt(receipt.code)).toEqual(receipt);
      }
    });

    it('keeps officer advice with the receipt of the answer it was shown beside, as it was shown', async () => {
      const reply = withAdvice(aQuotedReply(), '“Æ” \0 \ud800 👍');
      const advice = reply.kind === 'answers' ? reply.advice : undefined;
      if (advice === undefined) throw new Error('There is none.');
      const receipt = aReceipt('T1', '7K2M-4XRD', { advice });
      await log.record(aQuestionRecord('T1', { receipt }));
      expect(await log.receipt(receipt.code)).toEqual(receipt);
      expect(await log.receiptOf(receipt.turn)).toMatchObject({ advice });
    });

    it('keeps no receipt for a repeat of a turn', async () => {
      await log.record(aQuestionRecord('T1', { receipt: aReceipt('T1', '7K2M-4XRD') }));
      const again = aReceipt('T1', '2222-2222');
      expect(await firstOf(aQuestionRecord('T1', { receipt: again }))).toBe(false);
      expect(await log.receipt(again.code)).toBeUndefined();
    });

    it('keeps what was shown in each edition apart', async () => {
      const first = aReceipt('T1', '7K2M-4XRD', { at: 1000 });
      const [shown] = first.shown;
      if (shown === undefined) throw new Error('A clause was shown.');
      const second = aReceipt('T2', '2222-2222', {
        at: 2000,
        edition: editionId('another'),
        shown: [{ ...shown, text: 'Other words.' }],
      });
      await log.record(aQuestionRecord('T1', { receipt: first }));
      await log.record(aQuestionRecord('T2', { receipt: second }));
      expect(await log.receipt(first.code)).toEqual(first);
      expect(await log.receipt(second.code)).toEqual(second);
    });

    it('finds a person’s own receipts, the newest first, and nobody else’s', async () => {
      const [ursula, noor] = [personId('slack:T1/U1'), personId('teams:t/U2 \0😀'.repeat(40))];
      const kept = async (turn: string, code: string, at: number, by: QuestionRecord['by']) => {
        const receipt = aReceipt(turn, code, { at });
        await log.record(aQuestionRecord(turn, { receipt, by }));
        return receipt;
      };
      const [second, first, third] = [
        await kept('T2', '2222-2222', 2000, ursula),
        await kept('T1', '7K2M-4XRD', 1000, ursula),
        await kept('T3', '3333-3333', 3000, ursula),
      ];
      const hers = await kept('T4', '4444-4444', 1500, noor);
      await kept('T5', '5555-5555', 1500, undefined);
      expect(await log.receiptsOf(ursula, 9)).toEqual([third, second, first]);
      expect(await log.receiptsOf(ursula, 2)).toEqual([third, second]);
      expect(await log.receiptsOf(noor, 9)).toEqual([hers]);
      expect(await log.receiptsOf(personId('slack:T1/U3'), 9)).toEqual([]);
    });

    const clauseOf = (key: string) => clauseId(councilId('gedling'), documentId('social-media-guidance'), key);
    const showing = async (turn: number, at: number, keys: readonly string[]): Promise<unknown> => {
      const code = String(turn).padStart(8, '0').replaceAll('0', 'X').replaceAll('1', 'Y');
      const [one] = aReceipt(`T${turn}`, code).shown;
      if (one === undefined) throw new Error('A clause was shown.');
      const shown = keys.map((key) => ({ ...one, clause: clauseOf(key) }));
      return log.record(aQuestionRecord(`T${turn}`, { receipt: aReceipt(`T${turn}`, code, { at, shown }) }));
    };

    it('counts the answers since then that showed any of some clauses, each once', async () => {
      await showing(2, 999, ['4.8']);
      await showing(3, 1000, ['4.8', '4.9']);
      await showing(4, 1000, ['4.9', '5.1']);
      await showing(5, 2000, ['4']);
      await showing(6, 2000, []);
      const resting = async (keys: readonly string[], since: number) =>
        (await log.countResting(keys.map(clauseOf), since)).answers;
      expect(await resting(['4.8', '4.9'], 1000)).toBe(2);
      expect(await resting(['4.8'], 0)).toBe(2);
      expect(await resting(['4.8'], 1001)).toBe(0);
      expect(await resting(['4', '5.1', '6'], 0)).toBe(2);
      expect(await resting([], 0)).toBe(0);
      expect(await resting(['nowhere'], 0)).toBe(0);
      const thousands = Array.from({ length: 40_000 }, (_, index) => `9.${index}`);
      expect(await resting([...thousands, '4.9'], 0)).toBe(2);
    });

    it('names the clauses that were shown, the most first, with how many answers showed each', async () => {
      await showing(2, 1000, ['4.8', '4.9', '4.8']);
      await showing(3, 1000, ['4.9', '5.1']);
      const asked = ['4.8', '4.9', '4.10'].map(clauseOf);
      expect((await log.countResting(asked, 0)).clauses).toEqual([
        { clause: clauseOf('4.9'), answers: 2 },
        { clause: clauseOf('4.8'), answers: 1 },
      ]);
    });

    it('counts them also where there are more than are read at once, at the same moment', async () => {
      for (let turn = 1; turn <= 1100; turn += 1) await showing(turn, 1000, [turn % 2 === 0 ? '4.8' : '4.9']);
      expect((await log.countResting([clauseOf('4.8')], 1000)).answers).toBe(550);
    });
  });
}
