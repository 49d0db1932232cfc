import { EncryptJWT, errors, jwtDecrypt } from 'jose';
import type { z } from 'zod';

/** Puts something into a cookie that nobody else can read, make or change. */
export interface Seal<T> {
  seal(value: T, until: number): Promise<string>;
  /** Undefined: it is not ours, was changed, is for something else, or its time is over. */
  open(sealed: string, now: number): Promise<T | undefined>;
}

const MANNER = { alg: 'dir', enc: 'A256GCM' } as const;
const ONLY = {
  keyManagementAlgorithms: [MANNER.alg],
  contentEncryptionAlgorithms: [MANNER.enc],
  requiredClaims: ['exp'],
};

/** `purpose`: what is sealed for one purpose does not open for another. */
export function createSeal<T>(parts: {
  readonly keys: readonly [Uint8Array, ...Uint8Array[]];
  readonly purpose: string;
  readonly shape: z.ZodType<T>;
}): Seal<T> {
  const { keys, purpose, shape } = parts;

  async function openedBy(key: Uint8Array, sealed: string, now: number): Promise<T | undefined> {
    try {
      const { payload } = await jwtDecrypt(sealed, key, { ...ONLY, audience: purpose, currentDate: new Date(now) });
      return shape.safeParse(payload['sealed']).data;
    } catch (cause) {
      if (cause instanceof errors.JOSEError) return undefined;
      throw cause;
    }
  }

  return {
    seal: (value, until) =>
      new EncryptJWT({ sealed: value })
        .setProtectedHeader(MANNER)
        .setAudience(purpose)
        .setExpirationTime(Math.floor(until / 1000))
        .encrypt(keys[0]),
    async open(sealed, now) {
      for (const key of keys) {
        const value = await openedBy(key, sealed, now);
        if (value !== undefined) return value;
      }
      return undefined;
    },
  };
}
