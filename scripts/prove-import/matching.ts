import { composeText } from '../../src/core/guidance.ts';
import { bareWords } from '../../src/knowledge/bare-words.ts';
import type { DocumentFile } from '../../src/knowledge/document-schema.ts';

/** How the clauses of a document made by hand are found in one that was imported. */
export interface Matched {
  readonly clauses: number;
  /** Word for word a clause of the imported one. */
  readonly same: number;
  /** Ids of those whose words stand together in one imported clause, with others. */
  readonly within: readonly string[];
  /** Ids of the rest: their words are spread over several clauses, or in none. */
  readonly apart: readonly string[];
}

interface Whole {
  readonly id: string;
  readonly whole: string;
  /** Without the words that lead in, which stand once where clauses share them. */
  readonly own: string;
}

export function match(document: DocumentFile, imported: DocumentFile): Matched {
  const wanted = document.sections.flatMap(({ clauses }) => clauses.map(wholeOf));
  const made = imported.sections.flatMap(({ clauses }) => clauses.map(wholeOf));
  const wholes = new Set(made.flatMap(({ whole, own }) => [whole, own]));
  const isSame = ({ whole, own }: Whole): boolean => wholes.has(whole) || wholes.has(own);
  const others = wanted.filter((clause) => !isSame(clause));
  const isWithin = ({ own }: Whole): boolean => made.some(({ whole }) => whole.includes(own));
  return {
    clauses: wanted.length,
    same: wanted.length - others.length,
    within: others.filter(isWithin).map(({ id }) => id),
    apart: others.filter((clause) => !isWithin(clause)).map(({ id }) => id),
  };
}

type Parts = Pick<
  DocumentFile['sections'][number]['clauses'][number],
  'id' | 'leadIn' | 'text' | 'items' | 'closing' | 'footnotes'
>;

function wholeOf({ id, leadIn, text, items = [], closing, footnotes = [] }: Parts): Whole {
  const own = { ...(text !== undefined && { text }), items, ...(closing !== undefined && { closing }), footnotes };
  return {
    id,
    whole: letters(composeText({ ...own, ...(leadIn !== undefined && { leadIn }) })),
    own: letters(composeText(own)),
  };
}

/** The words alone: how bullets, quotation marks and white space are set is the typist's matter. */
const letters = (text: string): string =>
  bareWords(text)
    .replace(/[‘’“”"'`]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
