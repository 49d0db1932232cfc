import { stringify } from 'node:querystring';
import * as fc from 'fast-check';
import mention from '../fixtures/slack/app-mention.json' with { type: 'json' };
import press from '../fixtures/slack/block-actions.json' with { type: 'json' };
import suggestion from '../fixtures/slack/block-suggestion.json' with { type: 'json' };
import events from '../fixtures/slack/events.json' with { type: 'json' };
import interactions from '../fixtures/slack/interactions.json' with { type: 'json' };
import direct from '../fixtures/slack/message-im.json' with { type: 'json' };
import notQuestions from '../fixtures/slack/not-questions.json' with { type: 'json' };
import command from '../fixtures/slack/slash-command.json' with { type: 'json' };
import verification from '../fixtures/slack/url-verification.json' with { type: 'json' };
import submission from '../fixtures/slack/view-submission.json' with { type: 'json' };
import { FORM_BODY } from './fake-slack-signature.ts';

/** In everything that a person wrote or is called by: nowhere in the log. */
export const MARK = 'zqx-not-for-the-log';

/** In place of the address to respond to. */
export const RESPOND_TO = 'respond-to-this';

/** A request as it goes over the wire, and whether Slack signed it. */
export interface Mutated {
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string>>;
  readonly signed: 'rightly' | 'wrongly' | 'long ago' | 'not at all';
}

type Kind = 'event' | 'interaction' | 'command';
const JSON_BODY = { 'Content-Type': 'application/json' };
const carried = {
  form: 'answer',
  about: 'GED-1',
  address: '{"channel":"D0DIRECT"}',
  audience: 'only-you',
  offered: [],
};
const sent = { text: { any: { value: MARK } } };
const form = { private_metadata: JSON.stringify(carried), state: { values: sent } };

const PAYLOADS: readonly (readonly [Kind, unknown])[] = [
  ...[mention, direct, verification, ...Object.values(events)].map((body) => ['event', marked(body)] as const),
  ...Object.values(notQuestions).map((event) => ['event', marked({ ...direct, event })] as const),
  ...[press, ...Object.values(interactions)].map((body) => ['interaction', marked(body)] as const),
  ['interaction', marked({ ...suggestion, value: MARK, view: { ...suggestion.view, ...form } })],
  ['interaction', marked({ ...submission, view: { ...submission.view, ...form } })],
  ['command', marked(command)],
];

function marked(payload: unknown): unknown {
  const text = JSON.stringify(payload)
    .replaceAll(/can (?:I|we) use the logo/g, MARK)
    .replaceAll('"councillor"', `"${MARK}"`)
    .replaceAll(/https:\/\/hooks\.slack\.com\/[^"]*/g, RESPOND_TO);
  return JSON.parse(text);
}

type Path = readonly string[];

function pathsIn(value: unknown, at: Path = [], into: Path[] = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return into;
  for (const [key, inner] of Object.entries(value)) {
    const path = [...at, key];
    into.push(path);
    pathsIn(inner, path, into);
  }
  return into;
}

/** Of a payload that many are made from, once. */
const paths = new Map<unknown, readonly Path[]>();

function pathsOf(payload: unknown): readonly Path[] {
  const known = paths.get(payload) ?? pathsIn(payload);
  paths.set(payload, known);
  return known;
}

type Change = (fields: readonly (readonly [string, unknown])[], key: string) => readonly (readonly [string, unknown])[];

/** The value with one place in it changed. Of an array an array is left; a key may be any, also that of a prototype. */
function changed(value: unknown, [key = '', ...rest]: Path, change: Change): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value);
  const next =
    rest.length === 0
      ? change(fields, key)
      : fields.map(([name, inner]) => [name, name === key ? changed(inner, rest, change) : inner] as const);
  return Array.isArray(value) ? next.map(([, inner]) => inner) : Object.fromEntries(next);
}

const deep = (depth: number): unknown => JSON.parse(`${'{"a":['.repeat(depth)}1${']}'.repeat(depth)}`);

const strange: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(null, true, false, 0, -1, 1e308, '', [], {}, [[]], '\u0000', '\uD800', '__proto__', 'null'),
  fc.string({ unit: 'binary', maxLength: 40 }).map((text) => `${MARK}${text}`),
  fc.constantFrom(3, 50, 200).map(deep),
  fc.constantFrom(1000, 40_000).map((length) => `${MARK}${'x'.repeat(length)}`),
  fc.constantFrom('<@U0CLAUSE>', '&lt;&amp;', '<!channel>', '{"form":"answer"}').map((text) => `${text} ${MARK}`),
);

