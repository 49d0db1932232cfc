import type { ErasableKind, ErasedCounts, PersonalKind } from './personal-data.ts';
import { countKept, ERASABLE_KINDS } from './personal-data.ts';

/** Every sentence about what is kept of a person. Plain British English, short, never blaming. */

/** In the place of somebody who had themselves taken out. */
export const ERASED_NAME = 'a councillor';
/** In the place of what they wrote, where all of it goes. */
export const ERASED_WORDS = '(erased at the councillor’s wish)';

export const MY_DATA_HEADING = 'What is kept of you';
export const EXPORT_HEADING = 'Everything that is kept of you';
export const ERASE_HEADING = 'Before anything is erased';
export const NEXT_STEPS_HEADING = 'What you can do';

export const HOW_TO_MY_DATA = 'Type “my data” to see what is kept of you, to take it away, or to have it erased.';
export const HOME_MY_DATA_HEADING = 'Your data';

/** For one person's eyes, wherever they asked. */
export const NEXT_STEPS: readonly string[] = [
  'To take all of it away, type “my data export”.',
  'To have erased what can be, type “my data erase”. It says first what goes, what stays and why.',
  'Your council’s data protection officer answers every other wish about it.',
];

interface KindWords {
  readonly label: string;
  readonly read: string;
  /** What becomes of it if it is erased. */
  readonly erased: string;
}

export const KIND_WORDS: Readonly<Record<PersonalKind, KindWords>> = {
  receipts: {
    label: 'Receipts of answers',
    read: 'Read by whoever has the code; nobody can list whose they are. Your words are not in them.',
    erased: 'The link to you goes. The receipt stays with its code, without anybody.',
  },
  feedback: {
    label: 'What you said of answers',
    read: 'Officers and admins read the words, without who wrote them.',
    erased: 'It goes.',
  },
  remembered: {
    label: 'What you asked just now, for questions that lean on it',
    read: 'Read by nobody: it is kept encrypted, to understand what you ask next.',
    erased: 'It goes. What you ask next is then understood by itself.',
  },
  asked: {
    label: 'Questions to officers that you asked or joined',
    read: 'Read by the officers of the team; in confidence, by the officer who holds it.',
    erased:
      'What still waits is withdrawn. What an officer answered is a record of the council and stays, and so does what others asked too, with “a councillor” in ' +
      'your place and your full name taken out of the text. Of what nobody answered, all words go.',
  },
  messages: {
    label: 'Marks of messages to you about them',
    read: 'Read by nobody: they say where a message stands, and hold no words.',
    erased: 'They go. What was sent to you in chat stays there: delete it there.',
  },
  places: {
    label: 'Where Teams reaches you',
    read: 'Read by nobody: ids alone.',
    erased: 'It stays: each message of yours would write it again. It goes once you take the app out.',
  },
  answered: {
    label: 'What you did about questions as an officer',
    read: 'Read by the officers of the team; what you answered, by who asked.',
    erased: 'It stays: the council has to show who answered (a task in the public interest).',
  },
  advice: {
    label: 'Officer advice that you proposed or decided on',
    read: 'Read by the officers; the names of the two who stand by it, by whoever is shown it.',
    erased: 'It stays: councillors rely on it, and on who stands by it.',
  },
  suggestions: {
    label: 'Suggestions that you decided',
    read: 'Read by the officers of the team, admins and operators.',
    erased: 'It stays: it says by whose decision the guidance was changed.',
  },
  guidance: {
    label: 'Times that you put guidance in force, or halted it',
    read: 'Read by admins and operators.',
    erased: 'It stays: the council has to show by whose decision guidance was in force.',
  },
  audit: {
    label: 'Entries of the audit log that name you',
    read: 'Read by operators.',
    erased: 'They stay: nothing is ever taken out of the audit log.',
  },
};

export const countedLine = (kind: PersonalKind, count: number): string => `${KIND_WORDS[kind].label}: ${count}`;
export const KEPT_SHORTLY = 'Kept for half an hour.';
export const keptForLine = (days: number | undefined): string =>
  days === undefined ? 'Kept for as long as it is needed.' : `Kept for ${days} days.`;
export const NOTHING_KEPT = 'Nothing that is kept can be told to be yours.';
export const NOT_LINKED =
  'That a question was answered is kept as well, without its words and without who asked. Logs hold ids of events, and no words and no names.';

export const exportPartLine = (part: number, parts: number): string =>
  parts === 1
    ? 'All of it, as JSON. What stands in several pieces belongs together in this order, with nothing in between.'
    : `Part ${part} of ${parts}, as JSON. The pieces of all parts belong together in this order, with nothing in between.`;
export const nextPartLine = (next: number): string => `Type “my data export ${next}” for the next part.`;
export const ONLY_ALONE = 'This is for you alone. Please type it in a conversation with me alone.';

export const GOES_HEADING = 'What goes';
export const STAYS_HEADING = 'What stays, and why';
export const CONFIRM_ERASE =
  'Nothing is erased yet. It cannot be undone. To do it, type “my data erase confirm”. You may want to take it away first: “my data export”.';

const ERASED_PART: Readonly<Record<ErasableKind, (count: number) => string>> = {
  receipts: (count) => `${count} ${count === 1 ? 'receipt' : 'receipts'} without a link to you now`,
  feedback: (count) => `${count} ${count === 1 ? 'thing' : 'things'} that you said of answers`,
  remembered: (count) => `${count} ${count === 1 ? 'thing' : 'things'} remembered of what you asked just now`,
  asked: (count) => `you are taken out of ${count} ${count === 1 ? 'question' : 'questions'} to officers`,
  messages: (count) => `${count} ${count === 1 ? 'mark' : 'marks'} of messages`,
};

/** What was erased; the same wish again finds nothing. */
export function erasedLine(counts: ErasedCounts): string {
  if (countKept(counts) === 0) return 'Nothing that could be erased is kept of you.';
  const parts = ERASABLE_KINDS.filter((kind) => counts[kind] > 0).map((kind) => ERASED_PART[kind](counts[kind]));
  return `Erased: ${parts.join('; ')}. Copies of the database keep it until they are deleted. What was said in chat stays there.`;
}
