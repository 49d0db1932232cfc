import type { editDistance } from './edit-distance.ts';
import { englishWords } from './english-words.ts';
import { soundOf } from './sound.ts';

/** Shorter words have too many neighbours: "teh" is mended by hand, "mo" and "foi" are left alone. */
export const SHORTEST = 4;
/** From this length on, two mistakes still leave a word recognisable. */
const LONG = 7;
/** Added to the number of mistakes: what makes a near word less likely to be the one that was meant. */
const PENALTY = { common20: 0.2, common35: 0.4, otherFirstLetter: 0.5 };
/** Of the guidance's own words the one that is said least often: only what is as near otherwise is told apart by it. */
const RAREST = 0.05;
/**
 * A word of the guidance that sounds the same is what was meant though it is a mistake further than others: whoever spells by ear makes several in one
 * word ("obseen"). It is the less likely if it begins with another letter ("foto").
 */
const SOUNDS_ALIKE = { nearer: 0.7, otherFirstLetter: 0.2 };

/** Words of one length that a word may be corrected to; a word has one place in all three lists. */
interface Targets {
  readonly words: readonly string[];
  readonly letters: Int32Array;
  /** Added to the distance: 0 for the guidance's own words. */
  readonly penalties: Float64Array;
}

type ByLength = ReadonlyMap<number, Targets>;

/** What a word may be corrected to. */
export interface AllTargets {
  readonly own: ByLength;
  readonly common: ByLength;
  /** The guidance's own words by how they sound. */
  readonly sounding: ReadonlyMap<string, readonly (readonly [word: string, rarity: number])[]>;
}

/** `own`: in lower case, what is said most often first. */
export function targetsOf(own: ReadonlySet<string>): AllTargets {
  const rarities = raritiesOf(own);
  const long = [...rarities].filter(([word]) => word.length >= SHORTEST && /^[a-z]+$/.test(word));
  return {
    own: ownTargets(rarities),
    common: commonTargets(),
    sounding: Map.groupBy(long, ([word]) => soundOf(word)),
  };
}

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

/** What tells each of the guidance's own words from the one said most often. */
const raritiesOf = (own: ReadonlySet<string>): ReadonlyMap<string, number> =>
  new Map([...own].map((word, index) => [word, (RAREST * index) / own.size]));

const ownTargets = (rarities: ReadonlyMap<string, number>): ByLength =>
  byLength([...rarities].filter(([word]) => /^[a-z]{3,}$/.test(word)));

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

/** The target that a word with only letters is nearest to, or two of them in a row; undefined if none is near enough. `distanceOf`: how mistakes are counted. */
export function nearest(
  plain: string,
  { own, common, sounding }: AllTargets,
  distanceOf: typeof editDistance,
): string | undefined {
  const most = plain.length >= LONG ? 2 : 1;
  const near: Near = { word: undefined, cost: most + 1 };
  for (let length = plain.length - most; length <= plain.length + most; length += 1)
    for (const targets of [own.get(length), common.get(length)])
      if (targets !== undefined) nearestOf(targets, plain, most, near, distanceOf);
  for (const [word, rarity] of sounding.get(soundOf(plain)) ?? []) {
    const distance = distanceOf(plain, word, most + 1);
    if (distance <= most + 1) takeIfNearer(near, word, distance + rarity + alike(word, plain));
  }
  return near.word ?? splitInTwo(plain, own);
}

const alike = (word: string, plain: string): number =>
  (word[0] === plain[0] ? 0 : SOUNDS_ALIKE.otherFirstLetter) - SOUNDS_ALIKE.nearer;

// Of two that are as near, the first in the alphabet: in whatever order they come.
function takeIfNearer(near: Near, word: string, cost: number): void {
  if (cost < near.cost || (cost === near.cost && near.word !== undefined && word < near.word))
    [near.word, near.cost] = [word, cost];
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
    takeIfNearer(near, word, distance + added);
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
