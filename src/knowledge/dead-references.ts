import { referredFrom } from '../core/referred-clauses.ts';
import type { Referred } from '../core/referred-clauses.ts';
import { partsOf } from './altered-words.ts';
import { bareWords } from './bare-words.ts';
import type { DocumentRow, ReadDocument } from './document-rows.ts';
import { inSteps } from './pace.ts';
import type { Pace } from './pace.ts';
import { problemAt } from './problem.ts';
import type { Problem } from './problem.ts';
import type { Path } from './read-yaml.ts';

/** References to what the document does not have, but for those that it names under `omitted`. */
export async function deadReferences(documents: readonly ReadDocument[], pace: Pace): Promise<readonly Problem[]> {
  const found: Problem[] = [];
  for (const { file, document, rows } of documents) {
    const omitted = file.value.omitted.map(({ text }) => bareWords(text).toLowerCase());
    const isNamed = ({ words }: Referred): boolean => omitted.some((text) => text.includes(words.toLowerCase()));
    const dead = await inSteps(rows, pace, (row) =>
      referredFrom(row.clause, document.clauses)
        .filter((reference) => reference.clauses.length === 0 && !isNamed(reference))
        .map((reference) =>
          problemAt(
            'dead-reference',
            file,
            placeOf(reference, row),
            `“${reference.words}” leads nowhere: this document has none.`,
          ),
        ),
    );
    for (const problem of dead) found.push(problem);
  }
  return found;
}

function placeOf({ words }: Referred, { row, path }: DocumentRow): Path {
  const part = partsOf(row).find((each) => each.words.replace(/\s+/gu, ' ').includes(words));
  return part === undefined ? path : [...path, ...part.field];
}
