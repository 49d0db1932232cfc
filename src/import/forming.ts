import type { Part } from './draft.ts';
import type { Marker } from './marker-kind.ts';

/** A heading above clauses. */
export interface Heading {
  readonly piece: number;
  readonly marker: Marker | undefined;
  readonly text: string;
  /** 1 for the largest; what only reads like a heading stands below all that has one. */
  readonly level: number;
  readonly guessed: boolean;
}

/** Words of a clause on their way, with the pieces they are from. */
export interface Words {
  readonly text: string;
  readonly pieces: readonly number[];
}

export interface Item extends Words {
  readonly marker: Marker | undefined;
  /** How deep the source says that it stands, which counts only beside others. */
  readonly level?: number | undefined;
  /** How deep in its list, from 0. */
  readonly depth: number;
}

/** A clause on its way: where it stands and what has been put in it so far. */
export interface Forming {
  readonly path: readonly Heading[];
  readonly marker: Marker | undefined;
  /** Of a table's row that is a clause: its first cell. */
  readonly heading?: string;
  readonly leadIn?: Words;
  readonly text?: Words;
  readonly items: readonly Item[];
  readonly closing?: Words;
  readonly joined: readonly { readonly piece: number; readonly as: Part }[];
}

export const words = (piece: number, text: string): Words => ({ text, pieces: [piece] });

export const plus = (one: Words | undefined, other: Words): Words =>
  one === undefined ? other : { text: `${one.text} ${other.text}`, pieces: [...one.pieces, ...other.pieces] };

/** The pieces of a clause, each with the part that it is in. */
export const piecesIn = (forming: Forming): readonly { readonly piece: number; readonly part: Part }[] => [
  ...inPart(forming.leadIn, 'lead-in'),
  ...inPart(forming.text, 'text'),
  ...forming.items.flatMap((item) => inPart(item, 'item')),
  ...inPart(forming.closing, 'closing'),
];

const inPart = (from: Words | undefined, part: Part): readonly { readonly piece: number; readonly part: Part }[] =>
  (from?.pieces ?? []).map((piece) => ({ piece, part }));

/**
 * Items as they are printed. A number or letter shows where a point within a point belongs; one behind a bullet stands with the point that it
 * is under, since a list in a document has no depth.
 */
export function itemTexts(items: readonly Item[]): readonly string[] {
  const texts: string[] = [];
  for (const item of items) {
    const over = item.depth > 0 && item.marker?.kind === 'bullet' ? texts.pop() : undefined;
    texts.push(over === undefined ? itemText(item) : `${over} • ${item.text}`);
  }
  return texts;
}

/** An item as it is printed; a bullet is not a word of it. */
const itemText = ({ marker, text }: Item): string =>
  marker === undefined || marker.kind === 'bullet' ? text : `${marker.printed} ${text}`.trim();
