import type { ClauseId } from '../core/guidance.ts';
import { bareWords } from './bare-words.ts';
import { readDocuments } from './document-rows.ts';
import type { DocumentRow, ReadDocument } from './document-rows.ts';
import { problemAt } from './problem.ts';
import type { Problem } from './problem.ts';
import type { Folder } from './read-folder.ts';

type Read = Pick<Folder, 'documentFiles' | 'documents'>;

/**
 * Clauses whose words are still there under another id than in the folder of before. Receipts, expected questions and marks name a
 * clause by its id, so they would lead nowhere, or to other words.
 */
export function unstableIds(before: Read, now: Read): readonly Problem[] {
  const [old, present] = [readDocuments(before), readDocuments(now)];
  const idsThen = idsByWords(old);
  const wordsNow = new Map(present.flatMap(({ rows }) => rows.map(({ clause }) => [clause.id, wordsOf({ clause })])));
  return present.flatMap(({ file, rows }) =>
    rows.flatMap((row) => {
      const ids = idsThen.get(wordsOf(row)) ?? [];
      const moved = ids.find((id) => wordsNow.get(id) !== wordsOf(row));
      if (moved === undefined || ids.includes(row.clause.id)) return [];
      return [
        problemAt(
          'unstable-id',
          file,
          [...row.path, 'id'],
          `These words had the id ${moved} before. An id stays with its words.`,
        ),
      ];
    }),
  );
}

// The same words in the guidance of two councils are two clauses.
const wordsOf = ({ clause }: Pick<DocumentRow, 'clause'>): string =>
  `${clause.citation.council}: ${bareWords(clause.text)}`;

function idsByWords(documents: readonly ReadDocument[]): ReadonlyMap<string, readonly ClauseId[]> {
  const rows = documents.flatMap((document) => document.rows);
  const grouped = Map.groupBy(rows, wordsOf);
  return new Map([...grouped].map(([words, same]) => [words, same.map(({ clause }) => clause.id)]));
}
