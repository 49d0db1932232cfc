import { createTranslation } from '../../src/knowledge/translation.ts';
import type { Searchable } from '../../src/knowledge/clause-search.ts';
import { wordPairsOf } from './lessons.ts';
import type { Taught } from './lessons.ts';
import type { Lesson } from './statement.ts';
import { dealt, stepsWithout } from './steps-without.ts';
import { learnTranslation } from './translation.ts';

/** What is learnt of questions and answering clauses, had a council and its group not been there. */
export type LearntWithout = (council: string) => Required<Pick<Searchable, 'toStatement' | 'translation'>>;

/** Each step takes half a minute and more to learn, so that three or four councils are left out together. */
const GROUPS = 12;

/** `lessons`: of the same councils. */
export async function learntWithout(taught: readonly Taught[], lessons: readonly Lesson[]): Promise<LearntWithout> {
  const groups = dealt(
    taught.map(({ council }) => council),
    GROUPS,
  );
  const steps = await stepsWithout(lessons, groups);
  const translations = new Map(
    groups.flatMap((group) => {
      const others = taught.filter(({ council }) => !group.includes(council));
      const translation = createTranslation(learnTranslation(others.flatMap(wordPairsOf)));
      return group.map((council) => [council, translation] as const);
    }),
  );
  return (council) => {
    const [toStatement, translation] = [steps.get(council), translations.get(council)];
    if (toStatement === undefined || translation === undefined) throw new Error(`There is no lesson of ${council}.`);
    return { toStatement, translation };
  };
}
