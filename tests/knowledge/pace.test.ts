import { describe, expect, it } from 'vitest';
import { createPace } from '../../src/knowledge/pace.ts';

describe('the pace of long work', () => {
  it('lets others have their turn after some milliseconds, and not before', async () => {
    let [now, turns] = [0, 0];
    const pace = createPace(
      () => now,
      async () => {
        turns += 1;
        now += 100;
      },
    );
    const seen: number[] = [];
    for (const later of [0, 3, 3, 1, 2, 2]) {
      now += later;
      await pace.step();
      seen.push(turns);
    }
    expect(seen).toEqual([0, 0, 1, 1, 1, 2]);
  });

  it('lets what waits in the event loop run', async () => {
    let now = 0;
    let ran = false;
    const pace = createPace(() => (now += 50));
    setImmediate(() => (ran = true));
    await pace.step();
    expect(ran).toBe(true);
  });
});
