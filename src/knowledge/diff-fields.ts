import type { BesidesChange, FieldChange } from '../core/edition-diff.ts';

/** What is printed of something, by the names of its fields; absent: nothing. */
export type Printed = Readonly<Record<string, string | undefined>>;

export const fieldChanges = (before: Printed, after: Printed): readonly FieldChange[] =>
  Object.keys({ ...before, ...after }).flatMap((field) => {
    const [old = '', fresh = ''] = [before[field], after[field]];
    return old === fresh ? [] : [{ field, before: old, after: fresh }];
  });

/** What is gone from a list and what is new in it; in which order it stands is no change. */
export function listChanges(
  field: string,
  before: readonly string[],
  after: readonly string[],
): BesidesChange['lists'] {
  const gone = before.filter((each) => !after.includes(each));
  const added = after.filter((each) => !before.includes(each));
  return gone.length === 0 && added.length === 0 ? [] : [{ field, gone, added }];
}
