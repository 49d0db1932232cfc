import type { Clause } from '../core/guidance.ts';
import { wordsOfClauses } from './clause-words.ts';
import type { ClauseWords } from './clause-words.ts';
import { createLexicon } from './lexicon.ts';
import type { Lexicon } from './lexicon.ts';
import type { Pace } from './pace.ts';
import { createReader } from './read-question.ts';
import type { Reader } from './read-question.ts';
import { createSpelling } from './spelling.ts';
import type { Spelling } from './spelling.ts';
import { ownWords } from './vocabulary.ts';

interface Read {
  readonly clauses: readonly Clause[];
  readonly lexicon: readonly (readonly string[])[];
  /** Words of the councils' names. */
  readonly names?: ReadonlySet<string>;
  /** Another than the guidance's own. */
  readonly spelling?: Spelling;
}

/** Guidance as its questions are read: what its clauses say, and how a question's spelling is corrected to that. */
export interface ReadGuidance {
  /** By clause, as it stands there. */
  readonly words: readonly ClauseWords[];
  readonly lexicon: Lexicon;
  readonly reader: Reader;
}

export async function readGuidance(
  { clauses, lexicon: groups, names, spelling: given }: Read,
  pace: Pace,
): Promise<ReadGuidance> {
  const lexicon = createLexicon(groups);
  const words = await wordsOfClauses(clauses, pace);
  const spelling = given ?? createSpelling(await ownWords(words, lexicon.vocabulary, pace));
  return { words, lexicon, reader: createReader(spelling, lexicon, names) };
}
