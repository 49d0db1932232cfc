import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import { stringify } from 'yaml';
import type { Clause } from '../../src/core/guidance.ts';
import { check } from '../../src/knowledge/check.ts';
import { editionIdOf } from '../../src/knowledge/edition-id.ts';
import { createPace } from '../../src/knowledge/pace.ts';
import { readFolder } from '../../src/knowledge/read-folder.ts';
import type { Folder } from '../../src/knowledge/read-folder.ts';
import { madeClauses } from './made-clauses.ts';
import { since, watchLoop } from './timing.ts';

/** What a part of reading guidance takes, and the longest that anything else had to wait meanwhile; milliseconds. */
export interface Part {
  readonly took: number;
  readonly block: number;
}

/** Guidance read from files, before it is indexed. */
export interface Reading {
  readonly size: number;
  readonly read: Part;
  readonly checked: Part;
  readonly id: Part;
}

/** Clauses in a document: twice as many as in the longest that comes with Clausebook. */
const A_DOCUMENT = 200;

/** Writes so many made clauses as a folder with their source, then reads it, checks it and makes the id of its edition. */
export async function measureReading(shipped: Folder, size: number): Promise<Reading> {
  const root = await mkdtemp(join(tmpdir(), 'clausebook-bench-'));
  try {
    const clauses = shipped.documents.flatMap((document) => document.clauses);
    await writeFolder(root, madeClauses(clauses, size));
    const [folder, read] = await timed(() => readFolder(root));
    if (folder.problems.length > 0) throw new Error('The made guidance cannot be read.');
    const [, checked] = await timed(() => check(root, folder));
    const [, id] = await timed(() => editionIdOf(folder, createPace()));
    return { size, read, checked, id };
  } finally {
    await rm(root, { recursive: true });
  }
}

async function writeFolder(root: string, clauses: readonly Clause[]): Promise<void> {
  await mkdir(join(root, 'made'));
  await writeFile(join(root, 'made', 'council.yaml'), stringify({ name: 'Made', shortName: 'Made', contacts: [] }));
  for (let at = 0; at < clauses.length; at += A_DOCUMENT) {
    const part = clauses.slice(at, at + A_DOCUMENT);
    const source = `guidance-${at}.txt`;
    const rows = part.map(({ key, text, asked }) => ({ id: key.toLowerCase(), text, asked }));
    const document = { title: `Guidance ${at}`, source, sections: [{ heading: 'Made', clauses: rows }] };
    await writeFile(join(root, 'made', `guidance-${at}.yaml`), stringify(document));
    await writeFile(join(root, 'made', source), part.map(({ text }) => text).join('\n\n'));
  }
}

async function timed<T>(work: () => Promise<T>): Promise<readonly [T, Part]> {
  const watch = watchLoop();
  await setImmediate();
  watch.longest();
  const started = performance.now();
  const done = await work();
  const part = { took: since(started), block: watch.longest() };
  watch.stop();
  return [done, part];
}
