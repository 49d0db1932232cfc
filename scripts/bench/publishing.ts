import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { stringify } from 'yaml';
import { createLogger } from '../../src/adapters/logger.ts';
import { openDatabase } from '../../src/adapters/store/database.ts';
import { createEditions } from '../../src/adapters/store/editions.ts';
import type { Clause } from '../../src/core/guidance.ts';
import type { Publishing } from '../../src/core/publishing.ts';
import type { KnowledgeBase } from '../../src/core/ports.ts';
import { startPublishing } from '../../src/core/starting.ts';
import { createEditionOpener } from '../../src/knowledge/edition-opener.ts';
import type { Embedder } from '../../src/knowledge/embedder.ts';
import { SHIPPED_KNOWLEDGE } from '../../src/knowledge/embedding-files.ts';
import { createShelf } from '../../src/knowledge/library.ts';
import { openApart } from '../../src/knowledge/open-apart.ts';
import { readFolder } from '../../src/knowledge/read-folder.ts';
import type { Folder } from '../../src/knowledge/read-folder.ts';
import { openModel } from '../../src/open-guidance.ts';
import { madeClauses, madeQuestions } from './made-clauses.ts';
import { madeModel, questionsOf, writeFolder } from './reading.ts';
import { percentile, since } from './timing.ts';

/** Whether questions and reworded clauses go to the sentence model, or have vectors made up at once, so that the rest is seen. */
export type Vectors = 'model' | 'made';

/** What putting guidance in force takes, and how long answers take while it is done again and again; milliseconds. */
export interface Published {
  readonly size: number;
  readonly vectors: Vectors;
  readonly first: number;
  readonly again: number;
  readonly longestBlock: number;
  readonly usualP50: number;
  readonly usualP99: number;
  readonly meanwhileP50: number;
  readonly meanwhileP99: number;
}

/** One clause in so many is reworded from one time to the next. */
const REWORDED = 100;
const TIMES = 4;
/** What disturbs the machine for a while is to disturb both: answers with nothing else going on, then while guidance is put in force, again. */
const ROUNDS = 2;
/** As many answers are measured with nothing else going on as fit so long, so that both percentiles rest on many. */
const USUAL_MS = 20_000;
const SETTLED_MS = 5000;
/** A question comes twice a second from each of ten people. */
const PAUSE_MS = 50;
const FOUND = 10;

export async function measurePublishing(shipped: Folder, size: number, vectors: Vectors): Promise<Published> {
  const base = await mkdtemp(join(tmpdir(), 'clausebook-bench-'));
  const questions = questionsOf(shipped);
  await writeTimes(base, madeClauses(shipped.documents.flatMap(clausesOf), size), questions);
  const root = join(base, 'now');
  const { embedder: made, shipped: file } = await madeModel(base, await readFolder(root));
  const log = createLogger('error');
  const model = openModel({ log, progress: () => {}, spareMemory: () => process.availableMemory() });
  // The first edition has made vectors all the same: of so many texts the model would take an hour.
  let asked = made;
  const embedder: Embedder = { ...made, embed: (texts, urgency) => asked.embed(texts, urgency) };
  const open = openApart({ shipped: file, cache: join(base, 'cache.bin'), embedder, log, progress: () => {} });
  const database = await openDatabase(':memory:');
  const started = performance.now();
  const { shelf, publishing } = await startPublishing({
    editions: createEditions(database),
    opener: createEditionOpener({ root, common: SHIPPED_KNOWLEDGE }, open),
    shelfOf: (edition) => createShelf(edition, () => Promise.reject(new Error('A thread was lost.')), log),
    clock: Date.now,
    log,
    countResting: async () => ({ answers: 0, clauses: [] }),
    keptAnswersOn: async () => [],
  });
  const first = since(started);
  if (vectors === 'model') asked = model;
  try {
    return { size, vectors, first, ...(await measured(base, shelf, publishing, inTurn(madeQuestions(shipped)))) };
  } finally {
    await shelf.close();
    await model.close();
    await database.destroy();
    await rm(base, { recursive: true });
  }
}

/** What is published first, in a folder called now, and what is published in its place, in folders called by number. */
async function writeTimes(base: string, clauses: readonly Clause[], questions: readonly string[]): Promise<void> {
  await writeGuidance(join(base, 'now'), clauses, questions);
  for (let time = 0; time < TIMES; time += 1) {
    const changed = clauses.map((clause, at) => (at % REWORDED === time ? reworded(clause) : clause));
    await writeGuidance(join(base, `${time}`), changed, questions);
  }
}

const clausesOf = ({ clauses }: Folder['documents'][number]): readonly Clause[] => clauses;

async function measured(
  base: string,
  knowledge: KnowledgeBase,
  publishing: Publishing,
  questions: Iterator<string, never>,
): Promise<Omit<Published, 'size' | 'vectors' | 'first'>> {
  const [times, usual, meanwhile, blocks]: [number[], number[], number[], number[]] = [[], [], [], []];
  const publishAgain = async (from: number): Promise<void> => {
    for (let time = from; time < from + TIMES / ROUNDS; time += 1) {
      await rename(join(base, 'now'), join(base, `was ${time}`));
      await rename(join(base, `${time}`), join(base, 'now'));
      const started = performance.now();
      const { outcome } = await publishing.publish({ by: { kind: 'signal' }, accept: 'It is measured.' });
      if (outcome !== 'in-force') throw new Error(`It was ${outcome}.`);
      times.push(since(started));
    }
  };
  for (let round = 0; round < ROUNDS; round += 1) {
    // What the thread of a new edition has not compiled yet is told with the publications, where it follows one.
    await asking(knowledge, questions, setTimeout(SETTLED_MS));
    usual.push(...(await asking(knowledge, questions, setTimeout(USUAL_MS / ROUNDS))));
    // One of its own: what has been disabled takes the time until it is enabled again for a delay.
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    meanwhile.push(...(await asking(knowledge, questions, publishAgain((round * TIMES) / ROUNDS))));
    delay.disable();
    blocks.push(delay.max / 1e6);
  }
  return {
    again: percentile(times, 0.5),
    longestBlock: Math.max(...blocks),
    usualP50: percentile(usual, 0.5),
    usualP99: percentile(usual, 0.99),
    meanwhileP50: percentile(meanwhile, 0.5),
    meanwhileP99: percentile(meanwhile, 0.99),
  };
}

async function writeGuidance(root: string, clauses: readonly Clause[], questions: readonly string[]): Promise<void> {
  await writeFolder(root, clauses);
  const expected = questions.map((question) => ({ question, mustNotQuote: true }));
  await writeFile(join(root, 'made', 'expected-questions.yaml'), stringify(expected));
}

const reworded = (clause: Clause): Clause => ({ ...clause, text: `${clause.text} This holds on Sundays too.` });

function* inTurn(questions: readonly string[]): Generator<string, never> {
  for (;;) yield* questions;
}

/** How long answers take, one question after another, until the work is done. */
async function asking(
  knowledge: KnowledgeBase,
  questions: Iterator<string, never>,
  until: Promise<unknown>,
): Promise<readonly number[]> {
  const times: number[] = [];
  const over = new AbortController();
  const done = until.finally(() => over.abort());
  while (!over.signal.aborted) {
    const text = questions.next().value;
    const started = performance.now();
    await knowledge.current().find({ text }, undefined, FOUND);
    times.push(since(started));
    await setTimeout(PAUSE_MS);
  }
  await done;
  return times;
}
