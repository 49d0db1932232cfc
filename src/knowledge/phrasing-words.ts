import { readQuestion } from '../core/question.ts';
import { asWords } from './words.ts';

/** Longer than nearly every way in which a councillor asks: three of 7,600 that people wrote for clauses are longer, and tell a story. */
export const LONGEST_PHRASING = 200;
/** So many words in a row that the clause has too are the clause's, and not a councillor's. */
const COPIED_WORDS = 8;

/** Why words will not do as a phrasing, as a sentence for whoever looks it through. */
export type Unfit =
  | 'is empty'
  | 'is too long'
  | 'holds characters that nobody types in a question'
  | 'holds an address, a link or a long number'
  | 'is copied from the clause';

// What a question is written with, so that no markup, no link and no hidden character comes in.
const WRITTEN = /^[\p{L}\p{M}\p{Nd} .,?!'’‘“”"()\-–—/&%£:;+#]+$/u;
const LINK =
  /\b(?:https?|ftp|mailto|javascript|data):|\bwww\.|[\p{L}\d-]\.(?:com|org|net|uk|gov|io|eu|info)\b|\d(?:[ -]?\d){6}/iu;
/** The beginnings that mean something in Markdown, and comments. */
const MARKUP = /^\s*[#+>-]\s|\]\(|\/\/|\/\*|^```/u;

/** What keeps words from being a phrasing of the clause whose text is given; undefined if nothing does. */
export function unfit(phrasing: string, clauseText: string): Unfit | undefined {
  if (asWords(phrasing) === '') return 'is empty';
  if (phrasing.length > LONGEST_PHRASING) return 'is too long';
  const read = readQuestion(phrasing);
  if (LINK.test(phrasing)) return 'holds an address, a link or a long number';
  if (read.outcome !== 'read' || read.question.text !== phrasing.normalize('NFKC')) return UNTYPED;
  if (!WRITTEN.test(phrasing) || MARKUP.test(phrasing)) return UNTYPED;
  return isCopied(asWords(phrasing), asWords(clauseText)) ? 'is copied from the clause' : undefined;
}

const UNTYPED: Unfit = 'holds characters that nobody types in a question';

function isCopied(phrasing: string, text: string): boolean {
  const words = phrasing.split(' ');
  const runs = words.slice(0, Math.max(1, words.length - COPIED_WORDS + 1));
  return runs.some((_, start) => {
    const run = words.slice(start, start + COPIED_WORDS);
    return run.length === COPIED_WORDS && ` ${text} `.includes(` ${run.join(' ')} `);
  });
}
