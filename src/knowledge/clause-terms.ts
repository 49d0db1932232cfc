import type { Clause } from '../core/guidance.ts';
import type { ClauseWords } from './clause-words.ts';
import { LexicalIndexBuilder } from './lexical-index.ts';
import type { LexicalIndex } from './lexical-index.ts';
import type { Lexicon } from './lexicon.ts';
import type { Pace } from './pace.ts';
import type { Reader } from './read-question.ts';
import { Telling } from './telling.ts';
import { createTranslatedWords } from './translated-words.ts';
import type { TranslatedWords } from './translated-words.ts';
import type { Word } from './words.ts';

/** A way to ask for a clause, known by its position. */
export interface Phrasing {
  readonly clause: number;
  readonly text: string;
}

/** The terms of all clauses and phrasings. */
export interface ClauseTerms {
  readonly printed: LexicalIndex;
  readonly phrasings: readonly Phrasing[];
  /** Of the phrasings, in their order. */
  readonly asked: LexicalIndex;
  readonly telling: Telling;
  readonly translated: TranslatedWords;
}

const termsOf = (words: readonly Word[], lexicon: Pick<Lexicon, 'mentions'>): readonly string[] => [
  ...words.map(({ stem }) => stem),
  ...lexicon.mentions(words).map(({ concept }) => concept),
];

/** `words`: those of the clauses, in their order. */
export async function readTerms(
  clauses: readonly Clause[],
  words: readonly ClauseWords[],
  reader: Reader,
  lexicon: Pick<Lexicon, 'mentions'>,
  pace: Pace,
): Promise<ClauseTerms> {
  const [printed, asked] = [new LexicalIndexBuilder(), new LexicalIndexBuilder()];
  const [telling, translated] = [new Telling(), createTranslatedWords()];
  for (const { headings, text, asked: phrasings } of words) {
    await pace.step();
    const [heading, body] = [reader.words(headings), reader.words(text)];
    printed.add({ heading: termsOf(heading, lexicon), body: termsOf(body, lexicon) });
    const bodies = phrasings.map((phrasing) => termsOf(reader.words(phrasing), lexicon));
    for (const terms of bodies) asked.add({ heading: [], body: terms });
    // What a lexicon group says may begin in the heading and end in the text.
    telling.add({ printed: termsOf([...heading, ...body], lexicon), asked: bodies });
    translated.add([...heading, ...body].flatMap(({ stem, stop }) => (stop ? [] : [stem])));
  }
  const phrasings = clauses.flatMap((clause, index) => clause.asked.map((text) => ({ clause: index, text })));
  return { printed: await printed.finish(pace), phrasings, asked: await asked.finish(pace), telling, translated };
}
