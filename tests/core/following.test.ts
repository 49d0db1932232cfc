import { setImmediate } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { createFollower } from '../../src/core/following.ts';
import { aLog } from '../support/builders.ts';

/** A follower whose waits end when the test says so, or when it is woken. */
function aFollower(follow: () => Promise<void>) {
  const waits: { readonly ms: number; readonly over: () => void }[] = [];
  const log = aLog();
  let heard = (): void => {};
  let deaf = false;
  const follower = createFollower({
    publishing: { follow },
    log,
    listen: async (hear) => {
      heard = hear;
      return async () => void (deaf = true);
    },
    wait: (ms, signal) =>
      new Promise((resolve) => {
        waits.push({ ms, over: () => resolve(undefined) });
        signal.addEventListener('abort', () => resolve(undefined), { once: true });
      }),
  });
  return { follower, waits, log, hear: () => heard(), isDeaf: () => deaf };
}

describe('following what other processes put in force', () => {
  it('looks every two seconds and when it is told, and no more once it is stopped', async () => {
    let looks = 0;
    const { follower, waits, hear, isDeaf } = aFollower(async () => void (looks += 1));
    await follower.start();
    expect(waits.map(({ ms }) => ms)).toEqual([2000]);
    waits[0]?.over();
    await vi.waitFor(() => expect([looks, waits.length]).toEqual([1, 2]), { interval: 1 });
    hear();
    await vi.waitFor(() => expect([looks, waits.length]).toEqual([2, 3]), { interval: 1 });
    await follower.stop();
    await setImmediate();
    expect([looks, isDeaf()]).toEqual([2, true]);
  });

  it('says once that it is behind, tries again, and says when it is not any more', async () => {
    let fails = true;
    const { follower, waits, log } = aFollower(() => (fails ? Promise.reject(new Error('gone')) : Promise.resolve()));
    await follower.start();
    expect(follower.behind).toBe(false);
    for (const round of [1, 2]) {
      waits.at(-1)?.over();
      await vi.waitFor(() => expect(waits).toHaveLength(round + 1), { interval: 1 });
    }
    expect(follower.behind).toBe(true);
    expect(log.lines.map(({ event }) => event)).toEqual(['edition-not-followed']);
    fails = false;
    waits.at(-1)?.over();
    await vi.waitFor(() => expect(follower.behind).toBe(false), { interval: 1 });
    await follower.stop();
  });
});
