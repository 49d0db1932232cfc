import * as fc from 'fast-check';
import heard from '../fixtures/teams/heard.json' with { type: 'json' };
import invokes from '../fixtures/teams/invokes.json' with { type: 'json' };
import unheard from '../fixtures/teams/unheard.json' with { type: 'json' };
import { anyHarm, MARK, mutated } from './mutated-payloads.ts';
import { aChannelPress, aPress } from './teams-activities.ts';

/** Stands for the service URL of the fake. */
export const SERVICE_URL = 'https://smba.trafficmanager.net/uk/';

/** A request as it goes over the wire, and what stands for its token. */
export interface MutatedActivity {
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string>>;
  readonly token: (typeof TOKENS)[number];
}

export const TOKENS = [
  'right',
  'of another key',
  'expired',
  'for another app',
  'cut off',
  'no token at all',
  'none',
] as const;

const PRESSES = [
  aPress({ clausebook: { act: 'claim', about: 'GED-1' } }, MARK),
  aPress({ clausebook: { press: 'none-of-these', of: `${MARK}/1` } }, MARK),
  aChannelPress({ clausebook: { act: 'withdraw', about: 'GED-1' } }, MARK),
  aPress({ clausebook: { reload: 'guidance' } }, MARK),
];

/** What anybody wrote or is called by is marked: none of it may come into the log. */
const marked = (activity: unknown): unknown =>
  JSON.parse(
    JSON.stringify(activity)
      .replaceAll(/Aisha Okafor/g, MARK)
      .replaceAll(
        /"(text|title|name|content|feedback|queryText)":"(?!application|adaptive|compose|task|text)[^"\\]*"/gi,
        `"$1":"${MARK}"`,
      ),
  );

const ACTIVITIES: readonly unknown[] = [
  ...Object.values(heard).map(({ activity }) => marked(activity)),
  ...Object.values(invokes).map(({ activity }) => marked(activity)),
  ...Object.values(unheard).map(marked),
  ...PRESSES.map(marked),
];

const anyHeaders: fc.Arbitrary<Readonly<Record<string, string>>> = fc.oneof(
  { weight: 12, arbitrary: fc.constant({ 'Content-Type': 'application/json; charset=utf-8' }) },
  fc.constantFrom<Readonly<Record<string, string>>>(
    {},
    { 'Content-Type': 'text/plain' },
    { 'Content-Type': 'application/json; charset=utf-16' },
    { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' },
    { 'Content-Type': '; ;' },
  ),
);

/** Requests much like those of Teams, most of them with a token that is right. */
export const anyActivity: fc.Arbitrary<MutatedActivity> = fc
  .record({
    activity: fc.constantFrom(...ACTIVITIES).chain(mutated),
    harm: anyHarm,
    headers: anyHeaders,
    token: fc.oneof({ weight: 9, arbitrary: fc.constant(TOKENS[0]) }, fc.constantFrom(...TOKENS)),
  })
  .map(({ activity, harm, headers, token }) => ({ body: harm(Buffer.from(JSON.stringify(activity))), headers, token }));
