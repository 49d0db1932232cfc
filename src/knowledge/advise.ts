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
  ]);
}

/** A question for 4.8 by its number could not tell two of them apart. */
async function repeatedNumbers(documents: readonly ReadDocument[], pace: Pace): Promise<readonly Problem[]> {
  const seen = new Set<string>();
  const rows = documents.flatMap(({ file, rows: own }) => own.map((each) => ({ ...each, file })));
  return inSteps(rows, pace, ({ file, clause, path }) => {
    const { number } = clause.citation;
    const numbered = `${file.file} ${number}`;
    if (number === undefined) return [];
    if (!seen.has(numbered)) {
      seen.add(numbered);
      return [];
    }
    const sentence = `The number ${number} stands at two clauses of this document.`;
    return [problemAt('repeated-number', file, [...path, 'number'], sentence)];
  });
}

const reviewsPassed = (documents: readonly ReadDocument[], today: string): readonly Problem[] =>
  documents.flatMap(({ file, document: { dates } }) =>
    dates.review !== undefined && dates.review < today
      ? [problemAt('review-passed', file, ['review'], `The review was due on ${dates.review}. Every quote says so.`)]
      : [],
  );
