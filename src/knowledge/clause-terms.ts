import type { Clause } from '../core/guidance.ts';
import type { LexicalEntry } from './lexical-index.ts';
import type { Lexicon } from './lexicon.ts';
import type { Pace } from './pace.ts';
import type { SearchedQuestion } from './read-question.ts';
import { Telling } from './telling.ts';

/** A way to ask for a clause, known by its position. */
export interface Phrasing {
  readonly clause: number;
  readonly text: string;
}

/** The terms of all clauses and phrasings. */
export interface ClauseTerms {
  readonly printed: readonly LexicalEntry[];
  readonly phrasings: readonly Phrasing[];
  /** Of the phrasings, in their order. */
  readonly asked: readonly LexicalEntry[];
  readonly telling: Telling;
}

const termsOf = ({ words, mentions }: Pick<SearchedQuestion, 'words' | 'mentions'>): readonly string[] => [
  ...words.map((word) => word.stem),
  ...mentions.map((mention) => mention.concept),
];

/** `read` reads questions, phrasings and clauses alike, so that the same word is the same everywhere. */
export async function readTerms(
  clauses: readonly Clause[],
  read: (text: string) => SearchedQuestion,
  lexicon: Pick<Lexicon, 'mentions'>,
  pace: Pace,
): Promise<ClauseTerms> {
  const [printed, asked]: [LexicalEntry[], LexicalEntry[]] = [[], []];
  const phrasings: Phrasing[] = [];
  const telling = new Telling();
  // Many clauses stand under one heading.
  const known = new Map<string, SearchedQuestion>();
  for (const [index, clause] of clauses.entries()) {
    await pace.step();
    const headings = clause.citation.headings.join(' ');
    const heading = known.get(headings) ?? read(headings);
    known.set(headings, heading);
    const body = read(clause.text);
    printed.push({ heading: termsOf(heading), body: termsOf(body) });
    const bodies = clause.asked.map((text) => termsOf(read(text)));
    asked.push(...bodies.map((terms) => ({ heading: [], body: terms })));
    phrasings.push(...clause.asked.map((text) => ({ clause: index, text })));
    // What a lexicon group says may begin in the heading and end in the text.
    const words = [...heading.words, ...body.words];
    telling.add({ printed: termsOf({ words, mentions: lexicon.mentions(words) }), asked: bodies });
  }
  return { printed, phrasings, asked, telling };
}
