/** A printed line that ends like this is finished. */
export const isFinished = (text: string): boolean => /[.!?…]["'”’)\]]*$/u.test(withoutMarks(text));

/** It introduces what follows. */
export const isLeadIn = (text: string): boolean => /[:—]["'”’]*$|\s[–-]$/u.test(withoutMarks(text));

/** A footnote's mark may stand behind the last full stop. */
const withoutMarks = (text: string): string => text.replace(/(?:\s*\[[^\]\s]{1,4}\])+$/u, '').trimEnd();

export const startsLow = (text: string): boolean => /^["'“‘([]*\p{Ll}/u.test(text);
export const startsQuoted = (text: string): boolean => /^["“‘]/u.test(text);

/** It is one of several alternatives or additions, and says nothing without the others. */
export const leansOn = (text: string): boolean => /(?:[;,]|\b(?:and|or|but))\s*$/iu.test(text);

/** A part of a sentence that begins before it or goes on after it. */
export const isFragment = (text: string): boolean => startsLow(text) || leansOn(text);

/** Words that limit or turn what stands before them: a rule quoted without them would be another rule. */
const CONDITION =
  /^(?:unless|except|excepting|provided (?:that|always)|save (?:that|where|as|for)|but|however|otherwise|subject to|nothing in (?:this|the)|th(?:is|ese|ose|at) (?:rule|clause|paragraph|section|requirement|provision|restriction|duty|obligation)?s?\s*(?:does|do|shall|will) not (?:apply|prevent|prohibit)|th(?:is|ese) (?:does|do)n['’]t apply|the (?:only )?exceptions?)\b/iu;

export const isCondition = (text: string): boolean => CONDITION.test(text.replace(/^["'“‘(]+/u, ''));

export const countWords = (text: string): number => text.match(/\S+/gu)?.length ?? 0;

/** Longer than this, what a document sets as a heading is a numbered paragraph set in a heading's style. */
const LONGEST_HEADING = 25;
/** What nobody set as a heading is taken for one only if it is as short as this. */
const LONGEST_GUESSED_HEADING = 12;

/** Whether what the source calls a heading can be one. */
export const mayHead = (text: string): boolean => {
  const words = countWords(text);
  return words <= LONGEST_GUESSED_HEADING || (words <= LONGEST_HEADING && !isFinished(text) && !leansOn(text));
};

/** Whether a numbered line that nothing marks as a heading reads like one. */
export const readsAsHeading = (text: string): boolean =>
  countWords(text) <= LONGEST_GUESSED_HEADING && /^[^\p{Ll}]/u.test(text) && !/[.;,:!]["'”’)]*$/u.test(text);
