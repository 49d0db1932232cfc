import { constants } from 'node:fs';
import { access, stat, statfs } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Check, Finding } from '../core/checkup.ts';
import { DOCTOR } from '../core/doctor-wording.ts';
import { kindOf } from './bounded.ts';

/**
 * Besides a copy of the database as large as itself, which a backup puts beside it: what is written ahead, the vectors of a large council's
 * guidance (20,000 clauses: 200 MB) and a month of questions.
 */
const LEAST_FREE = 512e6;
/** What SQLite keeps beside its file. */
const FILES = ['clausebook.sqlite', 'clausebook.sqlite-wal', 'clausebook.sqlite-shm'] as const;

/** Whether the data can be written, and how much room there is for it. Nothing is made to try it. */
export const dataChecks = (data: string, databaseElsewhere: boolean): readonly Check[] => [
  { name: 'data folder', run: async () => [await folderFinding(data, databaseElsewhere)] },
  { name: 'disk', run: async () => [await diskFinding(data)] },
];

async function folderFinding(data: string, databaseElsewhere: boolean): Promise<Finding> {
  const folder = await nearest(data);
  if (!folder.isFolder)
    return { outcome: 'not-ok', says: DOCTOR.dataNoFolder(folder.path), mend: DOCTOR.mendDataNoFolder };
  const isThere = folder.path === resolve(data);
  const paths = [folder.path, ...(isThere && !databaseElsewhere ? FILES.map((file) => join(folder.path, file)) : [])];
  for (const path of paths) {
    const code = await notWritable(path);
    if (code === undefined || (code === 'ENOENT' && path !== folder.path)) continue;
    if (databaseElsewhere) return { outcome: 'ok', says: DOCTOR.dataNotKept(path) };
    return { outcome: 'not-ok', says: DOCTOR.dataNotWritable(path, code), mend: DOCTOR.mendDataNotWritable };
  }
  return { outcome: 'ok', says: isThere ? DOCTOR.dataWritable(folder.path) : DOCTOR.dataToBeMade(resolve(data)) };
}

/** The folder, or of those above it the nearest that is there. */
async function nearest(data: string): Promise<{ readonly path: string; readonly isFolder: boolean }> {
  const path = resolve(data);
  const found = await stat(path).catch(() => undefined);
  if (found === undefined && dirname(path) !== path) return nearest(dirname(path));
  return { path, isFolder: found?.isDirectory() ?? false };
}

const notWritable = (path: string): Promise<string | undefined> =>
  access(path, constants.W_OK).then(() => undefined, kindOf);

async function diskFinding(data: string): Promise<Finding> {
  const { path } = await nearest(data);
  const { bavail, bsize } = await statfs(path);
  const sizes = FILES.map((file) =>
    stat(join(path, file)).then(
      ({ size }) => size,
      () => 0,
    ),
  );
  const [free, needed] = [bavail * bsize, LEAST_FREE + (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)];
  if (free >= needed) return { outcome: 'ok', says: DOCTOR.diskRight(free) };
  return { outcome: 'not-ok', says: DOCTOR.diskLow(free, needed), mend: DOCTOR.mendDisk };
}
