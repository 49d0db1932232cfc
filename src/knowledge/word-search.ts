import type { Evidence } from '../core/evidence.ts';
import type { Clause } from '../core/guidance.ts';
import { readTerms } from './clause-terms.ts';
import type { Phrasing } from './clause-terms.ts';
import { highest } from './highest.ts';
import { buildLexicalIndex } from './lexical-index.ts';
import type { Scores, Term } from './lexical-index.ts';
import type { Lexicon } from './lexicon.ts';
import { alike, tellingTerms } from './overlap.ts';
import type { Pace } from './pace.ts';
import type { SearchedQuestion } from './read-question.ts';

type WordSigns = Pick<
  Evidence,
  'textScore' | 'phrasingScore' | 'phrasingOverlap' | 'printedCoverage' | 'coverage' | 'wideCoverage'
>;

/** What the words of a question say for each clause. */
export interface WordSearch {
  /** `passed`: phrasings that are passed over. */
  signs(
    question: SearchedQuestion,
    inScope: (clause: number) => boolean,
    passed: (phrasing: string) => boolean,
  ): SignsByClause;
  matched(question: SearchedQuestion, clause: number): readonly string[];
  /** How telling a term is: higher the fewer clauses hold it. */
  rarity(term: string): number;
}

/** By the clause's position. */
interface SignsByClause {
  signs(clause: number): WordSigns;
  /** How well its words and its likest phrasing's match, together. */
  readonly scores: Float32Array;
}

/** A concept stands for several words, so it says a little less than the word itself. */
const CONCEPT_WEIGHT = 0.7;
/** Stop words still order clauses that are otherwise level ("how long", "who"). */
const STOP_WEIGHT = 0.08;
/** Phrasings compared word by word: the rest share too little to be the likest. */
const COMPARED = 80;

/** `read` reads questions, phrasings and clauses alike, so that the same word is the same everywhere. */
export async function buildWordSearch(
  clauses: readonly Clause[],
  read: (text: string) => SearchedQuestion,
  lexicon: Pick<Lexicon, 'mentions'>,
  pace: Pace,
): Promise<WordSearch> {
  const { printed, asked, phrasings, telling } = await readTerms(clauses, read, lexicon, pace);
  const texts = await buildLexicalIndex(printed, pace);
  const inAsked = await buildLexicalIndex(asked, pace);
  const likeness = createLikeness(read, (term) => telling.rarity(term));

  return {
    signs(question, inScope, passed) {
      const terms = queryTerms(question);
      const textScores = texts.search(terms).map((score, clause) => (score > 0 && inScope(clause) ? score : 0));
      const hits = inAsked.search(terms).map((score, position) => {
        const phrasing = score > 0 ? phrasings[position] : undefined;
        return phrasing !== undefined && inScope(phrasing.clause) && !passed(phrasing.text) ? score : 0;
      });
      const phrasingScores = bestByClause(hits, phrasings, clauses.length);
      const compared = highest(hits, COMPARED, (position) => (hits[position] ?? 0) > 0);
      const likest = likeness(
        question,
        compared.flatMap((position) => phrasings[position] ?? []),
      );
      const told = telling.of(question);
      const [textSigns, phrasingSigns] = [relative(textScores), relative(phrasingScores)];
      return {
        scores: Float32Array.from(textSigns, (score, clause) => score + (phrasingSigns[clause] ?? 0)),
        signs: (clause) => ({
          textScore: textSigns[clause] ?? 0,
          phrasingScore: phrasingSigns[clause] ?? 0,
          phrasingOverlap: likest.get(clause) ?? 0,
          ...told.coverage(clause, positionsOf(clauses[clause]?.asked ?? [], passed)),
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

function createLikeness(read: (text: string) => SearchedQuestion, rarity: (term: string) => number): Likeness {
  // Read when first compared: few are, and there are thousands.
  const known = new Map<Phrasing, ReadonlySet<string>>();
  function termsIn(phrasing: Phrasing): ReadonlySet<string> {
    const terms = known.get(phrasing) ?? tellingTerms(read(phrasing.text));
    known.set(phrasing, terms);
    return terms;
  }
  return (question, phrasings) => {
    const words = tellingTerms(question);
    const best = new Map<number, number>();
    for (const phrasing of phrasings)
      best.set(phrasing.clause, Math.max(alike(words, termsIn(phrasing), rarity), best.get(phrasing.clause) ?? 0));
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

function bestByClause(scores: Scores, phrasings: readonly Phrasing[], clauses: number): Scores {
  const best = new Float64Array(clauses);
  phrasings.forEach(({ clause }, position) => {
    best[clause] = Math.max(best[clause] ?? 0, scores[position] ?? 0);
  });
  return best;
}

/** Each score beside the best of all. */
function relative(scores: Scores): Scores {
  const top = scores.reduce((best, score) => Math.max(best, score), 0);
  return top === 0 ? scores : scores.map((score) => score / top);
}
