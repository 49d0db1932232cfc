import type { Clause } from '../core/guidance.ts';
import { sentencesOf } from './words.ts';

type Kind = 'whole' | 'sentence' | 'made' | 'phrasing';

export interface SearchedText {
  readonly kind: Kind;
  readonly phrasing: number;
  readonly text: string;
}

/** Whether a sentence asks something, as headings of lists of questions and answers do. */
export const asks = ({ kind, text }: SearchedText): boolean => kind === 'sentence' && text.trimEnd().endsWith('?');

/** The texts of a clause whose vectors are searched: its own, then those asked by machine, then its phrasings. */
export function textsOf(clause: Clause): readonly SearchedText[] {
  const { leadIn, text, items, closing } = clause.parts;
  const whole = [clause.citation.headings.at(-1), clause.text].filter((part) => part !== undefined).join('. ');
  const body = [text, ...items, closing].filter((part) => part !== undefined).join('\n');
  const printed = sentencesOf(leadIn === undefined ? body : `${leadIn}\n${body}`);
  const heading = clause.citation.headings.at(-1);
  // Where nobody has written phrasings, a heading is the nearest thing to one: lists of questions and answers print theirs there.
  const sentences = clause.asked.length > 0 || heading === undefined ? printed : [heading, ...printed];
  // Not as phrasings: what was learnt of these was learnt of people's, 25 a clause and more. Ten that stand for sentences find as much as ten
  // taken for phrasings, and one finds a tenth more instead of a quarter less. The clause is quoted from SURE_IMPORTED on, as without.
  const made = clause.askedByMachine ?? [];
  return [
    { kind: 'whole', phrasing: -1, text: whole },
    ...sentences.map((sentence) => ({ kind: 'sentence' as const, phrasing: -1, text: sentence })),
    ...made.map((asked) => ({ kind: 'made' as const, phrasing: -1, text: asked })),
    ...clause.asked.map((asked, phrasing) => ({ kind: 'phrasing' as const, phrasing, text: asked })),
  ];
}
