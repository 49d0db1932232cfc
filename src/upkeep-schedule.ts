import { Cron } from 'croner';
import type { Log } from './core/ports.ts';
import type { Upkeep } from './core/upkeep.ts';

/** Reminders are told to the minute; a round that finds nothing is two short queries. */
const EVERY_MINUTE = '* * * * *';

/** Runs upkeep every minute, never two rounds at once. A fault is logged, and the next minute tries again. */
export function scheduleUpkeep(upkeep: Upkeep, log: Log): { stop(): Promise<void> } {
  let round: Promise<void> = Promise.resolve();
  const run = async (): Promise<void> => {
    try {
      await upkeep.round();
    } catch (cause) {
      log.error('upkeep-round-failed', {}, cause);
    }
  };
  const job = new Cron(EVERY_MINUTE, { timezone: 'Europe/London', protect: true }, () => (round = run()));
  return {
    async stop() {
      job.stop();
      await round;
    },
  };
}
