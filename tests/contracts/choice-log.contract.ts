import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Choice } from '../../src/core/choice.ts';
import { clauseId, councilId, documentId, editionId } from '../../src/core/guidance.ts';
import type { ChoiceKey, ChoiceLog } from '../../src/core/ports.ts';

export interface ChoiceLogHarness {
  readonly log: ChoiceLog;
  /** Another log that keeps its choices in the same place; undefined: there can be none. */
  readonly other: ChoiceLog | undefined;
  dispose(): Promise<void>;
}

export const aChoiceKey = (change: Partial<ChoiceKey> = {}): ChoiceKey => ({
  question: 'can i use the logo',
  scope: councilId('gedling'),
  takenWith: undefined,
  edition: editionId('0123456789ab'),
  since: undefined,
  chooser: 'a-model 1',
  ...change,
});

const clause = (key: string) => clauseId(councilId('gedling'), documentId('social-media-guidance'), key);
const chose = (first: string, ...others: readonly string[]): Choice => ({
  outcome: 'chosen',
  clauses: [clause(first), ...others.map(clause)],
});
const NONE: Choice = { outcome: 'none' };

/** What every place that keeps choices has in common. */
export function choiceLogContract(name: string, open: () => Promise<ChoiceLogHarness>): void {
  describe(`${name} as a choice log`, () => {
    let harness: ChoiceLogHarness;
    let log: ChoiceLog;
    beforeEach(async () => {
      harness = await open();
      ({ log } = harness);
    });
    afterEach(() => harness.dispose());

    it('holds nothing at first', async () => {
      expect(await log.kept(aChoiceKey())).toBeUndefined();
    });

    it.each([chose('4.8'), chose('4.8', '4.7', '5.1'), chose('set the tone “here”'), NONE])(
      'gives back what was kept: %o',
      async (choice) => {
        expect(await log.keep(aChoiceKey(), choice, 1)).toEqual(choice);
        expect(await log.kept(aChoiceKey())).toEqual(choice);
        expect(await (harness.other ?? log).kept(aChoiceKey())).toEqual(choice);
      },
    );

    it('keeps the first choice of a question, whoever makes another', async () => {
      await log.keep(aChoiceKey(), chose('4.8'), 1);
      expect(await log.keep(aChoiceKey(), NONE, 2)).toEqual(chose('4.8'));
      expect(await (harness.other ?? log).keep(aChoiceKey(), chose('4.7'), 3)).toEqual(chose('4.8'));
    });

    it('gives all who choose at the same time one and the same choice', async () => {
      const made = Array.from({ length: 20 }, (_, index) =>
        (index % 2 === 0 ? log : (harness.other ?? log)).keep(aChoiceKey(), chose(String(index)), index),
      );
      const kept = (await Promise.all(made)).map((choice) => JSON.stringify(choice));
      expect(new Set(kept).size).toBe(1);
    });

    const others: readonly Partial<ChoiceKey>[] = [
      { question: 'can i use the crest' },
      { question: '' },
      { scope: councilId('oxford') },
      { scope: undefined },
      { takenWith: 'logos' },
      { takenWith: '' },
      { edition: editionId('ba9876543210') },
      { chooser: 'a-model 2' },
      { since: '2026-03-20' },
      { question: "'; drop table choices; --" },
    ];
    it.each(others)('takes %o for another question', async (change) => {
      await log.keep(aChoiceKey(), chose('4.8'), 1);
      expect(await log.kept(aChoiceKey(change))).toBeUndefined();
      expect(await log.keep(aChoiceKey(change), NONE, 1)).toEqual(NONE);
      expect(await log.kept(aChoiceKey())).toEqual(chose('4.8'));
    });

    it('does not take what a question leans on for a part of it', async () => {
      await log.keep(aChoiceKey({ question: 'a', takenWith: 'b' }), NONE, 1);
      expect(await log.kept(aChoiceKey({ question: 'a b' }))).toBeUndefined();
      expect(await log.kept(aChoiceKey({ question: 'b', takenWith: 'a' }))).toBeUndefined();
    });
  });
}
