import type { Council } from '../core/people.ts';
import type { ClauseWords } from './clause-words.ts';
import type { Pace } from './pace.ts';
import { isEnglish } from './spelling.ts';
import { wordsOf } from './words.ts';
import type { Word } from './words.ts';

/** Said at least this often, an unusual word in phrasings is a name or jargon and not a typing error made on purpose. */
const OFTEN = 3;

/** Every word that spelling may correct to: the lexicon's, the clauses' with their titles and council and, unless it looks like a slip, the phrasings'. */
export async function ownWords(
  clauses: readonly ClauseWords[],
  lexicon: ReadonlySet<string>,
  pace: Pace,
): Promise<ReadonlySet<string>> {
  const [printed, said] = [new Set<Word>(), new Map<string, number>()];
  const read = new Set<readonly Word[]>();
  for (const { source, headings, text, asked } of clauses) {
    await pace.step();
    for (const words of [source, headings, text]) {
      if (!read.has(words)) for (const word of words) printed.add(word);
      read.add(words);
    }
    for (const words of asked) for (const { plain } of words) said.set(plain, (said.get(plain) ?? 0) + 1);
  }
  const own = new Set(lexicon);
  for (const { plain } of printed) own.add(plain);
  for (const [plain, times] of said) if (times >= OFTEN || isEnglish(plain)) own.add(plain);
  return own;
}

/** The words councils are called by for short ("milton", "keynes"). The full names hold words such as "council" that do tell. */
export const councilNames = (councils: readonly Council[]): ReadonlySet<string> =>
  new Set(councils.flatMap(({ shortName }) => wordsOf(shortName).map(({ plain }) => plain)));
