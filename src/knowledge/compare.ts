import { briefLines, countLines, diffLines } from '../core/diff-lines.ts';
import { countChanges } from '../core/edition-diff.ts';
import type { GuidanceDocument } from '../core/guidance.ts';
import { MOST_TOUCHED } from '../core/opened-edition.ts';
import type { Comparison } from '../core/opened-edition.ts';
import { diffDocuments } from './diff.ts';
import { packLines, unpackDocuments } from './packed-edition.ts';

/** Lines of a comparison that may be shown in a message; of those, as many as there is room for. */
const MOST_LINES = 40;

/** What is otherwise in these documents than in the edition with that content; undefined: everything is new. */
export async function compareWith(
  before: Uint8Array | undefined,
  after: readonly GuidanceDocument[],
): Promise<Comparison> {
  const changes = diffDocuments(before === undefined ? [] : await unpackDocuments(before), after);
  const clauses = changes.flatMap((document) => document.clauses);
  const touched = clauses.flatMap((each) => {
    if (each.change === 'removed') return [each.clause.id];
    return each.change === 'reworded' ? [each.before.id] : [];
  });
  return {
    counts: countChanges(changes),
    lines: briefLines(changes, MOST_LINES),
    changed: countLines(changes),
    touched: touched.slice(0, MOST_TOUCHED),
    packed: await packLines(diffLines(changes)),
  };
}
