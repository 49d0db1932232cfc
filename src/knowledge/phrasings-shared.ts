import type { Clause, ClauseId } from '../core/guidance.ts';
import { textsOf } from './clause-texts.ts';
import type { EmbeddingCache } from './embedding-cache.ts';
import type { SmallVector } from './vector.ts';
import { asWords, wordsOf } from './words.ts';

/**
 * Two clauses are taken to say the same from here on, by both. Of the phrasings that each shipped council's clauses would then lend another's,
 * two in three lead to the clause they are offered for; with less, one in three (`npm run quality:phrasings`).
 */
export const LIKE_IN_MEANING = 0.65;
const LIKE_IN_WORDS = 0.4;
/** As many as a clause should have of its own. */
const MOST_A_CLAUSE = 10;

/** Phrasings that other councils' clauses have which say the same as one of these. `names`: words of councils' names. */
export async function phrasingsShared(
  clauses: readonly Clause[],
  others: readonly Clause[],
  names: ReadonlySet<string>,
  cache: Pick<EmbeddingCache, 'vectorsOf'>,
): Promise<ReadonlyMap<ClauseId, readonly string[]>> {
  const same = (await clausesAlike(clauses, others, cache)).filter(saysTheSame);
  return new Map(same.map((one) => [one.clause.id, shareable(one, names).slice(0, MOST_A_CLAUSE)]));
}

/** Whether the two say nearly the same. */
export const saysTheSame = ({ cosine: meaning, words }: Alike): boolean =>
  meaning >= LIKE_IN_MEANING && words >= LIKE_IN_WORDS;

/** A clause that says much the same as another. */
export interface Alike {
  readonly clause: Clause;
  readonly like: Clause;
  /** Between the two as wholes. */
  readonly cosine: number;
  /** How many of their telling words they share (Dice's coefficient): 0 to 1. */
  readonly words: number;
}

/** For each of the clauses the clause nearest to it among `others` that has phrasings; without a model, at no likeness. */
export const clausesAlike = (
  clauses: readonly Clause[],
  others: readonly Clause[],
  cache: Pick<EmbeddingCache, 'vectorsOf'>,
): Promise<readonly Alike[]> =>
  nearestClauses(
    clauses,
    others.filter((other) => other.asked.length > 0),
    cache,
  );

/** The same among all of them. */
export async function nearestClauses(
  clauses: readonly Clause[],
  others: readonly Clause[],
  cache: Pick<EmbeddingCache, 'vectorsOf'>,
): Promise<readonly Alike[]> {
  const own = await cache.vectorsOf(clauses.map(wholeOf));
  const theirs = await cache.vectorsOf(others.map(wholeOf));
  const terms = new Map([...clauses, ...others].map((clause) => [clause, tellingStems(clause)]));
  return clauses.flatMap((clause, index): readonly Alike[] => {
    const near = others.map((like, at) => ({ like, cosine: cosine(own[index], theirs[at]) }));
    const [best] = near.toSorted((one, other) => other.cosine - one.cosine);
    if (best === undefined) return [];
    return [{ clause, ...best, words: dice(terms.get(clause), terms.get(best.like)) }];
  });
}

const wholeOf = (clause: Clause): string => textsOf(clause)[0]?.text ?? clause.text;

const tellingStems = ({ citation, text }: Clause): ReadonlySet<string> =>
  new Set(
    wordsOf(`${citation.headings.at(-1) ?? ''}\n${text}`)
      .filter(({ stop }) => !stop)
      .map(({ stem }) => stem),
  );

function dice(one: ReadonlySet<string> = new Set(), other: ReadonlySet<string> = new Set()): number {
  const all = one.size + other.size;
  return all === 0 ? 0 : (2 * [...one].filter((term) => other.has(term)).length) / all;
}

function cosine(one: SmallVector | undefined, other: SmallVector | undefined): number {
  if (one === undefined || other === undefined) return 0;
  let [dot, ours, theirs] = [0, 0, 0];
  for (const [index, value] of one.entries()) {
    const across = other[index] ?? 0;
    dot += value * across;
    ours += value * value;
    theirs += across * across;
  }
  return ours === 0 || theirs === 0 ? 0 : dot / Math.sqrt(ours * theirs);
}

/** The phrasings of the other clause that could be anybody's. `names`: words of councils' names. */
export function shareable({ like, clause }: Alike, names: ReadonlySet<string>): readonly string[] {
  const known = new Set(wordsOf(`${clause.citation.title} ${clause.text}`).map(({ plain }) => plain));
  return like.asked.filter((phrasing) => namesNobody(phrasing, names, known));
}

/** Whether words could be anybody's: they have none of the names, and no capital within a sentence but in words that are known. */
export function namesNobody(text: string, names: ReadonlySet<string>, known: ReadonlySet<string>): boolean {
  const words = asWords(text).split(' ');
  if (words.some((word) => [...names].some((name) => word.startsWith(name.slice(0, FEWEST_LETTERS))))) return false;
  // Such a capital is a name: of a person, a place, a paper.
  return [...text.matchAll(/(?<=[\p{Ll},;:] )\p{Lu}[\p{L}’']*/gu)].every(
    ([word]) => word === 'I' || /^I[’']/.test(word) || known.has(asWords(word)),
  );
}

/** So many letters tell a council's name from other words, also where it is misspelt after them. */
const FEWEST_LETTERS = 5;
