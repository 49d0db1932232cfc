/** Every sentence of reading on from a quote. Plain British English, short, never blaming. */

export const SHOW_IN_PLACE = 'Show it in place';
/** Of the last of several clauses. */
export const SHOW_WHAT_FOLLOWS = 'Show what follows';
/** On a button: "Show 4.2", "Show section 3". */
export const showLabel = (what: string): string => `Show ${what}`;

export const BEFORE_IT = 'The clause before';
export const THIS_CLAUSE = 'This clause';
export const AFTER_IT = 'The clause after';
export const DOCUMENT_BEGINS = 'Nothing stands before it: the document begins here.';
export const DOCUMENT_ENDS = 'Nothing stands after it: the document ends here.';
export const MORE_FOLLOWS = 'More of it follows in the document.';

/** Of a clause, where its references are listed: "refers to 4.2, section 3 (not in the document)". */
export const refersLine = (references: readonly { readonly name: string; readonly found: boolean }[]): string =>
  `refers to ${references.map(({ name, found }) => (found ? name : `${name} (not in the document)`)).join(', ')}`;
