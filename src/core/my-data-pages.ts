import type { PersonalRecords } from './personal-data.ts';

/** So many characters a piece: Slack takes 3,000 in one text. */
const PIECE = 2400;
/** So many pieces a part: one fills a message of Slack's, and a slash command may be answered with five. */
const PIECES_A_PART = 4;

/** Everything as JSON, in one text without a line break, of characters that no platform takes for mark-up. */
export const asJson = (records: PersonalRecords): string =>
  JSON.stringify(records).replace(
    /[<>&\u2028\u2029]|(?<= ) /g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** The same in pieces that, one after the other, are the text again; in parts of a few. */
export function inParts(text: string): readonly (readonly string[])[] {
  const pieces = inPieces(text);
  const parts = Math.max(1, Math.ceil(pieces.length / PIECES_A_PART));
  return Array.from({ length: parts }, (_part, index) =>
    pieces.slice(index * PIECES_A_PART, (index + 1) * PIECES_A_PART),
  );
}

function inPieces(text: string): readonly string[] {
  const pieces: string[] = [];
  for (let from = 0; from < text.length;) {
    let end = Math.min(from + PIECE, text.length);
    // A chat may drop a space at the end of a text, and half a character is none.
    while (end < text.length && end > from + 1 && /[\s\uDC00-\uDFFF]/.test(`${text[end - 1] ?? ''}${text[end] ?? ''}`))
      end -= 1;
    pieces.push(text.slice(from, end));
    from = end;
  }
  return pieces;
}
