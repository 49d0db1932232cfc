import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { buildClauseSearch } from '../../src/knowledge/clause-search.ts';
import type { EmbeddingCache } from '../../src/knowledge/embedding-cache.ts';
import { readFolder } from '../../src/knowledge/read-folder.ts';
import type { Subject } from '../../src/knowledge/subject.ts';
import { councilNames } from '../../src/knowledge/vocabulary.ts';
import { caseOf, importedFrom } from './collect.ts';
import type { Case } from './collect.ts';
import type { LearntWithout } from './learnt-without.ts';
import { OFF_TOPIC } from './teaching.ts';

const row = z.object({ question: z.string(), gold: z.array(z.string()), style: z.string(), kind: z.string() });

/**
 * Asks the questions of councils whose documents have no phrasings, each council's of its own guidance alone. A case's `question` is the
 * council's position in every fold of `folds`, so that leaving out a fold leaves out whole councils. `root`: a knowledge base with a
 * questions.jsonl in each council's folder; `common`: whose lexicon and gaps are used; `without`: what is learnt from the others.
 */
export async function collectUnseen(
  root: string,
  common: string,
  cache: EmbeddingCache,
  folds: number,
  subject: Subject,
  without: LearntWithout,
): Promise<readonly Case[]> {
  const { councils, documents, lexicon, gaps } = await readFolder(root, common);
  const cases: Case[] = [];
  for (const [position, council] of councils.entries()) {
    const clauses = documents.flatMap((document) => (document.council === council.id ? document.clauses : []));
    const search = await buildClauseSearch(
      { clauses, lexicon, gaps, names: councilNames([council]), subject, ...without(council.id) },
      cache,
    );
    const lines = (await readFile(join(root, council.id, 'questions.jsonl'), 'utf8')).trim().split('\n');
    for (const line of lines) {
      const { question, gold, style, kind } = row.parse(JSON.parse(line));
      const right = new Set(
        clauses.filter(({ text }) => gold.some((words) => text.includes(words))).map(({ id }) => id),
      );
      const asked = { question, scope: council.id, style, off: OFF_TOPIC.has(kind), right, judged: undefined };
      const number = 1_000_000 * folds + position;
      cases.push({ ...(await caseOf(search, number, asked, importedFrom(asked), {})), unseen: true });
    }
  }
  return cases;
}
