// A small letter may have several capitals and the other way round ("ß", "ẞ", "SS"): there and back again leaves one form of each. Only the
// small sigma goes by what stands after it, which may be gone later on.
const folded = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().toUpperCase().toLowerCase().replaceAll('ς', 'σ');

/** Punctuation, spaces and what cannot be seen; not the per cent sign, which tells two questions apart. */
const BETWEEN_WORDS = /[[\p{P}\p{Z}\p{C}]--[%]]+/gv;
/** Between two digits something stays, whatever it is: 1.5 is not 15. */
const BETWEEN_DIGITS_ALONE = /(?<!\d) | (?!\d)/g;

/** A question without what tells no two of them apart: capitals, accents, punctuation and spaces. '' if there is no word in it. */
export const questionKey = (question: string): string =>
  folded(question).replace(BETWEEN_WORDS, ' ').replace(BETWEEN_DIGITS_ALONE, '');

/** Whether two questions are the same, letter for letter, so that one answer does for both. One without a word is like no other. */
export const sameQuestion = (one: string, other: string): boolean =>
  questionKey(one) !== '' && questionKey(one) === questionKey(other);
