import type { NonEmpty } from '../core/guidance.ts';
import type { Made } from './clause-maker.ts';
import type { Stood } from './clause-ids.ts';
import type { Said } from './document-fields.ts';
import type { Draft, DraftClause, Drafted, DroppedWhy, Fate, Part } from './draft.ts';
import type { Noted } from './footnotes.ts';
import { piecesIn } from './forming.ts';
import { DROPPED_WORDS, OMITTED_COLUMNS, OMITTED_TITLE, omittedField } from './import-wording.ts';
import type { Cut } from './pieces.ts';
import type { Titled } from './title.ts';

/** A clause that is made, with what it was made of. */
export interface MadeClause extends Stood {
  readonly clause: DraftClause;
  /** Indexes into the source's footnotes. */
  readonly footnotes: readonly number[];
}

/** Everything a draft is made of. */
export interface Parts extends Omit<Made, 'clauses'> {
  readonly read: Cut;
  readonly titled: Titled;
  readonly said: Said;
  readonly notes: Noted;
  readonly clauses: readonly MadeClause[];
  /** Footnotes whose mark is in no clause and no heading over one. */
  readonly unmarked: Cut['footnotes'];
}

/** What became of each piece, in their order. Throws if one has no fate: words that are lost without a word would be the worst import. */
export function fatesOf(parts: Parts): Drafted['pieces'] {
  const fates = new Map<number, Fate>([
    ...dropped(parts),
    ...[...parts.titled.pieces].map((piece) => [piece, { fate: 'title' }] as const),
    ...[...parts.said.from].map(([piece, fields]) => [piece, { fate: 'field', fields }] as const),
    ...headings(parts),
    ...inClauses(parts),
  ]);
  return parts.read.pieces.map((piece, index) => {
    const fate = fates.get(index);
    if (fate === undefined) throw new Error(`Piece ${index} of the source was lost.`);
    return { piece, fate };
  });
}

type Fated = readonly [number, Fate];

function dropped({ read, said, wordless, unmarked, columns }: Parts): readonly Fated[] {
  const drop = (piece: number, why: DroppedWhy): Fated => [piece, { fate: 'dropped', why }];
  return [
    ...read.leftOut.map(({ piece, why }) => drop(piece, why)),
    ...[...said.leftEmpty].map((piece) => drop(piece, 'left-empty')),
    ...wordless.map((piece) => drop(piece, 'no-words')),
    ...unmarked.map(({ piece }) => drop(piece, 'no-mark')),
    ...columns.map(({ piece }) => drop(piece, 'columns')),
  ];
}

function headings({ headings: all, clauses }: Parts): readonly Fated[] {
  const under = new Map<number, NonEmpty<string>>();
  for (const { forming, clause } of clauses)
    for (const { piece } of forming.path) under.set(piece, added(under.get(piece), clause.id));
  return all.map(({ piece }): Fated => {
    const over = under.get(piece);
    return [piece, over === undefined ? { fate: 'dropped', why: 'nothing-under-it' } : { fate: 'heading', over }];
  });
}

function inClauses({ clauses, columns, read }: Parts): readonly Fated[] {
  const places = new Map<number, NonEmpty<{ readonly clause: string; readonly part: Part }>>();
  const put = (piece: number, clause: string, part: Part): void => {
    const before = places.get(piece) ?? [];
    if (!before.some((place) => place.clause === clause && place.part === part))
      places.set(piece, added(places.get(piece), { clause, part }));
  };
  for (const { forming, clause, footnotes } of clauses) {
    for (const { piece, part } of piecesIn(forming)) put(piece, clause.id, part);
    for (const note of footnotes) put(read.footnotes[note]?.piece ?? -1, clause.id, 'footnote');
  }
  for (const { piece, over } of columns)
    for (const { clause, part } of places.get(over ?? -1) ?? []) if (part === 'item') put(piece, clause, part);
  return [...places].map(([piece, where]): Fated => [piece, { fate: 'clause', places: where }]);
}

const added = <One>(before: NonEmpty<One> | undefined, one: One): NonEmpty<One> =>
  before === undefined ? [one] : [...before, one];

/** The words of the document itself that stand in no clause and no heading as they are printed. What the reader left out is named in the proof alone. */
export function omissionsOf(pieces: Drafted['pieces']): Draft['omitted'] {
  return pieces.flatMap(({ piece, fate }) => {
    const text = piece.printed.trim();
    if (piece.kind === 'left-out' || text === '') return [];
    if (fate.fate === 'title') return [{ text, reason: OMITTED_TITLE }];
    if (fate.fate === 'field') return [{ text, reason: omittedField(fate.fields) }];
    if (piece.kind === 'columns' && fate.fate === 'clause') return [{ text, reason: OMITTED_COLUMNS }];
    return fate.fate === 'dropped' ? [{ text, reason: DROPPED_WORDS[fate.why] }] : [];
  });
}
