import type { Reading } from '../core/evidence.ts';
import type { Lexicon, Mention } from './lexicon.ts';
import { correctedWords } from './spelling.ts';
import type { Spelling } from './spelling.ts';
import { wordsOf } from './words.ts';
import type { Word } from './words.ts';

/** A question as it is searched. */
export interface SearchedQuestion {
  /** The question with its spelling corrected: what the sentence model reads. */
  readonly text: string;
  readonly words: readonly Word[];
  readonly mentions: readonly Mention[];
  /** Words that are not stop words, each once; all words if there are only stop words with a digit or length to them. */
  readonly telling: readonly Word[];
  readonly reading: Reading;
}

/** Reads questions, phrasings and clauses alike, so that the same word is the same everywhere. */
export interface Reader {
  /** Words as they are searched: their spelling corrected. */
  readonly words: (words: readonly Word[]) => readonly Word[];
  readonly question: (typed: string) => SearchedQuestion;
}

/** A word as it was typed, once read. */
interface ReadWord {
  readonly plain: string;
  readonly words: readonly Word[];
  readonly taken: string | undefined;
  readonly unknown: boolean;
}

const NO_NAMES: ReadonlySet<string> = new Set();
/** Words that are remembered as read; a bound, since words come from outside. */
const MOST_REMEMBERED = 50_000;

/**
 * Spelling first, then the lexicon, so that "prudah" is found as the pre-election period. `names`: words of the councils' names,
 * which say whose guidance is meant and nothing of the subject.
 */
export function createReader(spelling: Spelling, lexicon: Lexicon, names: ReadonlySet<string> = NO_NAMES): Reader {
  const remembered = new Map<string, ReadWord>();
  function readWord(word: Word): ReadWord {
    const known = remembered.get(word.plain);
    if (known !== undefined) return known;
    const read = names.has(word.plain) ? readName(word) : readOther(word, spelling);
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    remembered.set(word.plain, read);
    return read;
  }
  return {
    words(words) {
      const read: Word[] = [];
      for (const word of words) read.push(...readWord(word).words);
      return read;
    },
    question: (typed) => searched(typed, wordsOf(typed).map(readWord), lexicon),
  };
}

const readName = (word: Word): ReadWord => ({
  plain: word.plain,
  words: [{ ...word, stop: true }],
  taken: undefined,
  unknown: false,
});

function readOther(word: Word, spelling: Spelling): ReadWord {
  const taken = spelling.correct(word.plain);
  if (taken !== undefined) return { plain: word.plain, words: correctedWords(taken), taken, unknown: false };
  return { plain: word.plain, words: [word], taken, unknown: !word.stop && !spelling.knows(word.plain) };
}

function searched(typed: string, read: readonly ReadWord[], lexicon: Lexicon): SearchedQuestion {
  const words = read.flatMap((word) => word.words);
  const corrected = new Map(read.flatMap(({ plain, taken }) => (taken === undefined ? [] : [[plain, taken] as const])));
  const unknown = new Set(read.filter((word) => word.unknown).map(({ plain }) => plain));
  const mentions = lexicon.mentions(words);
  const telling = eachOnce(words.filter((word) => !word.stop));
  const added = mentions.map(({ words: said, means }) => ({ word: said.map((word) => word.plain).join(' '), means }));
  const text = withCorrections(typed, corrected);
  return {
    text,
    words,
    mentions,
    telling,
    reading: {
      text,
      telling: telling.length,
      corrected: [...corrected].map(([from, taken]) => ({ typed: from, taken })),
      unknown: [...unknown],
      added,
    },
  };
}

function withCorrections(typed: string, taken: ReadonlyMap<string, string>): string {
  if (taken.size === 0) return typed;
  return typed.replace(/[\p{L}\p{N}]+(?:['’][\p{L}]+)*/gu, (word) => taken.get(wordsOf(word)[0]?.plain ?? '') ?? word);
}

function eachOnce(words: readonly Word[]): readonly Word[] {
  return [...new Map(words.map((word) => [word.stem, word])).values()];
}
