import type { TranslationFile } from '../../src/knowledge/translation.ts';

/** The telling words of a question, and those of a clause that answers it; each once. */
export interface WordPair {
  /** The clause, in whatever way it is known. */
  readonly clause: string;
  readonly asked: readonly string[];
  readonly printed: readonly string[];
  readonly weight: number;
}

const ROUNDS = 6;
/** A clause's word is taken to have brought up this many words more that nobody has seen: what happened once proves little. */
const UNSEEN_WORDS = 2;
/** A word that fewer clauses hold would bring up whatever was asked of them. */
const FEWEST_CLAUSES = 3;
/** Less likely than this says too little to be kept. */
const LEAST = 0.005;

/**
 * Learns which words of clauses bring up which words of the questions that they answer, by expectation and maximisation (IBM model 1): a word of a
 * question comes of one word of the clause, or of none. Same pairs, same result.
 */
export function learnTranslation(pairs: readonly WordPair[]): TranslationFile {
  const links = linksIn(pairs);
  let shares: Float64Array = new Float64Array(links.names.length).fill(1);
  for (let round = 0; round < ROUNDS; round += 1) shares = sharesOf(links, likelihoods(links, shares, 0));
  return fileOf(links, likelihoods(links, shares, UNSEEN_WORDS));
}

/** No word of the clause: what is asked of everything. */
const NOTHING = '';

/** Every meeting of a question's word with a clause's. */
interface Links {
  /** By link: the word asked and the word printed. A link stands for all meetings of the same two words. */
  readonly names: readonly (readonly [asked: string, printed: string])[];
  /** By link: the number of the word printed. */
  readonly printed: readonly number[];
  readonly printedCount: number;
  /** The links of one word of one question, one question after the other. */
  readonly meetings: readonly { readonly links: Uint32Array; readonly weight: number }[];
}

function linksIn(pairs: readonly WordPair[]): Links {
  const holding = clausesHolding(pairs);
  const numbers = new Map<string, number>();
  const known = new Map<string, Map<string, number>>();
  const [names, printed]: [(readonly [string, string])[], number[]] = [[], []];
  const linkOf = (asked: string, word: string): number => {
    const byPrinted = known.get(asked) ?? new Map<string, number>();
    known.set(asked, byPrinted);
    const link = byPrinted.get(word);
    if (link !== undefined) return link;
    const number = numbers.get(word) ?? numbers.size;
    numbers.set(word, number);
    byPrinted.set(word, names.length);
    printed.push(number);
    return names.push([asked, word]) - 1;
  };
  const meetings = pairs.flatMap((pair) =>
    pair.asked.map((asked) => ({
      links: Uint32Array.from(
        [...pair.printed.filter((word) => (holding.get(word) ?? 0) >= FEWEST_CLAUSES), NOTHING],
        (word) => linkOf(asked, word),
      ),
      weight: pair.weight,
    })),
  );
  return { names, printed, printedCount: numbers.size, meetings };
}

/** By word: how many clauses hold it. */
function clausesHolding(pairs: readonly WordPair[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { printed } of new Map(pairs.map((pair) => [pair.clause, pair])).values())
    for (const word of printed) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** By link: how likely its printed word brings up its asked one, `spared` words being left to those that nobody has seen. */
function likelihoods({ printed, printedCount }: Links, shares: Float64Array, spared: number): Float64Array {
  const sums = new Float64Array(printedCount).fill(spared);
  for (const [link, word] of printed.entries()) sums[word] = (sums[word] ?? 0) + (shares[link] ?? 0);
  return shares.map((share, link) => share / (sums[printed[link] ?? 0] ?? 1));
}

/** By link: how many words asked came of it. */
function sharesOf({ names, meetings }: Links, likely: Float64Array): Float64Array {
  const shares = new Float64Array(names.length);
  for (const { links, weight } of meetings) {
    let sum = 0;
    for (const link of links) sum += likely[link] ?? 0;
    for (const link of links) shares[link] = (shares[link] ?? 0) + (weight * (likely[link] ?? 0)) / sum;
  }
  return shares;
}

function fileOf({ names }: Links, likely: Float64Array): TranslationFile {
  const words = new Map<string, string[]>();
  for (const [link, [asked, printed]] of names.entries()) {
    const probability = likely[link] ?? 0;
    if (printed === NOTHING || printed === asked || probability < LEAST) continue;
    const known = words.get(asked) ?? [];
    words.set(asked, known);
    known.push(`${printed} ${Math.round(probability * 1000)}`);
  }
  return { words: Object.fromEntries([...words].map(([asked, printed]) => [asked, printed.join(' ')])) };
}
