import { LIKELY } from '../core/decide.ts';
import type { Gap } from '../core/gap.ts';
import type { CouncilId } from '../core/guidance.ts';
import { buildClauseSearch } from './clause-search.ts';
import type { EmbeddingCache } from './embedding-cache.ts';
import { nameOf } from './phrasing-request.ts';
import { whatIsTaken } from './phrasing-trial.ts';
import { unfit } from './phrasing-words.ts';
import { LIKE_IN_MEANING, namesNobody, nearestClauses, saysTheSame } from './phrasings-shared.ts';
import type { Folder } from './read-folder.ts';
import { councilNames } from './vocabulary.ts';
import { asWords, wordsOf } from './words.ts';

/**
 * From this share of a council's clauses on that say nearly the same as a lender's, both have their guidance from one model, and what the one does
 * not settle the other is likely not to. Of our own councils, who wrote theirs apart, none has more than one clause in twenty.
 */
const A_GOOD_PART = 1 / 3;

/** A gap to be given to a council. It has no signpost of the lender's: whom to ask is each council's own. */
export interface LentGap extends Pick<Gap, 'id' | 'title' | 'asked'> {
  readonly from: CouncilId;
}

type Lenders = Pick<Folder, 'councils' | 'documents' | 'gaps'>;

/**
 * Gaps of other councils that a council's guidance is likely to have too: a good part of it says nearly the same as the lender's, it settles none of
 * the ways to ask, and it has no gap near to it. What names anybody is left out.
 */
export async function gapsLent(
  folder: Folder,
  council: CouncilId,
  lenders: Lenders,
  cache: EmbeddingCache,
): Promise<readonly LentGap[]> {
  const like = await likeGuidance(folder, council, lenders, cache);
  const own = lenders.gaps.filter((gap) => gap.council !== undefined && like.has(gap.council) && !gap.offTopic);
  const lent = own.flatMap((gap) => withoutNames(gap, folder, council, lenders));
  const judged = await judgeGaps(folder, council, lent, cache);
  return lent.filter((_gap, index) => judged[index] === undefined);
}

/** The councils a good part of whose guidance says nearly the same. */
async function likeGuidance(
  folder: Folder,
  council: CouncilId,
  { councils, documents }: Lenders,
  cache: EmbeddingCache,
): Promise<ReadonlySet<CouncilId>> {
  const clausesOf = (all: Folder['documents'], id: CouncilId) =>
    all.filter((document) => document.council === id).flatMap(({ clauses }) => clauses);
  const clauses = clausesOf(folder.documents, council);
  const like = new Set<CouncilId>();
  for (const { id } of councils) {
    if (id === council || clauses.length === 0) continue;
    const near = await nearestClauses(clauses, clausesOf(documents, id), cache);
    if (near.filter(saysTheSame).length >= clauses.length * A_GOOD_PART) like.add(id);
  }
  return like;
}

/** The gap in words that could be anybody's, under an id of the borrower's; none if its title names somebody, or nothing is left. */
function withoutNames(
  { id, council: from, title, asked }: Gap,
  { documents, councils }: Folder,
  council: CouncilId,
  lenders: Lenders,
): readonly LentGap[] {
  if (from === undefined) return [];
  const known = new Set(
    documents
      .filter((document) => document.council === council)
      .flatMap((document) => [document.title, ...document.clauses.map(({ text }) => text)])
      .flatMap((text) => wordsOf(text).map(({ plain }) => plain)),
  );
  const names = councilNames([...councils, ...lenders.councils]);
  const ways = asked.filter((one) => namesNobody(one, names, known));
  if (ways.length === 0 || !namesNobody(title, names, known)) return [];
  return [{ id: `${council}-${id.replace(`${from}-`, '').replace(`-${from}`, '')}`, title, asked: ways, from }];
}

/**
 * What speaks against each of these gaps for a council, as a sentence's end: its id or its words are taken, a clause is likely to answer one of the ways
 * to ask, or there is a gap so near that it would be the same. Undefined where nothing does. In the order given.
 */
export async function judgeGaps(
  folder: Folder,
  council: CouncilId,
  gaps: readonly Pick<Gap, 'id' | 'asked'>[],
  cache: EmbeddingCache,
): Promise<readonly (string | undefined)[]> {
  const { lexicon, councils } = folder;
  const clauses = folder.documents.filter((document) => document.council === council).flatMap((each) => each.clauses);
  const theirs = folder.gaps.filter((gap) => gap.council === undefined || gap.council === council);
  const search = await buildClauseSearch({ clauses, lexicon, gaps: theirs, names: councilNames(councils) }, cache);
  const taken = whatIsTaken({ ...folder, gaps: theirs }, council);
  // What leads to anybody's clause is nobody's gap: the files would be refused.
  for (const { asked } of folder.documents.flatMap((document) => document.clauses))
    for (const one of asked) taken.set(asWords(one), 'leads to a clause already');
  const ids = new Set(folder.gaps.map(({ id }) => id));
  const against = async (asked: string): Promise<string | undefined> => {
    const why = unfit(asked, '') ?? taken.get(asWords(asked));
    if (why !== undefined) return why;
    const { candidates, nearestGap } = await search.find(asked, council, 1);
    const [best] = candidates;
    // From there on the gap would not be told, whatever it says.
    if (best !== undefined && best.confidence >= LIKELY) return `may be answered by ${nameOf(best.clause)}`;
    if (nearestGap === undefined || nearestGap.cosine < LIKE_IN_MEANING) return undefined;
    return `is near the gap “${nearestGap.gap.title}”`;
  };
  const judged: (string | undefined)[] = [];
  for (const { id, asked } of gaps) {
    const idTaken = ids.has(id) ? `has an id that is taken: ${id}` : undefined;
    ids.add(id);
    const ways: (string | undefined)[] = [];
    for (const one of asked) {
      const why = await against(one);
      ways.push(why && `is asked in a way that ${why}: “${one}”`);
      taken.set(asWords(one), 'is proposed for another gap already');
    }
    judged.push(idTaken ?? ways.find((why) => why !== undefined));
  }
  return judged;
}
