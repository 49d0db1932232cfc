import { describe, expect, it, vi } from 'vitest';
import { openDatabase } from '../src/adapters/store/database.ts';
import { createHalts } from '../src/adapters/store/halts.ts';
import { followHalts } from '../src/open-halts.ts';
import { aLog } from './support/builders.ts';
import { aHalt } from './support/halts-in-memory.ts';

const damaged = async () => {
  const database = await openDatabase(':memory:');
  await createHalts(database).halt(aHalt());
  const damage = (body: string) => database.updateTable('halt_moves').set({ body }).execute();
  return { database, damage };
};

describe('a service that reads what is halted', () => {
  it('does not start where it cannot be read, and says why', async () => {
    const { database, damage } = await damaged();
    await damage('{}');
    await expect(followHalts(database, aLog())).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
    await database.destroy();
  });

  it('holds to what it knows while it cannot be read, and says so where its health is asked', async () => {
    const { database, damage } = await damaged();
    const log = aLog();
    const opened = await followHalts(database, log);
    expect(opened.problems()).toEqual([
      'Halted: gedling/social-media-guidance is not quoted, since 2026-05-03T13:05:00.000Z.',
    ]);
    await damage('{}');
    await vi.waitFor(() => expect(opened.problems()).toHaveLength(2), { timeout: 5000, interval: 50 });
    expect(opened.halting.all()).toEqual([aHalt()]);
    expect(log.lines.map(({ event }) => event)).toEqual(['halted', 'halts-not-read']);
    await opened.close();
    await database.destroy();
  });
});
