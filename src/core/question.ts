/** What a councillor asked: trimmed, in one Unicode form, without invisible characters, 1 to MAX_QUESTION_LENGTH long. */
export interface Question {
  readonly text: string;
}

/**
 * Longer than any question and than the longest post a councillor would paste to ask about; short enough that one question
 * cannot hold up the others. Counted in UTF-16 units.
 */
export const MAX_QUESTION_LENGTH = 4000;

export type ReadQuestion =
  | { readonly outcome: 'read'; readonly question: Question }
  | { readonly outcome: 'empty' }
  | { readonly outcome: 'too-long' };

// Controls, zero-width and direction characters, fillers: they carry no meaning in a question and can hide one.
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Default_Ignorable_Code_Point}]/gu;
// A next-line character is a line break that \s does not count.
const SPACE = /[\s\u0085]+/gu;

/** Makes a question of what somebody typed. Line breaks become spaces. */
export function readQuestion(typed: string): ReadQuestion {
  if (typed.length > MAX_QUESTION_LENGTH * 4) return { outcome: 'too-long' };
  // Invisible characters first: one between a letter and its accent would keep the two apart.
  const visible = typed.replace(SPACE, ' ').replace(INVISIBLE, '');
  const text = visible.normalize('NFKC').replace(SPACE, ' ').trim();
  if (!/[\p{L}\p{N}]/u.test(text)) return { outcome: 'empty' };
  if (text.length > MAX_QUESTION_LENGTH) return { outcome: 'too-long' };
  return { outcome: 'read', question: { text } };
}
