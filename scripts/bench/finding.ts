import MiniSearch from 'minisearch';
import { performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import type { Clause } from '../../src/core/guidance.ts';
import { shippedAdapter } from '../../src/knowledge/adapter.ts';
import { buildClauseSearch } from '../../src/knowledge/clause-search.ts';
import type { Folder } from '../../src/knowledge/read-folder.ts';
import { councilNames } from '../../src/knowledge/vocabulary.ts';
import { madeClauses } from './made-clauses.ts';
import { madeCache, madeVectors } from './made-vectors.ts';
import { megabytesHeld, percentile, since, tidy, watchLoop } from './timing.ts';

/** What one kind of search takes; times in milliseconds. */
export interface Finding {
  readonly build: number;
  readonly megabytes: number;
  /** Of each question's median. */
  readonly p50: number;
  readonly p99: number;
  /** When each was asked for the first time. */
  readonly firstP50: number;
  /** The longest that anything else had to wait while it was built, and (of each question's median) while it found. */
  readonly buildBlock: number;
  readonly findBlock: number;
}

export interface SizeFound {
  readonly size: number;
  readonly product: Finding;
  readonly miniSearch: Finding;
  /** Vectors computed for questions that had been asked before. */
  readonly computedTwice: number;
}

type Find = (question: string) => Promise<unknown>;

/** Asked before the clock runs, so that the code is compiled. */
const WARM_UP = 60;
/** Questions asked of one search before it is the other's turn: what disturbs the machine disturbs both. */
const IN_TURN = 10;
/** Times that each question is asked. */
const ROUNDS = 5;
/** Clauses found for a question, as by the service. */
const FOUND = 10;

/** Asks Clausebook and MiniSearch as it comes the same questions about so many made clauses, in turns. */
export async function measureFinding(folder: Folder, size: number, most: number): Promise<SizeFound> {
  const shipped = folder.documents.flatMap(({ clauses }) => clauses);
  const questions = folder.expected.flatMap(({ value }) => value.map(({ question }) => question));
  const asked = everyNth(questions, most);
  const clauses = madeClauses(shipped, size);
  const cache = await madeCache(madeVectors(shippedAdapter.to));
  const { lexicon, gaps, councils } = folder;
  const names = councilNames(councils);

  const product = await built(async (): Promise<Find> => {
    const search = await buildClauseSearch({ clauses, lexicon, gaps, names }, cache);
    return (question) => search.find(question, undefined, FOUND);
  });
  const miniSearch = await built(async () => asItComes(clauses));
  const warmUp = shipped.flatMap((clause) => clause.asked.slice(0, 1)).slice(0, Math.min(WARM_UP, most));
  for (const { find } of [product, miniSearch]) for (const question of warmUp) await find(question);

  const before = cache.computed();
  for (let round = 0; round < ROUNDS; round += 1)
    for (let at = 0; at < asked.length; at += IN_TURN)
      for (const search of [product, miniSearch]) await askAll(search, asked.slice(at, at + IN_TURN));
  const computedTwice = cache.computed() - before - new Set(asked).size;
  return { size, product: found(product), miniSearch: found(miniSearch), computedTwice };
}

interface Built extends Pick<Finding, 'build' | 'megabytes' | 'buildBlock'> {
  readonly find: Find;
  /** By question, round after round. */
  readonly times: Map<string, number[]>;
  readonly blocks: Map<string, number[]>;
}

async function built(build: () => Promise<Find>): Promise<Built> {
  const held = megabytesHeld();
  const watch = watchLoop();
  await setImmediate();
  watch.longest();
  const started = performance.now();
  const find = await build();
  const [took, buildBlock] = [since(started), watch.longest()];
  watch.stop();
  return {
    build: took,
    buildBlock,
    megabytes: megabytesHeld() - held,
    find,
    times: new Map(),
    blocks: new Map(),
  };
}

async function askAll({ find, times, blocks }: Built, questions: readonly string[]): Promise<void> {
  // What the other search left behind is not to be cleared away in this one's time.
  tidy();
  const watch = watchLoop();
  for (const question of questions) {
    await setImmediate();
    watch.longest();
    const started = performance.now();
    await find(question);
    times.set(question, [...(times.get(question) ?? []), since(started)]);
    blocks.set(question, [...(blocks.get(question) ?? []), watch.longest()]);
  }
  watch.stop();
}

function found({ times, blocks, build, megabytes, buildBlock }: Built): Finding {
  // What a shared machine adds by chance it seldom adds to most rounds of a question.
  const medians = [...times.values()].map((rounds) => percentile(rounds, 0.5));
  return {
    build,
    megabytes,
    buildBlock,
    p50: percentile(medians, 0.5),
    p99: percentile(medians, 0.99),
    firstP50: percentile(
      [...times.values()].flatMap(([first]) => first ?? []),
      0.5,
    ),
    findBlock: Math.max(...[...blocks.values()].map((rounds) => percentile(rounds, 0.5))),
  };
}

/** MiniSearch with its default options, over headings, texts and phrasings. */
function asItComes(clauses: readonly Clause[]): Find {
  const index = new MiniSearch({ fields: ['heading', 'text', 'asked'] });
  index.addAll(
    clauses.map(({ citation, text, asked }, id) => ({
      id,
      heading: citation.headings.join('\n'),
      text,
      asked: asked.join('\n'),
    })),
  );
  return async (question) => index.search(question).slice(0, FOUND);
}

/** At most so many, from all over the list. */
function everyNth<T>(list: readonly T[], most: number): readonly T[] {
  const step = Math.max(1, Math.ceil(list.length / most));
  return list.filter((_, index) => index % step === 0);
}
