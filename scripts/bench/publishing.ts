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
import { SHIPPED_KNOWLEDGE } from '../../src/knowledge/embedding-files.ts';
import { createShelf } from '../../src/knowledge/library.ts';
import { openApart } from '../../src/knowledge/open-apart.ts';
import { readFolder } from '../../src/knowledge/read-folder.ts';
import type { Folder } from '../../src/knowledge/read-folder.ts';
import { madeClauses } from './made-clauses.ts';
import { madeModel, questionsOf, writeFolder } from './reading.ts';
import { percentile, since } from './timing.ts';

/** What putting guidance in force takes, and how long answers take while it is done again and again; milliseconds. */
export interface Published {
  readonly size: number;
  readonly first: number;
  readonly again: number;
  readonly longestBlock: number;
  readonly usualP50: number;
  readonly usualP99: number;
  readonly meanwhileP50: number;
  readonly meanwhileP99: number;
}

/** One clause in so many is reworded from one time to the next. */
const REWORDED = 50;
const TIMES = 4;
/** As many answers are measured before as fit so long, so that both percentiles rest on many. */
const USUAL_MS = 20_000;
/** A question comes twice a second from each of ten people. */
const PAUSE_MS = 50;
const FOUND = 10;

export async function measurePublishing(shipped: Folder, size: number): Promise<Published> {
  const base = await mkdtemp(join(tmpdir(), 'clausebook-bench-'));
  const root = join(base, 'now');
  const clauses = madeClauses(
    shipped.documents.flatMap((document) => document.clauses),
    size,
  );
  const questions = questionsOf(shipped);
  const database = await openDatabase(':memory:');
  await writeGuidance(root, clauses, questions);
  for (let time = 0; time < TIMES; time += 1) {
    const changed = clauses.map((clause, at) => (at % REWORDED === time ? reworded(clause) : clause));
    await writeGuidance(join(base, `${time}`), changed, questions);
  }
  const { embedder, shipped: vectors } = await madeModel(root, await readFolder(root));
  const log = createLogger('error');
  const open = openApart({ shipped: vectors, cache: undefined, embedder, log, progress: () => {} });
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
  try {
    return { size, first, ...(await measured(base, shelf, publishing, questions)) };
  } finally {
    await shelf.close();
    await database.destroy();
    await rm(base, { recursive: true });
  }
}

async function measured(
  base: string,
  knowledge: KnowledgeBase,
  publishing: Publishing,
  questions: readonly string[],
): Promise<Omit<Published, 'size' | 'first'>> {
  await asking(knowledge, questions, setTimeout(USUAL_MS / 4));
  const usual = await asking(knowledge, questions, setTimeout(USUAL_MS));
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const times: number[] = [];
  const publishAgain = async (): Promise<void> => {
    for (let time = 0; time < TIMES; time += 1) {
      await rename(join(base, 'now'), join(base, `was ${time}`));
      await rename(join(base, `${time}`), join(base, 'now'));
      const started = performance.now();
      const { outcome } = await publishing.publish({ by: { kind: 'signal' }, accept: 'It is measured.' });
      if (outcome !== 'in-force') throw new Error(`It was ${outcome}.`);
      times.push(since(started));
    }
  };
  const meanwhile = await asking(knowledge, questions, publishAgain());
  delay.disable();
  return {
    again: percentile(times, 0.5),
    longestBlock: delay.max / 1e6,
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

/** How long answers take, one question after another, until the work is done. */
async function asking(
  knowledge: KnowledgeBase,
  questions: readonly string[],
  until: Promise<unknown>,
): Promise<readonly number[]> {
  const times: number[] = [];
  const over = new AbortController();
  const done = until.finally(() => over.abort());
  for (let at = 0; !over.signal.aborted; at += 1) {
    const started = performance.now();
    await knowledge.current().find({ text: questions[at % questions.length] ?? '' }, undefined, FOUND);
    times.push(since(started));
    await setTimeout(PAUSE_MS);
  }
  await done;
  return times;
}
