import type { Drafted, LookAt } from './draft.ts';
import { changedLine, fateLine, lookLine, placeLine, PROOF, updateLines } from './import-wording.ts';
import type { ChangedWords } from './source.ts';
import type { UpdateReport } from './update-report.ts';

/** Everything a proof tells, in the words it tells it in. */
export interface Proof {
  readonly title: string;
  /** How much of the document became what. */
  readonly counts: readonly string[];
  readonly lookAt: readonly { readonly place: string; readonly says: string; readonly row: number | undefined }[];
  /** The paragraphs with changes that nobody has accepted. */
  readonly changes: readonly { readonly place: string; readonly words: readonly ChangedWords[] }[];
  /** What an update did to the document that was there. */
  readonly update: readonly string[];
  /** Every piece of the source, in order. */
  readonly rows: readonly {
    readonly place: string;
    readonly printed: string;
    readonly fate: string;
    readonly dropped: boolean;
  }[];
}

/** What a proof is made of. `file` is the name of what was imported. */
export interface Proven {
  readonly file: string;
  readonly drafted: Drafted;
  readonly report: UpdateReport | undefined;
}

/** What became of every piece of a source, and what an officer should look at, in sentences. */
export function proofOf({ file, drafted: { draft, pieces, lookAt, changes }, report }: Proven): Proof {
  const order = inOrder(pieces);
  const rowOf = new Map(order.map((index, row) => [index, row]));
  const clauses = draft.sections.reduce((count, section) => count + section.clauses.length, 0);
  const dropped = pieces.filter(({ fate }) => fate.fate === 'dropped').length;
  return {
    title: PROOF.title(file),
    counts: [PROOF.made(draft.title, clauses, draft.sections.length), PROOF.pieces(pieces.length, dropped)],
    lookAt: lookAt.map((one) => ({
      place: placeOf(pieces, one),
      says: lookLine(one),
      row: rowOf.get(one.piece ?? -1),
    })),
    changes: changes.map(({ at, words }) => ({ place: placeLine({ kind: 'paragraph', at }), words })),
    update: report === undefined ? [] : updateLines(report),
    rows: order.flatMap((index) => {
      const found = pieces[index];
      if (found === undefined) return [];
      const { piece, fate } = found;
      const place = placeLine(piece);
      return [{ place, printed: piece.printed, fate: fateLine(fate), dropped: fate.fate === 'dropped' }];
    }),
  };
}

/** Where they stand in the document: what the reader left out among the rest, footnotes behind. */
const inOrder = (pieces: Drafted['pieces']): readonly number[] =>
  pieces
    .map(({ piece }, index) => ({ index, at: piece.at?.paragraph ?? Infinity }))
    .toSorted((one, other) => (one.at === other.at ? one.index - other.index : one.at - other.at))
    .map(({ index }) => index);

const placeOf = (pieces: Drafted['pieces'], { piece }: LookAt): string => {
  const found = piece === undefined ? undefined : pieces[piece]?.piece;
  return found === undefined ? '' : placeLine(found);
};

/** The proof as plain text, a line an entry, each paragraph with its fate below it. */
export function proofText({ title, counts, lookAt, changes, update, rows }: Proof): string {
  return [
    title,
    ...counts,
    '',
    PROOF.lookAt,
    ...(lookAt.length === 0
      ? [`  ${PROOF.nothingToLookAt}`]
      : lookAt.map(({ place, says }) => `  - ${place === '' ? says : `${place}: ${says}`}`)),
    ...(changes.length === 0
      ? []
      : ['', PROOF.changes, ...changes.map(({ place, words }) => `  - ${place}: ${changedLine(words)}`)]),
    ...(update.length === 0 ? [] : ['', PROOF.update, ...update.map((line) => `  - ${line}`)]),
    '',
    PROOF.rows,
    ...rows.flatMap(({ place, printed, fate }) => ['', `${place}: ${oneLine(printed)}`, `  → ${fate}`]),
    '',
  ].join('\n');
}

const oneLine = (text: string): string => text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
