import type { DroppedWhy, Fate, Field, LookAt, Part, Piece } from './draft.ts';
import type { ChangedWords } from './source.ts';
import type { Leads, Renumbered, UpdateReport } from './update-report.ts';

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
  'pictured-page': 'page that is a picture, so its words were not read',
  script: 'part of a web page that is not shown',
  'nothing-under-it': 'heading with nothing under it',
  columns: 'heads of the columns of a table',
  'no-mark': 'footnote whose mark is nowhere in the document',
  'no-words': 'nothing but a number or a bullet',
  'left-empty': 'field that the document leaves empty',
};

export const OMITTED_TITLE = 'title, given above as title';
export const OMITTED_COLUMNS = 'heads of the columns of a table, given with each row';
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

const FIELD_NAMES: Readonly<Record<Field | 'title', string>> = {
  title: 'title',
  version: 'version',
  approvedBy: 'approved by',
  owner: 'owner',
  approved: 'date approved',
  published: 'date published',
  review: 'date of the next review',
};

/** What an officer should look at, without its place. */
export function lookLine(look: LookAt): string {
  switch (look.look) {
    case 'no-title':
      return 'The document prints no title that could be told from the rest. The file’s name stands for it: put the title in.';
    case 'macros':
      return 'The file holds macros. They were neither read nor run; the copy in `sources/` still holds them.';
    case 'leads-out':
      return `The file holds ${counted(look.parts, 'part', 'parts')} with a name that leads out of it (“${look.name}”). Nothing was written there. Ask whoever sent it how it was made.`;
    case 'changes-not-accepted':
      return `The file holds ${counted(look.changes, 'change', 'changes')} that nobody has accepted, in ${paragraphList(look.paragraphs)}. It was read as if all were accepted; the proof shows each. Accept or reject them in Word and import it again, unless all of them stand.`;
    case 'pages-pictured':
      return look.from === look.until
        ? `Page ${look.from} is a picture: its words were not read. Ask for the Word file, or have the text recognised first.`
        : `Pages ${look.from} to ${look.until} are pictures: their words were not read. Ask for the Word file, or have the text recognised first.`;
    case 'number-missing':
      return look.before === undefined
        ? `The numbers begin with ${look.found}. Is something missing before it?`
        : `${look.found} follows ${look.before}. Is something missing, or out of order?`;
    case 'number-twice':
      return `The number ${look.number} is printed twice.`;
    case 'long':
      return `Clause ${look.clause} is long (${look.characters} characters). Could it be several clauses?`;
    case 'mark-without-footnote':
      return `The mark [${look.mark}] has no footnote.`;
    case 'footnote-without-mark':
      return `No clause carries the mark [${look.mark}] of this footnote. Put it with the clause it belongs to, or leave it out.`;
    case 'joined':
      return `This was put with clause ${look.clause} as ${PARTS[look.as]}. The document does not say so: is it right?`;
    case 'heading-guessed':
      return `“${look.heading}” was taken for a heading. The document does not mark it as one: is it right?`;
    case 'list-missing':
      return `Clause ${look.clause} ends as if a list followed. Was it left out?`;
    case 'field-unclear':
      return `This says something of the ${FIELD_NAMES[look.field]} that is not plain enough to take over: “${look.said}”. Put \`${look.field}\` in yourself.`;
    case 'said-about':
      return `“${look.said}” seems to say something about the document, and would be quoted as guidance. If it is none, move it to \`omitted\`.`;
    case 'not-so-in-source':
      return `The words of clause ${look.clause} do not stand so in the text of the source. Compare them with the document.`;
  }
}

/** "Paragraph 12, page 3". */
export function placeLine({ kind, at }: Pick<Piece, 'kind' | 'at'>): string {
  if (at === undefined) return kind === 'footnote' ? 'Footnote' : '';
  return `Paragraph ${at.paragraph}${at.page === undefined ? '' : `, page ${at.page}`}`;
}

const MOST_NAMED = 10;

