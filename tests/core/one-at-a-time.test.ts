import { describe, expect, it } from 'vitest';
import { oneAtATime } from '../../src/core/one-at-a-time.ts';
import { createLeasesInMemory } from '../support/leases-in-memory.ts';

const LONGEST_MS = 1000;

/** Two processes that share their leases, and a clock. */
function twoProcesses() {
  const leases = createLeasesInMemory();
  let now = 5000;
  const process = (holder: string) =>
    oneAtATime<string>('work', { leases, holder, clock: () => now, longestMs: LONGEST_MS });
  return { here: process('here'), there: process('there'), pass: (ms: number) => (now += ms) };
}

describe('one at a time', () => {
  it('has whoever comes later in the same process wait, and go on after a fault', async () => {
    const { here } = twoProcesses();
    const steps: string[] = [];
    const slow = Promise.withResolvers<undefined>();
    const work = (name: string, until?: Promise<undefined>) =>
      here(async () => {
        steps.push(`${name} begins`);
        await until;
        steps.push(`${name} ends`);
        if (name === 'first') throw new Error('It went wrong.');
        return name;
      });
    const first = work('first', slow.promise);
    const second = work('second');
    slow.resolve(undefined);
    await expect(first).rejects.toThrow('It went wrong.');
    expect(await second).toBe('second');
    expect(steps).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
  });

  it('tells another process that it is busy, until it is done or has died', async () => {
    const { here, there, pass } = twoProcesses();
    const slow = Promise.withResolvers<string>();
    const first = here(() => slow.promise);
    expect(await there(async () => 'there')).toBe('busy');
    slow.resolve('here');
    expect(await first).toBe('here');
    expect(await there(async () => 'there')).toBe('there');
    void here(() => new Promise(() => {}));
    expect(await there(async () => 'there')).toBe('busy');
    pass(LONGEST_MS);
    expect(await there(async () => 'there')).toBe('there');
  });
});
