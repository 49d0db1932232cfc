import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Clause } from '../../src/core/guidance.ts';
import { buildClauseSearch } from '../../src/knowledge/clause-search.ts';
import { asks, textsOf } from '../../src/knowledge/clause-texts.ts';
import type { Embedder } from '../../src/knowledge/embedder.ts';
import type { EmbeddingCache } from '../../src/knowledge/embedding-cache.ts';
import { readFolder } from '../../src/knowledge/read-folder.ts';
import type { Folder } from '../../src/knowledge/read-folder.ts';
import { councilNames } from '../../src/knowledge/vocabulary.ts';
import { wordsOf } from '../../src/knowledge/words.ts';
import type { Lesson, LessonText } from './statement.ts';
import type { WordPair } from './translation.ts';

/** Written for documents that have no phrasings: fewer than our own phrasings, and of more kinds of documents. */
const UNSEEN_WEIGHT = 4;

const row = z.object({ question: z.string(), gold: z.array(z.string()) });

/** A council's clauses, and questions that are known to be answered by them. */
export interface Taught {
  readonly council: string;
  readonly clauses: readonly Clause[];
  readonly asked: readonly KnownQuestion[];
}

interface KnownQuestion {
  /** As the product reads it. */
  readonly text: string;
  /** Positions of the clauses that answer. */
  readonly right: readonly number[];
  readonly weight: number;
}

/** The councils of the knowledge base with their phrasings. */
export const taughtByOurs = ({ councils, documents }: Folder): readonly Taught[] =>
  councils.map(({ id }) => {
    const clauses = documents.flatMap((document) => (document.council === id ? document.clauses : []));
    const asked = clauses.flatMap((clause, position) =>
      clause.asked.map((text) => ({ text, right: [position], weight: 1 })),
    );
    return { council: id, clauses, asked };
  });

/** The councils that do not exist, each with its questions.jsonl. */
export async function taughtByUnseen(root: string, common: string, cache: EmbeddingCache): Promise<readonly Taught[]> {
  const { councils, documents, lexicon } = await readFolder(root, common);
  const all: Taught[] = [];
  for (const council of councils) {
    const clauses = documents.flatMap((document) => (document.council === council.id ? document.clauses : []));
    const search = await buildClauseSearch({ clauses, lexicon, names: councilNames([council]) }, cache);
    const lines = (await readFile(join(root, council.id, 'questions.jsonl'), 'utf8')).trim().split('\n');
    const asked: KnownQuestion[] = [];
    for (const line of lines) {
      const { question, gold } = row.parse(JSON.parse(line));
      const right = clauses.flatMap(({ text }, position) =>
        gold.some((words) => text.includes(words)) ? [position] : [],
      );
      if (right.length === 0) continue;
      const { reading } = await search.find(question, council.id, 1);
      asked.push({ text: reading.text, right, weight: UNSEEN_WEIGHT });
    }
    all.push({ council: council.id, clauses, asked });
  }
  return all;
}

export async function lessonOf({ council, clauses, asked }: Taught, embedder: Embedder): Promise<Lesson> {
  const vectors = await embedder.embed(asked.map(({ text }) => text));
  return {
    council,
    clauses: await textsOfAll(clauses, embedder),
    asked: asked.flatMap(({ right, weight }, at) => {
      const vector = vectors[at];
      return vector === undefined ? [] : [{ vector: Float64Array.from(vector), right, weight }];
    }),
  };
}

/** The telling words of each question, with those of each clause that answers it. */
export const wordPairsOf = ({ clauses, asked }: Taught): readonly WordPair[] =>
  asked.flatMap(({ text, right, weight }) =>
    right.flatMap((position) => {
      const clause = clauses[position];
      if (clause === undefined) return [];
      const printed = tellingIn([...clause.citation.headings, clause.text].join('\n'));
      return [{ clause: clause.id, asked: tellingIn(text), printed, weight: weight / right.length }];
    }),
  );

const tellingIn = (text: string): readonly string[] => [
  ...new Set(wordsOf(text).flatMap(({ stem, stop }) => (stop ? [] : [stem]))),
];

/** Of each clause as if it had no phrasings. */
async function textsOfAll(clauses: readonly Clause[], embedder: Embedder): Promise<readonly (readonly LessonText[])[]> {
  const all: (readonly LessonText[])[] = [];
  for (const clause of clauses) {
    const texts = textsOf({ ...clause, asked: [] });
    const vectors = await embedder.embed(texts.map(({ text }) => text));
    all.push(
      vectors.map((vector, at) => ({ vector: Float64Array.from(vector), asks: texts.slice(at, at + 1).some(asks) })),
    );
  }
  return all;
}
