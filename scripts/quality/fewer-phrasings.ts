import type { Clause } from '../../src/core/guidance.ts';
import type { EmbeddingCache } from '../../src/knowledge/embedding-cache.ts';
import type { Folder } from '../../src/knowledge/read-folder.ts';
import { productOf } from './variants.ts';
import type { Variant } from './variants.ts';

const COUNTS: readonly number[] = [1, 3, 5, 10, 15];

/** The product with fewer phrasings a clause, spread over those there are: as people's, and as if a machine had made them. */
export function withFewer(folder: Folder, cache: EmbeddingCache): Promise<readonly Variant[]> {
  const cut = (name: string, change: (clause: Clause) => Clause): Promise<Variant> => {
    const documents = folder.documents.map((document) => ({ ...document, clauses: document.clauses.map(change) }));
    // However few there are, they count as what they are here.
    return productOf(name, { ...folder, documents }, cache, { enough: 1 });
  };
  return Promise.all([
    cut('no phrasings', (clause) => ({ ...clause, asked: [] })),
    ...COUNTS.map((count) => cut(`${count} a clause`, (clause) => ({ ...clause, asked: spread(clause.asked, count) }))),
    ...COUNTS.map((count) =>
      cut(`${count} a clause, made by machine`, (clause) => ({
        ...clause,
        asked: [],
        askedByMachine: spread(clause.asked, count),
      })),
    ),
  ]);
}

const spread = (all: readonly string[], count: number): readonly string[] =>
  Array.from(
    { length: Math.min(count, all.length) },
    (_, index) => all[Math.floor((index * all.length) / count)] ?? '',
  );
