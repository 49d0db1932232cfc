import type { DocumentFile } from '../knowledge/document-schema.ts';
import { FIELDS } from './draft.ts';
import type { Draft, DraftClause, DraftSection, Field } from './draft.ts';
import { ownWords } from './own-words.ts';

/** Something that names a clause of the document: an expected question, or a clause of another document that differs from it. */
export interface Leads {
  readonly from: 'expected-question' | 'differs-from';
  /** The question, or the clause that differs. */
  readonly words: string;
  /** The id of the clause within the document. */
  readonly clause: string;
}

type FileSection = DocumentFile['sections'][number];

/** A clause of a document file, with its section. */
export interface OldStand {
  readonly section: FileSection;
  readonly clause: FileSection['clauses'][number];
}

export interface NewStand {
  readonly section: DraftSection;
  readonly clause: DraftClause;
}

/** A clause of a draft and what it was before, if it was there. */
export interface Followed {
  readonly before: OldStand | undefined;
  readonly after: NewStand;
}

interface Change {
  readonly id: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** Whether it is the clause's own number that is another one, or where it stands, or only what is printed before its points and footnotes. */
export interface Renumbered extends Change {
  readonly where: 'number' | 'place' | 'points';
}

/** What has become of the clauses of a document. Numbers are as printed. */
export interface UpdateReport {
  readonly same: number;
  readonly reworded: readonly Change[];
  /** Word for word as before, with another number: its own, that of its place, or those of its points or footnotes. */
  readonly renumbered: readonly Renumbered[];
  readonly added: readonly { readonly id: string; readonly number: string | undefined }[];
  readonly gone: readonly {
    readonly id: string;
    readonly number: string | undefined;
    readonly asked: readonly string[];
    readonly leads: readonly Leads[];
  }[];
  readonly fields: readonly { readonly field: Field | 'title'; readonly before: string; readonly after: string }[];
  /** Fields that the new document does not say and that stay as officers wrote them. */
  readonly kept: readonly Field[];
}

export function reportOf(made: {
  readonly old: DocumentFile;
  readonly olds: readonly OldStand[];
  readonly followed: readonly Followed[];
  readonly draft: Draft;
  /** What the new document says itself. */
  readonly said: Draft['fields'];
  readonly leads: readonly Leads[];
}): UpdateReport {
  const { old, olds, followed, draft, said, leads } = made;
  const found = new Set(followed.map(({ before }) => before));
  const both = followed.flatMap(({ before, after }) => (before === undefined ? [] : [{ before, after }]));
  const reworded = both.filter(({ before, after }) => wordsIn(before) !== wordsIn(after));
  const renumbered = both.filter((pair) => !reworded.includes(pair)).flatMap(renumberedIn);
  return {
    same: both.length - reworded.length - renumbered.length,
    reworded: reworded.map(changeOf),
    renumbered,
    added: followed.flatMap(({ before, after: { clause } }) =>
      before === undefined ? [{ id: clause.id, number: clause.number }] : [],
    ),
    gone: olds
      .filter((stand) => !found.has(stand))
      .map(({ clause: { id, number, asked } }) => ({
        id,
        number,
        asked,
        leads: leads.filter(({ clause }) => clause === id),
      })),
    fields: fieldChanges(old, draft),
    kept: FIELDS.filter((field) => draft.fields[field] !== undefined && said[field] === undefined),
  };
}

interface Pair {
  readonly before: OldStand;
  readonly after: NewStand;
}

const changeOf = ({ before, after }: Pair): Change => ({
  id: before.clause.id,
  before: before.clause.number,
  after: after.clause.number,
});

function renumberedIn(pair: Pair): readonly Renumbered[] {
  const { before, after } = pair;
  const change = changeOf(pair);
  if (change.before !== change.after) return [{ ...change, where: 'number' }];
  if (placeIn(before) !== placeIn(after)) return [{ ...change, where: 'place' }];
  return printedIn(before) === printedIn(after) ? [] : [{ ...change, where: 'points' }];
}

const wordsIn = ({ clause }: OldStand | NewStand): string => JSON.stringify(ownWords(clause));

const printedIn = ({ clause: { items = [], footnotes = [] } }: OldStand | NewStand): string =>
  JSON.stringify([items, footnotes]);

const placeIn = ({ section, clause: { number, heading, after } }: OldStand | NewStand): string =>
  JSON.stringify([section.number, section.heading, number, heading, after]);

function fieldChanges(old: DocumentFile, { title, fields }: Draft): UpdateReport['fields'] {
  const values = (['title', ...FIELDS] as const).map((field) => ({
    field,
    before: old[field] ?? '',
    after: (field === 'title' ? title : fields[field]) ?? '',
  }));
  return values.filter(({ before, after }) => before !== after);
}
