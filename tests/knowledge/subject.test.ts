import * as fc from 'fast-check';
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { shippedAdapter } from '../../src/knowledge/adapter.ts';
import { soundsOnTopic } from '../../src/knowledge/subject.ts';

const shape = z.strictObject({
  learnt: z.strictObject({ on: z.iso.date() }),
  bias: z.number(),
  weights: z.array(z.number()),
});

describe('how much a question sounds like one for the guidance', () => {
  it('is learnt for each number of the adapter’s vectors', async () => {
    const shipped = shape.parse(JSON.parse(await readFile('src/knowledge/subject.json', 'utf8')));
    expect(shipped.weights).toHaveLength(shippedAdapter.to);
  });

  it('is even without a vector, and from 0 to 1 with any', () => {
    expect(soundsOnTopic(undefined)).toBe(0.5);
    fc.assert(
      fc.property(fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { maxLength: 192 }), (vector) => {
        const share = soundsOnTopic(vector);
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('grows with what speaks for it', () => {
    const learned = { bias: -1, weights: [2, 0] };
    expect(soundsOnTopic([1, 9], learned)).toBeGreaterThan(soundsOnTopic([0.5, 9], learned));
    expect(soundsOnTopic([0.5, 0], learned)).toBeCloseTo(0.5);
  });
});
