import { open, readdir, readFile, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '../../../src/adapters/store/database.ts';
import { createEscalationStore } from '../../../src/adapters/store/escalation-store.ts';
import { createOutbox } from '../../../src/adapters/store/outbox.ts';
import { createSqliteBackups } from '../../../src/adapters/store/sqlite-backups.ts';
import { databaseIn } from '../../../src/adapters/store/sqlite.ts';
import type { Database } from '../../../src/adapters/store/tables.ts';
import { startNode } from '../../support/child.ts';
import { COUNCILLOR } from '../../support/escalations.ts';
import { numbered } from '../../support/kept-escalations.ts';
import { keepEveryKind } from '../../support/records-of-every-kind.ts';
import { expectRead } from '../../support/records-read.ts';
import { rowsIn, STEPS } from '../../support/schema-steps.ts';
import type { Rows } from '../../support/schema-steps.ts';
import { openSmallDisk } from '../../support/small-disk.ts';
import { aTempFolder } from '../../support/temp-folder.ts';

const OPENING = fileURLToPath(new URL('../../support/opening-process.ts', import.meta.url));
const NOW = Date.UTC(2026, 10, 21, 22, 30);
const ALL = 1_000_000;

/** A database with something of every kind, closed, and a copy of it. */
async function aCopy(): Promise<{ folder: string; place: string; file: string; rows: Rows }> {
  const folder = await aTempFolder();
  const [place, file] = [join(folder, 'clausebook.sqlite'), join(folder, 'copy')];
  const database = await openDatabase(place);
  await keepEveryKind(database);
  const rows = await rowsIn(database);
  expect(await createSqliteBackups(place).backup(file, { replace: false })).toMatchObject({ outcome: 'kept' });
  await database.destroy();
  return { folder, place, file, rows };
}

describe('a backup', () => {
  it('made while another process writes holds all that was acknowledged, each escalation with its notice', async () => {
    const folder = await aTempFolder();
    const place = join(folder, 'clausebook.sqlite');
    const writing = startNode([OPENING, place], { cwd: tmpdir() });
    await writing.firstLine();
    let acknowledged = 0;
    writing.process.stdout.on('data', (lines: string) => (acknowledged += lines.split('\n').length - 1));
    for (const file of ['1', '2', '3'].map((name) => join(folder, name))) {
      const before = acknowledged;
      const came = await createSqliteBackups(place).backup(file, { replace: false });
      const copy = databaseIn(new DatabaseSync(file));
      const escalations = await createEscalationStore(copy).ofAsker(COUNCILLOR.id, ALL);
      const notices = await createOutbox(copy, () => 'not used').list(ALL);
      await copy.destroy();
      expect(escalations.length).toBeGreaterThanOrEqual(before);
      expect(notices.map(({ notice }) => notice.id).toSorted()).toEqual(
        escalations.map(({ opened }) => `notice ${opened}`).toSorted(),
      );
      expect(came).toMatchObject({ outcome: 'kept', holds: { escalations: escalations.length, step: STEPS.at(-1) } });
      await new Promise((resolve) => writing.process.stdout.once('data', resolve));
    }
  });

  it('is for its owner alone, and the only file that is left', async () => {
    const { folder, file } = await aCopy();
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readdir(folder)).toEqual(['clausebook.sqlite', 'copy']);
  });

  it('overwrites a file when told to, and never the database', async () => {
    const { place, file } = await aCopy();
    const { backup } = createSqliteBackups(place);
    await writeFile(file, 'minutes');
    expect(await backup(file, { replace: false })).toEqual({ outcome: 'refused', why: 'file-exists' });
    expect(await readFile(file, 'utf8')).toBe('minutes');
    expect(await backup(file, { replace: true })).toMatchObject({ outcome: 'kept', holds: { receipts: 1 } });
    expect(await backup(place, { replace: true })).toEqual({ outcome: 'refused', why: 'is-the-database' });
  });

  it('is refused where nothing was kept yet, and makes no database', async () => {
    const folder = await aTempFolder();
    const { backup } = createSqliteBackups(join(folder, 'clausebook.sqlite'));
    expect(await backup(join(folder, 'copy'), { replace: false })).toEqual({ outcome: 'refused', why: 'no-database' });
    expect(await readdir(folder)).toEqual([]);
  });

  it('does not bring an older database up to date', async () => {
    const { place, file } = await aCopy();
    const older = new DatabaseSync(place);
    older.exec(`delete from kysely_migration where name > '${STEPS[0]}'`);
    older.close();
    const came = await createSqliteBackups(place).backup(file, { replace: true });
    expect(came).toMatchObject({ outcome: 'kept', holds: { step: STEPS[0] } });
  });

  it('of a damaged database is a fault, and leaves the copy of before', async () => {
    const { place, file, folder } = await aCopy();
    await damage(place);
    const before = await readFile(file);
    const { backup } = createSqliteBackups(place);
    await expect(backup(file, { replace: true })).rejects.toMatchObject({ code: 'BACKUP_FAILED' });
    expect(await readFile(file)).toEqual(before);
    expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});

/** Writes over the pages behind the first ones. */
async function damage(path: string): Promise<void> {
  const handle = await open(path, 'r+');
  const { size } = await handle.stat();
  await handle.write(Buffer.alloc(size - 8192, 7), 0, size - 8192, 8192);
  await handle.close();
}

describe('a restore', () => {
  it('brings everything back, and keeps the database of before', async () => {
    const { place, file, rows, folder } = await aCopy();
    const later = await openDatabase(place);
    await createEscalationStore(later).open(numbered(9), []);
    await later.destroy();
    const came = await createSqliteBackups(place).restore(file, NOW);
    const aside = `${place}.before-2026-11-21T22-30-00.000Z`;
    expect(came).toMatchObject({ outcome: 'restored', aside, holds: { escalations: 3, receipts: 1, publications: 2 } });
    const database = await openDatabase(place);
    onTestFinished(() => database.destroy());
    expect(await rowsIn(database)).toEqual(rows);
    await expectRead(database, rows);
    const before = databaseIn(new DatabaseSync(aside));
    expect(await createEscalationStore(before).byId(numbered(9).id)).toEqual(numbered(9));
    await before.destroy();
    expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('works where there is no database, and where it can no longer be read', async () => {
    const { file, rows } = await aCopy();
    const place = join(await aTempFolder(), 'clausebook.sqlite');
    const { restore } = createSqliteBackups(place);
    expect(await restore(file, NOW)).toMatchObject({ outcome: 'restored', aside: undefined });
    await writeFile(place, 'minutes of the last meeting, which are no database');
    // A log that was left over must not be taken for one of the copy.
    await writeFile(`${place}-wal`, 'what was written last');
    expect(await restore(file, NOW)).toMatchObject({ outcome: 'restored', aside: expect.any(String) });
    const database = await openDatabase(place);
    onTestFinished(() => database.destroy());
    expect(await rowsIn(database)).toEqual(rows);
  });

  it('is refused while somebody has the database open', async () => {
    const { place, file } = await aCopy();
    const database = await openDatabase(place);
    const { restore } = createSqliteBackups(place);
    expect(await restore(file, NOW)).toEqual({ outcome: 'refused', why: 'in-use' });
    expect(await createEscalationStore(database).open(numbered(9), [])).toMatchObject({ outcome: 'kept' });
    await database.destroy();
    expect(await restore(file, NOW)).toMatchObject({ outcome: 'restored' });
  });

  const UNFIT: readonly (readonly [string, string, (file: string) => Promise<void>])[] = [
    ['something else', 'foreign', (file) => writeFile(file, 'minutes of the last meeting, which are no database')],
    ['empty', 'foreign', (file) => writeFile(file, '')],
    ['the database of another program', 'foreign', async (file) => inFile(file, 'drop table kysely_migration')],
    ['damaged', 'damaged', damage],
    ['cut off', 'damaged', async (file) => truncate(file, Math.floor((await stat(file)).size / 8192) * 4096)],
    [
      'of a later release',
      'later-release',
      async (file) => inFile(file, "insert into kysely_migration values ('9999-later', '2030-01-01T00:00:00.000Z')"),
    ],
  ];

  it.each(UNFIT)('of a file that is %s is refused, and nothing changes', async (_what, why, make) => {
    const { place, file, folder } = await aCopy();
    await make(file);
    const [before, names] = [await readFile(place), await readdir(folder)];
    expect(await createSqliteBackups(place).restore(file, NOW)).toEqual({ outcome: 'refused', why });
    expect([await readFile(place), await readdir(folder)]).toEqual([before, names]);
  });

  it('of a file that is not there, or of the database itself, is refused', async () => {
    const { place } = await aCopy();
    const { restore } = createSqliteBackups(place);
    expect(await restore(`${place}-none`, NOW)).toEqual({ outcome: 'refused', why: 'no-file' });
    expect(await restore(place, NOW)).toEqual({ outcome: 'refused', why: 'is-the-database' });
  });
});

function inFile(path: string, statement: string): void {
  const file = new DatabaseSync(path);
  file.exec(statement);
  file.close();
}

const disk = await openSmallDisk(2048);

describe.skipIf(disk === undefined)('on a disk that is full (this account may mount one)', () => {
  const place = join(disk?.folder ?? '', 'clausebook.sqlite');
  let database: Database | undefined;
  beforeAll(async () => {
    database = await openDatabase(place);
    await keepEveryKind(database);
    await disk?.fill();
  });
  afterAll(async () => {
    await database?.destroy();
    await disk?.close();
  });

  it('a backup is a fault that says so, and leaves no half file', async () => {
    const names = await readdir(disk?.folder ?? '');
    const file = join(disk?.folder ?? '', 'copy');
    await expect(createSqliteBackups(place).backup(file, { replace: false })).rejects.toMatchObject({
      code: 'BACKUP_FAILED',
      message: expect.stringMatching(/^The backup could not be written \(.*full.*\)\. Nothing was changed\.$/),
    });
    expect(
      (await readdir(disk?.folder ?? '')).filter((name) => !names.includes(name) && !/-(?:wal|shm)$/.test(name)),
    ).toEqual([]);
  });

  it('a restore is a fault, and the database of before stays', async () => {
    const { file } = await aCopy();
    const before = await readFile(place);
    await expect(createSqliteBackups(place).restore(file, NOW)).rejects.toMatchObject({ code: 'BACKUP_FAILED' });
    expect(await readFile(place)).toEqual(before);
    expect((await readdir(disk?.folder ?? '')).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});
