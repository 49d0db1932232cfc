import { hasADay, periodOf } from '../core/in-force.ts';
import type { Period } from '../core/in-force.ts';
import { longDate } from '../core/wording.ts';
import { inSteps } from './pace.ts';
import type { Pace } from './pace.ts';
import { problemAt } from './problem.ts';
import type { Problem } from './problem.ts';
import type { Folder } from './read-folder.ts';

/** Documents and clauses that could not be in force on any day. */
export async function dateProblems(
  { documentFiles }: Pick<Folder, 'documentFiles'>,
  pace: Pace,
): Promise<readonly Problem[]> {
  const documents = documentFiles.filter(({ value }) => !hasADay(value));
  const clauses = documentFiles.flatMap((file) =>
    file.value.sections.flatMap((section, at) =>
      section.clauses.map((clause, index) => ({ file, clause, path: ['sections', at, 'clauses', index] as const })),
    ),
  );
  return [
    ...documents.map((file) => problemAt('never-in-force', file, ['until'], NEVER)),
    ...(await inSteps(clauses, pace, ({ file, clause, path }) => {
      const fault = faultOf(clause, file.value);
      return fault === undefined ? [] : [problemAt('never-in-force', file, [...path, fault.field], fault.sentence)];
    })),
  ];
}

/** What is wrong with a clause's dates; those of a document that is never in force are named with the document. */
function faultOf(clause: Period, document: Period): { field: keyof Period; sentence: string } | undefined {
  if (!hasADay(clause)) return { field: 'until', sentence: NEVER };
  const both = periodOf(document, clause);
  if (hasADay(both) || !hasADay(document)) return undefined;
  const { from = '', until = '' } = both ?? {};
  const sentence = `The clause and its document are in force on no day together: not before ${longDate(from)}, and only until ${longDate(until)}.`;
  return { field: clause.until === until ? 'until' : 'from', sentence };
}

const NEVER = '`until` is before `from`, so this would never be in force. Please look at the two dates.';
