import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { Fault } from '../../core/errors.ts';

/** Encrypts secrets for the database, and reads them back. */
export interface Sealing {
  /** `about` is not kept with it, but has to be the same when it is opened. */
  seal(secret: string, about: string): string;
  /** Throws SECRET_UNREADABLE, with no word of it, if no key opens it: another key, another `about`, or anything changed. */
  open(sealed: string, about: string): { readonly secret: string; readonly byFirstKey: boolean };
}

const CIPHER = 'aes-256-gcm';
/** First of the bytes, so that another way to seal can be told from this one. */
const VERSION = 1;
/** As the mode is defined for: chance alone then keeps two seals of one key from sharing it. */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** AES-256-GCM. The first key seals; every key opens, so that keys can be changed. */
export function createSealing(keys: readonly [Buffer, ...Buffer[]]): Sealing {
  const [first] = keys;
  return {
    seal(secret, about) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(CIPHER, first, nonce).setAAD(Buffer.from(about));
      const body = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
      return Buffer.concat([Buffer.of(VERSION), nonce, body, cipher.getAuthTag()]).toString('base64');
    },
    open(sealed, about) {
      const bytes = Buffer.from(sealed, 'base64');
      // A lenient reading would let through letters that were changed.
      if (bytes.toString('base64') === sealed && bytes[0] === VERSION)
        for (const key of keys) {
          const secret = opened(bytes, key, about);
          if (secret !== undefined) return { secret, byFirstKey: key === first };
        }
      throw new Fault(
        'SECRET_UNREADABLE',
        'What is kept of an installation cannot be read with the keys in the settings.',
      );
    },
  };
}

function opened(bytes: Buffer, key: Buffer, about: string): string | undefined {
  const nonce = bytes.subarray(1, 1 + NONCE_BYTES);
  const body = bytes.subarray(1 + NONCE_BYTES, -TAG_BYTES);
  try {
    const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES })
      .setAAD(Buffer.from(about))
      .setAuthTag(bytes.subarray(-TAG_BYTES));
    return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
  } catch {
    return undefined;
  }
}
