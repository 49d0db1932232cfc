import { editDistance } from './edit-distance.ts';
import { DIALECTS, englishWords, RARITIES } from './english-words.ts';
import { wordFrom } from './words.ts';
import type { Word } from './words.ts';

/** Corrects words against the guidance's own words first, then common English. */
export interface Spelling {
  /** True if the word stands in the guidance, the lexicon or a list of English words. Words with a digit are known. */
  knows(plain: string): boolean;
  /** The word as it was probably meant; undefined if it is known or nothing is near enough. */
  correct(plain: string): string | undefined;
}

/** Shorter words have too many neighbours: "teh" is mended by hand below, "mo" and "foi" are left alone. */
const SHORTEST = 4;
/** From this length on, two mistakes still leave a word recognisable. */
const LONG = 8;
/** Added to the number of mistakes: what makes a near word less likely to be the one that was meant. */
const PENALTY = { common20: 0.2, common35: 0.4, otherFirstLetter: 0.5 };

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

/** Words of one length that a word may be corrected to; a word has one place in all three lists. */
interface Targets {
  readonly words: readonly string[];
  readonly letters: Int32Array;
  /** Added to the distance: 0 for the guidance's own words. */
  readonly penalties: Float64Array;
}

type ByLength = ReadonlyMap<number, Targets>;

/** `own`: every word of the guidance, its phrasings and the lexicon, in lower case. `distance`: how mistakes are counted. */
export function createSpelling(own: ReadonlySet<string>, distance = editDistance): Spelling {
  const targets = { own: ownTargets(own), common: commonTargets() };
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

/** The same for all guidance, so they are made once. */
let commonOnes: ByLength | undefined;

/** Words common enough that somebody meant them. */
function commonTargets(): ByLength {
  commonOnes ??= byLength(
    ([10, 20, 35] as const).flatMap((rarity) =>
      (['english', 'british'] as const)
        .flatMap((dialect) => englishWords(dialect, rarity))
        .map((word) => [word.toLowerCase(), rarity === 35 ? PENALTY.common35 : PENALTY.common20] as const)
        .filter(([word]) => /^[a-z]+$/.test(word)),
    ),
  );
  return commonOnes;
}

const ownTargets = (own: ReadonlySet<string>): ByLength =>
  byLength([...own].filter((word) => /^[a-z]{3,}$/.test(word)).map((word) => [word, 0]));

function byLength(targets: readonly (readonly [word: string, penalty: number])[]): ByLength {
  const groups = Map.groupBy(targets, ([word]) => word.length);
  return new Map(
    [...groups].map(([length, group]) => {
      const words = group.map(([word]) => word);
      const penalties = Float64Array.from(group, ([, penalty]) => penalty);
      return [length, { words, penalties, letters: Int32Array.from(words, lettersOf) }];
    }),
  );
}

/** The nearest so far, and what it costs. */
interface Near {
  word: string | undefined;
  cost: number;
}

function nearest(
  plain: string,
  { own, common }: { readonly own: ByLength; readonly common: ByLength },
  distanceOf: typeof editDistance,
): string | undefined {
  const most = plain.length >= LONG ? 2 : 1;
  const near: Near = { word: undefined, cost: most + 1 };
  for (let length = plain.length - most; length <= plain.length + most; length += 1)
    for (const targets of [own.get(length), common.get(length)])
      if (targets !== undefined) nearestOf(targets, plain, most, near, distanceOf);
  return near.word ?? splitInTwo(plain, own);
}

function nearestOf(
  { words, letters: theirs, penalties }: Targets,
  plain: string,
  most: number,
  near: Near,
  distanceOf: typeof editDistance,
): void {
  const letters = lettersOf(plain);
  for (let index = 0; index < words.length; index += 1) {
    // One mistake changes at most two of the letters that stand in a word; counting them is far quicker than the distance.
    if (ones(letters ^ (theirs[index] ?? 0)) > 2 * most) continue;
    const word = words[index] ?? '';
    const added = (penalties[index] ?? 0) + (word[0] === plain[0] ? 0 : PENALTY.otherFirstLetter);
    // An unknown word is one mistake away at least, and each letter more or less is one.
    if (added + Math.max(1, Math.abs(word.length - plain.length)) > near.cost) continue;
    const distance = distanceOf(plain, word, most);
    if (distance > most) continue;
    const cost = distance + added;
    if (cost < near.cost || (cost === near.cost && near.word !== undefined && word < near.word))
      [near.word, near.cost] = [word, cost];
  }
}

/** Which letters stand in a word, a bit each. */
function lettersOf(word: string): number {
  let bits = 0;
  for (let index = 0; index < word.length; index += 1) bits |= 1 << (word.charCodeAt(index) - 97);
  return bits;
}

function ones(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

// "socialmedia", "myface": a forgotten space.
function splitInTwo(plain: string, own: ByLength): string | undefined {
  const isOwn = (word: string): boolean => own.get(word.length)?.words.includes(word) ?? false;
  for (let cut = SHORTEST; cut <= plain.length - SHORTEST; cut += 1) {
    const [left, right] = [plain.slice(0, cut), plain.slice(cut)];
    if (isOwn(left) && isOwn(right)) return `${left} ${right}`;
  }
  return undefined;
}

/** The words of a correction, which may be two. */
export const correctedWords = (correction: string): readonly Word[] => correction.split(' ').map(wordFrom);
