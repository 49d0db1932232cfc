import { describe, expect, it } from 'vitest';
import { createPeopleFirst, waitingIn } from '../../src/knowledge/people-first.ts';

describe('work that nobody waits for', () => {
  it('goes on at once while nobody asks, and after those who do', async () => {
    const waiting = waitingIn();
    // As another thread sees it.
    const seen = waitingIn(waiting.shared);
    const answered = Promise.withResolvers<string>();
    let waits = 0;
    const first = createPeopleFirst(
      () => seen.count(),
      async () => {
        waits += 1;
        if (waits === 3) answered.resolve('found');
        await new Promise(setImmediate);
      },
    );
    await first.turn(100);
    expect(waits).toBe(0);
    const search = waiting.during(() => answered.promise);
    await first.turn(100);
    expect([waits, await search]).toEqual([3, 'found']);
    await first.turn(100);
    expect(waits).toBe(3);
  });

  it('waits for no question for ever, and not for one that failed', async () => {
    const waiting = waitingIn();
    let waits = 0;
    const first = createPeopleFirst(
      () => waiting.count(),
      async () => void (waits += 1),
    );
    await expect(waiting.during(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await first.turn(20);
    expect(waits).toBe(0);
    void waiting.during(() => new Promise(() => {}));
    await first.turn(20);
    expect(waits).toBe(10);
  });
});
