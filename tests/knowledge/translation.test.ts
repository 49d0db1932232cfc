import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createTranslation, shippedTranslation } from '../../src/knowledge/translation.ts';
import { wordsOf } from '../../src/knowledge/words.ts';

const shape = z.strictObject({
  learnt: z.strictObject({ on: z.iso.date() }),
  words: z.record(z.string(), z.string().regex(/^(?:\S+ \d+ )*\S+ \d+$/)),
});

describe('which words of clauses bring up a word of questions', () => {
  it('is told by the word, with how likely each is', () => {
    const translation = createTranslation({ words: { sack: 'dismiss 200 employ 5' } });
    expect([...translation('sack')]).toEqual([
      ['dismiss', 0.2],
      ['employ', 0.005],
    ]);
    expect(translation('dismiss').size).toBe(0);
    expect(translation('constructor').size).toBe(0);
  });

  it('comes with the product: of stems, and of none that is itself', async () => {
    const { words } = shape.parse(JSON.parse(await readFile('src/knowledge/translation.json', 'utf8')));
    expect(Object.keys(words).length).toBeGreaterThan(1000);
    for (const asked of Object.keys(words)) {
      const printed = shippedTranslation(asked);
      expect(printed.has(asked)).toBe(false);
      expect(Math.min(...printed.values())).toBeGreaterThan(0);
      expect(Math.max(...printed.values())).toBeLessThanOrEqual(1);
    }
  });

  it('knows what everyday words stand for in guidance', () => {
    const stemOf = (word: string): string => wordsOf(word)[0]?.stem ?? '';
    for (const [asked, printed] of [
      ['money', 'allowance'],
      ['photo', 'photograph'],
    ] as const)
      expect([...shippedTranslation(stemOf(asked)).keys()]).toContain(stemOf(printed));
  });
});
