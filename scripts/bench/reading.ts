import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import { stringify } from 'yaml';
import type { Clause } from '../../src/core/guidance.ts';
import { createLogger } from '../../src/adapters/logger.ts';
import { shippedAdapter } from '../../src/knowledge/adapter.ts';
import { textsOf } from '../../src/knowledge/clause-texts.ts';
import { vectorKey } from '../../src/knowledge/vector.ts';
import { writeVectorFile } from '../../src/knowledge/vector-file.ts';
import { check } from '../../src/knowledge/check.ts';
import { editionIdOf } from '../../src/knowledge/edition-id.ts';
import type { Embedder } from '../../src/knowledge/embedder.ts';
import { SHIPPED_KNOWLEDGE } from '../../src/knowledge/embedding-files.ts';
import { openApart } from '../../src/knowledge/open-apart.ts';
import { createPace } from '../../src/knowledge/pace.ts';
import { readFolder } from '../../src/knowledge/read-folder.ts';
import type { Folder } from '../../src/knowledge/read-folder.ts';
import { madeClauses } from './made-clauses.ts';
import { madeVectors } from './made-vectors.ts';
import { percentile, since, watchLoop } from './timing.ts';

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
  /** All of it, the vectors and the index in a thread of its own, as the service does it. */
  readonly apart: Part & { readonly findP50: number; readonly findP99: number };
}

/** Clauses in a document: twice as many as in the longest that comes with Clausebook. */
const A_DOCUMENT = 200;
/** Asked a few times before the clock runs, so that the code is compiled, then so often each. */
const QUESTIONS = 120;
const WARM_UP = 3;
const ROUNDS = 5;
const FOUND = 10;

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
    const apart = await openedApart(root, folder, questionsOf(shipped));
    return { size, read, checked, id, apart };
  } finally {
    await rm(root, { recursive: true });
  }
}

export const questionsOf = ({ expected }: Folder): readonly string[] =>
  expected.flatMap(({ value }) => value.map(({ question }) => question)).slice(0, QUESTIONS);

/** A model that makes up vectors at once, and a file of those of all texts of a folder. */
export async function madeModel(root: string, folder: Folder): Promise<{ embedder: Embedder; shipped: string }> {
  const { unitVector, smallVector } = madeVectors(shippedAdapter.to);
  const shipped = join(root, 'vectors.bin');
  const { documents } = folder;
  const texts = documents.flatMap(({ clauses }) =>
    clauses.flatMap((clause) => textsOf(clause).map(({ text }) => text)),
  );
  await writeVectorFile(
    shipped,
    { model: 'made', dimensions: shippedAdapter.to },
    new Map(texts.map((text) => [vectorKey('made', text), smallVector(text)])),
  );
  const embedder: Embedder = {
    model: 'made',
    dimensions: shippedAdapter.to,
    embed: async (asked) => asked.map(unitVector),
    close: async () => {},
  };
  return { embedder, shipped };
}

async function openedApart(root: string, folder: Folder, questions: readonly string[]): Promise<Reading['apart']> {
  const { embedder, shipped } = await madeModel(root, folder);
  const source = { from: 'folder', root, common: SHIPPED_KNOWLEDGE } as const;
  const open = openApart({ shipped, cache: undefined, embedder, log: createLogger('warn'), progress: () => {} });
  // What was measured before is not to be cleared away in this one's time.
  globalThis.gc?.();
  const [result, part] = await timed(() => open(source));
  if (result.outcome === 'faulty') throw new Error('The made guidance cannot be read.');
  const { opened } = result;
  for (let round = 0; round < WARM_UP; round += 1)
    for (const text of questions) await opened.edition.find({ text }, undefined, FOUND);
  const times: number[] = [];
  for (const text of questions) {
    const rounds: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const started = performance.now();
      await opened.edition.find({ text }, undefined, FOUND);
      rounds.push(since(started));
    }
    times.push(percentile(rounds, 0.5));
  }
  await opened.close();
  return { ...part, findP50: percentile(times, 0.5), findP99: percentile(times, 0.99) };
}

const HEADING = 'Made';

/** Writes made clauses as a council's folder with its sources; what is there is written over. */
export async function writeFolder(root: string, clauses: readonly Clause[]): Promise<void> {
  // Chance makes some phrasings twice, and a phrasing may lead to one clause only.
  const known = new Set<string>();
  const isNew = (phrasing: string): boolean => known.size < known.add(phrasing.toLowerCase()).size;
  await mkdir(join(root, 'made'), { recursive: true });
  await writeFile(join(root, 'made', 'council.yaml'), stringify({ name: 'Made', shortName: 'Made', contacts: [] }));
  for (let at = 0; at < clauses.length; at += A_DOCUMENT) {
    const part = clauses.slice(at, at + A_DOCUMENT);
    const source = `guidance-${at}.txt`;
    const rows = part.map(({ key, text, asked }) => ({ id: key.toLowerCase(), text, asked: asked.filter(isNew) }));
    const document = { title: `Guidance ${at}`, source, sections: [{ heading: HEADING, clauses: rows }] };
    await writeFile(join(root, 'made', `guidance-${at}.yaml`), stringify(document));
    await writeFile(join(root, 'made', source), [HEADING, ...part.map(({ text }) => text)].join('\n\n'));
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
