import { editDistance } from './edit-distance.ts';
import { DIALECTS, englishWords, RARITIES } from './english-words.ts';
import { nearest, SHORTEST, targetsOf } from './nearest-word.ts';
import { wordFrom } from './words.ts';
import type { Word } from './words.ts';

/** Corrects words against the guidance's own words first, then common English. */
export interface Spelling {
  /** True if the word stands in the guidance, the lexicon or a list of English words. Words with a digit are known. */
  knows(plain: string): boolean;
  /** The word as it was probably meant; undefined if it is known or nothing is near enough. */
  correct(plain: string): string | undefined;
}

const SLIPS: ReadonlyMap<string, string> = new Map([
  ['teh', 'the'],
  ['wot', 'what'],
  ['ppl', 'people'],
  ['abt', 'about'],
  ['wen', 'when'],
  ['cld', 'could'],
  ['shld', 'should'],
  ['wld', 'would'],
  ['bcos', 'because'],
  ['cos', 'because'],
  ['coz', 'because'],
  ['msg', 'message'],
  ['msgs', 'messages'],
  ['acct', 'account'],
]);

let english: ReadonlySet<string> | undefined;

/** True if a list of British and American words holds it, or it has a digit. */
export function isEnglish(plain: string): boolean {
  // Made when first asked for: a thread or a command that knows no words starts in half the time.
  english ??= new Set(
    RARITIES.flatMap((rarity) => DIALECTS.flatMap((dialect) => englishWords(dialect, rarity))).map((word) =>
      word.toLowerCase(),
    ),
  );
  return /\p{N}/u.test(plain) || english.has(plain);
}

/** `own`: every word of the guidance, its phrasings and the lexicon, in lower case. `distance`: how mistakes are counted. */
export function createSpelling(own: ReadonlySet<string>, distance = editDistance): Spelling {
  const targets = targetsOf(own);
  const memory = new Map<string, string | undefined>();
  const knows = (plain: string): boolean => own.has(plain) || isEnglish(plain);

  function correct(plain: string): string | undefined {
    const slip = SLIPS.get(plain);
    if (slip !== undefined && !own.has(plain)) return slip;
    if (plain.length < SHORTEST || knows(plain) || !/^[a-z]+$/.test(plain)) return undefined;
    if (!memory.has(plain)) {
      if (memory.size >= MOST_REMEMBERED) memory.clear();
      memory.set(plain, nearest(plain, targets, distance));
    }
    return memory.get(plain);
  }
  return { knows, correct };
}

/** Enough for a busy day's misspellings; a bound, since words come from outside. */
const MOST_REMEMBERED = 5000;

/** The words of a correction, which may be two. */
export const correctedWords = (correction: string): readonly Word[] => correction.split(' ').map(wordFrom);
