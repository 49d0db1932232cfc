import type { CouncilId } from '../core/guidance.ts';
import type { Suggested } from '../core/suggestion.ts';
import { createPace } from './pace.ts';
import type { Folder } from './read-folder.ts';
import type { Reader } from './read-question.ts';
import { readGuidance } from './read-guidance.ts';
import { councilNames } from './vocabulary.ts';
import type { Word } from './words.ts';

/** Telling words that a question has to share with a phrasing before the one in which they differ says anything: fewer are a chance. */
const FEWEST_SHARED = 2;

/**
 * For each suggested phrasing, two words that may mean one thing: a word that neither the guidance and its lexicon nor a list of English words
 * knows, and the one that stands in its place in a phrasing of the clause, if all their other telling words are the same in the same order.
 * Undefined where that is not just one word.
 */
export async function sameWordsIn(
  { documents, councils, lexicon }: Folder,
  council: CouncilId,
  suggested: readonly Suggested[],
): Promise<readonly (readonly string[] | undefined)[]> {
  const clauses = documents.flatMap((document) => document.clauses);
  const { reader } = await readGuidance({ clauses, lexicon, names: councilNames(councils) }, createPace());
  const askedOf = new Map(
    clauses.filter(({ citation }) => citation.council === council).map(({ id, asked }) => [id, asked]),
  );
  return suggested.map((each) =>
    each.kind === 'phrasing' ? sameWords(each.words, askedOf.get(each.clause) ?? [], reader) : undefined,
  );
}

function sameWords(question: string, asked: readonly string[], reader: Reader): readonly string[] | undefined {
  const { telling, reading } = reader.question(question);
  const [unknown, ...others] = reading.unknown;
  if (unknown === undefined || others.length > 0) return undefined;
  const meant = new Set(asked.flatMap((each) => inPlaceOf(unknown, telling, reader.question(each).telling) ?? []));
  const [word, ...more] = meant;
  return word === undefined || more.length > 0 ? undefined : [unknown, word];
}

function inPlaceOf(unknown: string, telling: readonly Word[], phrasing: readonly Word[]): string | undefined {
  if (telling.length !== phrasing.length || telling.length <= FEWEST_SHARED) return undefined;
  const place = telling.findIndex(({ plain }) => plain === unknown);
  const same = telling.every(({ stem }, index) => (index === place) === (stem !== phrasing[index]?.stem));
  return same ? phrasing[place]?.plain : undefined;
}
