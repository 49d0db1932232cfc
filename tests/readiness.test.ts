import { describe, expect, it } from 'vitest';
import { createSaying } from '../src/readiness.ts';
import type { Saying } from '../src/readiness.ts';
import { KNOWLEDGE } from './adapters/playground/sample-guidance.ts';

const FINE = { ready: true, problems: [] };
const BEHIND = 'The edition before it answers.';
const AWAY = { ready: false, problems: ['The database does not answer.'] };

interface Given {
  readonly ask?: () => Promise<unknown>;
  readonly behind?: boolean;
  readonly degraded?: boolean;
  readonly empty?: boolean;
}

function aService({ ask = async () => [], behind = false, degraded = false, empty = false }: Given = {}): {
  readonly saying: Saying;
  /** Lets time pass. */
  readonly later: (ms: number) => void;
} {
  let now = 1_000_000;
  const edition = KNOWLEDGE.current();
  const saying = createSaying({
    guidance: { named: () => edition.id, isInForce: () => !empty, problems: () => (behind ? [BEHIND] : []) },
    modelDegraded: () => degraded,
    halts: { problems: () => [] },
    ask,
    clock: () => now,
    answersWithinMs: 20,
  });
  return { saying, later: (ms) => void (now += ms) };
}

describe('the service', () => {
  it('is ready while guidance is in force and the database answers', async () => {
    expect(await aService().saying.readiness()).toEqual(FINE);
  });

  it('is not while the database fails, or hangs, and is again once it answers', async () => {
    let ask = (): Promise<unknown> => Promise.reject(new Error('away'));
    const { saying, later } = aService({ ask: () => ask() });
    expect(await saying.readiness()).toEqual(AWAY);
    ask = () => new Promise(() => {});
    later(1000);
    expect(await saying.readiness()).toEqual(AWAY);
    ask = async () => [];
    later(1000);
    expect(await saying.readiness()).toEqual(FINE);
  });

  it('asks the database once a second, however many ask', async () => {
    let asked = 0;
    const { saying, later } = aService({ ask: async () => (asked += 1) });
    await Promise.all(Array.from({ length: 50 }, () => saying.readiness()));
    expect(asked).toBe(1);
    later(999);
    await saying.readiness();
    expect(asked).toBe(1);
    later(1);
    await saying.readiness();
    expect(asked).toBe(2);
  });

  it('is not once it stops, without asking anybody', async () => {
    let asked = 0;
    const { saying } = aService({ ask: async () => (asked += 1) });
    saying.stops();
    expect(await saying.readiness()).toEqual({ ready: false, problems: ['Clausebook is stopping.'] });
    expect(asked).toBe(0);
  });

  it('is not if it stops while the database is asked', async () => {
    const answer = Promise.withResolvers<void>();
    const { saying } = aService({ ask: () => answer.promise });
    const readiness = saying.readiness();
    saying.stops();
    answer.resolve();
    expect(await readiness).toMatchObject({ ready: false });
  });

  it('is not without any guidance', async () => {
    const { saying } = aService({ empty: true });
    expect(await saying.readiness()).toEqual({ ready: false, problems: ['No guidance is in force.'] });
  });

  it('lives and is ready with less than it could have, and says so', async () => {
    const { saying } = aService({ behind: true, degraded: true });
    expect(await saying.readiness()).toEqual(FINE);
    expect(saying.health()).toMatchObject({ status: 'degraded', problems: [expect.any(String), expect.any(String)] });
  });

  it('lives whatever the database does', async () => {
    let asked = 0;
    const { saying } = aService({ ask: async () => (asked += 1) });
    saying.stops();
    expect(saying.health()).toEqual({ status: 'ok', edition: KNOWLEDGE.current().id, problems: [] });
    expect(asked).toBe(0);
  });
});
