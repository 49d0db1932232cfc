/** In letters: quotes, brackets and marks that may follow a full stop. A longer row of them is gone through no further. */
const TAIL = 40;
const ENDS = /[.:;!?]["'”’)\]]*(?:\[\w{1,4}\])*$/u;

/** True if a line ends a sentence, or introduces what follows. */
export const endsSentence = (line: string): boolean => ENDS.test(line.slice(-TAIL));

/** True if a line begins within a sentence. */
export const goesOn = (line: string): boolean => /^["'“‘(]?\p{Ll}/u.test(line);
