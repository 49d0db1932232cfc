import { beforeEach, describe, expect, it } from 'vitest';
import type { Leases } from '../../src/core/ports.ts';

/** What every place that keeps leases has in common. `open` gives two that keep them in the same place. */
export function leasesContract(open: () => readonly [Leases, Leases]): void {
  describe('the lease of a job', () => {
    let leases: Leases;
    let other: Leases;
    beforeEach(() => {
      [leases, other] = open();
    });

    it('is one holder’s until its time is over', async () => {
      expect(await leases.take('reminders', 'a', 10, 1)).toBe(true);
      expect(await other.take('reminders', 'b', 19, 9)).toBe(false);
      expect(await other.take('reminders', 'b', 20, 10)).toBe(true);
      expect(await leases.take('reminders', 'a', 29, 19)).toBe(false);
    });

    it('is made longer by its holder, and given back by taking it until now', async () => {
      await leases.take('reminders', 'a', 10, 1);
      expect(await leases.take('reminders', 'a', 15.5, 5)).toBe(true);
      expect(await other.take('reminders', 'b', 25, 15)).toBe(false);
      expect(await leases.take('reminders', 'a', 15, 15)).toBe(true);
      expect(await other.take('reminders', 'b', 25, 15)).toBe(true);
    });

    it('is free if it was taken before the clock was put back, and never for whoever gives one back', async () => {
      const hour = 3_600_000;
      await leases.take('reminders', 'a', hour + 150, hour);
      expect(await other.take('reminders', 'b', 1, 1)).toBe(false);
      expect(await other.take('reminders', 'b', 151, 1)).toBe(true);
      // Clocks of two processes differ by a little.
      expect(await leases.take('reminders', 'a', 131, -19)).toBe(false);
    });

    it('is another one for another job, whatever it is called', async () => {
      const names = ['reminders', 'Reminders', '', '\0', `'; drop table leases; --`, 'long '.repeat(1000)];
      for (const name of names) expect(await leases.take(name, 'a', 10, 1)).toBe(true);
      for (const name of names) expect(await other.take(name, 'b', 10, 1)).toBe(false);
    });

    it('goes to one of any number who take it at a time', async () => {
      const takings = Array.from({ length: 30 }, (_, index) =>
        (index % 2 === 0 ? leases : other).take('reminders', `holder ${index}`, 10, 1),
      );
      expect((await Promise.all(takings)).filter((taken) => taken)).toHaveLength(1);
    });
  });
}
