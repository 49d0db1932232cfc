import { beforeEach, describe, expect, it } from 'vitest';
import type { SharedVectors } from '../../src/core/shared-vectors.ts';

/** What every place that shares vectors has in common. `open` gives two that share the same place. */
export function sharedVectorsContract(open: () => readonly [SharedVectors, SharedVectors]): void {
  describe('a shared vector', () => {
    let one: SharedVectors;
    let other: SharedVectors;
    beforeEach(() => {
      [one, other] = open();
    });
    const key = (n: number) => n.toString(16).padStart(32, '0');
    const vector = (n: number) => Int8Array.of(n, -128, 127, 0);
    const some = (...numbers: readonly number[]) => new Map(numbers.map((n) => [key(n), vector(n)]));

    it('is found by another process as it was kept, and what was not kept is not', async () => {
      await one.keep(some(1, 2));
      expect(await other.recall([key(2), key(3), key(1)])).toEqual(some(1, 2));
      expect(await other.recall([key(3)])).toEqual(new Map());
    });

    it('takes the place of what was there', async () => {
      await one.keep(some(1, 2));
      await other.keep(new Map([[key(1), vector(9)]]));
      expect(await one.recall([key(1), key(2)])).toEqual(new Map([...some(2), [key(1), vector(9)]]));
    });

    it('is there when it is needed, and what is not is named in the order asked', async () => {
      await one.keep(some(1, 3));
      expect(await other.need([key(4), key(3), key(2), key(1)])).toEqual([key(4), key(2)]);
      expect(await other.need([key(1)])).toEqual([]);
    });

    it('is asked for and kept by the hundreds, or not at all', async () => {
      const many = some(...Array.from({ length: 500 }, (_, n) => n));
      await one.keep(many);
      expect(await other.recall([...many.keys()])).toEqual(many);
      expect(await other.need([...many.keys()])).toEqual([]);
      await one.keep(new Map());
      expect(await one.recall([])).toEqual(new Map());
      expect(await one.need([])).toEqual([]);
    });

    it('is kept by any number at once', async () => {
      const numbers = Array.from({ length: 100 }, (_, n) => n);
      await Promise.all(
        [numbers, numbers.toReversed(), numbers, numbers.toReversed()].map((each, at) =>
          (at < 2 ? one : other).keep(some(...each)),
        ),
      );
      expect(await one.recall(numbers.map(key))).toEqual(some(...numbers));
    });
  });
}
