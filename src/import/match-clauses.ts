import { wordsOf } from '../knowledge/words.ts';

/** A clause as it is compared with others: where it is printed, and its own words without the lead-in that it shares with others. */
export interface Rule {
  readonly number: string | undefined;
  readonly headings: string;
  readonly words: string;
}

/** Fewer words in common make another rule, even under the same number: an id that led on to it would answer with it. */
const LIKE_IN_PLACE = 0.6;
/** Under another number nothing but its words speaks for it. */
const LIKE_ELSEWHERE = 0.8;
/** Where one word stands for another, "ticket" for "gift", it is mostly another rule: unless nearly all of it is the same. */
const LIKE_EXCHANGED = 0.9;
/** With so many telling words, what is the same but for its numbers is one rule wherever it stands; less may be said of several things. */
const SAME_ANYWHERE = 8;
/** By so much a likeness has to be ahead of the next for it not to be chance. */
const AHEAD = 0.05;
/** Among fewer telling words one more in common means nothing. */
const FEW_WORDS = 4;

/** Which clause of before each clause of after is, by index. First by words, then by number; in doubt it is none of them. */
export function matchClauses(before: readonly Rule[], after: readonly Rule[]): ReadonlyMap<number, number> {
  const pairs = sameWords(before, after);
  const taken = new Set(pairs.values());
  const olds = before.flatMap((rule, index) => (taken.has(index) ? [] : [asTold(rule, index)]));
  const news = after.flatMap((rule, index) => (pairs.has(index) ? [] : [asTold(rule, index)]));
  const likenesses = olds
    .flatMap((old) => news.flatMap((fresh) => likenessOf(old, fresh)))
    .toSorted((one, other) => other.like - one.like);
  const rivals = new Rivals(likenesses);
  for (const pair of likenesses) {
    if (!pair.inPlace && (pair.like < pair.enough || !(pair.anywhere || inOrder(pairs, pair)))) continue;
    if (pairs.has(pair.after) || taken.has(pair.before) || rivals.near(pair, pairs, taken)) continue;
    pairs.set(pair.after, pair.before);
    taken.add(pair.before);
  }
  return pairs;
}

/**
 * Where the same words stand more than once, their headings decide first: behind a section that has come in, each clause has the number
 * of another one. Then their numbers do; and their order, if none has gone or come.
 */
function sameWords(before: readonly Rule[], after: readonly Rule[]): Map<number, number> {
  const pairs = new Map<number, number>();
  const pair = (keyOf: (rule: Rule) => string, oneGone: boolean): void => {
    const taken = new Set(pairs.values());
    const olds = byKey(before, keyOf, taken);
    for (const [key, news] of byKey(after, keyOf, pairs)) {
      const those = olds.get(key) ?? [];
      if (those.length !== news.length && !oneGone) continue;
      for (const [nth, old] of those.slice(0, news.length).entries()) pairs.set(news[nth] ?? -1, old);
    }
  };
  pair(({ words, headings }) => `${headings} ${plain(words)}`, false);
  pair((rule) => `${placeOf(rule)} ${plain(rule.words)}`, true);
  pair(({ words }) => plain(words), false);
  return pairs;
}

/** The rules of each key, by index, without those that are paired already. */
function byKey(
  rules: readonly Rule[],
  keyOf: (rule: Rule) => string,
  paired: Pick<ReadonlySet<number>, 'has'>,
): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  for (const [index, rule] of rules.entries()) if (!paired.has(index)) push(found, keyOf(rule), index);
  return found;
}

function push<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

const plain = (text: string): string =>
  wordsOf(text)
    .map((word) => word.plain)
    .join(' ');

/** Where a rule is printed: at its number, or else under its headings. */
const placeOf = ({ number, headings }: Rule): string => number ?? headings;

interface Told {
  readonly index: number;
  readonly rule: Rule;
  readonly counts: ReadonlyMap<string, number>;
  /** Of each stem, a word as it stands. */
  readonly plain: ReadonlyMap<string, string>;
  readonly size: number;
}

