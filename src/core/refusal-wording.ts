import { MOST_ASKED } from './form.ts';
import { HALT_REFUSED } from './halt-wording.ts';
import { ONLY_ALONE } from './my-data-wording.ts';
import { PERSONAL_SIGNS } from './personal-signs.ts';
import { personalLine } from './personal-signs-wording.ts';
import type { Person } from './people.ts';
import type { RefusedWhy } from './reply.ts';
import { BY_HAND, DECIDED_BEFORE, UNDECIDED, UNFIT_WORDS } from './suggestion-wording.ts';
import { TOO_MANY } from './wording.ts';

/** Why something was not done. Plain British English, short, never blaming. */
const REFUSED: Readonly<Record<RefusedWhy, string>> = {
  ...HALT_REFUSED,
  'claimed-by': 'Another officer has it.',
  'first-for': 'The officer who answered before may take it first, for a few hours.',
  'not-yours': 'This can be done only by the councillor who asked, or by the officers it was sent to.',
  recused: 'Whoever has stepped aside from it, or asked it, cannot take it.',
  'not-asked-back': 'There is nothing to reply to. You could add a detail.',
  'too-late': 'That cannot be done any more: it has moved on meanwhile.',
  'too-early': 'It is still with the officers. You could add a detail.',
  'no-such-escalation':
    'There is no escalation of that reference here. One that was settled long ago may have been forgotten.',
  'not-allowed': 'Only the team’s officers can do this.',
  'no-team': 'No officers can be reached from here yet. Please use the contacts that the guidance names.',
  'no-council': 'No council’s guidance is in force here yet. The person who looks after Clausebook can see to it.',
  'nothing-said': 'Please write something first.',
  'too-long': 'That is longer than can be sent. Please shorten it.',
  'no-such-clause': 'A clause that was chosen is not in force any more. Please choose again.',
  'no-such-officer': 'That officer is not in the team any more. Please choose again.',
  'no-such-answer':
    'There is no receipt of that answer here any more, so this was not kept. Please ask the question again.',
  'not-admin': 'Only the admins of your council’s guidance can do this.',
  'not-alone': ONLY_ALONE,
  'personal-data': personalLine(PERSONAL_SIGNS),
  'faulty-guidance': 'The guidance was not put in force. The edition before it still answers.',
  'worse-answers':
    'The guidance was not put in force: it would answer expected questions worse. The edition before it still answers.',
  'no-reason':
    'Please give your reason: “admin reload accept: ” and why it is right that these questions are answered worse.',
  'no-such-edition': 'There is no edition of that number or name.',
  'own-proposal': 'Whoever proposed it cannot approve it. Please ask another officer of the team.',
  'other-clauses':
    'A clause that it rests on is not in force any more. Please end it, and keep the answer as advice again.',
  'bad-expiry':
    'Please give the last day as year, month and day, such as 2027-03-31: from today on, two years from today at the latest.',
  'past-expiry': 'Its last day is over. Please end it, and keep the answer as advice again.',
  'bad-questions': `Please give the questions it answers, one a line: at least one, and at most ${MOST_ASKED}.`,
  'no-such-advice': 'There is no officer advice of that reference here any more.',
  confidential: 'It was asked in confidence, so its answer cannot be kept as advice.',
  'not-answered': 'Only an answer that an officer has given can be kept as advice.',
  'kept-already': 'This answer is kept as advice already, or proposed. Type “advice” to me to see it.',
  'seen-otherwise': 'It has changed since you saw it. Please type “advice” to me, and look at it again.',
  overtaken: 'Others put guidance in force at the same time, so nothing was done. Please try again.',
  'no-such-suggestion': UNDECIDED['no-such-suggestion'],
  'decided-before': DECIDED_BEFORE,
  busy: UNDECIDED.busy,
  'files-not-in-force': UNDECIDED['not-in-force'],
  'by-hand': BY_HAND,
  'unfit-words': UNFIT_WORDS,
  'teaches-nothing': 'Nothing can be suggested from what was said of this answer.',
  'no-such-number': 'No clause in force has that number. Please look at it again.',
  'same-question': 'Please put the question that every edition must answer in other words.',
  'too-many': TOO_MANY,
  'one-clause': 'Please choose one clause, or give a number that only one clause has.',
};
export const refusedLine = (why: RefusedWhy, officer?: Person): string =>
  why === 'claimed-by' && officer !== undefined ? `${officer.name} has it.` : REFUSED[why];
