/** The first words of a text that differ from a source, and what the source has in their place. */
export interface Difference {
  readonly here: string;
  /** Undefined where the source has nothing like the text. */
  readonly there: string | undefined;
}

/** Fewer words in a row are anywhere in a long source, and tell no place. */
const FEWEST_WORDS = 3;
/** So far apart two texts may go on alike again; beyond, only where they part is told. */
const MOST_WORDS = 12;
/** So many are quoted at most. */
const MOST_QUOTED = 6;

/** Compares the words of a text that does not stand so in a source. Both are words with single spaces between. */
export function firstDifference(text: string, source: string): Difference {
  const [words, all] = [text.split(' '), source.split(' ')];
  const forward = differing(words, all);
  if (forward !== undefined) return quoted(forward);
  // Its beginning stands nowhere: where its end does, the words before that differ.
  const backward = differing(words.toReversed(), all.toReversed());
  return backward === undefined
    ? { here: inShort(words), there: undefined }
    : quoted({ here: backward.here.toReversed(), there: backward.there.toReversed() });
}

interface Spans {
  readonly here: readonly string[];
  readonly there: readonly string[];
}

const quoted = ({ here, there }: Spans): Difference => ({ here: inShort(here), there: inShort(there) });

const inShort = (words: readonly string[]): string =>
  words.length > MOST_QUOTED ? `${words.slice(0, MOST_QUOTED).join(' ')} …` : words.join(' ');

function differing(words: readonly string[], source: readonly string[]): Spans | undefined {
  const joined = ` ${source.join(' ')} `;
  const same = longestStart(words, joined);
  if (same < FEWEST_WORDS) return undefined;
  const start = ` ${words.slice(0, same).join(' ')} `;
  const behind = joined.slice(joined.indexOf(start) + start.length, -1);
  const [rest, others] = [words.slice(same), behind.split(' ', MOST_WORDS * 2).filter((word) => word !== '')];
  const { here, there } = untilAlike(rest, others);
  if (here > 0 && there > 0) return { here: rest.slice(0, here), there: others.slice(0, there) };
  // Where one has words more, the word that both have next says where.
  const next = here < rest.length && there < others.length ? 1 : 0;
  const before = next === 0 ? words.slice(same - 1, same) : [];
  return {
    here: [...before, ...rest.slice(0, here + next)],
    there: [...before, ...others.slice(0, there + next)],
  };
}

/** How many of the words, from the first on, stand in a row in the source. */
function longestStart(words: readonly string[], source: string): number {
  let [found, missed] = [0, words.length + 1];
  while (missed - found > 1) {
    const middle = Math.floor((found + missed) / 2);
    if (source.includes(` ${words.slice(0, middle).join(' ')} `)) found = middle;
    else missed = middle;
  }
  return found;
}

/** How many words of each differ before both go on alike: with two words the same, or with the text's last one. */
function untilAlike(
  rest: readonly string[],
  others: readonly string[],
): { readonly here: number; readonly there: number } {
  const isAlike = (here: number, there: number): boolean =>
    rest[here] === others[there] && (here + 1 === rest.length || rest[here + 1] === others[there + 1]);
  for (let sum = 1; sum <= MOST_WORDS * 2; sum += 1)
    for (let here = Math.max(0, sum - others.length + 1); here <= Math.min(sum, rest.length - 1); here += 1)
      if (isAlike(here, sum - here)) return { here, there: sum - here };
  // The rest is all other words, so as many of the source stand in their place.
  return { here: rest.length, there: Math.min(rest.length, others.length) };
}
