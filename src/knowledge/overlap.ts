import type { SearchedQuestion } from './read-question.ts';

/** The telling words of a text as terms: a word that the lexicon knows by its meaning, any other by itself. */
export function tellingTerms({ telling, mentions }: SearchedQuestion): ReadonlySet<string> {
  const meant = new Set(mentions.flatMap(({ words }) => words.map((word) => word.stem)));
  return new Set([
    ...telling.map(({ stem }) => stem).filter((stem) => !meant.has(stem)),
    ...mentions.map(({ concept }) => concept),
  ]);
}

/** Weight of the common terms beside that of all terms of both (Dice's coefficient): 0 to 1. */
export function alike(one: ReadonlySet<string>, other: ReadonlySet<string>, weight: (term: string) => number): number {
  let [both, all] = [0, 0];
  for (const term of one) {
    all += weight(term);
    if (other.has(term)) both += 2 * weight(term);
  }
  for (const term of other) all += weight(term);
  return all === 0 ? 0 : both / all;
}
