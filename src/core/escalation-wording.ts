import type { Act, FormName, List } from './conversation.ts';
import type { BotSaid, Escalation, EscalationState, Move } from './escalation.ts';
import { FEEDBACK_DAYS } from './feedback.ts';
import { MOST_CLAUSES } from './form.ts';
import type { Council } from './people.ts';
import { dayWords, timeWords } from './working-days.ts';

/** Every sentence about escalations. Plain British English, short, never blaming. */

const STATES: Readonly<Record<EscalationState['state'], string>> = {
  waiting: 'waiting for an officer',
  claimed: 'with an officer',
  answered: 'answered',
  closed: 'closed',
};

/** "with Anna Reed", "closed as settled". */
function stateWords({ now }: Escalation): string {
  switch (now.state) {
    case 'claimed':
      return now.askedBack ? `with ${now.officer.name}, who has asked for more detail` : `with ${now.officer.name}`;
    case 'answered':
      return `answered by ${now.officer.name}`;
    case 'closed':
      return CLOSED[now.why];
    case 'waiting':
      return STATES.waiting;
  }
}

/** For somebody who no longer waits, while others do. */
export const withdrawnWords = (id: string): string => `${id}: ${CLOSED.withdrawn}`;

const CLOSED: Readonly<Record<Extract<EscalationState, { state: 'closed' }>['why'], string>> = {
  settled: 'closed as settled',
  withdrawn: 'withdrawn',
  'without-answer': 'closed without an answer',
};

export const FACTS = {
  reference: 'Reference',
  sentTo: 'Sent to',
  from: 'From',
  answerBy: 'Answer expected by',
  state: 'Where it stands',
  topic: 'About',
  botSaid: 'What Clausebook says',
} as const;

export const CONFIDENTIAL_LINE = 'Confidential: only the officer who deals with it sees who asked, and what.';
export const CONFIDENTIAL_ASKED = 'Confidential: only the officer who deals with it sees your name and your words.';
export const WORDS_OF_AN_OFFICER = 'These are the officer’s own words, not the guidance’s.';
export const LATE_LINE = 'This is taking longer than hoped. The officers have been reminded.';
export const CLAUSE_GONE = 'A clause that the officer quoted is no longer in force.';
export const QUOTED_BESIDE = 'The officer points to this guidance';
/** The topic of what is near to no document. */
export const NO_TOPIC = 'something the guidance does not deal with';
export const NEAR_HEADING = 'Near to the question';

export const answerByWords = (at: number): string => `the end of ${dayWords(at)}`;
export const saidBy = (who: string, at: number): string => `${who}, ${timeWords(at)}`;
export const askedBy = (escalation: Escalation): string =>
  escalation.askers.map(({ person }) => person.name).join(', ');

const BOT_SAID: Readonly<Record<BotSaid['outcome'], string>> = {
  quoted: 'It quotes the guidance.',
  unsure: 'It is not sure which part of the guidance answers.',
  silent: 'It finds nothing in the guidance that settles this.',
  conversation: 'It takes it for small talk.',
  'in-parts': 'It answers several questions part by part.',
};

const WHY: Readonly<Record<string, string>> = {
  tied: 'Several parts may answer.',
  weak: 'No part is near enough to be sure.',
  draft: 'It looks like a draft of a post.',
  'unknown-word': 'There is a word in it that it does not know.',
  'too-many': 'It names a section that holds more than can be shown.',
  'no-match': 'Nothing matches.',
  'no-such-clause': 'It names a number that no clause has.',
  'off-topic': 'It may not be a matter of the guidance.',
  'too-vague': 'It cannot tell what to look for.',
  'known-gap': 'The guidance is known not to settle this.',
  halted: 'What answers is not quoted for now.',
};

export const botSaidWords = ({ outcome, why }: BotSaid): string =>
  [BOT_SAID[outcome], why === undefined ? undefined : WHY[why]].filter((each) => each !== undefined).join(' ');

