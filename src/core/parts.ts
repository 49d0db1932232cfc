/** The most parts a message is taken apart into; what is longer than that is a story. */
const MOST_PARTS = 4;

const WORD_OPENERS =
  'can|could|may|might|must|should|shall|will|would|do|does|did|is|are|am|was|were|has|have|had|who|whom|whose|what|whats|which|when|where|why|how';
const OPENER = new RegExp(`^(?:${WORD_OPENERS})(?:n['’]?t|['’]s|['’]re)?\\b`, 'i');
/** What may stand before a question without being a part of its own: "also", "and", "hi,", "for next time". */
const LEADING =
  /^(?:(?:and|also|plus|separately|secondly|second|then|next|so|but|or|finally|lastly|ok|hi|hello|hey|morning|please|pls|one more|another thing|the other thing|on top of that|while (?:i['’]?m|we['’]?re) (?:at it|here)|same again|just)\b[\s,:–-]*)+/i;
const NUMBERED = /(?:^|\s)(?:\(?(?:[1-4]|[a-d])[.)]|q[1-4]\b[\s:.–-]*)\s*/gi;
/** Between a question and the next: its mark, a line's end, or "and" before words that open a question. */
const BETWEEN = new RegExp(
  `(?<=\\?)[?!]*\\s+|\\n+|[,;.]?\\s+(?=(?:and|plus)(?: also| then)?,? (?:${WORD_OPENERS})\\b)|(?<=[.;!])\\s+(?=(?:also|and|plus|separately)\\b)|\\s+(?=also,? (?:${WORD_OPENERS})\\b)`,
  'i',
);

/**
 * The questions of a message that seems to ask several, as typed, in their order; one if it seems to ask one. Told by the message's
 * form alone, so a story and its question, or a question put twice, can come apart too: only a search shows which it was.
 */
export function partsOf(typed: string): readonly string[] {
  const numbered = typed.split(NUMBERED).map((part) => part.trim());
  const [before = '', ...listed] = numbered;
  const pieces = listed.length > 1 && listed.every(asks) ? [...questionsIn(before), ...listed] : questionsIn(typed);
  const parts = pieces.map((piece) => piece.replace(LEADING, '').trim()).filter((piece) => /\p{L}/u.test(piece));
  return parts.length > MOST_PARTS ? [typed] : parts;
}

/** Pieces that ask; what only tells goes with the question after it, or with the last one. */
function questionsIn(text: string): readonly string[] {
  const found: string[] = [];
  let told = '';
  for (const piece of text.split(BETWEEN)) {
    const whole = told === '' ? piece : `${told} ${piece}`;
    if (asks(piece)) found.push(whole);
    told = asks(piece) ? '' : whole;
  }
  if (told.trim() !== '' && found.length > 0) found.push(`${found.pop() ?? ''} ${told}`);
  return found;
}

const asks = (piece: string): boolean => {
  const bare = piece.replace(LEADING, '').trim();
  return OPENER.test(bare) || sentencesOf(bare).some((sentence) => OPENER.test(sentence));
};

const sentencesOf = (text: string): readonly string[] =>
  text.split(/(?<=[.!?;:–-])\s+|,\s+/).map((sentence) => sentence.replace(LEADING, ''));