interface Likeness {
  readonly before: number;
  readonly after: number;
  readonly like: number;
  /** The likeness from which on they are one rule, if they stand in different places. */
  readonly enough: number;
  readonly inPlace: boolean;
  /** Whether it is one rule even if it stands before what stood before it. */
  readonly anywhere: boolean;
}

function asTold(rule: Rule, index: number): Told {
  const telling = wordsOf(rule.words).filter(({ stop }) => !stop);
  const counts = new Map<string, number>();
  for (const { stem } of telling) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  const own = new Map(telling.map(({ stem, plain: word }) => [stem, word]));
  return { index, rule, counts, plain: own, size: telling.length };
}

/** The share of telling words in common (Dice), if it is enough to be looked at. */
function likenessOf(old: Told, fresh: Told): readonly Likeness[] {
  const all = old.size + fresh.size;
  const here = placeOf(old.rule) === placeOf(fresh.rule);
  const most = all === 0 ? 0 : (2 * Math.min(old.size, fresh.size)) / all;
  if (most < LIKE_IN_PLACE || (!here && Math.min(old.size, fresh.size) < FEW_WORDS)) return [];
  let common = 0;
  for (const [stem, count] of old.counts) common += Math.min(count, fresh.counts.get(stem) ?? 0);
  const like = (2 * common) / all;
  if (like < LIKE_IN_PLACE) return [];
  const exchanged = saysMore(old, fresh) && saysMore(fresh, old);
  const enough = exchanged ? LIKE_EXCHANGED : LIKE_ELSEWHERE;
  const anywhere = Math.min(old.size, fresh.size) >= SAME_ANYWHERE && withoutNumbers(old) === withoutNumbers(fresh);
  return [{ before: old.index, after: fresh.index, like, enough, inPlace: here, anywhere }];
}

/** Numbers are changed without making another rule. */
const NUMERAL =
  /[0-9]|^(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand)$/;

/** Whether one text has a telling word, other than a number, that the other has not. */
const saysMore = ({ plain: own }: Told, { counts }: Told): boolean =>
  [...own].some(([stem, word]) => !counts.has(stem) && !NUMERAL.test(word));

/** "must not" and "may" are no telling words, and part two rules. */
const withoutNumbers = ({ rule }: Told): string =>
  wordsOf(rule.words)
    .flatMap(({ plain: word }) => (NUMERAL.test(word) ? [] : [word]))
    .join(' ');

/** Clauses that are renumbered mostly keep their neighbours: one that would jump over both of them is another one. */
function inOrder(pairs: ReadonlyMap<number, number>, { before, after }: Likeness): boolean {
  const placed = [...pairs].toSorted(([one], [other]) => one - other);
  const previous = placed.findLast(([index]) => index < after)?.[1];
  const next = placed.find(([index]) => index > after)?.[1];
  if (previous === undefined && next === undefined) return true;
  return (previous !== undefined && previous < before) || (next !== undefined && next > before);
}

/** What else either clause of a pair might be. */
class Rivals {
  readonly #before = new Map<number, Likeness[]>();
  readonly #after = new Map<number, Likeness[]>();

  constructor(likenesses: readonly Likeness[]) {
    for (const each of likenesses) {
      push(this.#before, each.before, each);
      push(this.#after, each.after, each);
    }
  }

  /** Whether another pair, still to be had, is as likely; a pair in its place gives way to a likelier one alone. */
  near(pair: Likeness, pairs: ReadonlyMap<number, number>, taken: ReadonlySet<number>): boolean {
    const others = [...(this.#before.get(pair.before) ?? []), ...(this.#after.get(pair.after) ?? [])];
    return others.some(
      (other) =>
        other !== pair &&
        !pairs.has(other.after) &&
        !taken.has(other.before) &&
        (pair.inPlace && !other.inPlace ? other.like > pair.like : other.like > pair.like - AHEAD),
    );
  }
}
