import { beforeEach, describe, expect, it } from 'vitest';
import { rememberedUntil } from '../../src/core/short-memory.ts';
import type { ShortMemory } from '../../src/core/short-memory.ts';

/** A moment to count from. */
const NOW = 1_800_000_000_000;
const HALF_AN_HOUR = 30 * 60 * 1000;
const UNTIL = rememberedUntil(NOW);

const STRANGE = ['', '\0', '\ud800', '“Æ”👍', `'; drop table remembered; --`, 'long '.repeat(1000)];

/** What every short memory has in common. `open` gives two that hold what is remembered in the same place. */
export function shortMemoryContract(open: () => readonly [ShortMemory, ShortMemory]): void {
  describe('what is remembered', () => {
    let memory: ShortMemory;
    let other: ShortMemory;
    beforeEach(() => {
      [memory, other] = open();
    });
    const keep = (name: string, text: string, until = UNTIL) => memory.keep([{ name, text, until, by: undefined }]);
    const recalled = async (name: string, now = NOW) => (await other.recall(name, now))?.text;

    it('is known to every process, and nothing else is', async () => {
      await memory.keep([
        { name: 'a', text: 'one', until: UNTIL, by: undefined },
        { name: 'b', text: 'two', until: UNTIL, by: undefined },
      ]);
      expect(await other.recall('a', NOW)).toEqual({ text: 'one', until: UNTIL });
      expect([await recalled('b'), await recalled('c')]).toEqual(['two', undefined]);
    });

    it('is what was kept last, for as long again', async () => {
      await keep('a', 'one');
      await other.keep([{ name: 'a', text: 'two', until: UNTIL + 10, by: undefined }]);
      expect(await memory.recall('a', NOW)).toEqual({ text: 'two', until: UNTIL + 10 });
      await memory.keep([]);
      expect(await recalled('a')).toBe('two');
    });

    it('is whatever it is, under whichever name', async () => {
      for (const text of STRANGE) await keep(`name ${text}`, text);
      for (const text of STRANGE) expect(await recalled(`name ${text}`)).toBe(text);
    });

    it.each([
      ['until its time', HALF_AN_HOUR - 1, true],
      ['no longer', HALF_AN_HOUR, false],
      ['by a process whose clock is a little behind', -1000, true],
      ['not after the clock was put back for long', -HALF_AN_HOUR - 1, false],
    ])('lasts: %s', async (_how, later, lasts) => {
      await keep('a', 'one');
      expect(await recalled('a', NOW + later)).toBe(lasts ? 'one' : undefined);
      const told: (string | undefined)[] = [];
      await other.change('a', NOW + later, (before) => void told.push(before?.text));
      expect(told).toEqual([lasts ? 'one' : undefined]);
    });

    it('changes to what is made of it, or does not', async () => {
      const made = { text: 'made', until: UNTIL };
      expect(await memory.change('a', NOW, () => undefined)).toBeUndefined();
      expect(await memory.change('a', NOW, () => ({ ...made, by: undefined }))).toEqual(made);
      expect(await other.change('a', NOW, () => undefined)).toEqual(made);
      expect(await other.change('a', NOW, () => ({ ...made, text: 'anew', by: undefined }))).toMatchObject({
        text: 'anew',
      });
      expect(await recalled('a')).toBe('anew');
    });

    it('has every change of any number that are made at once', async () => {
      const add = (index: number) =>
        (index % 2 === 0 ? memory : other).change('a', NOW, (before) => ({
          text: `${before?.text ?? ''}+`,
          until: UNTIL,
          by: undefined,
        }));
      await Promise.all(Array.from({ length: 20 }, (_each, index) => add(index)));
      expect(await recalled('a')).toBe('+'.repeat(20));
    });

    it('is one of those that are kept at once, whole, and none makes another fail', async () => {
      const texts = Array.from({ length: 20 }, (_each, index) => `text ${index}`);
      await Promise.all(
        texts.map((text, index) =>
          (index % 2 === 0 ? memory : other).keep([
            { name: 'a', text, until: UNTIL, by: undefined },
            { name: `turn ${index}`, text, until: UNTIL, by: undefined },
          ]),
        ),
      );
      expect(texts).toContain(await recalled('a'));
    });

    it('is taken out once it is over, and what lasts stays', async () => {
      await keep('over', 'one', NOW);
      await keep('put back', 'two', NOW + 3 * HALF_AN_HOUR);
      await keep('lasts', 'three');
      expect(await memory.forgetOver(NOW)).toBe(2);
      expect(await other.forgetOver(NOW)).toBe(0);
      expect(await recalled('lasts')).toBe('three');
      expect(await recalled('over', NOW - 1)).toBeUndefined();
    });
  });
}
