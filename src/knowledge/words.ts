import { stem } from 'porter2';

/** One word of a text: as it stands there, in lower case, and as it is searched. */
export interface Word {
  readonly plain: string;
  readonly stem: string;
  /** Says nothing about the subject: "the", "can", "please". */
  readonly stop: boolean;
}

// Clause numbers and section numbers stay whole ("4.8", "27(4)" gives 27 and 4); letters keep their apostrophe to be joined.
const WORD = /\p{N}+(?:\.\p{N}+)+|[\p{L}\p{N}]+(?:['’][\p{L}]+)*/gu;

const STOP_WORDS: ReadonlySet<string> = new Set(
  (
    'a an the and or but if so than then as at by for from in into of off on onto out over to up with within without about ' +
    'am is are was were be been being do does did doing done have has had having can could may might must shall should will would ' +
    'i me my mine myself we us our ours you your yours he him his she her hers it its they them their theirs this that these those ' +
    'who whom whose which what when where why how there here not no nor too very just also any some such all both each other another ' +
    'im ive id ill youre youve youd youll hes shes its theyre theyve weve were whats whos hows wheres thats theres lets ' +
    'dont doesnt didnt cant couldnt shouldnt wouldnt wont isnt arent wasnt werent hasnt havent hadnt aint ' +
    'allowed allow ok okay please pls plz hi hello hey thanks thank get got gets getting go going goes gone let one ones thing things ' +
    'something anything someone anyone somebody anybody say says said tell told ask asks know need needs want wants like u ur r n ' +
    'thought think guidance guideline guidelines rule rules policy clause say does actually really still even ever much many'
  ).split(' '),
);

const isNumber = (word: string): boolean => /\p{N}/u.test(word);

/** The words of a text, in order. Words with a digit are searched as they are, never stemmed. */
export function wordsOf(text: string): readonly Word[] {
  const found = text.normalize('NFKC').toLowerCase().match(WORD) ?? [];
  return found.map((word) => wordFrom(word.includes("'") || word.includes('’') ? withoutMarks(word) : word));
}

/** A text by its words alone: two that differ in marks and capitals only are one. */
export const asWords = (text: string): string =>
  wordsOf(text)
    .map(({ plain }) => plain)
    .join(' ');

const withoutMarks = (word: string): string =>
  word
    .replace(/['’](?:s)?$/u, '')
    .replace(/['’]s$/u, '')
    .replace(/['’]/gu, '');

/** Words that are remembered: more than all guidance and a busy day's questions use; a bound, since words come from outside. */
const MOST_REMEMBERED = 50_000;
const words = new Map<string, Word>();

/** A word as it is searched. `plain` is in lower case, without punctuation. */
export function wordFrom(plain: string): Word {
  const known = words.get(plain);
  if (known !== undefined) return known;
  const word = { plain, stem: isNumber(plain) ? plain : stem(plain), stop: STOP_WORDS.has(plain) };
  if (words.size >= MOST_REMEMBERED) words.clear();
  words.set(plain, word);
  return word;
}

const ABBREVIATIONS = /\b(?:e\.g|i\.e|etc|mr|mrs|ms|dr|cllr|no|para|s|p)\.$/i;

/** The sentences of a text. Line breaks end one; a number's or an abbreviation's full stop does not. */
export function sentencesOf(text: string): readonly string[] {
  return text.split('\n').flatMap((line) => {
    const sentences: string[] = [];
    let start = 0;
    for (const match of line.matchAll(/[.!?]['"”’)]*(?=\s+["“‘(]?\p{Lu})/gu)) {
      const end = match.index + match[0].length;
      const sentence = line.slice(start, end).trim();
      if (ABBREVIATIONS.test(sentence)) continue;
      sentences.push(sentence);
      start = end;
    }
    sentences.push(line.slice(start).trim());
    return sentences.filter((sentence) => /\p{L}/u.test(sentence));
  });
}
