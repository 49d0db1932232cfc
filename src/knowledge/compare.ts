import { briefLines, countLines, diffLines } from '../core/diff-lines.ts';
import { countChanges } from '../core/edition-diff.ts';
import type { DocumentChange, EditionChanges } from '../core/edition-diff.ts';
import type { ClauseId } from '../core/guidance.ts';
import { MOST_TOUCHED } from '../core/opened-edition.ts';
import type { Comparison } from '../core/opened-edition.ts';
import { diffDocuments } from './diff.ts';
import { diffEditions } from './diff-editions.ts';
import type { Published } from './edition-id.ts';
import { packLines, unpackPublished } from './packed-edition.ts';

/** Lines of a comparison that may be shown in a message; of those, as many as there is room for. */
const MOST_LINES = 40;

/** What is otherwise in what is published here than in the edition with that content; undefined: every document is new, and nothing else is told. `day`: see `diffDocuments`. */
export async function compareWith(before: Uint8Array | undefined, after: Published, day: string): Promise<Comparison> {
  const changes: EditionChanges =
    before === undefined
      ? { documents: diffDocuments([], after.documents, day), besides: [] }
      : diffEditions(await unpackPublished(before), after, day);
  return {
    counts: countChanges(changes.documents),
    lines: briefLines(changes, MOST_LINES),
    changed: countLines(changes),
    touched: [...new Set(changes.documents.flatMap(touchedIn))].slice(0, MOST_TOUCHED),
    packed: await packLines(diffLines(changes)),
  };
}

/** Clauses of the edition before whose words no longer hold as they did. */
const touchedIn = ({ clauses, outOfForce }: DocumentChange): readonly ClauseId[] => [
  ...clauses.flatMap((each) => {
    if (each.change === 'removed') return [each.clause.id];
    return each.change === 'reworded' ? [each.before.id] : [];
  }),
  ...outOfForce.map(({ before }) => before.id),
];
