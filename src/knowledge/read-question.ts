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

const NO_NAMES: ReadonlySet<string> = new Set();

/**
 * Reads a question: spelling first, then the lexicon, so that "prudah" is found as the pre-election period. `names`: words of the
 * councils' names, which say whose guidance is meant and nothing of the subject.
 */
export function readForSearch(
  typed: string,
  spelling: Spelling,
  lexicon: Lexicon,
  names: ReadonlySet<string> = NO_NAMES,
): SearchedQuestion {
  const corrected = new Map<string, string>();
  const unknown: string[] = [];
  const words = wordsOf(typed).flatMap((word): readonly Word[] => {
    if (names.has(word.plain)) return [{ ...word, stop: true }];
    const taken = spelling.correct(word.plain);
    if (taken !== undefined) corrected.set(word.plain, taken);
    else if (!word.stop && !spelling.knows(word.plain)) unknown.push(word.plain);
    return taken === undefined ? [word] : correctedWords(taken);
  });
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
      unknown: [...new Set(unknown)],
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