/** The label above what somebody wrote, in the councillor's view and in the officers'. */
const WROTE: Partial<Readonly<Record<Move['move'], string>>> = {
  'add-detail': 'Detail added',
  reply: 'Reply',
  reopen: 'Asked again',
  'ask-back': 'Officer’s question',
  answer: 'Answer',
  note: 'Note for officers',
  'close-without-answer': 'Closed without an answer',
};
export const wroteWords = (move: Move['move']): string | undefined => WROTE[move];
/** Above a form, what it is about, and what it is written to. */
export const questionLine = (question: string): string => `Question: ${question}`;
export const lastSaidLine = (move: Move['move'], text: string): string => `${WROTE[move] ?? ''}: ${text}`;

const TOLD: Readonly<Record<Move['move'], (id: string, who: string) => string>> = {
  claim: (id, who) => `${who} has claimed ${id}.`,
  release: (id, who) => `${who} has given ${id} back to the queue.`,
  recuse: (id, who) => `${who} has stepped aside from ${id}.`,
  'hand-over': (id, who) => `${who} has handed ${id} over to you.`,
  'ask-back': (id, who) => `${who} has a question about ${id}.`,
  note: (id, who) => `${who} has written a note on ${id}.`,
  answer: (id, who) => `${who} has answered ${id}.`,
  'close-without-answer': (id, who) => `${who} has closed ${id} without an answer.`,
  'add-detail': (id, who) => `${who} has added a detail to ${id}.`,
  reply: (id, who) => `${who} has replied on ${id}.`,
  reopen: (id, who) => `${who} has asked again about ${id}.`,
  withdraw: (id, who) => `${who} no longer needs an answer to ${id}.`,
  settle: (id, who) => `${who} has closed ${id} as settled.`,
  join: (id, who) => `${who} asks the same as ${id}, and will get the same answer.`,
  'return-to-queue': (id) => `${id} was left untouched for a day and is back in the queue.`,
  'remind-before': (id) => `${id} is to be answered soon.`,
  'remind-after': (id) => `${id} should have been answered by now.`,
  unreached: (id, who) => `${who} could not be told about ${id}. Please reach them in another way.`,
  erased: (id) => `A councillor had themselves taken out of ${id}.`,
};
/** Among what was said: that somebody has not had it. */
export const unreachedLine = (name: string, at: number): string => `${name} could not be told (${timeWords(at)}).`;
/** In place of a name that is told in confidence. */
export const THE_COUNCILLOR = 'The councillor';
export const toldWords = (id: string, who: string, move: Move['move']): string => TOLD[move](id, who);

export const gistWords = (escalation: Escalation): string => `${escalation.id}: ${stateWords(escalation)}`;

export const ACT_LABELS: Readonly<Record<Act, string>> = {
  claim: 'Claim',
  release: 'Give back',
  recuse: 'Step aside',
  withdraw: 'No longer needed',
  settle: 'This settles it',
  'right-clause': 'Right clause',
  'accept-suggestion': 'Accept',
  'drop-suggestion': 'Drop',
  'approve-advice': 'Approve',
  'end-advice': 'End',
};

export const FORM_LABELS: Readonly<Record<FormName, string>> = {
  'ask-officer': 'Ask an officer',
  'add-detail': 'Add a detail',
  reply: 'Reply',
  reopen: 'Ask again',
  answer: 'Answer',
  'ask-back': 'Ask the councillor',
  note: 'Write a note',
  'hand-over': 'Hand over',
  'close-without-answer': 'Close without an answer',
  'wrong-clause': 'Tell us what is wrong',
  'suggest-clause': 'Suggest',
  'edit-suggestion': 'Edit words',
  'same-words': 'Words that mean the same',
  'keep-advice': 'Keep as officer advice',
};

export const FIELD_LABELS: Readonly<Record<FormName, string>> = {
  'ask-officer': 'Your question',
  'add-detail': 'What else should the officer know?',
  reply: 'Your reply',
  reopen: 'What would you still like to know?',
  answer: 'Your answer',
  'ask-back': 'What do you need to know?',
  note: 'Note',
  'hand-over': 'Hand over to',
  'close-without-answer': 'Why is there no answer?',
  'wrong-clause': 'What you asked, and what would be right',
  'suggest-clause': 'The question, as councillors ask it',
  'edit-suggestion': 'The words',
  'same-words': 'These words mean the same',
  'keep-advice': 'The advice',
};

