import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Clause } from '../../src/core/guidance.ts';
import { asks, textsOf } from '../../src/knowledge/clause-texts.ts';
import type { ClauseWords } from '../../src/knowledge/clause-words.ts';
import type { Embedder } from '../../src/knowledge/embedder.ts';
import { createPace } from '../../src/knowledge/pace.ts';
import { readFolder } from '../../src/knowledge/read-folder.ts';
import type { Folder } from '../../src/knowledge/read-folder.ts';
import { readGuidance } from '../../src/knowledge/read-guidance.ts';
import type { Reader } from '../../src/knowledge/read-question.ts';
import { councilNames } from '../../src/knowledge/vocabulary.ts';
import type { Lesson, LessonText } from './statement.ts';
import type { WordPair } from './translation.ts';

/** Written for documents that have no phrasings: fewer than our own phrasings, and of more kinds of documents. */
const UNSEEN_WEIGHT = 4;

const row = z.object({ question: z.string(), gold: z.array(z.string()) });

/** A council's clauses, and questions that are known to be answered by them. */
export interface Taught {
  readonly council: string;
  readonly clauses: readonly Clause[];
  /** By clause: the telling words that it prints. */
  readonly printed: readonly (readonly string[])[];
  readonly asked: readonly KnownQuestion[];
}

interface KnownQuestion {
  /** As the product reads it, and its telling words. */
  readonly text: string;
  readonly telling: readonly string[];
  /** Positions of the clauses that answer. */
  readonly right: readonly number[];
  readonly weight: number;
}

/** The councils of the knowledge base with their phrasings. */
export async function taughtByOurs({ councils, documents, lexicon }: Folder): Promise<readonly Taught[]> {
  const all = documents.flatMap((document) => document.clauses);
  // Searched together, and so read together.
  const { words, reader } = await readGuidance({ clauses: all, lexicon, names: councilNames(councils) }, createPace());
  return councils.map(({ id }) => {
    const own = all.flatMap((clause, at) => (clause.citation.council === id ? [{ clause, words: words[at] }] : []));
    const asked = own.flatMap(({ clause }, position) =>
      clause.asked.map((phrasing) => ({ ...asRead(reader, phrasing), right: [position], weight: 1 })),
    );
    return {
      council: id,
      clauses: own.map(({ clause }) => clause),
      printed: own.map((one) => tellingIn(reader, one.words)),
      asked,
    };
  });
}

/** The councils that do not exist, each with its questions.jsonl. */
export async function taughtByUnseen(root: string, common: string): Promise<readonly Taught[]> {
  const { councils, documents, lexicon } = await readFolder(root, common);
  const all: Taught[] = [];
  for (const council of councils) {
    const clauses = documents.flatMap((document) => (document.council === council.id ? document.clauses : []));
    const { words, reader } = await readGuidance({ clauses, lexicon, names: councilNames([council]) }, createPace());
    const lines = (await readFile(join(root, council.id, 'questions.jsonl'), 'utf8')).trim().split('\n');
    const asked = lines.flatMap((line) => {
      const { question, gold } = row.parse(JSON.parse(line));
      const right = clauses.flatMap(({ text }, position) =>
        gold.some((snippet) => text.includes(snippet)) ? [position] : [],
      );
      return right.length === 0 ? [] : [{ ...asRead(reader, question), right, weight: UNSEEN_WEIGHT }];
    });
    all.push({ council: council.id, clauses, printed: words.map((one) => tellingIn(reader, one)), asked });
  }
  return all;
}

function asRead(reader: Reader, question: string): Pick<KnownQuestion, 'text' | 'telling'> {
  const { text, telling } = reader.question(question);
  return { text, telling: telling.map(({ stem }) => stem) };
}

const tellingIn = (reader: Reader, words: ClauseWords | undefined): readonly string[] => [
  ...new Set(
    reader
      .words([...(words?.headings ?? []), ...(words?.text ?? [])])
      .flatMap(({ stem, stop }) => (stop ? [] : [stem])),
  ),
];

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
export const wordPairsOf = ({ clauses, printed, asked }: Taught): readonly WordPair[] =>
  asked.flatMap(({ telling, right, weight }) =>
    right.flatMap((position) => {
      const [clause, words] = [clauses[position], printed[position]];
      return clause === undefined || words === undefined
        ? []
        : [{ clause: clause.id, asked: telling, printed: words, weight: weight / right.length }];
    }),
  );

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
