import { beforeEach, describe, expect, it } from 'vitest';
import type { Installations } from '../../src/core/ports.ts';

/** What every place that keeps installations has in common. `open` gives two that keep them in the same place. */
export function installationsContract(open: () => readonly [Installations, Installations]): void {
  describe('an installation', () => {
    let one: Installations;
    let other: Installations;
    beforeEach(() => {
      [one, other] = open();
    });

    const versionOf = async (id: string): Promise<string> => (await one.find(id))?.version ?? '';

    it('is found under its id, by everybody, and under no other', async () => {
      expect(await one.find('T1')).toBeUndefined();
      await one.keep('T1', 'the secret “Æ”👍');
      await other.keep('E2', 'another');
      expect(await other.find('T1')).toMatchObject({ secret: 'the secret “Æ”👍' });
      expect(await one.find('E2')).toMatchObject({ secret: 'another' });
      expect(await one.find('t1')).toBeUndefined();
      expect(await other.ids()).toEqual(['E2', 'T1']);
    });

    it('takes the place of the one before, under another version', async () => {
      await one.keep('T1', 'before');
      const before = await versionOf('T1');
      await other.keep('T1', 'after');
      expect(await one.find('T1')).toMatchObject({ secret: 'after' });
      expect(await versionOf('T1')).not.toBe(before);
    });

    it('is replaced by whoever knows its version, once', async () => {
      await one.keep('T1', 'old');
      const version = await versionOf('T1');
      const won = await Promise.all([one.replace('T1', version, 'new'), other.replace('T1', version, 'new')]);
      expect(won.toSorted()).toEqual([false, true]);
      expect(await other.find('T1')).toMatchObject({ secret: 'new' });
      expect(await one.replace('T9', version, 'new')).toBe(false);
      expect(await one.find('T9')).toBeUndefined();
    });

    it('is forgotten by whoever knows its version, and a version never comes back', async () => {
      await one.keep('T1', 'old');
      const version = await versionOf('T1');
      await other.keep('T2', 'stays');
      expect(await other.forget('T1', version)).toBe(true);
      expect(await one.forget('T1', version)).toBe(false);
      expect(await one.find('T1')).toBeUndefined();
      await one.keep('T1', 'again');
      expect(await one.forget('T1', version)).toBe(false);
      expect(await one.replace('T1', version, 'late')).toBe(false);
      expect(await one.ids()).toEqual(['T1', 'T2']);
    });
  });

  describe('a name that is used once', () => {
    it('is the first one’s of any number of calls, until its time is over', async () => {
      const [one, other] = open();
      const tries = Array.from({ length: 10 }, (_none, index) => (index % 2 === 0 ? one : other).useOnce('a', 1000, 0));
      expect((await Promise.all(tries)).filter(Boolean)).toHaveLength(1);
      expect(await one.useOnce('b', 1000, 0)).toBe(true);
      expect(await other.useOnce('a', 1500, 999)).toBe(false);
      expect(await other.useOnce('a', 2000, 1000)).toBe(true);
      expect(await one.useOnce('a', 2000, 1001)).toBe(false);
    });
  });
}
