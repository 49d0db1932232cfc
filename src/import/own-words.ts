import { withoutMarker } from './printed-marker.ts';

/** The words of a clause, in a document's file or in a draft. */
interface ClauseWords {
  readonly leadIn?: string | undefined;
  readonly text?: string | undefined;
  readonly items?: readonly string[] | undefined;
  readonly closing?: string | undefined;
  readonly footnotes?: readonly string[] | undefined;
}

/**
 * The words that are a clause's own. The numbers printed before its points and the marks of its footnotes are not: they change with
 * whatever comes in before the clause, and none of its words does.
 */
export function ownWords({ leadIn, text, items = [], closing, footnotes = [] }: ClauseWords) {
  const marks = footnotes.flatMap((note) => MARK.exec(note)?.[0] ?? []);
  const unmarked = (words: string): string => marks.reduce((rest, mark) => rest.replaceAll(mark, NO_MARK), words);
  return {
    leadIn: leadIn && unmarked(leadIn),
    text: text && unmarked(text),
    items: items.map((item) => unmarked(withoutMarker(item))),
    closing: closing && unmarked(closing),
    footnotes: footnotes.map(unmarked),
  };
}

const MARK = /^\[[^\]\s]{1,8}\]/u;
/** Where a mark stands is said by the clause, too. */
const NO_MARK = '[]';
