import type { SizeFound } from './finding.ts';
import type { Loading } from './loading.ts';
import type { Published } from './publishing.ts';
import type { Reading } from './reading.ts';

/** One promise beside what was measured. */
export interface Target {
  readonly promise: string;
  readonly most: number;
  readonly measured: number;
  readonly unit: 'ms' | 'MB' | '%' | '';
  readonly met: boolean;
}

/** Milliseconds that a question takes the model on the machine that the targets were set for. */
const MODEL = 25;
/** By number of clauses: the milliseconds that the index may add to the model's own. */
const ADDED: ReadonlyMap<number, number> = new Map([
  [2000, 2],
  [20_000, 15],
]);
/** Milliseconds that the event loop may stand still. */
const BLOCKED = 20;
const LOADED = { size: 20_000, ms: 3000, megabytes: 600 };

/**
 * The promises that the measured sizes tell about. `model`: the milliseconds that a question takes the model here; with it, what the index adds and
 * what loading takes is told beside that as well, since machines differ.
 */
export function targetsOf(
  sizes: readonly SizeFound[],
  loadings: readonly Loading[],
  readings: readonly Reading[],
  model?: number,
): readonly Target[] {
  const rows = sizes.flatMap(({ size, product, computedTwice }) => [
    target(`loop blocked by find, ${size}`, BLOCKED, product.findBlock, 'ms'),
    target(`question vectors computed twice, ${size}`, 0, computedTwice, ''),
  ]);
  const loads = loadings
    .filter(({ size }) => size === LOADED.size)
    .flatMap(({ size, built, megabytes }) => [
      target(`loading ${size} clauses with their vectors`, LOADED.ms, built, 'ms'),
      ...(model === undefined
        ? []
        : [target(`the same, times the model's own time`, LOADED.ms / MODEL, built / model, '')]),
      target(`memory for loading ${size} clauses`, LOADED.megabytes, megabytes, 'MB'),
    ]);
  // Reading, checking, indexing and searching are done in a thread of their own: what counts is what the service sees of it.
  const reads = readings.flatMap(({ size, apart }) => {
    const added = ADDED.get(size);
    return [
      ...(added === undefined
        ? []
        : [
            target(`find among ${size} clauses, p50`, added, apart.findP50, 'ms'),
            target(`find among ${size} clauses, p99`, added, apart.findP99, 'ms'),
            ...(model === undefined
              ? []
              : [
                  target(
                    `the same p50, of the model's own time`,
                    (100 * added) / MODEL,
                    (100 * apart.findP50) / model,
                    '%',
                  ),
                ]),
          ]),
      target(`loop blocked by putting guidance in force, ${size}`, BLOCKED, apart.block, 'ms'),
    ];
  });
  return [...rows, ...loads, ...reads];
}

/** How many times as long the slowest answers may take while guidance is put in force again and again. */
const MEANWHILE = 2;

/** The promises about putting guidance in force. */
export const publishingTargets = (published: readonly Published[]): readonly Target[] =>
  published.flatMap(({ size, vectors, longestBlock, usualP99, meanwhileP99 }) => [
    target(`answers meanwhile, p99, times the usual, ${size}, ${vectors}`, MEANWHILE, meanwhileP99 / usualP99, ''),
    target(`loop blocked by putting in force again, ${size}, ${vectors}`, BLOCKED, longestBlock, 'ms'),
  ]);

const target = (promise: string, most: number, measured: number, unit: Target['unit']): Target => ({
  promise,
  most,
  measured,
  unit,
  met: measured <= most,
});
