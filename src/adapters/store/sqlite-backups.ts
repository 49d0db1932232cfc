import { randomUUID } from 'node:crypto';
import { chmod, chown, constants, copyFile, lstat, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { BackedUp, Backups, Restored } from '../../core/backups.ts';
import { Fault } from '../../core/errors.ts';
import { BUSY_TIMEOUT_MS, copyInto, gather, isBusy, isDamaged, lookAtCopy } from './sqlite-copy.ts';

/** It holds what councillors asked: for the account that made it alone. */
const OWN = 0o600;
/** What SQLite keeps beside a file. */
const BESIDE = ['-wal', '-shm', '-journal'];
/** Copies of the database in an SQLite file. */
export const createSqliteBackups = (database: string): Backups => ({
  backup: (file, { replace }) => writing('backup', () => backup(database, file, replace)),
  restore: (file, now) => writing('restored database', () => restore(database, file, now)),
});

async function backup(database: string, file: string, overwrites: boolean): Promise<BackedUp> {
  if (!(await isThere(database))) return { outcome: 'refused', why: 'no-database' };
  if ((await isSame(database, file)) || (await isBeside(database, file)))
    return { outcome: 'refused', why: 'is-the-database' };
  const there = await lstat(file).catch(() => undefined);
  if (there !== undefined && !there.isFile()) return { outcome: 'refused', why: 'no-plain-file' };
  if (!overwrites && there !== undefined) return { outcome: 'refused', why: 'file-exists' };
  return withDraft(file, async (draft) => {
    await (await open(draft, 'wx', OWN)).close();
    const source = new DatabaseSync(database, { readOnly: true, timeout: BUSY_TIMEOUT_MS });
    try {
      // One reading transaction, beside which services write on. The other way, page by page, begins anew with every write of another process.
      source.prepare('vacuum into ?').run(draft);
    } finally {
      source.close();
    }
    const holds = lookAtCopy(draft);
    if (typeof holds === 'string') throw new Error(`what was copied is ${holds}`);
    await onDisk(draft);
    await rename(draft, file);
    return { outcome: 'kept', holds };
  });
}

async function restore(database: string, file: string, now: number): Promise<Restored> {
  const found = await stat(file).catch(() => undefined);
  if (found === undefined) return { outcome: 'refused', why: 'no-file' };
  if (await isSame(database, file)) return { outcome: 'refused', why: 'is-the-database' };
  // A folder is no copy, and a pipe would be waited for.
  if (!found.isFile()) return { outcome: 'refused', why: 'foreign' };
  return withDraft(database, async (draft) => {
    // What is looked at is what is put in place, whatever becomes of the file meanwhile.
    await copyFile(file, draft);
    await chmod(draft, OWN);
    const holds = lookAtCopy(draft);
    if (typeof holds === 'string') return { outcome: 'refused', why: holds };
    const aside = `${database}.before-${new Date(now).toISOString().replaceAll(':', '-')}`;
    const placed = (await isThere(database))
      ? await putInstead(database, draft, aside)
      : await putWhereNoneIs(database, draft);
    if (placed === 'in-use') return { outcome: 'refused', why: 'in-use' };
    await onDisk(dirname(database));
    return { outcome: 'restored', holds, aside: placed === 'replaced' ? aside : undefined };
  });
}

/** At no moment is there no database: a service that starts meanwhile would make an empty one, and go on with it beside the one restored. */
async function putInstead(database: string, draft: string, aside: string): Promise<'replaced' | 'in-use'> {
  const state = gather(database);
  if (state === 'in-use') return state;
  try {
    if (state === 'unreadable' || !(await keptAside(database, aside))) await moveInstead(database, draft, aside);
    // One transaction: whoever starts meanwhile waits, and what is cut short is taken back by the next who opens it.
    else await copyInto(draft, database);
    return 'replaced';
  } catch (cause) {
    if (!isBusy(cause)) throw cause;
    await rm(aside, { force: true });
    return 'in-use';
  }
}

/** False: SQLite cannot read all of it. */
async function keptAside(database: string, aside: string): Promise<boolean> {
  return withDraft(aside, async (copy) => {
    await (await open(copy, 'wx', OWN)).close();
    await asOwnerOf(database, copy);
    try {
      await copyInto(database, copy);
    } catch (cause) {
      if (isDamaged(cause)) return false;
      throw cause;
    }
    await onDisk(copy);
    await rename(copy, aside);
    return true;
  });
}

/** In place of what no service can start on. What lies beside it goes first: it would be taken for the log of the file that comes. */
async function moveInstead(named: string, draft: string, aside: string): Promise<void> {
  const database = await realpath(named);
  await asOwnerOf(database, draft);
  await onDisk(draft);
  await copyFile(database, aside, constants.COPYFILE_EXCL);
  await chmod(aside, OWN);
  for (const suffix of BESIDE) if (await isThere(database + suffix)) await rename(database + suffix, aside + suffix);
  await rename(draft, database);
}

/** Unlike a renaming it leaves what a service has made there meanwhile. */
async function putWhereNoneIs(database: string, draft: string): Promise<'put' | 'in-use'> {
  for (const suffix of BESIDE) await rm(database + suffix, { force: true });
  try {
    await (await open(database, 'wx', OWN)).close();
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'EEXIST') return 'in-use';
    throw cause;
  }
  try {
    await asOwnerOf(dirname(database), database);
    await copyInto(draft, database);
    return 'put';
  } catch (cause) {
    if (isBusy(cause)) return 'in-use';
    // What nothing was written to is no database of anybody's.
    if ((await stat(database)).size === 0) await rm(database);
    throw cause;
  }
}

/** Has the work done under another name in the same folder, of which nothing is left whatever comes of it. */
async function withDraft<T>(file: string, work: (draft: string) => Promise<T>): Promise<T> {
  const draft = `${file}.${randomUUID()}.part`;
  try {
    return await work(draft);
  } finally {
    await Promise.all(['', ...BESIDE].map((suffix) => rm(draft + suffix, { force: true })));
  }
}

async function onDisk(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** So that the service can open what another account, mostly root, put there. Who may not give a file away is that account already. */
async function asOwnerOf(path: string, draft: string): Promise<void> {
  const { uid, gid } = await stat(path);
  await chown(draft, uid, gid).catch(() => {});
}

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

async function isSame(one: string, other: string): Promise<boolean> {
  const [first, second] = await Promise.all([one, other].map((path) => stat(path).catch(() => undefined)));
  return first !== undefined && second !== undefined && first.dev === second.dev && first.ino === second.ino;
}

/** Whether SQLite would take it for a part of the database, also where it is not there yet. */
async function isBeside(database: string, file: string): Promise<boolean> {
  const [own, others] = await Promise.all([realpath(database), realpath(dirname(file)).catch(() => dirname(file))]);
  return BESIDE.some((suffix) => own + suffix === join(others, basename(file)));
}

async function writing<T>(what: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const message = `The ${what} could not be written (${reason}). Nothing was changed.`;
    throw new Fault('BACKUP_FAILED', message, { cause });
  }
}
