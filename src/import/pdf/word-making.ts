import type { PrintedWord } from './printed-page.ts';

/** A piece of a line with nothing between its glyphs: a word, or part of one. */
export type Piece = PrintedWord;

/** Of the size: a wider gap than kerning makes parts two words, also where no space was shown. */
const WORD_GAP = 0.17;
const SPACE = /[\s\u{a0}]/u;

/** Puts pieces together to words as they come, in the order in which the file shows them. */
export function createWordMaking(): { add(piece: Piece): void; space(): void; words(): readonly PrintedWord[] } {
  const words: PrintedWord[] = [];
  let open: Piece | undefined;
  const close = (): void => {
    if (open !== undefined && open.text.trim() !== '') words.push(open);
    open = undefined;
  };
  return {
    add(piece): void {
      const after = open;
      const joins =
        after !== undefined &&
        piece.y === after.y &&
        piece.size === after.size &&
        piece.bold === after.bold &&
        piece.artifact === after.artifact &&
        Math.abs(piece.left - after.right) < WORD_GAP * piece.size;
      if (!joins) close();
      const before = open;
      open =
        before === undefined
          ? piece
          : { ...before, text: before.text + piece.text, right: Math.max(before.right, piece.right) };
    },
    space: close,
    words(): readonly PrintedWord[] {
      close();
      return words;
    },
  };
}

/** True for what parts words. */
export const isSpace = (text: string): boolean => text === '' || SPACE.test(text);