const NAMES = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', '', 'type', 'event', 'user'];

const anyChange: fc.Arbitrary<Change> = fc.oneof(
  fc.constant<Change>((fields, key) => fields.filter(([name]) => name !== key)),
  fc.constant<Change>((fields, key) => fields.map(([name, inner]) => [name, name === key ? [inner] : inner])),
  strange.map<Change>((other) => (fields, key) => fields.map(([name, inner]) => [name, name === key ? other : inner])),
  fc.tuple(fc.constantFrom(...NAMES), strange).map<Change>(([name, other]) => (fields) => [...fields, [name, other]]),
);

/** The payload with some of its places changed, one after the other. */
function changedBy(payload: unknown, changes: readonly (readonly [number, Change])[]): unknown {
  return changes.reduce<unknown>((before, [at, change]) => {
    const all = before === payload ? pathsOf(before) : pathsIn(before);
    return all.length === 0 ? before : changed(before, all[at % all.length] ?? [], change);
  }, payload);
}

/** The value with up to three places in it changed. */
export const mutated = (payload: unknown): fc.Arbitrary<unknown> =>
  fc.array(fc.tuple(fc.nat(), anyChange), { maxLength: 3 }).map((changes) => changedBy(payload, changes));

const anyPayload = fc
  .tuple(fc.constantFrom(...PAYLOADS), fc.array(fc.tuple(fc.nat(), anyChange), { maxLength: 3 }))
  .map(([[kind, payload], changes]) => ({ kind, payload: changedBy(payload, changes) }));

/** What can befall a text on its way: cut off, keys given twice, bytes that are no text. */
export const anyHarm: fc.Arbitrary<(body: Buffer) => Buffer> = fc.oneof(
  { weight: 6, arbitrary: fc.constant((body: Buffer) => body) },
  fc.nat({ max: 100 }).map((share) => (body: Buffer) => body.subarray(0, Math.floor((body.length * share) / 100))),
  fc
    .constantFrom('{"type":1,', '{"__proto__":{"type":"x"},', '{"event":null,"event":[],')
    .map((twice) => (body: Buffer) => Buffer.from(body.toString().replace('{', twice))),
  fc.uint8Array({ minLength: 1, maxLength: 5 }).map((bytes) => (body: Buffer) => Buffer.concat([body, bytes])),
  fc
    .constantFrom<BufferEncoding>('utf16le', 'latin1')
    .map((encoding) => (body: Buffer) => Buffer.from(body.toString(), encoding)),
);

const anyHeaders = (kind: Kind): fc.Arbitrary<Readonly<Record<string, string>>> =>
  fc.oneof(
    { weight: 9, arbitrary: fc.constant(kind === 'event' ? JSON_BODY : FORM_BODY) },
    fc.constantFrom<Readonly<Record<string, string>>>(
      kind === 'event' ? FORM_BODY : JSON_BODY,
      {},
      { 'Content-Type': 'text/plain' },
      { 'Content-Type': 'application/json; charset=utf-16' },
      { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' },
      { 'Content-Type': '; ;' },
    ),
  );

const SIGNED = ['rightly', 'wrongly', 'long ago', 'not at all'] as const;

/** How a request is sent, made once a kind: making it is more work than drawing from it. */
const anySending = (kind: Kind) =>
  fc.record({
    harm: anyHarm,
    headers: anyHeaders(kind),
    signed: fc.oneof({ weight: 9, arbitrary: fc.constant(SIGNED[0]) }, fc.constantFrom(...SIGNED)),
  });
const SENDINGS = { event: anySending('event'), interaction: anySending('interaction'), command: anySending('command') };

/** Requests much like Slack's, most of them signed as Slack signs. */
export const anyRequest: fc.Arbitrary<Mutated> = anyPayload.chain(({ kind, payload }) =>
  SENDINGS[kind].map(({ harm, headers, signed }) => ({
    body: harm(Buffer.from(wire(kind, payload))),
    headers,
    signed,
  })),
);

function wire(kind: Kind, payload: unknown): string {
  if (kind === 'event') return JSON.stringify(payload);
  if (kind === 'interaction') return stringify({ payload: JSON.stringify(payload).toWellFormed() });
  const fields = typeof payload === 'object' && payload !== null ? Object.entries(payload) : [];
  return stringify(Object.fromEntries(fields.map(([name, value]) => [name, fieldOf(value).toWellFormed()])));
}

/** As a form writes a value. What stands where a value has its own `toString` is written as JSON. */
const fieldOf = (value: unknown): string =>
  typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
