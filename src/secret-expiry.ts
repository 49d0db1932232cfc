import { daysUntil, WARN_DAYS } from './core/expiry.ts';
import type { Clock, Log } from './core/ports.ts';

/** Once a day: a service runs for months. */
const LOOK_EVERY_MS = 24 * 60 * 60 * 1000;

/** Warns in the log, now and once a day, that the secret of Teams runs out within 30 days, if its last day is set. Returns what ends it. */
export function watchSecret(
  teams: { readonly secretExpires?: string } | undefined,
  log: Log,
  clock: Clock,
): () => Promise<void> {
  const day = teams?.secretExpires;
  if (day === undefined) return async () => {};
  const look = (): void => {
    const days = daysUntil(day, clock());
    if (days < 0) log.error('teams-secret-expired', { day });
    else if (days <= WARN_DAYS) log.warn('teams-secret-expires', { day, days });
  };
  look();
  const timer = setInterval(look, LOOK_EVERY_MS);
  return async () => clearInterval(timer);
}
