import { describe, expect, it } from 'vitest';
import { createInHand } from '../../../src/adapters/slack/in-hand.ts';

describe('work in hand', () => {
  it('is waited for, also what comes in meanwhile', async () => {
    const inHand = createInHand();
    const [first, second] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const adding = inHand.add(first.promise);
    const finished = inHand.finished(60_000);
    const addingMore = inHand.add(second.promise);
    first.resolve();
    await adding;
    second.resolve();
    await addingMore;
    expect(await finished).toBe(0);
  });

  it('is left behind when the time is up', async () => {
    const inHand = createInHand();
    const never = Promise.withResolvers<void>();
    void inHand.add(never.promise);
    expect(await inHand.finished(5)).toBe(1);
  });

  it('passes a failure on and counts it as finished', async () => {
    const inHand = createInHand();
    await expect(inHand.add(Promise.reject(new Error('failed')))).rejects.toThrow('failed');
    expect(await inHand.finished(60_000)).toBe(0);
  });
});
