import { decide } from '../core/decide.ts';
import { shown } from '../core/answer.ts';
import type { Clause, CouncilId } from '../core/guidance.ts';
import { buildClauseSearch } from './clause-search.ts';
import type { ClauseSearch } from './clause-search.ts';
import type { EmbeddingCache } from './embedding-cache.ts';
import { isStray, LOOKED_AT } from './phrasing-floor.ts';
import { nameOf } from './phrasing-request.ts';
import { unfit } from './phrasing-words.ts';
import type { Folder } from './read-folder.ts';
import { councilNames } from './vocabulary.ts';
import { asWords } from './words.ts';

/** Where a phrasing that no person wrote for its clause comes from. */
export type MadeBy = 'rule' | 'model' | 'shared';

export interface Proposal {
  readonly clause: Clause;
  readonly phrasing: string;
  readonly made: MadeBy;
}

/** A proposal with what speaks against it; `why` is undefined if nothing does. */
export interface Judged extends Proposal {
  readonly why: string | undefined;
}

/**
 * Judges proposals for one council's clauses: by their words, against what is there already, and by a trial. Found without any of them, each must be
 * about what guidance is about or have its clause likely. With all that stand in the index, each must find its clause first; with itself passed over
 * it must not be answered surely with another. In the order given.
 */
export async function judge(
  folder: Folder,
  council: CouncilId,
  proposals: readonly Proposal[],
  cache: EmbeddingCache,
): Promise<readonly Judged[]> {
  const written = againstWhatIs(folder, council, proposals);
  const judged = await withoutStrays(folder, council, written, cache);
  const failed = await trial(folder, council, judged.filter(stands), cache);
  return judged.map((one) => ({ ...one, why: one.why ?? failed.get(one) }));
}

export const stands = ({ why }: Judged): boolean => why === undefined;

function againstWhatIs(folder: Folder, council: CouncilId, proposals: readonly Proposal[]): readonly Judged[] {
  const taken = whatIsTaken(folder, council);
  return proposals.map((proposal): Judged => {
    const { clause, phrasing } = proposal;
    const words = asWords(phrasing);
    const why = unfit(phrasing, clause.text) ?? taken.get(words);
    if (why === undefined) taken.set(words, `is proposed for ${nameOf(clause)} already`);
    return { ...proposal, why };
  });
}

/** What words lead to already, and is not to be said of two things. */
export function whatIsTaken({ documents, expected, gaps }: Folder, council: CouncilId): Map<string, string> {
  const taken = new Map<string, string>();
  for (const { asked, title } of gaps) for (const one of asked) taken.set(asWords(one), `leads to the gap “${title}”`);
  for (const file of expected)
    if (file.council === council)
      for (const { question } of file.value) taken.set(asWords(question), 'is an expected question');
  for (const document of documents)
    if (document.council === council)
      for (const clause of document.clauses)
        for (const one of [...clause.asked, ...(clause.askedByMachine ?? [])])
          taken.set(asWords(one), `leads to ${nameOf(clause)} already`);
  return taken;
}

// The others do not count either: ten questions about the weather would vouch for each other.
async function withoutStrays(
  folder: Folder,
  council: CouncilId,
  judged: readonly Judged[],
  cache: EmbeddingCache,
): Promise<readonly Judged[]> {
  if (!judged.some(stands)) return judged;
  const search = await searchIn(folder, [], cache);
  const isOne = async ({ clause, phrasing }: Judged): Promise<boolean> => {
    const found = await search.find(phrasing, council, LOOKED_AT);
    const own = found.candidates.find((candidate) => candidate.clause.id === clause.id);
    return isStray(own, found);
  };
  const told: Judged[] = [];
  for (const one of judged) told.push(stands(one) && (await isOne(one)) ? { ...one, why: STRAY } : one);
  return told;
}

const STRAY = 'does not sound like a question for this guidance: nothing but its own words leads to the clause';

/** What is left after a round may do without what has gone, so it is tried once more; the third round only tells what fails still. */
const ROUNDS = 3;

async function trial(
  folder: Folder,
  council: CouncilId,
  proposals: readonly Judged[],
  cache: EmbeddingCache,
): Promise<ReadonlyMap<Judged, string>> {
  const failed = new Map<Judged, string>();
  for (let round = 1; round <= ROUNDS; round += 1) {
    const left = proposals.filter((one) => !failed.has(one));
    const before = failed.size;
    const leadsTo = await searchWith(folder, council, left, cache);
    for (const one of left) {
      const why = await leadsTo(one);
      if (why !== undefined) failed.set(one, why);
    }
    if (failed.size === before) break;
  }
  return failed;
}

/** Says of a proposal where it leads amiss, with all of them in the index. */
async function searchWith(
  folder: Folder,
  council: CouncilId,
  proposals: readonly Judged[],
  cache: EmbeddingCache,
): Promise<(proposal: Judged) => Promise<string | undefined>> {
  const search = await searchIn(folder, proposals, cache);
  return async ({ clause, phrasing }) => {
    const found = await search.find(phrasing, council, 3);
    const [best] = found.candidates;
    if (best?.clause.id !== clause.id) return best === undefined ? 'finds nothing' : `leads to ${nameOf(best.clause)}`;
    const without = await search.find(phrasing, council, 3, { phrasing });
    const answer = decide({ text: phrasing }, without);
    const [first] = shown(answer);
    const elsewhere = without.candidates.find(({ clause: other }) => other.id === first?.clause)?.clause;
    if (answer.outcome !== 'quoted' || elsewhere === undefined || elsewhere.id === clause.id) return undefined;
    return `is answered by ${nameOf(elsewhere)}`;
  };
}

/** The folder's clauses, with proposals in the index. */
async function searchIn(folder: Folder, proposals: readonly Judged[], cache: EmbeddingCache): Promise<ClauseSearch> {
  const more = Map.groupBy(proposals, ({ clause }) => clause.id);
  const clauses = folder.documents.flatMap((document) =>
    document.clauses.map((clause) =>
      withMore(
        clause,
        (more.get(clause.id) ?? []).map(({ phrasing }) => phrasing),
      ),
    ),
  );
  const { lexicon, gaps, councils } = folder;
  return buildClauseSearch({ clauses, lexicon, gaps, names: councilNames(councils) }, cache);
}

/** A clause with more phrasings that no person wrote. */
export const withMore = (clause: Clause, more: readonly string[]): Clause =>
  more.length === 0 ? clause : { ...clause, askedByMachine: [...(clause.askedByMachine ?? []), ...more] };
