import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical, checkChain } from '../../src/core/audit-chain.ts';
import type { ChainLink } from '../../src/core/audit.ts';
import { personId } from '../../src/core/people.ts';
import { anEntry, chainOf, sha256, walked } from '../support/audit.ts';

const entries = (count: number) => Array.from({ length: count }, (_, index) => anEntry({ about: `thing ${index}` }));
const five = chainOf(entries(5));
const with3 = (change: Partial<ChainLink>) => five.map((link) => (link.number === 3 ? { ...link, ...change } : link));
const hashAt = (number: number): string => five[number - 1]?.hash ?? '';
const elsewhere = 'f'.repeat(64);
/** As somebody with all rights makes it who keeps to the form: the third is another, and all after it follow. */
const anew = chainOf(entries(5).map((entry, index) => (index === 2 ? { ...entry, about: 'another' } : entry)));

describe('an entry as text', () => {
  it('is the same whichever order its parts were given in, on one line', () => {
    const entry = anEntry({
      details: { b: 'two\nlines \0 \ud800', a: 1 },
      by: { kind: 'person', id: personId('slack:T/U') },
    });
    const { about, act, at, by, council } = entry;
    const otherwise = { details: { a: 1, b: 'two\nlines \0 \ud800' }, council, by, at, act, about };
    expect(canonical(otherwise)).toBe(canonical(entry));
    expect(canonical(entry)).toBe(
      '{"about":"gedling/social-media-guidance","act":"halted","at":1700000000000,"by":{"id":"slack:T/U","kind":"person"},' +
        '"council":"gedling","details":{"a":1,"b":"two\\nlines \\u0000 \\ud800"}}',
    );
  });
});

describe('a chain', () => {
  it('is hashed so that anybody can check it without Clausebook', () => {
    const [first] = five;
    expect(first?.hash).toBe(sha256(`clausebook audit 1\n1\n${'0'.repeat(64)}\n${first?.entry}`));
  });

  it('is whole as it was made, however many pages it takes', async () => {
    expect(await checkChain(walked([]))).toEqual({ outcome: 'whole', entries: 0, last: undefined });
    for (const count of [1, 499, 500, 501, 1203]) {
      const chain = chainOf(entries(count));
      const last = { number: count, hash: chain.at(-1)?.hash };
      expect(await checkChain(walked(chain))).toEqual({ outcome: 'whole', entries: count, last });
    }
  });

  it.each([
    ['its words are others', with3({ entry: canonical(anEntry({ about: 'else' })) }), 3, 'changed'],
    ['its hash is another', with3({ hash: elsewhere }), 3, 'changed'],
    ['it names another before it', with3({ previous: elsewhere }), 3, 'out-of-order'],
    ['it is not there', five.filter(({ number }) => number !== 3), 3, 'missing'],
    ['the first is not there', five.slice(1), 1, 'missing'],
    ['it was put in the place of another', with3({ ...five[1], number: 3 }), 3, 'out-of-order'],
    ['it was written anew, and those after it were not', with3({ ...anew[2] }), 4, 'out-of-order'],
  ])('is broken where %s', async (_, chain, number, how) => {
    expect(await checkChain(walked(chain))).toEqual({ outcome: 'broken', entries: number - 1, number, how });
  });

  it.each([
    ['kept whole', five, { number: 5, hash: hashAt(5) }, undefined, undefined],
    ['kept whole, of an earlier one', five, { number: 2, hash: hashAt(2) }, undefined, undefined],
    ['kept whole, without the number', five, { number: undefined, hash: hashAt(4) }, undefined, undefined],
    ['cut short', five.slice(0, 3), { number: 5, hash: hashAt(5) }, 4, 'cut-short'],
    ['emptied', [], { number: 5, hash: hashAt(5) }, 1, 'cut-short'],
    [
      'cut short and gone on with',
      chainOf([...entries(3), ...entries(4)]),
      { number: 5, hash: hashAt(5) },
      5,
      'not-as-kept',
    ],
    ['written anew', anew, { number: 3, hash: hashAt(3) }, 3, 'not-as-kept'],
    ['written anew, without the number', anew, { number: undefined, hash: hashAt(5) }, undefined, 'not-as-kept'],
  ])('that was %s shows so against what was kept elsewhere', async (_, chain, anchor, number, how) => {
    const check = await checkChain(walked(chain), { anchor });
    expect(check).toMatchObject(
      how === undefined ? { outcome: 'whole', entries: 5 } : { outcome: 'broken', number, how },
    );
  });

  describe('that is walked from an entry on', () => {
    const archived = five.slice(2);

    it('is whole where the rest is, and the first follows the one before', async () => {
      const last = { number: 5, hash: hashAt(5) };
      expect(await checkChain(walked(five), { from: 3 })).toEqual({ outcome: 'whole', entries: 3, last });
      expect(await checkChain(walked(archived), { from: 3 })).toEqual({ outcome: 'whole', entries: 3, last });
      expect(await checkChain(walked(with3({ previous: elsewhere })), { from: 3 })).toMatchObject({ number: 3 });
    });

    it('is held to what was kept of the entry before, also where that one is archived', async () => {
      const anchor = { number: 2, hash: hashAt(2) };
      for (const chain of [five, archived])
        expect(await checkChain(walked(chain), { from: 3, anchor })).toMatchObject({ outcome: 'whole', entries: 3 });
      const other = { number: 2, hash: elsewhere };
      const broken = { outcome: 'broken', entries: 0 };
      expect(await checkChain(walked(five), { from: 3, anchor: other })).toEqual({
        ...broken,
        number: 2,
        how: 'not-as-kept',
      });
      expect(await checkChain(walked(archived), { from: 3, anchor: other })).toEqual({
        ...broken,
        number: 3,
        how: 'out-of-order',
      });
    });

    it('is missing where it does not go so far', async () => {
      expect(await checkChain(walked(five), { from: 6 })).toMatchObject({ outcome: 'whole', entries: 0 });
      expect(await checkChain(walked(five), { from: 7 })).toMatchObject({
        outcome: 'broken',
        number: 7,
        how: 'missing',
      });
    });
  });

  it('shows any change to any one entry that leaves the others as they are', async () => {
    const change = fc.record({
      at: fc.nat({ max: 4 }),
      column: fc.constantFrom('previous', 'entry', 'hash', 'number'),
      to: fc.oneof(
        fc.string(),
        fc.constantFrom(...five.flatMap(({ previous, entry, hash }) => [previous, entry, hash])),
      ),
      number: fc.integer({ min: 0, max: 9 }),
    });
    await fc.assert(
      fc.asyncProperty(change, async ({ at, column, to, number }) => {
        const changed = five.map((link, index) =>
          index === at ? { ...link, [column]: column === 'number' ? number : to } : link,
        );
        const chain = changed.toSorted((one, other) => one.number - other.number);
        const same = JSON.stringify(chain) === JSON.stringify(five);
        const anchor = { number: 5, hash: hashAt(5) };
        expect((await checkChain(walked(chain), { anchor })).outcome).toBe(same ? 'whole' : 'broken');
      }),
      { numRuns: 500 },
    );
  });
});
