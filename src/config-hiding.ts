import { PLAIN_IN_QUERY } from './config-address.ts';
import { withFiles } from './config-files.ts';
import { SECRETS } from './config-secrets.ts';
import type { Given } from './config-values.ts';

/** What is shown in place of a secret. */
const HIDDEN = '(a secret)';
/** Shorter ones are guessed sooner than found in a log, and stand in words of its own that would be blotted out. */
const LEAST = 8;

/**
 * Takes every secret of the settings out of a text: as it was given, as it is decoded, and as it looks in an address, in JSON and in base64. It
 * is for what others wrote, such as errors; what we write ourselves has none.
 */
export function hidingSecrets(given: Given): (text: string) => string {
  const { env } = withFiles(given);
  const secrets = Object.entries(env).flatMap(([name, value = '']) => secretsIn(name, value.trim()));
  const forms = [...new Set(secrets.flatMap(formsOf))].filter((form) => form.length >= LEAST);
  // What a longer one holds must not be cut out of it first.
  forms.sort((one, other) => other.length - one.length);
  return (text) => forms.reduce((left, form) => left.replaceAll(form, HIDDEN), text);
}

function secretsIn(name: string, value: string): readonly string[] {
  if (!SECRETS.includes(name)) return ofAddress(value);
  return name === 'DATABASE_URL' ? [value, ...ofAddress(value)] : [value, ...value.split(',')];
}

/** What may be secret in an address, also of one that is no secret: its password, and its query but for what says nothing. */
function ofAddress(value: string): readonly string[] {
  if (!/^[a-z][\w+.-]*:\/\//i.test(value) || !URL.canParse(value)) return [];
  const { password, searchParams } = new URL(value);
  const queried = [...searchParams].filter(([key]) => !PLAIN_IN_QUERY.has(key)).map(([, queriedFor]) => queriedFor);
  return [password, decoded(password), ...queried];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function formsOf(secret: string): readonly string[] {
  // Logged JSON may hold JSON that somebody was sent, which held some as well.
  const plain = [secret, inJson(secret), inJson(inJson(secret)), inJson(inJson(inJson(secret)))];
  const inAddress = [encodeURIComponent(secret.toWellFormed()), encodeURI(secret.toWellFormed()), inForm(secret)];
  const small = inAddress.map((form) => form.replaceAll(/%[\dA-F]{2}/g, (escape) => escape.toLowerCase()));
  return [...plain, ...inAddress, ...small, ...inBase64(secret)];
}

const inJson = (text: string): string => JSON.stringify(text).slice(1, -1);
const inForm = (text: string): string => new URLSearchParams({ '': text }).toString().slice(1);

/** Wherever it begins in what was encoded, such as behind a name and a colon: each character of base64 has six bits. */
function inBase64(secret: string): readonly string[] {
  const forms = [0, 1, 2].map((before) => {
    const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(secret)]);
    const [first, end] = [Math.ceil((before * 8) / 6), Math.floor((bytes.length * 8) / 6)];
    return bytes.toString('base64').slice(first, end);
  });
  return [...forms, ...forms.map((form) => form.replaceAll('+', '-').replaceAll('/', '_'))];
}
