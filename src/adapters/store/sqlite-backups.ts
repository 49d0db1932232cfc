import { randomUUID } from 'node:crypto';
import { chmod, chown, copyFile, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { BackedUp, Backups, Restored } from '../../core/backups.ts';
import { Fault } from '../../core/errors.ts';
import { gather, lookAtCopy } from './sqlite-copy.ts';

/** It holds what councillors asked: for the account that made it alone. */
const OWN = 0o600;
/** What SQLite keeps beside a file. */
const BESIDE = ['-wal', '-shm', '-journal'];
/** Longer than a service's transaction takes. */
const BUSY_TIMEOUT_MS = 5000;

/** Copies of the database in an SQLite file. */
export const createSqliteBackups = (database: string): Backups => ({
  backup: (file, { replace }) => writing('backup', () => backup(database, file, replace)),
  restore: (file, now) => writing('restored database', () => restore(database, file, now)),
});

async function backup(database: string, file: string, replace: boolean): Promise<BackedUp> {
  if (!(await isThere(database))) return { outcome: 'refused', why: 'no-database' };
  if (await isSame(database, file)) return { outcome: 'refused', why: 'is-the-database' };
  if (!replace && (await isThere(file))) return { outcome: 'refused', why: 'file-exists' };
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
  if (!(await isThere(file))) return { outcome: 'refused', why: 'no-file' };
  if (await isSame(database, file)) return { outcome: 'refused', why: 'is-the-database' };
  return withDraft(database, async (draft) => {
    // What is looked at is what is put in place, whatever becomes of the file meanwhile.
    await copyFile(file, draft);
    await chmod(draft, OWN);
    const holds = lookAtCopy(draft);
    if (typeof holds === 'string') return { outcome: 'refused', why: holds };
    const before = await isThere(database);
    if (before && !gather(database)) return { outcome: 'refused', why: 'in-use' };
    await asOwnerOf(before ? database : dirname(database), draft);
    await onDisk(draft);
    const aside = `${database}.before-${new Date(now).toISOString().replaceAll(':', '-')}`;
    if (before) await putAside(database, aside);
    await rename(draft, database);
    await onDisk(dirname(database));
    return { outcome: 'restored', holds, aside: before ? aside : undefined };
  });
}

/** With what lies beside it: another file's log would be taken for that of the file that comes in its place. */
async function putAside(database: string, aside: string): Promise<void> {
  for (const suffix of ['', ...BESIDE])
    if (await isThere(database + suffix)) await rename(database + suffix, aside + suffix);
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

async function writing<T>(what: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const message = `The ${what} could not be written (${reason}). Nothing was changed.`;
    throw new Fault('BACKUP_FAILED', message, { cause });
  }
}
