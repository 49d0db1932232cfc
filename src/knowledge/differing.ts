import { clauseId } from '../core/guidance.ts';
import { inSteps } from './pace.ts';
import type { Pace } from './pace.ts';
import { problemAt } from './problem.ts';
import type { Problem } from './problem.ts';
import { documentIdOf, expectedClauseId } from './read-folder.ts';
import type { Folder } from './read-folder.ts';

/** Marks of a differing clause that name none of the council's, or the clause itself. */
export function differingProblems(
  { documentFiles }: Pick<Folder, 'documentFiles'>,
  pace: Pace,
): Promise<readonly Problem[]> {
  const clauses = documentFiles.flatMap((file) =>
    file.value.sections.flatMap((section, at) =>
      section.clauses.map((clause, index) => ({
        file,
        id: clauseId(file.council, documentIdOf(file.file), clause.id),
        differsFrom: clause.differsFrom ?? [],
        path: ['sections', at, 'clauses', index, 'differsFrom'] as const,
      })),
    ),
  );
  const known = new Set(clauses.map(({ id }) => id));
  return inSteps(clauses, pace, ({ file, id, differsFrom, path }) =>
    differsFrom.flatMap((named, index): readonly Problem[] => {
      const other = expectedClauseId(file.council, named);
      const at = [...path, index];
      if (other === id) return [problemAt('differs-from-itself', file, at, 'A clause does not differ from itself.')];
      if (known.has(other)) return [];
      return [problemAt('unknown-clause', file, at, `There is no clause ${named} in this council's guidance.`)];
    }),
  );
}
