import type { EditionChanges } from '../core/edition-diff.ts';
import { diffBesides } from './diff-besides.ts';
import { diffDocuments } from './diff.ts';
import type { Published } from './edition-id.ts';

/** Everything that is otherwise in `after`. `day`: see `diffDocuments`. */
export const diffEditions = (before: Published, after: Published, day: string): EditionChanges => ({
  documents: diffDocuments(before.documents, after.documents, day),
  besides: diffBesides(before, after),
});
