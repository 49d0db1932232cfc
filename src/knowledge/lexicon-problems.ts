import { buildClauseSearch } from './clause-search.ts';
import type { EmbeddingCache } from './embedding-cache.ts';
import { createLexicon } from './lexicon.ts';
import { problemAt } from './problem.ts';
import type { Problem } from './problem.ts';
import { isRight, putTo } from './put-questions.ts';
import type { FoundFirst } from './put-questions.ts';
import type { Folder } from './read-folder.ts';
import { councilNames } from './vocabulary.ts';
import { wordsOf } from './words.ts';

/** One question may be led astray by chance. */
const FEWEST_BETTER = 2;
/** For each the index is built anew; where more are under suspicion, the worst come first. */
const MOST_TRIED = 10;

/** Groups without which more of what is known to be asked finds its clause first: each is tried by leaving it out. */
export async function pullingGroups(
  folder: Folder,
  put: readonly FoundFirst[],
  cache: EmbeddingCache,
): Promise<readonly Problem[]> {
  const { lexiconFile: file, lexicon } = folder;
  if (file === undefined) return [];
  const lexiconOf = lexicon.map((group) => createLexicon([group]));
  const mentioning = lexicon.map((_group, index) =>
    put.filter(({ text }) => (lexiconOf[index]?.mentions(wordsOf(text)).length ?? 0) > 0),
  );
  const astray = (index: number): number => (mentioning[index] ?? []).filter((each) => !isRight(each)).length;
  const suspects = [...lexicon.keys()]
    .filter((index) => astray(index) >= FEWEST_BETTER)
    .toSorted((one, other) => astray(other) - astray(one))
    .slice(0, MOST_TRIED);
  const problems: Problem[] = [];
  for (const index of suspects) {
    const asked = mentioning[index] ?? [];
    const better = (await rightWithout(index, asked, folder, cache)) - asked.filter(isRight).length;
    if (better < FEWEST_BETTER) continue;
    const sentence = `Without this group, ${better} more of ${asked.length} questions find their clause first.`;
    problems.push(problemAt('lexicon-pulls', file, [index], sentence));
  }
  return problems;
}

async function rightWithout(
  index: number,
  asked: readonly FoundFirst[],
  { documents, councils, lexicon, gaps }: Folder,
  cache: EmbeddingCache,
): Promise<number> {
  const clauses = documents.flatMap((document) => document.clauses);
  const rest = lexicon.filter((_group, nth) => nth !== index);
  const search = await buildClauseSearch({ clauses, lexicon: rest, gaps, names: councilNames(councils) }, cache);
  const find: Parameters<typeof putTo>[0]['find'] = ({ text }, scope, limit) => search.find(text, scope, limit);
  return (await putTo({ find }, asked, () => {})).filter(isRight).length;
}

/** Words that stand in two groups: a question with one of them is about both. */
export function sharedWords({ lexiconFile: file }: Folder): readonly Problem[] {
  if (file === undefined) return [];
  const seen = new Map<string, number>();
  return file.value.flatMap((group, index) =>
    group.flatMap((word, nth) => {
      const said = wordsOf(word)
        .map(({ plain }) => plain)
        .join(' ');
      const before = seen.get(said);
      if (before === undefined) seen.set(said, index);
      if (before === undefined || before === index) return [];
      const other = file.value[before]?.[0] ?? '';
      return [
        problemAt('shared-lexicon-word', file, [index, nth], `“${word}” also stands in the group of “${other}”.`),
      ];
    }),
  );
}
