import type { MetricsConfig } from './config-metrics.ts';
import { NO_METER } from './core/meter.ts';
import type { Kept, Meter, Reading } from './core/meter.ts';
import type { Clock, Log } from './core/ports.ts';
import { inTime } from './in-time.ts';

/** What is measured, and where it is read. */
export interface OpenMetrics {
  readonly meter: Meter;
  /** Begins to serve. Resolves to what ends it. */
  readonly serve: (standing: Standing, log: Log) => Promise<() => Promise<void>>;
}

/** How the service stands, asked at each reading. */
export interface Standing {
  readonly now: () => Omit<Reading, 'kept'>;
  /** What is kept for others to do; may reject, and may take long. */
  readonly kept: (now: number) => Promise<Kept>;
  readonly clock: Clock;
}

/** Prometheus gives up after ten seconds, and what else is measured is worth having without the database. */
const KEPT_WITHIN_MS = 2000;
/** Readers are few and look every quarter of a minute; more of them, or one in haste, ask the database no oftener than this. */
const KEPT_FOR_MS = 5000;

/** Without settings nothing is measured, and what measures is not even loaded. */
export async function openMetrics(settings: MetricsConfig | undefined): Promise<OpenMetrics> {
  if (settings === undefined) return { meter: NO_METER, serve: async () => async () => {} };
  const { createMetrics } = await import('./adapters/metrics.ts');
  const { serveMetrics } = await import('./adapters/metrics-server.ts');
  const { meter, contentType, text } = createMetrics();
  return {
    meter,
    async serve({ now, kept, clock }, log) {
      const read = remembered(kept, clock);
      const server = await serveMetrics({
        ...settings,
        contentType,
        text: async () => text({ ...now(), kept: await read() }),
      });
      log.info('metrics-served', { port: server.port });
      return () => server.close();
    },
  };
}

/** One reading at a time, which stands for a while; undefined if it fails or takes too long. */
export function remembered(
  kept: Standing['kept'],
  clock: Clock,
  withinMs = KEPT_WITHIN_MS,
): () => Promise<Kept | undefined> {
  let readAt = -Infinity;
  let reading: Promise<Kept | undefined> = Promise.resolve(undefined);
  return () => {
    const now = clock();
    if (Math.abs(now - readAt) < KEPT_FOR_MS) return reading;
    readAt = now;
    reading = inTime(kept(now), withinMs);
    return reading;
  };
}
