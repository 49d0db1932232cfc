import { backup, DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import type { Holds, UnfitBackup } from '../../core/backups.ts';
import { LaterRelease, refuseLater } from './migrate.ts';

/** A step of every release: a file without it was never ours. */
const FIRST_STEP = '0001-questions';
const COUNTED = ['escalations', 'receipts', 'publications'] as const;

/** How much is in a copy that nobody else has open, or why it cannot be used. Every page of it is read. */
export function lookAtCopy(path: string): Holds | UnfitBackup {
  const address = pathToFileURL(path);
  // Nothing is made beside it, and what lies beside it is not taken for a part of it.
  address.searchParams.set('immutable', '1');
  const file = new DatabaseSync(address, { readOnly: true });
  try {
    const steps = namesIn(file, "select name from sqlite_schema where name = 'kysely_migration'").flatMap(() =>
      namesIn(file, 'select name from kysely_migration order by name'),
    );
    if (steps[0] !== FIRST_STEP) return 'foreign';
    refuseLater(steps);
    const [found] = file.prepare('pragma integrity_check').all();
    if (found?.['integrity_check'] !== 'ok') return 'damaged';
    return { step: steps.at(-1) ?? FIRST_STEP, ...counts(file) };
  } catch (cause) {
    if (cause instanceof LaterRelease) return 'later-release';
    if (isNoDatabase(cause)) return 'foreign';
    if (isDamaged(cause)) return 'damaged';
    throw cause;
  } finally {
    file.close();
  }
}

const namesIn = (file: DatabaseSync, query: string): readonly string[] =>
  file
    .prepare(query)
    .all()
    .map(({ name }) => String(name));

function counts(file: DatabaseSync): Omit<Holds, 'step'> {
  const tables = new Set(namesIn(file, "select name from sqlite_schema where type = 'table'"));
  const of = (table: (typeof COUNTED)[number]): number =>
    tables.has(table) ? Number(file.prepare(`select count(*) as count from ${table}`).get()?.['count']) : 0;
  return { escalations: of('escalations'), receipts: of('receipts'), publications: of('publications') };
}

/** Longer than a service's transaction takes. */
export const BUSY_TIMEOUT_MS = 5000;

/** SQLite's own numbers: https://sqlite.org/rescode.html */
const [NO_NUMBER, BUSY, CORRUPT, NOT_A_DATABASE] = [0, 5, 11, 26];
const PRIMARY = 0xff;

const isCode = (cause: unknown, code: number): boolean =>
  cause instanceof Error && 'errcode' in cause && (Number(cause.errcode) & PRIMARY) === code;

/** Somebody has it open. Node gives no number where it is the target of a copy that is held. */
export const isBusy = (cause: unknown): boolean => isCode(cause, BUSY) || isCode(cause, NO_NUMBER);
const isNoDatabase = (cause: unknown): boolean => isCode(cause, NOT_A_DATABASE);
export const isDamaged = (cause: unknown): boolean => isCode(cause, CORRUPT);

/** Copies one database into another, whole or not at all, whoever has them open: where that cannot be, it rejects and nothing has changed. */
export async function copyInto(from: string, to: string): Promise<void> {
  const source = new DatabaseSync(from, { timeout: BUSY_TIMEOUT_MS });
  try {
    await backup(source, to);
  } finally {
    source.close();
  }
}

/**
 * Puts everything that was written into the file itself, and leaves nothing beside it. A file that SQLite cannot read is left as it is: no
 * service starts on it.
 */
export function gather(path: string): 'gathered' | 'in-use' | 'unreadable' {
  const file = new DatabaseSync(path, { timeout: 0 });
  try {
    // Only whoever has the file alone may leave the write-ahead log.
    file.exec('pragma journal_mode = delete');
    return 'gathered';
  } catch (cause) {
    if (isCode(cause, BUSY)) return 'in-use';
    if (isNoDatabase(cause) || isDamaged(cause)) return 'unreadable';
    throw cause;
  } finally {
    file.close();
  }
}
