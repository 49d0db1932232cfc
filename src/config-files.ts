import { readFileSync, statSync } from 'node:fs';
import { FROM_FILES } from './config-secrets.ts';
import { isGiven } from './config-values.ts';
import type { Given } from './config-values.ts';

/** The environment with the secrets that stand in files. */
export interface GivenWithFiles {
  /** What is given, from wherever. A secret whose file cannot be used counts as given. */
  readonly env: Given;
  /** By secret: the file that it is to come from, usable or not. */
  readonly files: ReadonlyMap<string, string>;
  /** The secrets whose file cannot be used: nothing can be said of their values. */
  readonly unread: ReadonlySet<string>;
  /** A sentence for each file that cannot be used. Nothing of what stands in it is told. */
  readonly faults: readonly string[];
}

/** A key is a hundred bytes, a list of keys or a long token a few thousand: what is larger is another file than was meant. */
const MOST_BYTES = 64 * 1024;
/** For a secret that is there and cannot be read, so that nobody says as well that it is missing. */
const THERE = 'unread';

/** The variable that names the file of a secret. */
export const fileVariable = (name: string): string => `${name}_FILE`;

/** Reads the files that are named for secrets. Never throws. */
export function withFiles(given: Given): GivenWithFiles {
  const env = { ...given };
  const [files, unread, faults] = [new Map<string, string>(), new Set<string>(), new Array<string>()];
  for (const name of FROM_FILES) {
    const file = given[fileVariable(name)]?.trim() ?? '';
    if (file === '') continue;
    files.set(name, file);
    if (isGiven(given, name)) {
      faults.push(`${fileVariable(name)}: is given beside ${name}; leave one of the two out.`);
      continue;
    }
    const read = secretIn(file);
    env[name] = 'secret' in read ? read.secret : THERE;
    if ('secret' in read) continue;
    unread.add(name);
    faults.push(`${fileVariable(name)}: ${shownPath(file) ?? 'the file it names'} ${read.fault}`);
  }
  return { env, files, unread, faults };
}

/** What begins as a path does. Anything else may be the secret itself, put into the wrong variable, and is not repeated. */
export const shownPath = (file: string): string | undefined =>
  /^(?:\.{0,2}\/|[A-Za-z]:[\\/])\P{Cc}*$/u.test(file) ? file : undefined;

function secretIn(file: string): { readonly secret: string } | { readonly fault: string } {
  try {
    const found = statSync(file);
    // A pipe would be waited for, and a device may have no end.
    if (!found.isFile()) return { fault: 'is no plain file.' };
    if (found.size > MOST_BYTES) return { fault: `is larger than ${MOST_BYTES / 1024} KB, and so hardly a secret.` };
    const secret = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file)).trim();
    return secret === '' ? { fault: 'is empty.' } : { secret };
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
    if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return { fault: 'holds no plain text (UTF-8).' };
    return { fault: `cannot be read (${code}).` };
  }
}
