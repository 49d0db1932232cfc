// Removes what Node can never load from the packages of an image: node scripts/trim-packages.ts. Not for a folder that is worked in.
import { readdir, rm, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { neverRuns } from './image/never-runs.ts';

const PACKAGES = 'node_modules';
const MEGABYTE = 1_000_000;

const files = (await readdir(PACKAGES, { recursive: true, withFileTypes: true })).filter((file) => file.isFile());
const removed = files
  .map(({ parentPath, name }) => join(parentPath, name))
  .filter((path) => neverRuns(path.split(sep).join('/')));
let freed = 0;
for (const path of removed) {
  freed += (await stat(path)).size;
  await rm(path);
}
console.log(`${removed.length} of ${files.length} files removed, ${Math.round(freed / MEGABYTE)} MB.`);
