import { expect, it } from 'vitest';
import { runReplicas } from '../../scripts/chaos/replicas.ts';
import { POSTGRES_SERVER } from '../support/postgres-server.ts';

/** A round of reminders is every minute, so up to a minute of traffic, and a dozen starts: seventy seconds alone, four minutes beside other tests. */
const BUSY_MS = 480_000;
/** Five seconds are promised where a machine is not busy with other tests as well. */
const FOLLOWED_WITHIN_MS = 15_000;

it.skipIf(POSTGRES_SERVER === undefined)(
  'three replicas behind a balancer, one killed every few seconds, share one mind',
  async () => {
    const came = await runReplicas({ kills: 6, seed: 5 });
    expect(came.wrong.join('\n')).toBe('');
    expect(came.followedMs).toBeLessThan(FOLLOWED_WITHIN_MS);
    expect(came.took).toBeGreaterThanOrEqual(3);
    expect(came.questions.answered).toBeGreaterThan(came.kills);
    expect(came.questions.cutOff).toBeLessThanOrEqual(came.kills);
    expect(came.duels).toBeGreaterThan(0);
    expect(came.reminders).toBeGreaterThan(0);
    expect([came.moves > 0, came.delivered]).toEqual([true, came.notices]);
  },
  BUSY_MS,
);
