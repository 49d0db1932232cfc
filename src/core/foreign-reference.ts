/** A number that was found in a text, with the words that lead to it. */
interface FoundNumber {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** It has no full stop within, as the sections of acts have none. */
  readonly whole: boolean;
}

/** As far as the name of an act reaches. */
const NEAR = 100;

const INSTRUMENT = String.raw`(?:Acts?|Orders?|GDPR|Directive|Convention|Charter|[Rr]egulations?|[Cc]ode|[Cc]onstitution|[Rr]ules|[Ss]cheme|[Pp]rotocol|[Pp]olicy|[Hh]andbook|[Gg]uide|[Gg]uidance|[Ss]tandards|[Pp]lan|[Rr]eport)\b`;

/** It says itself that it is of this document. */
const OURS = /^\s*(?:,\s*)?\(?(?:above|below|(?:of|in|to)\s+(?:this|these)\b)/u;
const OF_ANOTHER = /^,?\s+of\s/u;
const IN_ANOTHER = new RegExp(
  String.raw`^,?\s+(?:to|in|under|from)\s+(?:the|that|those|its|their|our|your|any|an?|\p{Lu})[^.;:\n]*?\b${INSTRUMENT}`,
  'u',
);
/** “Section 28 Localism Act 2011”. */
const THEN_AN_ACT =
  /^,?\s+\(?(?:the\s+)?(?:\p{Lu}[\p{L}'’-]*\s+(?:(?:and|of|the|to|for|in)\s+){0,2}){0,8}(?:Act|Regulations?|Order)\b/u;
/** What is called by the section that it rests on: an officer, an agreement. */
const CALLED_AFTER =
  /^\s+(?:[Oo]fficers?|[Aa]greements?|[Nn]otices?|[Rr]eports?|[Oo]bligations?|[Cc]ontributions?|[Ff]unding|[Mm]on(?:ey|ies)|[Pp]owers?)\b/u;
/** “The ICT policy, section 3”, “Localism Act 2011 section 28”. */
const AFTER_ANOTHER = new RegExp(
  String.raw`(?<!\b[Tt]hi?e?se?\s)\b${INSTRUMENT}(?:\s+\d{4})?(?:\s*[,:–—-]|\s*\((?!see))?\s*(?:(?:at|in|under|by)\s+)?$`,
  'u',
);
/** “Council Procedure Rule 12” is a rule of the procedure rules. */
const NAMED_TOGETHER = /(?<before>\p{Lu}[\p{L}’']*)\s+$/u;
const OPENERS = new Set(
  'See In Under The This These From And Or Per Of To By With At Read But If As Both Also When Where Unless Only Apply Follow'.split(
    ' ',
  ),
);
const NAMES_AN_ACT = /\p{L}\s+Act\b|\bAct\s+\d{4}|\bRegulations\b|\bOrder\s+\d{4}|\bGDPR\b/u;

/** True if the number is, or may well be, of an act or of another document. */
export function isOfAnother({ text, start, end, whole }: FoundNumber): boolean {
  const after = text.slice(end, end + NEAR);
  const before = text.slice(Math.max(0, start - NEAR), start);
  if (OURS.test(after)) return false;
  if ([OF_ANOTHER, IN_ANOTHER, THEN_AN_ACT].some((way) => way.test(after)) || AFTER_ANOTHER.test(before)) return true;
  // A constitution is in parts: where one is named, a part is of it.
  if (text.startsWith('Part', start) && /\bConstitution\b/u.test(text)) return true;
  if (!whole) return false;
  const together = /^\p{Lu}/u.test(text.slice(start)) ? NAMED_TOGETHER.exec(before)?.groups?.['before'] : undefined;
  if (together !== undefined && !OPENERS.has(together)) return true;
  // The text names an act: a whole number is rather a section of it.
  return CALLED_AFTER.test(after) || NAMES_AN_ACT.test(text);
}