/** "paragraphs 3, 7 and 12". */
function paragraphList(paragraphs: readonly number[]): string {
  const named = paragraphs.slice(0, MOST_NAMED).map(String);
  const more = paragraphs.length - named.length;
  const last = more > 0 ? `${more} more` : named.pop();
  return `${paragraphs.length === 1 ? 'paragraph' : 'paragraphs'} ${[named.join(', '), last].filter((each) => each !== '').join(' and ')}`;
}

/** "You must [taken out: not] [put in: always] attend". */
export const changedLine = (words: readonly ChangedWords[]): string =>
  words
    .map(({ text, change }) =>
      change === undefined ? text : text.replace(/\S(?:.*\S)?/, (inner) => `[${CHANGES[change]}: ${inner}]`),
    )
    .join('')
    .trim();

const CHANGES = { inserted: 'put in', deleted: 'taken out' } as const;

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

export const PROOF = {
  title: (file: string): string => `What became of ${file}`,
  made: (title: string, clauses: number, sections: number): string =>
    `“${title}”: ${counted(clauses, 'clause', 'clauses')} in ${counted(sections, 'section', 'sections')}.`,
  pieces: (all: number, dropped: number): string =>
    `${counted(all, 'paragraph, table row or footnote was', 'paragraphs, table rows and footnotes were')} read; ${dropped} left out.`,
  lookAt: 'What to look at',
  nothingToLookAt: 'Nothing stands out. Read the document through all the same.',
  update: 'What the update did',
  changes: 'Changes in the file that nobody has accepted',
  rows: 'Every paragraph, in order',
  caption:
    'Each paragraph of the document and what it became. What was left out is struck through and says “Left out”.',
  columns: ['Where', 'In the document', 'What became of it'],
} as const;

/** "4.2 (id 4.2-b)": where a clause is printed, and its id where that is not the same. */
const named = (id: string, number: string | undefined): string =>
  number === undefined || number === id ? id : `${number} (id ${id})`;

/** What an update did to a document, a line each; what leads nowhere now is named in full. */
export function updateLines({
  same,
  reworded,
  renumbered,
  added,
  gone,
  fields,
  kept,
}: UpdateReport): readonly string[] {
  return [
    `${counted(same, 'clause is', 'clauses are')} the same, ${reworded.length} reworded, ${renumbered.length} renumbered or moved, ${added.length} new, ${gone.length} gone.`,
    ...reworded.map(
      ({ id, before, after }) =>
        `Reworded: ${named(id, after)}${before === after ? '' : `, before ${before ?? 'without a number'}`}.`,
    ),
    ...renumbered.map(renumberedLine),
    ...added.map(({ id, number }) => `New: ${named(id, number)}. It has no phrasings yet.`),
    ...gone.flatMap(({ id, number, asked, leads }) => [
      `Gone: ${named(id, number)}.`,
      ...asked.map((phrasing) => `Phrasing of ${id}, gone with it: “${phrasing}”.`),
      ...leads.map(leadLine),
    ]),
    ...fields.map(({ field, before, after }) => `The ${FIELD_NAMES[field]}: ${before || 'none'} → ${after || 'none'}.`),
    ...kept.map(
      (field) => `The document does not say the ${FIELD_NAMES[field]}: what officers wrote stays. Is it still right?`,
    ),
  ];
}

function renumberedLine({ where, id, before, after }: Renumbered): string {
  switch (where) {
    case 'number':
      return `Renumbered: ${before ?? 'without a number'} → ${after ?? 'without a number'} (id ${id}).`;
    case 'place':
      return `Moved: ${named(id, after)} stands under or behind another number or heading.`;
    case 'points':
      return `Renumbered: the points or footnotes of ${named(id, after)}.`;
  }
}

export const leadLine = ({ from, words, clause }: Leads): string =>
  from === 'expected-question'
    ? `The expected question “${words}” leads to ${clause}, which is gone. Give it another clause, or take it out.`
    : `Clause ${words} is marked as differing from ${clause}, which is gone. Take the mark out.`;
