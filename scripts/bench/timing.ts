import { performance } from 'node:perf_hooks';

/** Milliseconds since `from`, which performance.now() gave. */
export const since = (from: number): number => performance.now() - from;

/** What a share of the times does not exceed; 0 of none. */
export function percentile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

export const inMegabytes = (bytes: number): number => Math.round(bytes / 2 ** 20);

/** Megabytes held, in and out of the heap, after a collection. */
export function megabytesHeld(): number {
  if (globalThis.gc === undefined) throw new Error('Start the bench with: npm run bench');
  globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  return inMegabytes(heapUsed + external);
}

/** Clears away what lives shortly. */
export function tidy(): void {
  globalThis.gc?.({ type: 'minor' });
}

/** Measures for how long others had to wait. */
export interface LoopWatch {
  /** The longest wait in milliseconds since it was last asked. */
  longest(): number;
  stop(): void;
}

/** Runs in every turn of the event loop, so that no wait is missed; between two calls of `longest` there must be an `await`. */
export function watchLoop(clock: () => number = () => performance.now()): LoopWatch {
  let [last, longest, watching] = [clock(), 0, true];
  const look = (): void => {
    const now = clock();
    longest = Math.max(longest, now - last);
    last = now;
    if (watching) setImmediate(look);
  };
  setImmediate(look);
  return {
    longest() {
      // What is still going on counts, too.
      const found = Math.max(longest, clock() - last);
      [longest, last] = [0, clock()];
      return found;
    },
    stop: () => (watching = false),
  };
}
