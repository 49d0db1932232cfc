import { beforeEach, describe, expect, it } from 'vitest';
import type { Tallies } from '../../src/core/rates.ts';

/** What every place that keeps tallies has in common. `open` gives two that keep them in the same place. */
export function talliesContract(open: () => readonly [Tallies, Tallies]): void {
  describe('a tally', () => {
    let tallies: Tallies;
    let other: Tallies;
    beforeEach(() => {
      [tallies, other] = open();
    });
    const one = (name: string) => ({ name, until: 60_000 });

    it('counts for every process, and says what each is in the order asked', async () => {
      expect(await tallies.addOne([one('b'), one('a')])).toEqual([1, 1]);
      expect(await other.addOne([one('a')])).toEqual([2]);
      expect(await tallies.addOne([one('c'), one('a'), one('b')])).toEqual([1, 3, 2]);
    });

    it('is another one under another name, whatever it is called', async () => {
      const names = ['a', 'A', '', '\0', '\ud800', `'; drop table tallies; --`, 'long '.repeat(1000)];
      for (const name of names) expect(await tallies.addOne([one(name)])).toEqual([1]);
      for (const name of names) expect(await other.addOne([one(name)])).toEqual([2]);
    });

    it('gives no two of any number who count at once the same', async () => {
      const counted = await Promise.all(
        Array.from({ length: 40 }, (_, index) =>
          (index % 2 === 0 ? tallies : other).addOne([one(`person ${index % 4}`), one('council')]),
        ),
      );
      const ofCouncil = counted.map(([, council]) => council ?? 0).toSorted((a, b) => a - b);
      expect(ofCouncil).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
    });
  });
}