export const FIELD_HINTS: Partial<Readonly<Record<FormName, string>>> = {
  answer: 'In your own words. The councillor sees them under your name.',
  note: 'Only officers see it.',
  'close-without-answer': 'The councillor sees this.',
  'suggest-clause': 'One question. It leads to the clause once it is accepted.',
  'keep-advice': 'In an officer’s own words. They are shown as officer advice, never as guidance.',
  'wrong-clause': 'You may leave this empty. If you know the right clause, its number helps most.',
};

export const CONFIDENTIAL_LABEL = 'Keep this confidential';
export const CONFIDENTIAL_HINT =
  'Only the officer who deals with it then sees your name and your words. The others see the topic.';
export const CLAUSES_LABEL = 'Guidance to quote beside it';
export const CLAUSES_HINT = 'Type to search the guidance. It is quoted word for word, apart from your answer.';

export const KEPT_LINE =
  'The team’s officers see your name and your words, unless you keep this confidential. Both are kept on record. Without your name, your question may help others find the guidance.';

export const askOfficerLines = (team: string, council: Council, answerBy: number): readonly string[] => [
  `This goes to officers of ${council.name}: ${team}.`,
  `Expect an answer by ${answerByWords(answerBy)}.`,
];

export const askedLine = (id: string, team: string, answerBy: number): string =>
  `Sent to your officers (${team}). Your reference is ${id}. Expect an answer by ${answerByWords(answerBy)}.`;
/** For a second question about a turn that an officer was asked about: it is not kept. */
export const askedBeforeLine = (id: string): string =>
  `You have asked an officer about this already, so this was not sent: your reference is ${id}. To say more, add a detail to it.`;
export const joinedLine = (id: string, answerBy: number): string =>
  `The same question is with the officers already. You will get the same answer: reference ${id}, expected by ${answerByWords(answerBy)}.`;

const DONE: Readonly<Record<Move['move'], string>> = {
  claim: 'It is yours.',
  release: 'It is back in the queue.',
  recuse: 'You have stepped aside.',
  'hand-over': 'It is handed over.',
  'ask-back': 'Your question is on its way to the councillor.',
  note: 'Your note is kept.',
  answer: 'Your answer is on its way to the councillor.',
  'close-without-answer': 'It is closed, and the councillor is told why.',
  'add-detail': 'The officers will see it.',
  reply: 'Your reply is on its way to the officer.',
  reopen: 'It is with the officers again.',
  withdraw: 'It is withdrawn.',
  settle: 'It is closed. Thank you.',
  join: 'You will get the same answer.',
  'return-to-queue': 'It is back in the queue.',
  'remind-before': 'The officers are reminded.',
  'remind-after': 'The officers are reminded.',
  unreached: 'The officers are told.',
  erased: 'A councillor was taken out of it.',
};
export const doneLine = (id: string, move: Move['move']): string => `${id}: ${DONE[move]}`;

/** Above words that were not taken, so that they are not lost. */
export const YOU_WROTE = 'What you wrote:';
/** Above each further message of a sheet that one message cannot hold. */
export const continuedLine = (gist: string): string => `Continued: ${gist}`;
/** In place of a further message that what is shown now does not need any more. */
export const PART_GONE = 'There was more here before. What holds now is in the message above.';
export const TOO_MANY_CLAUSES = `That is more guidance than can be quoted at once. Please choose at most ${MOST_CLAUSES}.`;
/** For somebody whose platform tells no name. */
export const UNNAMED = 'A colleague';

const LIST_HEADINGS: Readonly<Record<List, readonly [some: string, none: string, which: string]>> = {
  mine: ['What you have asked officers', 'You have asked officers nothing yet.', 'newest'],
  queue: ['Open with your team', 'Nothing is open with your team.', 'oldest'],
  feedback: [
    `What people said about answers in the last ${FEEDBACK_DAYS} days`,
    `Nobody has said anything about your council’s answers in the last ${FEEDBACK_DAYS} days.`,
    'newest',
  ],
  suggestions: ['Suggestions for the guidance', 'There is nothing to suggest for your council’s guidance.', 'newest'],
  advice: ['Officer advice of your team', 'Your team keeps no officer advice.', 'that come first'],
};
/** Above so many of a list. Where it is as long as a list can be, there may be more. */
export function listHeading(list: List, shown: number, most: number): string {
  const [some, none, which] = LIST_HEADINGS[list];
  if (shown === 0) return none;
  return shown < most ? some : `${some}: the ${most} ${which}`;
}
