import * as fc from 'fast-check';
import { SECRETS } from '../../src/config-secrets.ts';

/** A secret that tells itself from every other text: two marks, and between them what is written otherwise in an address or in JSON. */
export interface Planted {
  /** As it stands in the environment, or in its file. */
  readonly value: string;
  /** What no output may show a piece of. */
  readonly marks: readonly string[];
}

/** As long as what a trace of a mark is taken for, or longer: shorter pieces turn up by chance. */
const TRACE = 10;
// Neither made small, which tells nothing, nor alike, which would take one for another.
const random = (pattern: RegExp): fc.Arbitrary<string> => fc.noBias(fc.noShrink(fc.stringMatching(pattern)));
const mark = random(/^[A-Za-z]{2}[0-9][A-Za-z0-9]{11}$/);
const AWKWARD = fc.constantFrom('"', '\\', '/', '+', '%', '&=', "'", '<b>', '?', '~');

const between = (begins: string, [one, what, other]: readonly [string, string, string]): Planted => ({
  value: begins + one + what + other,
  marks: [one, other],
});
const words = (begins = ''): fc.Arbitrary<Planted> =>
  fc.tuple(mark, AWKWARD, mark).map((parts) => between(begins, parts));
/** 32 bytes that may be read as well as their base64 be seen. */
const key = random(/^[A-Za-z]{2}[0-9][A-Za-z0-9]{29}$/).map((bytes): Planted => {
  const value = Buffer.from(bytes).toString('base64');
  return { value, marks: [bytes, value] };
});
const keys = fc.tuple(key, key).map(([one, other]): Planted => ({
  value: `${one.value}, ${other.value}`,
  marks: [...one.marks, ...other.marks],
}));

/** Secrets of a form of their own. What is not named is any text, so that a new one is planted by itself, or refused and seen. */
const FORMS: Readonly<Record<string, fc.Arbitrary<Planted>>> = {
  SLACK_BOT_TOKEN: words('xoxb-'),
  SLACK_APP_TOKEN: words('xapp-'),
  SLACK_ENCRYPTION_KEY: keys,
  SESSION_KEY: keys,
};

/** Something for every secret there is; DATABASE_URL is the password in it. */
export const planted: fc.Arbitrary<Readonly<Record<string, Planted>>> = fc.record(
  Object.fromEntries(SECRETS.map((name) => [name, FORMS[name] ?? words()])),
);

/** An address of a database with the password where each driver takes one. */
export const databaseWith = (password: string, host: string, inQuery: boolean): string =>
  inQuery
    ? `postgres://clausebook@${host}/guidance?password=${encodeURIComponent(password)}`
    : `postgres://clausebook:${encodeURIComponent(password)}@${host}/guidance`;

/** The marks of which a piece is in the text, as it stands or as anybody would read it: decoded from an address, from JSON or from base64. */
export function tracesIn(text: string, secrets: readonly Planted[]): readonly string[] {
  const readings = [text, ...unescaped(text), ...fromBase64(text)].join('\n');
  return secrets
    .flatMap(({ marks }) => marks)
    .filter((each) => piecesOf(each).some((piece) => readings.includes(piece)));
}

const piecesOf = (text: string): readonly string[] =>
  Array.from({ length: text.length - TRACE + 1 }, (_, at) => text.slice(at, at + TRACE));

const unescaped = (text: string): readonly string[] => [
  text.replaceAll(/%([\dA-Fa-f]{2})/g, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16))),
  text.replaceAll(/\\u([\dA-Fa-f]{4})/g, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16))),
];

/** From each of four places on, since it may begin anywhere in what was encoded. */
const fromBase64 = (text: string): readonly string[] =>
  (text.match(/[\w+/-]{12,}/g) ?? []).flatMap((run) =>
    [0, 1, 2, 3].map((at) => Buffer.from(run.slice(at), 'base64').toString('latin1')),
  );
