import type { Evidence } from '../core/evidence.ts';
import type { Clause } from '../core/guidance.ts';
import { createLexicalIndex } from './lexical-index.ts';
import type { Scores, Term } from './lexical-index.ts';
import { alike, tellingTerms } from './overlap.ts';
import type { SearchedQuestion } from './read-question.ts';
import { Telling } from './telling.ts';

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
  /** How well its words and its likest phrasing's match, together; quickly. */
  scores(clause: number): number;
}

/** A concept stands for several words, so it says a little less than the word itself. */
const CONCEPT_WEIGHT = 0.7;
/** Stop words still order clauses that are otherwise level ("how long", "who"). */
const STOP_WEIGHT = 0.08;
/** Phrasings compared word by word: the rest share too little to be the likest. */
const COMPARED = 80;

interface Phrasing {
  readonly clause: number;
  readonly text: string;
  readonly terms: readonly string[];
  readonly telling: ReadonlySet<string>;
}

/** `read` reads questions, phrasings and clauses alike, so that the same word is the same everywhere. */
export function buildWordSearch(clauses: readonly Clause[], read: (text: string) => SearchedQuestion): WordSearch {
  const texts = createLexicalIndex(
    clauses.map((clause) => ({
      heading: termsOf(read(clause.citation.headings.join(' '))),
      body: termsOf(read(clause.text)),
    })),
  );
  const phrasings = clauses.flatMap((clause, index) => clause.asked.map((text) => phrasingOf(index, text, read(text))));
  const asked = createLexicalIndex(phrasings.map(({ terms }) => ({ heading: [], body: terms })));
  const byClause = Map.groupBy(phrasings, (phrasing) => phrasing.clause);
  const telling = new Telling(
    clauses.map((clause, index) => ({
      printed: termsOf(read([...clause.citation.headings, clause.text].join('\n'))),
      asked: (byClause.get(index) ?? []).map(({ terms }) => terms),
    })),
  );

  function signs(
    question: SearchedQuestion,
    inScope: (clause: number) => boolean,
    passed: (phrasing: string) => boolean,
  ): SignsByClause {
    const terms = queryTerms(question);
    const textScores = relative([...texts.search(terms)].filter(([clause]) => inScope(clause)));
    const hits = [...asked.search(terms)].filter(([position]) => {
      const phrasing = phrasings[position];
      return phrasing !== undefined && inScope(phrasing.clause) && !passed(phrasing.text);
    });
    const phrasingScores = relative(hits.map(([position, score]) => [phrasings[position]?.clause ?? -1, score]));
    const compared = hits.slice(0, COMPARED).flatMap(([position]) => phrasings[position] ?? []);
    const likest = overlaps(tellingTerms(question), compared, (term) => telling.rarity(term));
    return {
      scores: (clause) => (textScores.get(clause) ?? 0) + (phrasingScores.get(clause) ?? 0),
      signs: (clause) => ({
        textScore: textScores.get(clause) ?? 0,
        phrasingScore: phrasingScores.get(clause) ?? 0,
        phrasingOverlap: likest.get(clause) ?? 0,
        ...telling.coverage(
          question,
          clause,
          (byClause.get(clause) ?? []).filter(({ text }) => passed(text)).map((phrasing) => phrasing.terms),
        ),
      }),
    };
  }
  return {
    signs,
    matched: (question, clause) => telling.matched(question, clause),
    rarity: (term) => telling.rarity(term),
  };
}

const phrasingOf = (clause: number, text: string, question: SearchedQuestion): Phrasing => ({
  clause,
  text,
  terms: termsOf(question),
  telling: tellingTerms(question),
});

/** By clause: how alike the question and its likest phrasing are. */
function overlaps(
  words: ReadonlySet<string>,
  phrasings: readonly Phrasing[],
  weight: (term: string) => number,
): Scores {
  const best = new Map<number, number>();
  for (const { clause, telling } of phrasings)
    best.set(clause, Math.max(alike(words, telling, weight), best.get(clause) ?? 0));
  return best;
}

const termsOf = ({ words, mentions }: SearchedQuestion): readonly string[] => [
  ...words.map((word) => word.stem),
  ...mentions.map((mention) => mention.concept),
];

function queryTerms({ words, mentions }: SearchedQuestion): readonly Term[] {
  return [
    ...mentions.map(({ concept }) => ({ term: concept, weight: CONCEPT_WEIGHT })),
    // The last of a term is taken: of words that share a stem ("like", "likes") the telling one.
    ...words.filter(({ stop }) => stop).map(({ stem }) => ({ term: stem, weight: STOP_WEIGHT })),
    ...words.filter(({ stop }) => !stop).map(({ stem }) => ({ term: stem, weight: 1 })),
  ];
}

/** Best score by clause, beside the best of all. */
function relative(scores: readonly (readonly [number, number])[]): Scores {
  const best = new Map<number, number>();
  for (const [clause, score] of scores) best.set(clause, Math.max(score, best.get(clause) ?? 0));
  const top = Math.max(0, ...best.values());
  return new Map([...best].map(([clause, score]) => [clause, top === 0 ? 0 : score / top]));
}
