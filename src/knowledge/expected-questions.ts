import type { ExpectedQuestion } from '../core/examining.ts';
import { clausesOf } from './check.ts';
import { expectedClauseId } from './read-folder.ts';
import type { Folder } from './read-folder.ts';

/** Every council's expected questions, in the order of the files. */
export const expectedQuestionsOf = ({ expected }: Pick<Folder, 'expected'>): readonly ExpectedQuestion[] =>
  expected.flatMap(({ council, value }) =>
    value.map(({ question, clause }) => ({
      council,
      question,
      clauses: clausesOf(clause).map((named) => expectedClauseId(council, named)),
    })),
  );
