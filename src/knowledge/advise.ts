import type { Clause } from '../core/guidance.ts';
import { overlap } from '../core/in-force.ts';
import { longDate } from '../core/wording.ts';
import { deadReferences } from './dead-references.ts';
import { readDocuments } from './document-rows.ts';
import type { ReadDocument } from './document-rows.ts';
import { leftOutWords } from './left-out-words.ts';
import { createPace, inSteps } from './pace.ts';
import type { Pace } from './pace.ts';
import { inOrder, problemAt } from './problem.ts';
import type { Problem } from './problem.ts';
import type { Folder } from './read-folder.ts';

/** What of the files is worth a look though an edition can be made of it. `today`: YYYY-MM-DD. In the order of the files. */
export async function advise(
  root: string,
  folder: Folder,
  today: string,
  pace: Pace = createPace(),
): Promise<readonly Problem[]> {
  const documents = readDocuments(folder);
  return inOrder([
    ...(await deadReferences(documents, pace)),
    ...(await repeatedNumbers(documents, pace)),
    ...(await leftOutWords(root, folder.documentFiles, pace)),
    ...reviewsPassed(documents, today),
    ...daysOver(documents, today),
  ]);
}

/** A question for 4.8 by its number could not tell two of them apart. */
async function repeatedNumbers(documents: readonly ReadDocument[], pace: Pace): Promise<readonly Problem[]> {
  const seen = new Map<string, readonly Clause[]>();
  const rows = documents.flatMap(({ file, rows: own }) => own.map((each) => ({ ...each, file })));
  return inSteps(rows, pace, ({ file, clause, path }) => {
    const { number, inForce } = clause.citation;
    if (number === undefined) return [];
    const numbered = `${file.file} ${number}`;
    const before = seen.get(numbered) ?? [];
    seen.set(numbered, [...before, clause]);
    // A rule that takes the place of another on some day keeps its number.
    if (!before.some((other) => overlap(other.citation.inForce, inForce))) return [];
    const sentence = `The number ${number} stands at two clauses of this document.`;
    return [problemAt('repeated-number', file, [...path, 'number'], sentence)];
  });
}

/** A document that is over is named once, not with each of its clauses. */
const daysOver = (documents: readonly ReadDocument[], today: string): readonly Problem[] =>
  documents.flatMap(({ file, rows }) => {
    const isOver = (until: string | undefined): until is string => until !== undefined && until < today;
    const { until } = file.value;
    if (isOver(until)) return [problemAt('days-over', file, ['until'], overLine(until))];
    return rows.flatMap(({ clause: { citation }, path }) => {
      const last = citation.inForce?.until;
      return isOver(last) ? [problemAt('days-over', file, [...path, 'until'], overLine(last))] : [];
    });
  });

const overLine = (last: string): string => `The last day was ${longDate(last)}. Nothing of it is quoted any more.`;

/** Documents whose review is overdue on a day. */
export const reviewsPassed = (documents: readonly ReadDocument[], today: string): readonly Problem[] =>
  documents.flatMap(({ file, document: { dates } }) =>
    dates.review !== undefined && dates.review < today
      ? [problemAt('review-passed', file, ['review'], `The review was due on ${dates.review}. Every quote says so.`)]
      : [],
  );
