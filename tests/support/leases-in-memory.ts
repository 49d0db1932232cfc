import { latestEnd } from '../../src/core/lasts.ts';
import type { Leases } from '../../src/core/ports.ts';

/** Leases that are forgotten when the program ends. */
export function createLeasesInMemory(): Leases {
  const taken = new Map<string, { readonly holder: string; readonly until: number }>();
  return {
    async take(name, holder, until, now) {
      const before = taken.get(name);
      if (
        before !== undefined &&
        before.holder !== holder &&
        before.until > now &&
        before.until <= latestEnd(until, now)
      )
        return false;
      taken.set(name, { holder, until });
      return true;
    },
  };
}

/** Every lease is somebody else's: as where the welcome was said everywhere before. */
export const ALL_TAKEN: Leases = { take: async () => false };
