import type { Clause } from '../core/guidance.ts';
import type { Council } from '../core/people.ts';
import { createPace } from './pace.ts';
import { isEnglish } from './spelling.ts';
import { wordsOf } from './words.ts';

/** Said at least this often, an unusual word in phrasings is a name or jargon and not a typing error made on purpose. */
const OFTEN = 3;

/** Every word that spelling may correct to: the lexicon's, the clauses' with their titles and council and, unless it looks like a slip, the phrasings'. */
export async function ownWords(
  clauses: readonly Clause[],
  lexicon: ReadonlySet<string>,
  pace = createPace(),
): Promise<ReadonlySet<string>> {
  const own = new Set(lexicon);
  // Many clauses stand under one heading.
  const read = new Set<string>();
  const said = new Map<string, number>();
  for (const { citation, text, asked } of clauses) {
    await pace.step();
    const above = [citation.councilName, citation.title, ...citation.headings].join('\n');
    if (!read.has(above)) for (const { plain } of wordsOf(above)) own.add(plain);
    read.add(above);
    for (const { plain } of wordsOf(text)) own.add(plain);
    for (const { plain } of asked.flatMap(wordsOf)) said.set(plain, (said.get(plain) ?? 0) + 1);
  }
  for (const [plain, times] of said) if (times >= OFTEN || isEnglish(plain)) own.add(plain);
  return own;
}

/** The words councils are called by for short ("milton", "keynes"). The full names hold words such as "council" that do tell. */
export const councilNames = (councils: readonly Council[]): ReadonlySet<string> =>
  new Set(councils.flatMap(({ shortName }) => wordsOf(shortName).map(({ plain }) => plain)));
