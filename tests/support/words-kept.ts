import type { Source } from '../../src/import/source.ts';

/** Every word a reader gave back, wherever it put it, in alphabetical order. */
export function wordsOut({ blocks, footnotes, leftOut }: Source): readonly string[] {
  const texts = [
    ...blocks.flatMap((block) => (block.kind === 'table' ? block.rows.flat() : [block.marker ?? '', block.text])),
    ...footnotes.flatMap(({ mark, text }) => [mark, text]),
    ...leftOut.map(({ text }) => text),
  ];
  return wordsIn(texts.join(' '));
}

/** The words of a text in alphabetical order; what a word is put together of: letters and digits. */
export const wordsIn = (text: string): readonly string[] =>
  (text.match(/[\p{L}\p{N}]+/gu) ?? []).toSorted((one, other) => (one < other ? -1 : Number(one > other)));
