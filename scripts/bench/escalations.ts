import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { Client } from 'pg';
import { openDatabase } from '../../src/adapters/store/database.ts';
import { createEscalationStore } from '../../src/adapters/store/escalation-store.ts';
import { createOutbox } from '../../src/adapters/store/outbox.ts';
import type { Database } from '../../src/adapters/store/tables.ts';
import { turnId } from '../../src/core/conversation.ts';
import { make } from '../../src/core/escalation-moves.ts';
import { escalationId } from '../../src/core/escalation.ts';
import type { Escalation, Move } from '../../src/core/escalation.ts';
import { councilId, editionId } from '../../src/core/guidance.ts';
import { noticesOf, noticesOfOpening } from '../../src/core/notices.ts';
import { personId } from '../../src/core/people.ts';
import type { Person } from '../../src/core/people.ts';
import type { EscalationStore, Outbox } from '../../src/core/ports.ts';
import { since } from './timing.ts';

/** What one database does a second. */
export interface EscalationPace {
  readonly name: string;
  /** Escalations opened, claimed and answered, each of the three with its notices. */
  readonly escalations: number;
  /** Notices taken out and recorded as delivered, for each of those. */
  readonly notices: number;
}

/** So many conversations are served at a time; they share the database's connections. */
const AT_A_TIME = 10;
const TEAM = { platform: 'slack', address: 'a team' } as const;
const ANSWER: Move = { move: 'answer', text: 'Yes, on paper. '.repeat(20), clauses: [] };

/** Measures SQLite and, if the address of a server is given, PostgreSQL in a database made for it. */
export async function measureEscalations(
  count: number,
  server: string | undefined,
): Promise<readonly EscalationPace[]> {
  const folder = await mkdtemp(join(tmpdir(), 'clausebook-bench-'));
  try {
    const inFile = await paceOf('SQLite', await openDatabase(join(folder, 'clausebook.sqlite')), count);
    return server === undefined ? [inFile] : [inFile, await onServer(server, count)];
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function onServer(server: string, count: number): Promise<EscalationPace> {
  const name = `clausebook_bench_${process.pid}`;
  const client = new Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(`create database ${name} encoding 'UTF8' template template0`);
    const url = new URL(server);
    url.pathname = `/${name}`;
    return await paceOf('PostgreSQL', await openDatabase(url.href), count);
  } finally {
    await client.query(`drop database if exists ${name} with (force)`);
    await client.end();
  }
}

async function paceOf(name: string, database: Database, count: number): Promise<EscalationPace> {
  const store = createEscalationStore(database);
  const outbox = createOutbox(database, randomUUID);
  const numbers = Array.from({ length: count }, (_, index) => index);
  const started = performance.now();
  await atATime(numbers, (number) => roundOf(store, number));
  const kept = since(started);
  const delivering = performance.now();
  const notices = await deliverAll(outbox);
  const delivered = since(delivering);
  await database.destroy();
  return { name, escalations: (count / kept) * 1000, notices: (notices / delivered) * 1000 };
}

async function roundOf(store: EscalationStore, number: number): Promise<void> {
  const officer = personOf(`officer ${number % 50}`);
  const opened = anEscalation(number);
  await store.open(opened, noticesOfOpening(opened, [TEAM]));
  const claimed = await advanced(store, opened, officer, { move: 'claim' });
  await advanced(store, claimed, officer, ANSWER);
}

async function advanced(store: EscalationStore, before: Escalation, officer: Person, move: Move): Promise<Escalation> {
  const turn = turnId('slack', randomUUID());
  const made = make(before, { part: 'officer', person: officer }, move, before.opened, turn);
  if (made.outcome === 'refused') throw new Error(made.why);
  await store.advance(made.escalation, noticesOf(made.escalation, [TEAM]));
  return made.escalation;
}

/** The team's conversation takes one at a time: it is the longest. */
async function deliverAll(outbox: Outbox): Promise<number> {
  for (let delivered = 0; ;) {
    const leased = await outbox.lease(1, 2, 20);
    if (leased.length === 0) return delivered;
    await Promise.all(leased.map((each) => outbox.delivered(each, 'a mark', 1)));
    delivered += leased.length;
  }
}

async function atATime(numbers: readonly number[], work: (number: number) => Promise<void>): Promise<void> {
  const left = [...numbers];
  const workOn = async (): Promise<void> => {
    for (let number = left.pop(); number !== undefined; number = left.pop()) await work(number);
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, workOn));
}

const personOf = (name: string): Person => ({
  id: personId(`slack:${name}`),
  name,
  home: { platform: 'slack', address: `home of ${name}` },
});

const anEscalation = (number: number): Escalation => ({
  id: escalationId(`GED-${number}`),
  council: councilId('gedling'),
  team: 'communications',
  askers: [{ person: personOf(`councillor ${number}`), about: turnId('slack', `Ev${number}`) }],
  question: `May I use the crest on leaflet ${number}?`,
  confidential: false,
  topic: 'Social Media Guidance for Members',
  botSaid: { outcome: 'silent', why: 'no-match', near: [], edition: editionId('made') },
  opened: 0,
  answerBy: 1_000_000,
  remindAt: 900_000,
  now: { state: 'waiting' },
  recused: [],
  history: [],
});
