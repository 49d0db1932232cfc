import type { DroppedWhy, Fate, Field, Part } from './draft.ts';

/** Every sentence that an import says to a person. Plain British English, short, never blaming. */

/** Why words are in no clause, as it stands in a document's `omitted` and in the proof. */
export const DROPPED_WORDS: Readonly<Record<DroppedWhy, string>> = {
  'running-head': 'running head, printed on each page',
  'running-foot': 'running foot, printed on each page',
  'page-number': 'page number',
  contents: 'list of contents',
  hidden: 'hidden in the file, so not printed',
  deleted: 'deleted in the file, so not printed',
  comment: 'comment beside the document',
  picture: 'picture',
  script: 'part of a web page that is not shown',
  'nothing-under-it': 'heading with nothing under it',
  columns: 'heads of the columns of a table',
  'no-mark': 'footnote whose mark is nowhere in the document',
  'no-words': 'nothing but a number or a bullet',
  'left-empty': 'field that the document leaves empty',
};

export const OMITTED_TITLE = 'title, given above as title';
export const omittedField = (fields: readonly Field[]): string =>
  `document control, given above as ${fields.join(' and ')}`;

const PARTS: Readonly<Record<Part, string>> = {
  'lead-in': 'the lead-in',
  text: 'the text',
  item: 'a point of the list',
  closing: 'the closing words',
  footnote: 'a footnote',
};

/** "Kept as the text of clause 4.2". */
export function fateLine(fate: Fate): string {
  switch (fate.fate) {
    case 'clause':
      return `Kept as ${fate.places.map(({ clause, part }) => `${PARTS[part]} of clause ${clause}`).join(', and as ')}.`;
    case 'heading': {
      const [first, last] = [fate.over[0], fate.over.at(-1)];
      return first === last
        ? `Kept as the heading over clause ${first}.`
        : `Kept as the heading over clauses ${first} to ${last}.`;
    }
    case 'title':
      return 'Kept as the title.';
    case 'field':
      return `Kept as ${fate.fields.join(' and ')}.`;
    case 'dropped':
      return `Left out: ${DROPPED_WORDS[fate.why]}.`;
  }
}
