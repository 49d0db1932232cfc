import { once } from 'node:events';
import { link, lstat, mkdir, open, readdir, readFile, stat, symlink, truncate, writeFile } from 'node:fs/promises';
import { readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '../../src/adapters/store/database.ts';
import { createEscalationStore } from '../../src/adapters/store/escalation-store.ts';
import { createSqliteBackups } from '../../src/adapters/store/sqlite-backups.ts';
import { Fault } from '../../src/core/errors.ts';
import { startNode } from '../support/child.ts';
import { COUNCILLOR } from '../support/escalations.ts';
import { numbered } from '../support/kept-escalations.ts';
import { aTempFolder } from '../support/temp-folder.ts';

const NOW = Date.UTC(2026, 10, 21, 22, 30);
const ALL = 1_000_000;

async function escalationsIn(place: string): Promise<number> {
  const database = await openDatabase(place);
  const { length } = await createEscalationStore(database).ofAsker(COUNCILLOR.id, ALL);
  await database.destroy();
  return length;
}

/** A database with so many escalations, and a copy of it. */
async function aDatabase(name: string, count: number): Promise<{ folder: string; place: string; file: string }> {
  const folder = await aTempFolder();
  const [place, file] = [join(folder, 'clausebook.sqlite'), join(folder, name)];
  const database = await openDatabase(place);
  const store = createEscalationStore(database);
  for (let number = 1; number <= count; number += 1) await store.open(numbered(number), []);
  await database.destroy();
  expect(await createSqliteBackups(place).backup(file, { replace: false })).toMatchObject({ outcome: 'kept' });
  return { folder, place, file };
}

const everything = async (folder: string): Promise<readonly (readonly [string, string])[]> =>
  Promise.all(
    (await readdir(folder)).toSorted().map(async (name): Promise<readonly [string, string]> => {
      const path = join(folder, name);
      return [name, (await lstat(path)).isFile() ? (await readFile(path)).toString('base64') : 'no file'];
    }),
  );

describe('a backup to an odd place', () => {
  const NAMES = ['-wal', '-shm', '-journal'];

  it.each(NAMES)('is never what SQLite keeps beside the database, there or not: %s', async (suffix) => {
    const { place, folder } = await aDatabase('copy', 2);
    const alias = join(await aTempFolder(), 'alias');
    await symlink(folder, alias);
    const before = await everything(folder);
    for (const file of [
      place + suffix,
      join(alias, `clausebook.sqlite${suffix}`),
      join(folder, '.', `clausebook.sqlite${suffix}`),
    ])
      expect(await createSqliteBackups(place).backup(file, { replace: true })).toEqual({
        outcome: 'refused',
        why: 'is-the-database',
      });
    expect(await everything(folder)).toEqual(before);
  });

  it('writes over no folder, link or device, whatever it is told', async () => {
    const { place, folder } = await aDatabase('copy', 2);
    const [within, linked, dangling] = [join(folder, 'within'), join(folder, 'linked'), join(folder, 'dangling')];
    await mkdir(within);
    await writeFile(join(folder, 'minutes'), 'minutes');
    await symlink(join(folder, 'minutes'), linked);
    await symlink(join(folder, 'nowhere'), dangling);
    // A device would be lost to this machine if it were written over; a socket is no file either.
    const socket = join(folder, 'socket');
    const server = createServer().listen(socket);
    onTestFinished(() => void server.close());
    await once(server, 'listening');
    const before = await everything(folder);
    for (const file of [within, linked, dangling, socket])
      for (const replace of [true, false])
        expect(await createSqliteBackups(place).backup(file, { replace })).toEqual({
          outcome: 'refused',
          why: 'no-plain-file',
        });
    expect(await everything(folder)).toEqual(before);
  });

  it('is not written to another name of the database', async () => {
    const { place, folder } = await aDatabase('copy', 2);
    const [hard, soft] = [join(folder, 'hard'), join(folder, 'soft')];
    await link(place, hard);
    await symlink(place, soft);
    for (const file of [hard, soft])
      expect(await createSqliteBackups(place).backup(file, { replace: true })).toEqual({
        outcome: 'refused',
        why: 'is-the-database',
      });
    expect(await escalationsIn(place)).toBe(2);
  });

  it('is a fault that says so where the folder is none or the name cannot be', async () => {
    const { place, folder } = await aDatabase('copy', 2);
    const before = await readdir(folder);
    for (const file of [
      join(folder, 'nowhere', 'copy'),
      join(folder, 'copy', 'copy'),
      join(folder, 'x'.repeat(300)),
      `${folder}/a\0b`,
      '',
    ])
      await expect(createSqliteBackups(place).backup(file, { replace: true })).rejects.toBeInstanceOf(Fault);
    expect(await readdir(folder)).toEqual(before);
  });
});

describe('a restore from an odd place', () => {
  it('takes no folder, pipe or device for a copy, and leaves everything as it is', async () => {
    const { place, folder } = await aDatabase('copy', 2);
    await mkdir(join(folder, 'within'));
    const before = await everything(folder);
    const { restore } = createSqliteBackups(place);
    for (const file of [join(folder, 'within'), '/dev/null'])
      expect(await restore(file, NOW)).toEqual({ outcome: 'refused', why: 'foreign' });
    for (const file of ['', join(folder, 'copy', 'copy'), `${folder}/a\0b`, '/dev/null/copy'])
      expect(await restore(file, NOW)).toEqual({ outcome: 'refused', why: 'no-file' });
    expect(await everything(folder)).toEqual(before);
  });

  it('takes a copy behind a link, and goes to the database behind one, which stays a link', async () => {
    const [far, near] = [await aDatabase('copy', 2), await aTempFolder()];
    const { file } = await aDatabase('other', 5);
    const [place, linked] = [join(near, 'clausebook.sqlite'), join(near, 'linked')];
    await symlink(far.place, place);
    await symlink(file, linked);
    expect(await createSqliteBackups(place).restore(linked, NOW)).toMatchObject({ outcome: 'restored' });
    expect((await lstat(place)).isSymbolicLink()).toBe(true);
    expect([await escalationsIn(place), await escalationsIn(far.place), await escalationsIn(file)]).toEqual([5, 5, 5]);
  });

  it('puts a copy in place of a damaged database, whatever is left of it', async () => {
    const { file } = await aDatabase('other', 5);
    const damages: readonly ((place: string) => Promise<void>)[] = [
      (place) => truncate(place, 4096),
      (place) => truncate(place, 10_000),
      (place) => truncate(place, 0),
      (place) => writeFile(place, 'minutes'),
      async (place) => {
        const handle = await open(place, 'r+');
        await handle.write(Buffer.alloc(8192, 7), 0, 8192, 4096);
        await handle.close();
      },
    ];
    for (const damage of damages) {
      const { place, folder } = await aDatabase('copy', 2);
      await damage(place);
      const { size } = await stat(place);
      await writeFile(`${place}-wal`, 'what was written last');
      const came = await createSqliteBackups(place).restore(file, NOW);
      expect(came).toMatchObject({ outcome: 'restored', aside: expect.any(String) });
      expect(await escalationsIn(place)).toBe(5);
      expect((await stat(`${place}.before-2026-11-21T22-30-00.000Z`)).size).toBeGreaterThanOrEqual(
        Math.min(size, 4096),
      );
      expect((await readdir(folder)).filter((name) => name.includes('.part'))).toEqual([]);
    }
  });
});

describe('a restore that something comes between', () => {
  const RESTORING = fileURLToPath(new URL('../support/restoring-process.ts', import.meta.url));

  /** What lies in the folder at one moment or another of it. */
  const MOMENTS: readonly (readonly [string, RegExp])[] = [
    ['the copy is looked at', /^clausebook\.sqlite\.[\w-]+\.part$/],
    ['the database of before is put aside', /\.before-.*\.part$/],
    ['it is put in place', /^clausebook\.sqlite-journal$/],
  ];

  it.each(MOMENTS)(
    'leaves the database of before or the copy, whole, if it is killed while %s',
    async (_moment, seen) => {
      const [one, other] = [await aDatabase('one', 3), await aDatabase('other', 400)];
      for (let round = 0; round < 3; round += 1) {
        const child = startNode([RESTORING, one.place, other.file, one.file], { cwd: tmpdir() });
        await child.firstLine();
        while (!readdirSync(one.folder).some((name) => seen.test(name)));
        child.process.kill('SIGKILL');
        await child.ended();
        expect([3, 400]).toContain(await escalationsIn(one.place));
      }
    },
  );

  it('has a service that starts meanwhile find all of one of them, and never an empty database', async () => {
    const [one, other] = [await aDatabase('one', 3), await aDatabase('other', 40)];
    const child = startNode([RESTORING, one.place, other.file, one.file], { cwd: tmpdir() });
    await child.firstLine();
    const found = new Set<number>();
    while (found.size < 2) {
      const count = await escalationsIn(one.place);
      expect([3, 40]).toContain(count);
      found.add(count);
    }
    child.process.kill('SIGKILL');
    expect((await child.ended()).stdout).toContain('restored');
  });
});
