import type { Council } from '../core/people.ts';
import type { ClauseWords } from './clause-words.ts';
import type { Pace } from './pace.ts';
import { soundOf } from './sound.ts';
import { createSpelling, isEnglish } from './spelling.ts';
import { wordsOf } from './words.ts';
import type { Word } from './words.ts';

/** Said at least this often, an unusual word in phrasings is a name or jargon and not a typing error made on purpose. */
const OFTEN = 3;
/**
 * But not if a word that is near to it is said so many times as often, or one that sounds the same: the more phrasings there are, the oftener the
 * same error is among them ("counsil"). A surname or a place is seldom so near to a word that is said so often.
 */
const FAR_OFTENER = { near: 10, sounding: 3 };
/** What was typed without its apostrophe is no error that leads to another word. */
const CONTRACTED =
  /^(?:(?:i|you|we|they|he|she|it|who|that|there|what|where|how)(?:m|s|d|ve|re|ll)|(?:do|did|does|is|are|was|were|has|have|had|ca|wo|would|should|could|must|need|might)nt)$/;

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
  for (const plain of said.keys()) if (isEnglish(plain)) own.add(plain);
  const timesOf = (plain: string): number => said.get(plain) ?? 0;
  const spelling = createSpelling(own);
  const unusual = [...said].filter(([plain, times]) => times >= OFTEN && !own.has(plain));
  for (const [plain, times] of unusual) {
    const meant = CONTRACTED.test(plain) ? undefined : spelling.correct(plain);
    if (meant === undefined || !isOftener(timesOf(meant), times, soundOf(meant) === soundOf(plain))) own.add(plain);
  }
  return new Set([...own].toSorted((one, other) => timesOf(other) - timesOf(one)));
}

const isOftener = (meant: number, typed: number, sounding: boolean): boolean =>
  meant >= typed * (sounding ? FAR_OFTENER.sounding : FAR_OFTENER.near);

/** The words councils are called by for short ("milton", "keynes"). The full names hold words such as "council" that do tell. */
export const councilNames = (councils: readonly Council[]): ReadonlySet<string> =>
  new Set(councils.flatMap(({ shortName }) => wordsOf(shortName).map(({ plain }) => plain)));
