import { escapeSlackText } from './slack-text.ts';

/**
 * Cuts a text into parts no longer than `limit` once escaped, between words where a word fits. The parts put together are
 * the text, character for character.
 */
export function splitWords(text: string, limit: number): readonly string[] {
  const parts: string[] = [];
  let part = '';
  let size = 0;
  for (const piece of piecesOf(text, limit)) {
    const length = escapedLength(piece);
    if (size + length > limit) {
      parts.push(part);
      part = '';
      size = 0;
    }
    part += piece;
    size += length;
  }
  return part === '' ? parts : [...parts, part];
}

/** How long a text is in Slack's `text` field. */
export const escapedLength = (text: string): number => escapeSlackText(text).length;

function piecesOf(text: string, limit: number): readonly string[] {
  const words = text.match(/\S+\s*|\s+/gu) ?? [];
  return words.flatMap((word) => (escapedLength(word) > limit ? Array.from(word) : [word]));
}
