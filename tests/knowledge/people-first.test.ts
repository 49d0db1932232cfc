import { describe, expect, it } from 'vitest';
import { createPeopleFirst } from '../../src/knowledge/people-first.ts';

describe('work that nobody waits for', () => {
  it('goes on at once while nobody searches, and after those who do', async () => {
    const answered = Promise.withResolvers<string>();
    let waits = 0;
    const first = createPeopleFirst(async () => {
      waits += 1;
      if (waits === 3) answered.resolve('found');
      await answered.promise.catch(() => {});
    });
    await first.turn();
    expect(waits).toBe(0);
    const search = first.search(() => answered.promise);
    answered.resolve('found');
    expect(await search).toBe('found');
    await first.turn();
    expect(waits).toBe(0);
  });

  it('waits for a search, but not for ever, and not for one that failed', async () => {
    let waits = 0;
    const first = createPeopleFirst(async () => void (waits += 1));
    const endless = first.search(() => new Promise(() => {}));
    await first.turn();
    expect(waits).toBe(20);
    void endless;
    const other = createPeopleFirst(async () => void (waits += 1));
    await expect(other.search(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await other.turn();
    expect(waits).toBe(20);
  });
});
