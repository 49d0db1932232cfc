import { z } from 'zod';
import { text } from './config-values.ts';

/** Keys of AES-256: the first encrypts, each of them decrypts. */
export type Keys = readonly [Buffer, ...Buffer[]];

/** As AES-256 takes. */
const KEY_BYTES = 32;

/** A setting with one key, or several with commas between them; undefined if it is not set. */
export const keys = text.transform((value, context): Keys | undefined => {
  if (value === undefined) return undefined;
  const [first, ...others] = value.split(',').map((each) => keyFrom(each.trim()));
  if (first !== undefined && others.every((each) => each !== undefined)) return [first, ...others];
  context.addIssue({
    code: 'custom',
    message: '32 bytes in base64, such as openssl rand -base64 32 makes; several have a comma between them.',
  });
  return z.NEVER;
});

/** A lenient reading would take a key that was cut or mistyped, and encrypt with another one than was meant. */
function keyFrom(value: string): Buffer | undefined {
  const key = Buffer.from(value, 'base64');
  return key.length === KEY_BYTES && key.toString('base64') === value ? key : undefined;
}
