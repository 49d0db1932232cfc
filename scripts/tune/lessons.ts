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
import type { AskedOf, Lesson, LessonText } from './statement.ts';

/** Written for documents that have no phrasings: fewer than our own phrasings, and of more kinds of documents. */
const UNSEEN_WEIGHT = 4;

const row = z.object({ question: z.string(), gold: z.array(z.string()) });

/** A lesson a council of the knowledge base: its phrasings and the clauses that they ask for. */
export async function ownLessons({ councils, documents }: Folder, embedder: Embedder): Promise<readonly Lesson[]> {
  const lessons: Lesson[] = [];
  for (const { id } of councils) {
    const clauses = documents.flatMap((document) => (document.council === id ? document.clauses : []));
    const asked: AskedOf[] = [];
    for (const [position, clause] of clauses.entries())
      for (const vector of await embedder.embed(clause.asked))
        asked.push({ vector: Float64Array.from(vector), right: [position], weight: 1 });
    lessons.push({ council: id, clauses: await textsOfAll(clauses, embedder), asked });
  }
  return lessons;
}

/** A lesson a council that does not exist, from its questions.jsonl as the product reads them. */
export async function unseenLessons(
  root: string,
  common: string,
  embedder: Embedder,
  cache: EmbeddingCache,
): Promise<readonly Lesson[]> {
  const { councils, documents, lexicon } = await readFolder(root, common);
  const lessons: Lesson[] = [];
  for (const council of councils) {
    const clauses = documents.flatMap((document) => (document.council === council.id ? document.clauses : []));
    const search = await buildClauseSearch({ clauses, lexicon, names: councilNames([council]) }, cache);
    const lines = (await readFile(join(root, council.id, 'questions.jsonl'), 'utf8')).trim().split('\n');
    const asked: AskedOf[] = [];
    for (const line of lines) {
      const { question, gold } = row.parse(JSON.parse(line));
      const right = clauses.flatMap(({ text }, position) =>
        gold.some((words) => text.includes(words)) ? [position] : [],
      );
      if (right.length === 0) continue;
      const { reading } = await search.find(question, council.id, 1);
      const [vector] = await embedder.embed([reading.text]);
      if (vector !== undefined) asked.push({ vector: Float64Array.from(vector), right, weight: UNSEEN_WEIGHT });
    }
    lessons.push({ council: council.id, clauses: await textsOfAll(clauses, embedder), asked });
  }
  return lessons;
}

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
