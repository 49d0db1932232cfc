import { Cron } from 'croner';
import type { Chance, Clock, Log } from './core/ports.ts';
import type { Retention } from './core/retention.ts';

const LONDON = { timezone: 'Europe/London' };
/** Nobody asks then, and no clock is ever put past it. */
const NIGHT = '0 0 3 * * *';

/**
 * Has last night's run made once: at the start if it was missed, and else within the hour after three in the night, at a minute and second by
 * chance, since many deployments may share a server. A run that failed, or whose process died, is made again an hour later.
 */
export function scheduleRetention(
  retention: Pick<Retention, 'runOnce'>,
  { chance, clock, log }: { readonly chance: Chance; readonly clock: Clock; readonly log: Log },
): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const nights = new Cron(NIGHT, { ...LONDON, paused: true });
  const run = async (): Promise<void> => {
    try {
      // Asked for the night before the next moment, so that three o'clock itself is in it.
      const [night] = nights.previousRuns(1, new Date(clock() + 1000));
      if (night !== undefined) await retention.runOnce(night.getTime(), stopping.signal);
    } catch (cause) {
      log.error('retention-failed', {}, cause);
    }
  };
  const [minute, second] = [Math.floor(chance() * 60), Math.floor(chance() * 60)];
  let running = run();
  const job = new Cron(`${second} ${minute} * * * *`, { ...LONDON, protect: true }, () => {
    running = running.then(run);
    return running;
  });
  return {
    async stop() {
      stopping.abort();
      job.stop();
      await running;
    },
  };
}
