import { describe, expect, it } from 'vitest';
import { raceForClaims } from '../../scripts/chaos/race.ts';
import { runChaos } from '../../scripts/chaos/run.ts';
import { POSTGRES_SERVER } from '../support/postgres-server.ts';

/** Whole processes, a dozen starts: on a busy machine these take several times as long as by themselves. */
const BUSY_MS = 180_000;

describe('the service, killed while people use it', () => {
  it(
    'loses nothing that it acknowledged, and tells nothing twice without a reason',
    async () => {
      const came = await runChaos({ kills: 10, seed: 7, livesMs: 500, atStart: 0.3, leasesPass: 1 });
      expect(came.wrong).toEqual([]);
      expect(came.kills).toBe(10);
      expect(came.escalations.asked).toBeGreaterThan(0);
      expect(came.escalations.moves).toBeGreaterThan(0);
      expect(came.notices.delivered).toBe(came.notices.notices);
    },
    BUSY_MS,
  );
});

describe('the service, stopped while people use it', () => {
  it(
    'ends in time and well, loses nothing that it acknowledged, and tells nothing twice',
    async () => {
      const came = await runChaos({ kills: 3, seed: 11, livesMs: 700, atStart: 0, leasesPass: 0, gently: true });
      expect(came.wrong).toEqual([]);
      expect(came.kills).toBe(3);
      expect(came.escalations.asked).toBeGreaterThan(0);
      expect(came.duplicates.killed).toBe(0);
      expect(came.notices.delivered).toBe(came.notices.notices);
    },
    BUSY_MS,
  );
});

describe.skipIf(POSTGRES_SERVER === undefined)('two processes on one PostgreSQL', () => {
  it(
    'give each escalation to one of the officers who claim it at once',
    async () => {
      const came = await raceForClaims(50, 200);
      expect(came.wrong).toEqual([]);
      expect([came.presses, came.won, came.claimedOnce]).toEqual([2000, 200, 200]);
    },
    BUSY_MS,
  );
});
