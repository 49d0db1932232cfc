import type { Evidence } from '../core/evidence.ts';
import type { Clause } from '../core/guidance.ts';
import { readTerms } from './clause-terms.ts';
import type { Phrasing } from './clause-terms.ts';
import type { ClauseWords } from './clause-words.ts';
import { highest } from './highest.ts';
import type { Scores, Term } from './lexical-index.ts';
import type { Lexicon } from './lexicon.ts';
import { alike, weighedTerms } from './overlap.ts';
import type { WeighedTerms } from './overlap.ts';
import type { Pace } from './pace.ts';
import type { Reader, SearchedQuestion } from './read-question.ts';
import { UNTRANSLATED } from './translated-words.ts';
import type { Translation } from './translation.ts';

/** What the words of a question say for one clause. */
export type WordSigns = Pick<
  Evidence,
  | 'textScore'
  | 'phrasingScore'
  | 'phrasingOverlap'
  | 'printedCoverage'
  | 'coverage'
  | 'wideCoverage'
  | 'translation'
  | 'translatedCoverage'
>;

/** What the words of a question say for each clause. */
export interface WordSearch {
  /** `passed`: phrasings that are passed over. */
  signs(
    question: SearchedQuestion,
    inScope: (clause: number) => boolean,
    passed: (phrasing: string) => boolean,
  ): Promise<SignsByClause>;
  matched(question: SearchedQuestion, clause: number): readonly string[];
  /** How telling a term is: higher the fewer clauses hold it. */
  rarity(term: string): number;
}

/** By the clause's position. */
interface SignsByClause {
  /** `phrased`: 1 if a phrasing of the clause is searched, 0 if none. */
  signs(clause: number, phrased: number): WordSigns;
  /** How well its words and its likest phrasing's match, together. */
  readonly scores: Float32Array;
}

/** A concept stands for several words, so it says a little less than the word itself. */
const CONCEPT_WEIGHT = 0.7;
/** Stop words still order clauses that are otherwise level ("how long", "who"). */
const STOP_WEIGHT = 0.08;
/** Phrasings compared word by word: the rest share too little to be the likest. */
const COMPARED = 80;

/** `read`: the words of the clauses. */
export async function buildWordSearch(
  clauses: readonly Clause[],
  read: readonly ClauseWords[],
  reader: Reader,
  lexicon: Pick<Lexicon, 'mentions'>,
  pace: Pace,
  translation: Translation,
): Promise<WordSearch> {
  const { printed, asked, phrasings, telling, translated } = await readTerms(clauses, read, reader, lexicon, pace);
  const owners = Int32Array.from(phrasings, ({ clause }) => clause);
  const likeness = createLikeness(reader, (term) => telling.rarity(term));

  return {
    async signs(question, inScope, passed) {
      const terms = queryTerms(question);
      const textScores = printed.search(terms);
      await pace.step();
      keep(textScores, inScope);
      const hits = asked.search(terms);
      await pace.step();
      keep(hits, (position) => inScope(owners[position] ?? -1) && !passed(phrasings[position]?.text ?? ''));
      await pace.step();
      const phrasingScores = bestByClause(hits, owners, clauses.length);
      const compared = highest(hits, COMPARED, undefined, 0);
      await pace.step();
      const likest = likeness(
        question,
        compared.flatMap((position) => phrasings[position] ?? []),
      );
      const told = telling.of(question);
      const stems = question.telling.map(({ stem }) => stem);
      const translatedIn = translated.of(stems, (term) => telling.rarity(term), translation);
      await pace.step();
      setBeside(textScores);
      setBeside(phrasingScores);
      return {
        scores: sumOf(textScores, phrasingScores),
        signs: (clause, phrased) => ({
          textScore: textScores[clause] ?? 0,
          phrasingScore: phrasingScores[clause] ?? 0,
          phrasingOverlap: likest.get(clause) ?? 0,
          ...told.coverage(clause, positionsOf(clauses[clause]?.asked ?? [], passed)),
          ...(phrased === 1 ? UNTRANSLATED : translatedIn(clause)),
        }),
      };
    },
    matched: (question, clause) => telling.of(question).matched(clause),
    rarity: (term) => telling.rarity(term),
  };
}

const positionsOf = (phrasings: readonly string[], passed: (phrasing: string) => boolean): readonly number[] =>
  phrasings.flatMap((text, position) => (passed(text) ? [position] : []));

/** By clause: how alike the question and its likest phrasing are. */
type Likeness = (question: SearchedQuestion, phrasings: readonly Phrasing[]) => ReadonlyMap<number, number>;

function createLikeness(reader: Reader, rarity: (term: string) => number): Likeness {
  // Read when first compared: few are, and there are thousands.
  const known = new Map<Phrasing, WeighedTerms>();
  function termsIn(phrasing: Phrasing): WeighedTerms {
    const terms = known.get(phrasing) ?? weighedTerms(reader.question(phrasing.text), rarity);
    known.set(phrasing, terms);
    return terms;
  }
  return (question, phrasings) => {
    const words = weighedTerms(question, rarity);
    const best = new Map<number, number>();
    for (const phrasing of phrasings)
      best.set(phrasing.clause, Math.max(alike(words, termsIn(phrasing)), best.get(phrasing.clause) ?? 0));
    return best;
  };
}

function queryTerms({ words, mentions }: SearchedQuestion): readonly Term[] {
  return [
    ...mentions.map(({ concept }) => ({ term: concept, weight: CONCEPT_WEIGHT })),
    // The last of a term is taken: of words that share a stem ("like", "likes") the telling one.
    ...words.filter(({ stop }) => stop).map(({ stem }) => ({ term: stem, weight: STOP_WEIGHT })),
    ...words.filter(({ stop }) => !stop).map(({ stem }) => ({ term: stem, weight: 1 })),
  ];
}

// There may be a hundred thousand scores: these loops are many times as quick as a call for each.

/** Sets to 0 what does not fit. */
function keep(scores: Scores, fits: (position: number) => boolean): void {
  for (let position = 0; position < scores.length; position += 1)
    if ((scores[position] ?? 0) > 0 && !fits(position)) scores[position] = 0;
}

/** `owners`: the clause of each phrasing. */
function bestByClause(scores: Scores, owners: Int32Array, clauses: number): Scores {
  const best = new Float64Array(clauses);
  for (let position = 0; position < scores.length; position += 1) {
    const [clause, score] = [owners[position] ?? -1, scores[position] ?? 0];
    if (score > (best[clause] ?? 0)) best[clause] = score;
  }
  return best;
}

/** Sets each score to what it is beside the best of all. */
function setBeside(scores: Scores): void {
  let top = 0;
  for (let clause = 0; clause < scores.length; clause += 1) top = Math.max(top, scores[clause] ?? 0);
  if (top > 0) for (let clause = 0; clause < scores.length; clause += 1) scores[clause] = (scores[clause] ?? 0) / top;
}

function sumOf(one: Scores, other: Scores): Float32Array {
  const sums = new Float32Array(one.length);
  for (let clause = 0; clause < sums.length; clause += 1) sums[clause] = (one[clause] ?? 0) + (other[clause] ?? 0);
  return sums;
}
