import type { BesidesChange, FieldChange } from './edition-diff.ts';

/** Every sentence about what has changed beside the documents. Plain British English, short, never blaming. */

const WHAT: Readonly<Record<BesidesChange['what'], string>> = {
  council: 'council',
  gap: 'known gap',
  lexicon: 'lexicon, words for one thing',
  holidays: 'bank holidays',
};

/** "known gap gedling/allowances (added)". */
export function besidesHeading({ what, name, change }: BesidesChange): string {
  const named = what === 'lexicon' ? `${WHAT[what]}: ${name}` : `${WHAT[what]} ${name}`.trim();
  return change === 'changed' ? named : `${named} (${change})`;
}

/** Marked like the words of a clause, so that it reads in black and white. */
export const besidesLines = ({ fields, lists }: BesidesChange): readonly string[] => [
  ...fields.map(fieldLine),
  ...lists.map(({ field, gone, added }) => {
    const marked = [...gone.map((words) => `[-${words}-]`), ...added.map((words) => `{+${words}+}`)];
    return `${field}: ${marked.join(', ')}`;
  }),
];

export const fieldLine = ({ field, before, after }: FieldChange): string =>
  `${field}: ${before || 'none'} → ${after || 'none'}`;
