import type { Places } from '../../src/core/ports.ts';

/** Places that are forgotten when the program ends: each has to be met again. */
export function createPlacesInMemory(): Places {
  const places = new Map<string, string>();
  return {
    keep: async (platform, key, address) => void places.set(`${platform} ${key}`, address),
    find: async (platform, key) => places.get(`${platform} ${key}`),
  };
}
