import { MOST_SHOWN } from '../../src/core/answer.ts';
import type { Clause } from '../../src/core/guidance.ts';
import { buildClauseSearch } from '../../src/knowledge/clause-search.ts';
import type { ClauseSearch } from '../../src/knowledge/clause-search.ts';
import type { EmbeddingCache } from '../../src/knowledge/embedding-cache.ts';
import { clausesAlike, shareable } from '../../src/knowledge/phrasings-shared.ts';
import type { Alike } from '../../src/knowledge/phrasings-shared.ts';
import type { Folder } from '../../src/knowledge/read-folder.ts';
import { textTable } from './table.ts';

/** Where to draw the line: this likeness in meaning, and in words. */
const LINES: readonly (readonly [number, number])[] = [
  [0.5, 0],
  [0.6, 0],
  [0.65, 0],
  [0.6, 0.3],
  [0.65, 0.3],
  [0.65, 0.4],
  [0.7, 0.4],
];

interface Offered extends Alike {
  readonly asked: number;
  readonly first: number;
  readonly among: number;
}

/**
 * For each council's clauses the phrasings that the other councils' nearest clauses would lend them, put to the guidance with its own
 * phrasings in place: how many lead to the clause that they are offered for.
 */
export async function ledTo(folder: Folder, names: ReadonlySet<string>, cache: EmbeddingCache): Promise<string> {
  const clauses = folder.documents.flatMap((document) => document.clauses);
  const search = await buildClauseSearch({ clauses, lexicon: folder.lexicon, gaps: folder.gaps, names }, cache);
  const offered: Offered[] = [];
  for (const { id } of folder.councils) {
    const isOwn = ({ citation }: Clause): boolean => citation.council === id;
    const others = clauses.filter((clause) => !isOwn(clause));
    for (const alike of await clausesAlike(clauses.filter(isOwn), others, cache))
      offered.push(await put(alike, shareable(alike, names), search));
  }
  const rows = LINES.map(([cosine, words]) => {
    const kept = offered.filter((one) => one.cosine >= cosine && one.words >= words);
    const asked = sum(kept.map((one) => one.asked));
    const share = (of: (one: Offered) => number): number | undefined =>
      asked === 0 ? undefined : (100 * sum(kept.map(of))) / asked;
    const cells = [kept.length, asked, share(({ first }) => first), share(({ among }) => among)];
    return { label: `cosine ${cosine}, words ${words}`, cells };
  });
  const heading = `phrasings lent from council to council, ${clauses.length} clauses, each council left out in its turn`;
  return textTable(['clauses', 'phrasings', 'lead there\nfirst, %', 'among\nthree, %'], [{ heading, rows }]);
}

async function put(alike: Alike, phrasings: readonly string[], search: ClauseSearch): Promise<Offered> {
  let [first, among] = [0, 0];
  for (const phrasing of phrasings) {
    const { candidates } = await search.find(phrasing, alike.clause.citation.council, MOST_SHOWN);
    const place = candidates.findIndex(({ clause }) => clause.id === alike.clause.id);
    if (place === 0) first += 1;
    if (place >= 0) among += 1;
  }
  return { ...alike, asked: phrasings.length, first, among };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
