import type { SearchedQuestion } from './read-question.ts';

/** The telling words of a text as terms: a word that the lexicon knows by its meaning, any other by itself. */
function tellingTerms({ telling, mentions }: SearchedQuestion): ReadonlySet<string> {
  const meant = new Set(mentions.flatMap(({ words }) => words.map((word) => word.stem)));
  return new Set([
    ...telling.map(({ stem }) => stem).filter((stem) => !meant.has(stem)),
    ...mentions.map(({ concept }) => concept),
  ]);
}

/** The weights of terms. A text is compared with many others, so each term is weighed once. */
export type WeighedTerms = ReadonlyMap<string, number>;

export const weighedTerms = (question: SearchedQuestion, weight: (term: string) => number): WeighedTerms =>
  new Map([...tellingTerms(question)].map((term) => [term, weight(term)]));

/** Weight of the common terms beside that of all terms of both (Dice's coefficient): 0 to 1. */
export function alike(one: WeighedTerms, other: WeighedTerms): number {
  let [both, all] = [0, 0];
  for (const [term, weight] of one) {
    all += weight;
    if (other.has(term)) both += 2 * weight;
  }
  for (const weight of other.values()) all += weight;
  return all === 0 ? 0 : both / all;
}
