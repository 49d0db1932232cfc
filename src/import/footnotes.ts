import type { LookAt, Piece } from './draft.ts';
import type { Footnote } from './pieces.ts';

/** Which footnotes the pieces of a document carry the marks of. */
export interface Noted {
  /** Of a piece: its footnotes, as indexes into the list. */
  readonly of: ReadonlyMap<number, readonly number[]>;
  /** Marks that no footnote goes with. */
  readonly lookAt: readonly LookAt[];
}

const MARK = /\[([^\]\s]{1,8})\]/gu;

/** Finds the mark of each footnote. Where marks begin anew on each page, the first footnote goes with the first mark, and so on. */
export function noted(pieces: readonly Piece[], footnotes: readonly Footnote[]): Noted {
  const waiting = new Map<string, number[]>();
  for (const [index, { mark }] of footnotes.entries()) waiting.set(mark, [...(waiting.get(mark) ?? []), index]);
  const of = new Map<number, readonly number[]>();
  const lookAt: LookAt[] = [];
  for (const [piece, { kind, printed }] of pieces.entries()) {
    if (kind === 'footnote' || kind === 'left-out') continue;
    for (const mark of marksIn(printed)) {
      const those = waiting.get(mark);
      const footnote = those === undefined || those.length < 2 ? those?.[0] : those.shift();
      if (footnote !== undefined) of.set(piece, [...(of.get(piece) ?? []), footnote]);
      else if (/^[0-9]{1,3}$/.test(mark)) lookAt.push({ look: 'mark-without-footnote', piece, mark });
    }
  }
  return { of, lookAt };
}

const marksIn = (text: string): readonly string[] => [
  ...new Set([...text.matchAll(MARK)].map(([, mark = '']) => mark)),
];
