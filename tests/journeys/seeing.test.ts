import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import http from 'node:http';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { createLogger } from '../../src/adapters/logger.ts';
import { opened } from '../support/chatter.ts';
import type { Chatter } from '../support/chatter.ts';
import { BOT_TOKEN, SIGNING_SECRET } from '../support/fake-slack-identity.ts';
import { officerRound } from '../support/officer-round.ts';
import { PROMTOOL, PROMTOOL_NOTE, promtool } from '../support/promtool.ts';
import { castOf, expectNothingRefused } from '../support/rounds-played.ts';
import { readScrape } from '../support/scrape.ts';
import { ADMINS, openWholeService } from '../support/whole-service.ts';
import type { WholeService } from '../support/whole-service.ts';

const line = z.looseObject({ level: z.number(), event: z.string(), request: z.string().optional() });
type Line = z.infer<typeof line>;

const written: string[] = [];
const lines = (): readonly Line[] => written.map((each) => line.parse(JSON.parse(each)));
const linesOf = (event: string): readonly Line[] => lines().filter((each) => each.event === event);

let service: WholeService;
let admin: Chatter;
beforeAll(async () => {
  const log = createLogger('debug', { write: (each) => void written.push(each) });
  service = await openWholeService({ log, settings: { METRICS_PORT: '0' } });
  admin = service.person('slack', 'Ada Moss');
  service.slack.workspace.setGroup(ADMINS, ['UAdaMoss']);
});
afterAll(() => service.close());

const KITES = 'can I fly my kite on the common?';
const FEEDBACK = 'That is about the green, ask dora.kite@marlpit.example.';
const BROKEN = 'half a clause about a stork';
const FAULTY = 'may the peacock have my bus pass?';

/** Everything that was said, shown, typed or signed with, and nobody's business who reads the log. */
// prettier-ignore
const PRIVATE: readonly string[] = [
  KITES, FEEDBACK, BROKEN, FAULTY, 'Members may fly a kite on the common',
  'kite', 'common', 'glider', 'stork', 'peacock', 'bus pass', 'office roof',
  'Which kite is it?', 'The red one.', 'near the <b>pond</b>', 'never at night', 'And a glider?',
  'Anna Reed', 'Ben Hall', 'Cara Moss', 'Dev Shah', 'Ada Moss', 'Cllr ', 'Otto ',
  'dora', '@marlpit.example', 'Marlpit Town Council', 'Town Clerk', "Clerk's office",
  BOT_TOKEN, SIGNING_SECRET, 'xoxb-', 'Bearer ',
];

/** Changes the guidance and what it was made of, and has an admin put it in force. */
async function published(change: (text: string) => string): Promise<void> {
  for (const file of ['kites.yaml', join('sources', 'kites.txt')]) {
    const path = join(service.knowledge, 'marlpit', file);
    await writeFile(path, change(await readFile(path, 'utf8')));
  }
  await admin.list('admin reload');
}

/** What happens while a table of the database is not there. */
async function without<T>(table: string, doing: () => Promise<T>): Promise<T> {
  const database = new DatabaseSync(join(dirname(service.knowledge), 'data', 'clausebook.sqlite'), { timeout: 5000 });
  try {
    database.exec(`alter table ${table} rename to ${table}_away`);
    return await doing();
  } finally {
    database.exec(`alter table ${table}_away rename to ${table}`);
    database.close();
  }
}

