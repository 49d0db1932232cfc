import { lasts } from '../../core/lasts.ts';
import type { Clock } from '../../core/ports.ts';
import { FAULTS_BEFORE_REST, REST_MS } from './limits.ts';

/** Leaves an endpoint alone after several faults in a row, so that not every question waits for one that is gone. */
export interface Rest {
  rests(): boolean;
  /** Counts what came of a request. True if a rest begins. */
  note(worked: boolean): boolean;
}

export function createRest(clock: Clock): Rest {
  let faults = 0;
  let since = -Infinity;
  const rests = (): boolean => lasts(since, REST_MS, clock());
  return {
    rests,
    note(worked) {
      // After a rest, one more fault begins the next: the count goes on until something works.
      faults = worked ? 0 : faults + 1;
      if (faults < FAULTS_BEFORE_REST || rests()) return false;
      since = clock();
      return true;
    },
  };
}
