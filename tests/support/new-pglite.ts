import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import manifest from '../../package.json' with { type: 'json' };
import { inProject } from './child.ts';

/** An empty database as PGlite once made it: making one takes seconds of work, and reading it a fraction of one. */
const EMPTY = inProject(
  `node_modules/.cache/clausebook-tests/pglite-${manifest.devDependencies['@electric-sql/pglite']}.tar`,
);

/** A PostgreSQL in this process, with nothing in it. */
export async function newPglite(): Promise<PGlite> {
  const empty = await readFile(EMPTY).catch(() => undefined);
  if (empty !== undefined) return PGlite.create({ loadDataDir: new Blob([empty]) });
  const made = await PGlite.create();
  const unfinished = `${EMPTY}.${randomUUID()}.part`;
  await mkdir(dirname(EMPTY), { recursive: true });
  await writeFile(unfinished, await made.dumpDataDir('none').then((dump) => dump.bytes()));
  await rename(unfinished, EMPTY);
  return made;
}
