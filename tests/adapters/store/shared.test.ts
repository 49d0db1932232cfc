import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '../../../src/adapters/store/database.ts';
import { createEscalationStore } from '../../../src/adapters/store/escalation-store.ts';
import { createOutbox } from '../../../src/adapters/store/outbox.ts';
import type { Database } from '../../../src/adapters/store/tables.ts';
import { escalationId } from '../../../src/core/escalation.ts';
import { startNode } from '../../support/child.ts';
import type { Child } from '../../support/child.ts';
import { numbered } from '../../support/kept-escalations.ts';
import { aPostgresDatabase, POSTGRES_SERVER } from '../../support/postgres-server.ts';
import { aTempFolder } from '../../support/temp-folder.ts';

const CLAIMING = new URL('../../support/claiming-process.ts', import.meta.url);
const OPENING = new URL('../../support/opening-process.ts', import.meta.url);

const start = (program: URL, ...argv: readonly string[]): Child =>
  startNode([fileURLToPath(program), ...argv], { cwd: tmpdir() });

const wholeLines = (output: string): readonly string[] => output.split('\n').slice(0, -1);

async function opened(place: string): Promise<Database> {
  const database = await openDatabase(place);
  onTestFinished(() => database.destroy());
  return database;
}

/** Thousands of transactions, on a machine that may have other things to do. */
const TIMEOUT = 120_000;
const OFFICERS = 50;
const ESCALATIONS = 200;

const KINDS = [
  { kind: 'an SQLite file', there: true, place: async () => join(await aTempFolder(), 'clausebook.sqlite') },
  {
    kind: POSTGRES_SERVER === undefined ? 'PostgreSQL (TEST_DATABASE_URL is not set)' : 'PostgreSQL',
    there: POSTGRES_SERVER !== undefined,
    place: async () => {
      const made = await aPostgresDatabase();
      onTestFinished(() => made.drop());
      return made.url;
    },
  },
];

describe.each(KINDS)('$kind that several processes share', ({ there, place }) => {
  it.skipIf(!there)(
    'gives each of 200 escalations to one of the officers who claim them at once, of 50 in two processes',
    async () => {
      const where = await place();
      const store = createEscalationStore(await opened(where));
      for (let number = 1; number <= ESCALATIONS; number += 1) await store.open(numbered(number), []);
      const officers = String(OFFICERS / 2);
      const processes = ['a', 'b'].map((name) => start(CLAIMING, where, name, officers, String(ESCALATIONS)));
      await Promise.all(processes.map((each) => each.firstLine()));
      for (const each of processes) each.process.stdin.end('now\n');
      const ended = await Promise.all(processes.map((each) => each.ended()));
      expect(ended.map(({ code, stderr }) => ({ code, stderr }))).toEqual(ended.map(() => ({ code: 0, stderr: '' })));

      const won = ended.flatMap(({ stdout }) => wholeLines(stdout).slice(1)).map((line) => line.split(' '));
      const winners = new Map(won.map(([id = '', officer]) => [id, officer]));
      expect([won.length, winners.size]).toEqual([ESCALATIONS, ESCALATIONS]);
      for (const [id, officer] of winners) {
        const kept = await store.byId(escalationId(id));
        expect(kept).toMatchObject({ now: { state: 'claimed', officer: { id: officer } } });
        expect(kept?.history.map(({ move }) => move.move)).toEqual(['claim']);
      }
      const { waiting } = await createOutbox(await opened(where), () => 'a lease').depth();
      expect(waiting).toBe(ESCALATIONS);
    },
    TIMEOUT,
  );

  it.skipIf(!there)('has every escalation and notice that was acknowledged before a process was killed', async () => {
    const where = await place();
    const child = start(OPENING, where);
    await child.firstLine();
    child.process.kill('SIGKILL');
    const { signal, stdout } = await child.ended();
    expect(signal).toBe('SIGKILL');
    const acknowledged = wholeLines(stdout).map(Number);
    expect(acknowledged.length).toBeGreaterThan(0);
    const database = await opened(where);
    const store = createEscalationStore(database);
    for (const number of acknowledged) expect(await store.byId(numbered(number).id)).toEqual(numbered(number));
    const notices = (await createOutbox(database, () => 'a lease').list(1_000_000)).map(({ notice }) => notice.id);
    expect(notices).toEqual(expect.arrayContaining(acknowledged.map((number) => `notice ${number}`)));
    // One that was being written is there with its notice, or neither of them is.
    const all = await store.ofAsker(numbered(1).askers[0].person.id, 1_000_000);
    expect(notices).toHaveLength(all.length);
  });
});
