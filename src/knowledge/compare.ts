import { briefLines, countLines, diffLines } from '../core/diff-lines.ts';
import { countChanges } from '../core/edition-diff.ts';
import type { DocumentChange } from '../core/edition-diff.ts';
import type { ClauseId, GuidanceDocument } from '../core/guidance.ts';
import { MOST_TOUCHED } from '../core/opened-edition.ts';
import type { Comparison } from '../core/opened-edition.ts';
import { diffDocuments } from './diff.ts';
import { packLines, unpackDocuments } from './packed-edition.ts';

/** Lines of a comparison that may be shown in a message; of those, as many as there is room for. */
const MOST_LINES = 40;

/** What is otherwise in these documents than in the edition with that content; undefined: everything is new. `day`: see `diffDocuments`. */
export async function compareWith(
  before: Uint8Array | undefined,
  after: readonly GuidanceDocument[],
  day: string,
): Promise<Comparison> {
  const changes = diffDocuments(before === undefined ? [] : await unpackDocuments(before), after, day);
  return {
    counts: countChanges(changes),
    lines: briefLines(changes, MOST_LINES),
    changed: countLines(changes),
    touched: [...new Set(changes.flatMap(touchedIn))].slice(0, MOST_TOUCHED),
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
