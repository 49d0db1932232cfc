import { bareWords } from '../knowledge/bare-words.ts';
import type { Draft, DraftClause, LookAt, Piece } from './draft.ts';

/** A source as plain text, a piece a line, in order: what `clausebook check` compares the clauses with. */
export const sourceText = (pieces: readonly Piece[]): string =>
  pieces
    .filter(({ kind, printed }) => kind !== 'left-out' && /[\p{L}\p{N}]/u.test(printed))
    .map(({ printed }) => `${printed}\n`)
    .join('\n');

/** The clauses whose words do not stand so in a text: it is to be named, since a quotation must be the document's own words. */
export function notSoIn(text: string, { sections }: Draft): readonly LookAt[] {
  const printed = bareWords(text);
  // Clauses come in the order of the source: searched from the last find on, each is found at once.
  let from = 0;
  const stands = (words: string): boolean => {
    const bare = bareWords(words);
    const behind = printed.indexOf(bare, from);
    if (behind !== -1) from = behind;
    return behind !== -1 || printed.includes(bare);
  };
  return sections
    .flatMap(({ clauses }) => clauses)
    .filter((clause) => !wordsOf(clause).every(stands))
    .map(({ id }) => ({ look: 'not-so-in-source', piece: undefined, clause: id }));
}

const wordsOf = ({ leadIn, text, items, closing, footnotes }: DraftClause): readonly string[] =>
  [leadIn, text, ...items, closing, ...footnotes].filter((words) => words !== undefined);
