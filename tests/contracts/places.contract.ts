import { beforeEach, describe, expect, it } from 'vitest';
import type { Places } from '../../src/core/ports.ts';

/** What every place that keeps addresses has in common. `open` gives two that keep them in the same place. */
export function placesContract(open: () => readonly [Places, Places]): void {
  describe('an address', () => {
    let places: Places;
    let other: Places;
    beforeEach(() => {
      [places, other] = open();
    });

    it('is found under its key, by everybody', async () => {
      expect(await places.find('teams', 'a channel')).toBeUndefined();
      const address = JSON.stringify({ serviceUrl: 'https://smba.example/', conversation: { id: '19:“Æ”👍' } });
      await places.keep('teams', 'a channel', address);
      expect(await places.find('teams', 'a channel')).toBe(address);
      expect(await other.find('teams', 'a channel')).toBe(address);
    });

    it('takes the place of the one before', async () => {
      await places.keep('teams', 'a channel', 'before');
      await other.keep('teams', 'a channel', 'after');
      await other.keep('teams', 'a channel', 'after');
      expect(await places.find('teams', 'a channel')).toBe('after');
    });

    it('is another one on another platform and under another key, however long', async () => {
      const keys = ['', 'a', 'A', '\0', 'long '.repeat(1000), 'long '.repeat(1001)];
      for (const platform of ['slack', 'teams'] as const)
        for (const key of keys) await places.keep(platform, key, `${platform} ${key.length} ${keys.indexOf(key)}`);
      for (const platform of ['slack', 'teams'] as const)
        for (const key of keys)
          expect(await other.find(platform, key)).toBe(`${platform} ${key.length} ${keys.indexOf(key)}`);
      expect(await places.find('playground', 'a')).toBeUndefined();
    });

    it('is one of any number that are kept at a time', async () => {
      await Promise.all(Array.from({ length: 20 }, (_, index) => places.keep('teams', 'a', `address ${index}`)));
      expect(await places.find('teams', 'a')).toMatch(/^address \d+$/);
    });
  });
}
