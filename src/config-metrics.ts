import { isGiven, text } from './config-values.ts';
import type { Given } from './config-values.ts';

/** Where the metrics are served: on a port of their own, never on the one that the platforms reach. */
export interface MetricsConfig {
  readonly port: number;
  readonly host: string;
}

export const metricsShape = {
  METRICS_PORT: text
    .refine(
      (value) => value === undefined || (/^\d{1,5}$/.test(value) && Number(value) <= 65_535),
      'a port is a whole number from 0 (any free one) to 65535.',
    )
    .transform((value) => (value === undefined ? undefined : Number(value))),
  METRICS_HOST: text,
};

/** Whoever says where, but not on which port, takes them to be served. */
export function metricsFaults(env: Given): readonly string[] {
  if (isGiven(env, 'METRICS_HOST') && !isGiven(env, 'METRICS_PORT'))
    return ['METRICS_PORT: is missing; without it no metrics are served, and METRICS_HOST says nothing.'];
  return [];
}

/** Undefined: nothing is measured. */
export function metricsFrom(values: {
  readonly METRICS_PORT?: number | undefined;
  readonly METRICS_HOST?: string | undefined;
}): MetricsConfig | undefined {
  const { METRICS_PORT: port, METRICS_HOST: host = '127.0.0.1' } = values;
  return port === undefined ? undefined : { port, host };
}
