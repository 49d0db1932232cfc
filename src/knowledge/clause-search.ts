import type { Candidate, Evidence, Found } from '../core/evidence.ts';
import type { Clause, CouncilId } from '../core/guidance.ts';
import type { EmbeddingCache } from './embedding-cache.ts';
import { createLexicalIndex } from './lexical-index.ts';
import type { Scores, Term } from './lexical-index.ts';
import { createLexicon } from './lexicon.ts';
import type { Lexicon } from './lexicon.ts';
import { readForSearch } from './read-question.ts';
import type { SearchedQuestion } from './read-question.ts';
import { buildSemanticIndex } from './semantic-index.ts';
import type { Nearness } from './semantic-index.ts';
import { createSpelling } from './spelling.ts';
import { Telling } from './telling.ts';
import { confidenceOf, rankScore } from './weights.ts';
import { wordsOf } from './words.ts';

/** Finds clauses by words, lexicon and meaning together. */
export interface ClauseSearch {
  find(typed: string, scope: CouncilId | undefined, limit: number): Promise<Found>;
}

/** A concept stands for several words, so it says a little less than the word itself. */
const CONCEPT_WEIGHT = 0.7;
/** Stop words still order clauses that are otherwise level ("how long", "who"). */
const STOP_WEIGHT = 0.08;
/** Looked at in full; the rest are too far behind on every sign to come first. */
const SHORTLIST = 40;

export async function buildClauseSearch(
  clauses: readonly Clause[],
  groups: readonly (readonly string[])[],
  cache: EmbeddingCache,
): Promise<ClauseSearch> {
  const lexicon = createLexicon(groups);
  const spelling = createSpelling(ownWords(clauses, lexicon));
  const termsOf = (text: string): readonly string[] => {
    const { words, mentions } = readForSearch(text, spelling, lexicon);
    return [...words.map((word) => word.stem), ...mentions.map((mention) => mention.concept)];
  };
  const texts = createLexicalIndex(
    clauses.map((clause) => ({ heading: termsOf(clause.citation.headings.join(' ')), body: termsOf(clause.text) })),
  );
  const phrasings = clauses.flatMap((clause, index) => clause.asked.map((asked) => ({ index, terms: termsOf(asked) })));
  const asked = createLexicalIndex(phrasings.map(({ terms }) => ({ heading: [], body: terms })));
  const telling = new Telling(
    clauses.map((clause) => termsOf([...clause.citation.headings, clause.text, ...clause.asked].join('\n'))),
  );
  const semantic = await buildSemanticIndex(clauses, cache);

  async function find(typed: string, scope: CouncilId | undefined, limit: number): Promise<Found> {
    const question = readForSearch(typed, spelling, lexicon);
    const vector = await cache.questionVector(question.text);
    const near = vector === undefined ? undefined : semantic.nearness(vector);
    const terms = queryTerms(question);
    const inScope = (index: number): boolean => scope === undefined || clauses[index]?.citation.council === scope;
    const textScores = relative(texts.search(terms), inScope);
    const phrasingScores = relative(bestByClause(asked.search(terms), phrasings), inScope);
    const rows = clauses.flatMap((clause, index) => {
      if (!inScope(index)) return [];
      const evidence = {
        ...cosines(near?.[index]),
        textScore: textScores.get(index) ?? 0,
        phrasingScore: phrasingScores.get(index) ?? 0,
        ...telling.coverage(question, index),
        unknownShare: question.reading.unknown.length / Math.max(1, question.telling.length),
        lead: 0,
      };
      return [{ clause, index, evidence, score: rankScore(evidence) }];
    });
    const best = rows
      .toSorted((one, other) => other.score - one.score || one.index - other.index)
      .slice(0, Math.max(limit, SHORTLIST));
    const candidates = best.slice(0, limit).map((row, position): Candidate => {
      const rival = best[position === 0 ? 1 : 0]?.score ?? 0;
      const evidence: Evidence = { ...row.evidence, lead: row.score - rival };
      return {
        clause: row.clause,
        score: row.score,
        confidence: confidenceOf(evidence),
        evidence,
        matched: telling.matched(question, row.index),
        nearestPhrasing: row.clause.asked[near?.[row.index]?.nearestPhrasing ?? -1],
      };
    });
    return { reading: question.reading, candidates };
  }
  return { find };
}

function cosines(near: Nearness | undefined): Pick<Evidence, 'wholeCosine' | 'sentenceCosine' | 'phrasingCosine'> {
  return { wholeCosine: near?.whole ?? 0, sentenceCosine: near?.sentence ?? 0, phrasingCosine: near?.phrasing ?? 0 };
}

function queryTerms({ words, mentions }: SearchedQuestion): readonly Term[] {
  return [
    ...mentions.map(({ concept }) => ({ term: concept, weight: CONCEPT_WEIGHT })),
    ...words.map(({ stem, stop }) => ({ term: stem, weight: stop ? STOP_WEIGHT : 1 })),
  ];
}

function bestByClause(scores: Scores, phrasings: readonly { readonly index: number }[]): Scores {
  const best = new Map<number, number>();
  for (const [position, score] of scores) {
    const index = phrasings[position]?.index;
    if (index !== undefined && score > (best.get(index) ?? 0)) best.set(index, score);
  }
  return best;
}

function relative(scores: Scores, inScope: (index: number) => boolean): Scores {
  const kept = [...scores].filter(([index]) => inScope(index));
  const top = Math.max(0, ...kept.map(([, score]) => score));
  return new Map(kept.map(([index, score]) => [index, top === 0 ? 0 : score / top]));
}

/** Said at least this often, an unusual word in phrasings is a name or jargon and not a typing error made on purpose. */
const OFTEN = 3;

function ownWords(clauses: readonly Clause[], lexicon: Lexicon): ReadonlySet<string> {
  const own = new Set(lexicon.vocabulary);
  const english = createSpelling(new Set());
  for (const { citation, text } of clauses)
    for (const { plain } of wordsOf(`${citation.headings.join(' ')} ${text}`)) own.add(plain);
  const said = new Map<string, number>();
  for (const { plain } of clauses.flatMap((clause) => clause.asked.flatMap(wordsOf)))
    said.set(plain, (said.get(plain) ?? 0) + 1);
  for (const [plain, times] of said) if (times >= OFTEN || english.knows(plain)) own.add(plain);
  return own;
}
