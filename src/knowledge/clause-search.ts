import type { Candidate, Evidence, Found, QuestionEvidence } from '../core/evidence.ts';
import type { Clause, CouncilId } from '../core/guidance.ts';
import type { Gap } from '../core/gap.ts';
import { questionKey } from '../core/question-key.ts';
import { createRanking } from './clause-ranking.ts';
import type { RankedClause } from './clause-ranking.ts';
import { trustInDocuments } from './document-trust.ts';
import type { EmbeddingCache } from './embedding-cache.ts';
import { asSearched, ENOUGH_PHRASINGS } from './few-phrasings.ts';
import { readGaps, searchGaps } from './gap-search.ts';
import type { GapFindings, GapRows, HeldOut } from './gap-search.ts';
import { sharesOf } from './neighbours.ts';
import { givesOrders } from './orders.ts';
import { nothingNear } from './nothing-near.ts';
import { createPace } from './pace.ts';
import type { Pace } from './pace.ts';
import { readGuidance } from './read-guidance.ts';
import type { Reader, SearchedQuestion } from './read-question.ts';
import { buildSemanticIndex } from './semantic-index.ts';
import type { Meaning, SemanticIndex } from './semantic-index.ts';
import { partOf } from './semantic-part.ts';
import type { Spelling } from './spelling.ts';
import { standing } from './standing.ts';
import { shippedToStatement } from './statement.ts';
import type { ToStatement } from './statement.ts';
import { shippedSubject, soundsBy, soundsOnTopic } from './subject.ts';
import type { Subject } from './subject.ts';
import { shippedTranslation } from './translation.ts';
import type { Translation } from './translation.ts';
import { confidenceOf, onTopicOf } from './weights.ts';
import { buildWordSearch } from './word-search.ts';
import type { WordSearch } from './word-search.ts';

/** Finds clauses by words, lexicon and meaning together. */
export interface ClauseSearch {
  /**
   * Best first. `heldOut` is passed over as if nobody had written it, to measure what would be found without; `vectorOf` gives the
   * question's vector from elsewhere than the cache.
   */
  find(
    typed: string,
    scope: CouncilId | undefined,
    limit: number,
    heldOut?: HeldOut,
    vectorOf?: QuestionVector,
  ): Promise<Found>;
  /** The same among some of the clauses, by their positions, as if there had never been others. Only the vectors are shared. */
  among(positions: readonly number[]): Promise<ClauseSearch>;
}

/** The vector of a question as it is searched; undefined without a usable model. */
export type QuestionVector = (text: string) => Promise<Float32Array | undefined>;

export interface Searchable {
  readonly clauses: readonly Clause[];
  readonly lexicon: readonly (readonly string[])[];
  readonly gaps?: readonly Gap[];
  /** Words of the councils' names. */
  readonly names?: ReadonlySet<string>;
  /** Others than those that come with the product, to learn with. */
  readonly subject?: Subject;
  readonly toStatement?: ToStatement;
  readonly translation?: Translation;
  /** Another than the guidance's own, to measure what would be found with it. */
  readonly spelling?: Spelling;
  /** How many phrasings of a clause count as phrasings, to measure what others would do. */
  readonly enough?: number;
}

export async function buildClauseSearch(
  searchable: Searchable,
  cache: EmbeddingCache,
  pace = createPace(),
): Promise<ClauseSearch> {
  const { enough = ENOUGH_PHRASINGS } = searchable;
  const searched = { ...searchable, clauses: searchable.clauses.map((clause) => asSearched(clause, enough)) };
  const published = new Map(searched.clauses.map((clause, index) => [clause, searchable.clauses[index] ?? clause]));
  const words = await buildWords(searched, pace);
  const meaning = await buildSemanticIndex(searched.clauses, cache, pace);
  const gapRows = await readGaps(searched.gaps ?? [], cache, pace);
  return searchIn(searched, words, await trustIn(searched, meaning, pace), {
    published,
    meaning,
    gapRows,
    cache,
    pace,
  });
}

/** How far what was learnt of councils' guidance holds for each clause. */
type Trust = ReadonlyMap<Clause, number>;

async function trustIn(
  { clauses, subject = shippedSubject }: Searchable,
  meaning: SemanticIndex,
  pace: Pace,
): Promise<Trust> {
  const weights = Float32Array.from(subject.weights);
  const soundsOf = (clause: number): number => {
    const product = meaning.product(clause, weights);
    // Without the model, what words are known to lead to is most of what there is.
    return product === undefined ? 1 : soundsBy(product, subject);
  };
  return trustInDocuments(clauses, soundsOf, pace);
}

/** What is made of texts once, whichever of them are searched. */
interface Shared {
  /** Each clause as it was published, by what is searched of it. */
  readonly published: ReadonlyMap<Clause, Clause>;
  readonly meaning: SemanticIndex;
  readonly gapRows: GapRows;
  readonly cache: EmbeddingCache;
  readonly pace: Pace;
}