async function scraped(): Promise<string> {
  const port = z.number().parse(linesOf('metrics-served').at(-1)?.['port']);
  return (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
}

const statusOf = async (path: string): Promise<number> => (await fetch(new URL(path, service.url()))).status;

const REFERENCE = /\(Reference for IT: ([0-9a-f]{12})\)/;
const referenceIn = (said: string | undefined): string => REFERENCE.exec(said ?? '')?.[1] ?? 'no reference';

describe('a whole journey', () => {
  it('is made: a question, a wrong clause, officers, guidance put in force and refused, and a fault', async () => {
    const cast = castOf(service, { asking: 'slack', answering: 'teams' }, 'Seen');
    const answer = await cast.councillor.ask(KITES);
    const form = await opened(cast.councillor.open(answer, 'wrong-clause'));
    await form.send({ text: FEEDBACK });
    for await (const _step of officerRound(cast, `May ${cast.councillor.name} fly a kite from the office roof?`));
    await published((text) => text.replace('unless a fair is held there', 'unless a circus is held there'));
    await published((text) => `${text}\n  - ${BROKEN}: [\n`);
    expectNothingRefused(service);
    expect(linesOf('handled').length).toBeGreaterThan(10);
  });

  it('leaves an id behind for whoever was told that something went wrong, on either platform', async () => {
    const [one, two] = [service.person('slack', 'Otto Slackfault'), service.person('teams', 'Otto Teamsfault')];
    const references = await without('questions', async () => {
      const seen = await one.list(FAULTY);
      // It is no card in Teams, which is what a person there is thought to look for.
      await two.list(FAULTY).catch(() => undefined);
      return [referenceIn(seen.lines.join('\n')), referenceIn(service.connector.posted.at(-1)?.text)];
    });
    for (const reference of references) {
      await vi.waitFor(() =>
        expect(lines().filter(({ request, level }) => request === reference && level === 50)).toHaveLength(1),
      );
    }
    expect(new Set(references).size).toBe(2);
    expect(linesOf('turn-failed').concat(linesOf('teams-turn-failed'))).toHaveLength(2);
  });

  it('is in the log line by line, and not a word, a name, an address or a token of it', () => {
    const events = new Set(lines().map(({ event }) => event));
    const expected = [
      'turn-answered',
      'handled',
      'notice-delivered',
      'edition-published',
      'guidance-refused',
      'turn-failed',
    ];
    expect([...events]).toEqual(expect.arrayContaining(expected));
    const log = written.join('');
    expect(PRIVATE.filter((words) => log.toLowerCase().includes(words.toLowerCase()))).toEqual([]);
  });

  it('has an id in each line about a turn, a press or a delivery, and each delivery its own', () => {
    for (const event of ['turn-answered', 'handled', 'notice-delivered', 'turn-finished', 'handling-finished'])
      expect(linesOf(event).filter(({ request }) => request === undefined)).toEqual([]);
    const delivered = linesOf('notice-delivered').map(({ request }) => request);
    expect(new Set(delivered).size).toBe(delivered.length);
  });

  it('tells of a turn what came of it, when, where and from which edition', () => {
    const [first] = linesOf('turn-answered');
    expect(first).toMatchObject({
      platform: 'slack',
      council: 'marlpit',
      edition: expect.stringMatching(/^[0-9a-f]{12,}$/),
      reply: 'answers',
      outcome: 'quoted',
      ms: expect.any(Number),
      request: expect.stringMatching(/^[0-9a-f]{12}$/),
    });
    // What the platform logs once it is posted bears the same id.
    expect(linesOf('turn-finished').map(({ request }) => request)).toContain(first?.request);
  });

  it('is counted, and not a word of it', async () => {
    const page = await scraped();
    const { value, labels } = readScrape(page);
    expect(value('clausebook_council_answers_total{council="marlpit",outcome="quoted"}')).toBeGreaterThan(0);
    expect(value('clausebook_turns_total{platform="slack",reply="fault"}')).toBe(1);
    expect(value('clausebook_turns_total{platform="teams",reply="fault"}')).toBe(1);
    expect(value('clausebook_publishing_total{how="publish",outcome="in-force"}')).toBe(1);
    expect(value('clausebook_publishing_total{how="publish",outcome="faulty"}')).toBe(1);
    expect(value('clausebook_edition_number')).toBe(2);
    expect(value('clausebook_find_seconds_count')).toBeGreaterThan(1);
    expect(value('clausebook_deliveries_total{platform="teams",outcome="delivered"}')).toBeGreaterThan(3);
    expect(value('clausebook_escalations_open{state="claimed"}')).toBe(1);
    expect(value('clausebook_outbox_notices{state="parked"}')).toBe(0);
    expect(value('clausebook_platform_errors_total{platform="teams",kind="turn-failed"}')).toBe(1);
    expect(labels('clausebook_council_answers_total', 'council')).toEqual(['marlpit']);
    expect(PRIVATE.filter((words) => page.includes(words))).toEqual([]);
  });

  it.skipIf(!PROMTOOL)(`is counted as Prometheus wants it${PROMTOOL_NOTE}`, async () => {
    const { code, says } = promtool(['check', 'metrics'], await scraped());
    expect([0, 3]).toContain(code);
    expect(says).not.toMatch(/^clausebook_/m);
  });
});

describe('a service', () => {
  it('is ready while its database answers, and lives whether it does or not', async () => {
    await vi.waitFor(async () => expect(await statusOf('/readyz')).toBe(200), { timeout: 5000 });
    await without('leases', async () => {
      await vi.waitFor(async () => expect(await statusOf('/readyz')).toBe(503), { timeout: 5000 });
      expect(await statusOf('/healthz')).toBe(200);
    });
    await vi.waitFor(async () => expect(await statusOf('/readyz')).toBe(200), { timeout: 5000 });
  });

  it('is not ready from the moment that it is to stop, while it finishes what is in hand', async () => {
    const address = new URL('/readyz', service.url());
    const asked = Promise.withResolvers<number | undefined>();
    const slow = http.request(new URL('/api/ask', service.url()), {
      method: 'POST',
      headers: { 'content-type': 'application/json', expect: '100-continue' },
    });
    slow.on('response', (response) => asked.resolve(response.statusCode)).on('error', asked.reject);
    // The service has taken it once it wants to hear the rest.
    slow.flushHeaders();
    await once(slow, 'continue');
    slow.write('{"question":"can I fly');
    const restarted = service.restart();
    const said = await fetch(address);
    expect([said.status, await said.json()]).toEqual([
      503,
      { status: 'not-ready', problems: ['Clausebook is stopping.'] },
    ]);
    slow.end(' my kite?"}');
    expect(await asked.promise).toBe(200);
    await restarted;
    expect(await statusOf('/readyz')).toBe(200);
  });

  it('has no metrics on the port that everybody reaches', async () => {
    expect(await statusOf('/metrics')).toBe(404);
  });
});
