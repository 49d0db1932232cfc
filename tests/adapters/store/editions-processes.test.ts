import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createAuditTrail } from '../../../src/adapters/store/audit.ts';
import { openDatabase } from '../../../src/adapters/store/database.ts';
import { createEditions } from '../../../src/adapters/store/editions.ts';
import { checkChain } from '../../../src/core/audit-chain.ts';
import type { AuditTrail } from '../../../src/core/audit.ts';
import type { Editions } from '../../../src/core/publication.ts';
import { startNode } from '../../support/child.ts';
import type { Child } from '../../support/child.ts';
import { aPostgresDatabase, POSTGRES_SERVER } from '../../support/postgres-server.ts';
import { keptWith } from '../../support/publications.ts';
import { aTempFolder } from '../../support/temp-folder.ts';

const PUBLISHING = new URL('../../support/editions-process.ts', import.meta.url);

const publishing = (place: string, name: string, count: number): Child =>
  startNode([fileURLToPath(PUBLISHING), place, name, String(count)], { cwd: tmpdir() });

const numbersIn = (output: string): readonly number[] => output.split('\n').slice(1, -1).map(Number);

async function opened(place: string): Promise<{ readonly editions: Editions; readonly audit: AuditTrail }> {
  const database = await openDatabase(place);
  onTestFinished(() => database.destroy());
  return { editions: createEditions(database), audit: createAuditTrail(database) };
}

/** Every publication, oldest first, each found whole with its edition and with its entry in the audit log. */
async function wholeHistory({ editions, audit }: Awaited<ReturnType<typeof opened>>): Promise<readonly number[]> {
  const published = (await editions.list(1_000_000)).toReversed();
  for (const each of published) {
    expect(await editions.diff(each.number)).toEqual(keptWith(each).diff);
    expect(await editions.content(each.edition)).toEqual(keptWith(each).content);
  }
  expect(await checkChain(audit)).toMatchObject({ outcome: 'whole', entries: published.length });
  const entered = await audit.latest(1_000_000);
  expect(entered.map(({ entry }) => entry.details['publication'])).toEqual(
    published.map(({ number }) => number).toReversed(),
  );
  return published.map(({ number }) => number);
}

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

describe.each(KINDS)('editions published to $kind by several processes', ({ there, place }) => {
  it.skipIf(!there)('get each number once and without a gap, whoever publishes at the same time', async () => {
    const where = await place();
    const processes = ['a', 'b', 'c'].map((name) => publishing(where, name, 20));
    await Promise.all(processes.map((each) => each.firstLine()));
    for (const each of processes) each.process.stdin.end('now\n');
    const ended = await Promise.all(processes.map((each) => each.ended()));
    expect(ended.map(({ code, stderr }) => ({ code, stderr }))).toEqual(ended.map(() => ({ code: 0, stderr: '' })));
    const all = Array.from({ length: 60 }, (_, index) => index + 1);
    expect(ended.flatMap(({ stdout }) => numbersIn(stdout)).toSorted((one, other) => one - other)).toEqual(all);
    expect(await wholeHistory(await opened(where))).toEqual(all);
  });

  it.skipIf(!there)('are there and whole, each that was acknowledged, after a publisher was killed', async () => {
    const where = await place();
    const child = publishing(where, 'a', 1_000_000);
    await child.firstLine();
    child.process.stdin.write('now\n');
    const kept = await opened(where);
    await expect.poll(async () => (await kept.editions.newest())?.number ?? 0, { timeout: 20_000 }).toBeGreaterThan(2);
    child.process.kill('SIGKILL');
    const { signal, stdout } = await child.ended();
    expect(signal).toBe('SIGKILL');
    expect(await wholeHistory(kept)).toEqual(expect.arrayContaining([...numbersIn(stdout)]));
  });
});
