import { wordsOf } from './words.ts';
import type { Word } from './words.ts';

/** A lexicon group that stands in a text. */
export interface Mention {
  /** The group as a search term; no word of a text looks like it. */
  readonly concept: string;
  /** The words of the text that stand for it. */
  readonly words: readonly Word[];
  /** The other words of the group. */
  readonly means: readonly string[];
}

/** Groups of words that mean one thing, ready to be found in a text. */
export interface Lexicon {
  /** The groups that a text mentions, in its order; of overlapping ones the longest. */
  mentions(words: readonly Word[]): readonly Mention[];
  /** Every word that stands in a group. */
  readonly vocabulary: ReadonlySet<string>;
}

interface Entry {
  readonly stems: readonly string[];
  readonly concept: string;
  readonly means: readonly string[];
}

export function createLexicon(groups: readonly (readonly string[])[]): Lexicon {
  const entries = groups.flatMap((group, index) => group.map((phrase) => entryOf(phrase, group, `#${index}`)));
  const byFirst = new Map<string, Entry[]>();
  for (const entry of entries) {
    const [first] = entry.stems;
    if (first !== undefined) byFirst.set(first, [...(byFirst.get(first) ?? []), entry]);
  }
  for (const list of byFirst.values()) list.sort((one, other) => other.stems.length - one.stems.length);
  const vocabulary = new Set(groups.flat().flatMap((phrase) => wordsOf(phrase).map((word) => word.plain)));

  function mentions(words: readonly Word[]): readonly Mention[] {
    const found: Mention[] = [];
    for (let index = 0; index < words.length; index += 1) {
      const beginning = byFirst.get(words[index]?.stem ?? '');
      if (beginning === undefined) continue;
      const here = longestAt(words, index, beginning);
      found.push(...here);
      index += Math.max(0, (here[0]?.words.length ?? 1) - 1);
    }
    return found;
  }
  return { mentions, vocabulary };
}

function entryOf(phrase: string, group: readonly string[], concept: string): Entry {
  return { stems: wordsOf(phrase).map((word) => word.stem), concept, means: group.filter((other) => other !== phrase) };
}

// One word may stand in two groups on purpose; then both are meant.
function longestAt(words: readonly Word[], index: number, entries: readonly Entry[]): readonly Mention[] {
  const found: Mention[] = [];
  for (const { stems, concept, means } of entries) {
    const length = found[0]?.words.length ?? stems.length;
    if (stems.length < length) break;
    if (stems.every((stem, offset) => words[index + offset]?.stem === stem))
      found.push({ concept, means, words: words.slice(index, index + length) });
  }
  return found;
}