function searchIn(searchable: Searchable, { reader, words }: Words, trust: Trust, shared: Shared): ClauseSearch {
  const { clauses, subject, toStatement = shippedToStatement } = searchable;
  const { published, meaning, gapRows, cache, pace } = shared;
  const rank = createRanking(clauses, words, pace);
  const gapSearch = searchGaps(gapRows, reader.question, (term) => words.rarity(term));
  const ofFewPhrasings = readFewPhrasings();
  const councils = clauses.map(({ citation }) => citation.council);

  async function find(
    typed: string,
    scope: CouncilId | undefined,
    limit: number,
    heldOut: HeldOut = {},
    vectorOf: QuestionVector = (text) => cache.questionVector(text),
  ): Promise<Found> {
    const question = reader.question(typed);
    const vector = await vectorOf(question.text);
    const inScope = (index: number): boolean => scope === undefined || councils[index] === scope;
    const passed = (phrasing: string): boolean => heldOut.clausePhrasings === true || phrasing === heldOut.phrasing;
    const isHeldOut = heldOut.clausePhrasings === true || heldOut.phrasing !== undefined;
    const sounds = soundsOnTopic(vector, subject);
    const near =
      vector === undefined
        ? nothingNear(clauses, inScope)
        : await meaning.compare(vector, inScope, isHeldOut ? passed : undefined, toStatement);
    const ranked = await rank(question, near, inScope, passed, (clause) => Math.max(sounds, trust.get(clause) ?? 0));
    const gap = await gapSearch.find(question, vector, scope, heldOut);
    const asked = questionEvidence(typed, question, near, gap, scope, sounds);
    const key = questionKey(typed);
    const candidates = ranked.slice(0, limit).map((row, position) => {
      const evidence = { ...row.evidence, ...asked, ...standing(ranked, position) };
      const candidate = candidateFrom(row, evidence, words.matched(question, row.index));
      const clause = published.get(row.clause) ?? row.clause;
      return clause === row.clause ? candidate : ofFewPhrasings(candidate, clause, key, passed);
    });
    const onTopic = candidates[0] === undefined ? 0 : onTopicOf(candidates[0].evidence);
    return { reading: question.reading, candidates, onTopic, nearestGap: gap.nearest };
  }

  async function among(positions: readonly number[]): Promise<ClauseSearch> {
    const some = { ...searchable, clauses: positions.flatMap((position) => clauses[position] ?? []) };
    const part = partOf(meaning, positions);
    return searchIn(some, await buildWords(some, pace), await trustIn(some, part, pace), { ...shared, meaning: part });
  }

  return { find, among };
}

interface Words {
  readonly reader: Reader;
  readonly words: WordSearch;
}

/** Apart, so that the words as they stand in the clauses are let go before the vectors come. */
async function buildWords(searchable: Searchable, pace: Pace): Promise<Words> {
  const { clauses, translation = shippedTranslation } = searchable;
  const { words, lexicon, reader } = await readGuidance(searchable, pace);
  return { reader, words: await buildWordSearch(clauses, words, reader, lexicon, pace, translation) };
}

/** As it was published, with the phrasing that has the question's very words if it has one. `key`: the question's. */
type OfFewPhrasings = (
  candidate: Candidate,
  clause: Clause,
  key: string,
  passed: (phrasing: string) => boolean,
) => Candidate;

function readFewPhrasings(): OfFewPhrasings {
  // Read when first looked at: few are, and reading takes longer than comparing.
  const keys = new Map<Clause, readonly string[]>();
  return (candidate, clause, key, passed) => {
    const known = keys.get(clause) ?? clause.asked.map(questionKey);
    keys.set(clause, known);
    const same = clause.asked.find((phrasing, at) => key !== '' && known[at] === key && !passed(phrasing));
    return same === undefined
      ? { ...candidate, clause }
      : { ...candidate, clause, nearestPhrasing: same, inItsWords: true };
  };
}

const candidateFrom = (
  { clause, score, nearestPhrasing }: RankedClause,
  evidence: Evidence,
  matched: readonly string[],
): Candidate => ({
  clause,
  score,
  confidence: confidenceOf(evidence),
  evidence,
  matched,
  nearestPhrasing: clause.asked[nearestPhrasing],
});

function questionEvidence(
  typed: string,
  { reading, telling }: SearchedQuestion,
  { asked }: Meaning,
  { gapCosine, offTopicCosine, neighbours }: GapFindings,
  scope: CouncilId | undefined,
  sounds: number,
): QuestionEvidence {
  const count = Math.max(1, telling.length);
  return {
    gapCosine,
    offTopicCosine,
    ...sharesOf(asked, neighbours),
    unknownShare: Math.min(1, reading.unknown.length / count),
    brevity: 1 / count,
    givesOrders: givesOrders(typed) ? 1 : 0,
    everyCouncil: scope === undefined ? 1 : 0,
    soundsOnTopic: sounds,
  };
}
