import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sharesOf } from '../../src/knowledge/neighbours.ts';

const bestFirst = (cosines: readonly number[]): readonly number[] => cosines.toSorted((one, other) => other - one);
const cosine = fc.double({ min: 0, max: 1, noNaN: true });
const clauses = fc.array(cosine, { maxLength: 50 }).map(bestFirst);
const gaps = fc
  .array(fc.record({ cosine, offTopic: fc.boolean() }), { maxLength: 50 })
  .map((all) => all.toSorted((one, other) => other.cosine - one.cosine));

const NONE = { closeAsked: 0, nearAsked: 0, wideAsked: 0, closeOffTopic: 0, nearOffTopic: 0, wideOffTopic: 0 };
const ALL_CLAUSES = { ...NONE, closeAsked: 1, nearAsked: 1, wideAsked: 1 };
const ALL_OFF_TOPIC = { ...NONE, closeOffTopic: 1, nearOffTopic: 1, wideOffTopic: 1 };
const times = <T>(count: number, value: T): readonly T[] => Array.from({ length: count }, () => value);

describe('whose phrasings are nearest', () => {
  it('is told in shares: never below 0, and together at most 1', () => {
    fc.assert(
      fc.property(clauses, gaps, (ofClauses, ofGaps) => {
        const { closeAsked, nearAsked, wideAsked, closeOffTopic, nearOffTopic, wideOffTopic } = sharesOf(
          ofClauses,
          ofGaps,
        );
        const pairs = [
          [closeAsked, closeOffTopic],
          [nearAsked, nearOffTopic],
          [wideAsked, wideOffTopic],
        ] as const;
        for (const [asked, offTopic] of pairs) {
          expect(asked).toBeGreaterThanOrEqual(0);
          expect(offTopic).toBeGreaterThanOrEqual(0);
          expect(asked + offTopic).toBeLessThanOrEqual(1 + 1e-9);
        }
      }),
    );
  });

  it('is all told when every gap is off the topic: the shares add up to 1', () => {
    const some = fc.double({ min: 0.01, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(some, { minLength: 1, maxLength: 50 }), fc.array(some, { maxLength: 50 }), (one, other) => {
        const ofGaps = bestFirst(other).map((near) => ({ cosine: near, offTopic: true }));
        const shares = sharesOf(bestFirst(one), ofGaps);
        expect(shares.closeAsked + shares.closeOffTopic).toBeCloseTo(1, 9);
        expect(shares.nearAsked + shares.nearOffTopic).toBeCloseTo(1, 9);
        expect(shares.wideAsked + shares.wideOffTopic).toBeCloseTo(1, 9);
      }),
    );
  });

  it('is the clauses, a matter off the topic, or neither but a known gap', () => {
    expect(sharesOf([0.9, 0.1], [])).toEqual(ALL_CLAUSES);
    expect(sharesOf([], [{ cosine: 0.9, offTopic: true }])).toEqual(ALL_OFF_TOPIC);
    expect(sharesOf([], [{ cosine: 0.9, offTopic: false }])).toEqual(NONE);
  });

  it('is nobody where nothing is near', () => {
    expect(sharesOf([], [])).toEqual(NONE);
    expect(sharesOf([0, 0], [{ cosine: 0, offTopic: true }])).toEqual(NONE);
  });

  it('is told of the 5, 15 and 40 nearest, whosever they are', () => {
    const ofGaps = [...times(10, { cosine: 0.8, offTopic: true }), ...times(25, { cosine: 0.6, offTopic: false })];
    const { closeAsked, nearAsked, wideAsked, closeOffTopic, nearOffTopic, wideOffTopic } = sharesOf(
      [...times(5, 1), ...times(30, 0.1)],
      ofGaps,
    );
    expect([closeAsked, closeOffTopic]).toEqual([1, 0]);
    const near = 5 + 10 * 0.8 ** 3;
    expect(nearAsked).toBeCloseTo(5 / near, 9);
    expect(nearOffTopic).toBeCloseTo((10 * 0.8 ** 3) / near, 9);
    const wide = near + 25 * 0.6 ** 3;
    expect(wideAsked).toBeCloseTo(5 / wide, 9);
    expect(wideOffTopic).toBeCloseTo((10 * 0.8 ** 3) / wide, 9);
  });

  it('is told by nearness, not by number alone', () => {
    const { closeAsked } = sharesOf([0.9], times(2, { cosine: 0.3, offTopic: true }));
    expect(closeAsked).toBeGreaterThan(0.9);
  });
});
