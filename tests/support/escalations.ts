import * as fc from 'fast-check';
import { turnId } from '../../src/core/conversation.ts';
import { escalationId, REMIND_BEFORE_MS } from '../../src/core/escalation.ts';
import type { Escalation, EscalationState, Move, Mover } from '../../src/core/escalation.ts';
import { editionId } from '../../src/core/guidance.ts';
import { personId } from '../../src/core/people.ts';
import type { Person } from '../../src/core/people.ts';
import { clauseNumbered } from './findings.ts';
import { GEDLING } from './builders.ts';

const aPerson = (id: string, name: string): Person => {
  const platform = id.startsWith('teams:') ? 'teams' : 'slack';
  return { id: personId(id), name, home: { platform, address: `home of ${id}` } };
};

export const COUNCILLOR = aPerson('slack:U1', 'Cllr Ursula Field');
export const NEIGHBOUR = aPerson('teams:U2', 'Cllr Noor Patel');
export const ANNA = aPerson('slack:A', 'Anna Reed');
export const BEN = aPerson('teams:B', 'Ben Hall');
const CARA = aPerson('teams:C', 'Cara Wood');

/** When the escalation of these tests is to be answered. */
export const ANSWER_BY = 48 * 60 * 60 * 1000;

export const anEscalation = (change: Partial<Escalation> = {}): Escalation => ({
  id: escalationId('GED-1'),
  council: GEDLING.id,
  team: 'communications',
  askers: [{ person: COUNCILLOR, about: turnId('slack', 'Ev1') }],
  question: 'May I use the crest on my leaflet?',
  confidential: false,
  topic: 'Social Media Guidance for Members',
  botSaid: { outcome: 'silent', why: 'no-match', near: [], edition: editionId('e1') },
  opened: 0,
  answerBy: ANSWER_BY,
  remindAt: ANSWER_BY - REMIND_BEFORE_MS,
  now: { state: 'waiting' },
  recused: [],
  history: [],
  ...change,
});

const anyOfficer = fc.constantFrom(ANNA, BEN, CARA);
const anyPerson: fc.Arbitrary<Person> = fc.constantFrom(ANNA, BEN, CARA, COUNCILLOR, NEIGHBOUR);

export const anyMover: fc.Arbitrary<Mover> = fc.oneof(
  fc.record({ part: fc.constant('officer' as const), person: anyOfficer }),
  fc.record({ part: fc.constant('councillor' as const), person: anyPerson }),
  fc.constant({ part: 'clock' as const }),
);

export const anyMove: fc.Arbitrary<Move> = fc.oneof(
  fc.record({
    move: fc.constantFrom('claim' as const, 'release' as const, 'recuse' as const),
  }),
  fc.record({ move: fc.constant('hand-over' as const), to: anyOfficer }),
  fc.record({
    move: fc.constantFrom('ask-back' as const, 'note' as const, 'close-without-answer' as const),
    text: fc.string(),
  }),
  fc.record({
    move: fc.constant('answer' as const),
    text: fc.string(),
    clauses: fc.constant([clauseNumbered('1').id]),
  }),
  fc.record({
    move: fc.constantFrom('add-detail' as const, 'reply' as const),
    text: fc.string(),
  }),
  fc.record({ move: fc.constant('reopen' as const), text: fc.string(), answerBy: fc.nat({ max: 10 * ANSWER_BY }) }),
  fc.record({
    move: fc.constant('join' as const),
    asker: fc.record({ person: anyPerson, about: fc.constant(turnId('teams', 'Ev2')) }),
  }),
  fc.record({ move: fc.constantFrom('withdraw' as const, 'settle' as const) }),
  fc.record({
    move: fc.constantFrom(
      'return-to-queue' as const,
      'remind-before' as const,
      'remind-after' as const,
      'erased' as const,
    ),
  }),
  fc.record({ move: fc.constant('unreached' as const), person: anyPerson }),
);

/** In this officer's hands since the beginning. */
export const claimedBy = (person: Person, askedBack = false): EscalationState & { state: 'claimed' } => ({
  state: 'claimed',
  officer: person,
  touched: 0,
  askedBack,
});

/** One of each. */
export const STATES = {
  waiting: { state: 'waiting' },
  claimed: claimedBy(ANNA),
  askedBack: claimedBy(ANNA, true),
  answered: { state: 'answered', officer: ANNA },
  closed: { state: 'closed', why: 'withdrawn' },
} as const satisfies Readonly<Record<string, EscalationState>>;

/** One of each, the officers' first. */
export const MOVES = {
  claim: { move: 'claim' },
  release: { move: 'release' },
  recuse: { move: 'recuse' },
  'hand-over': { move: 'hand-over', to: BEN },
  'ask-back': { move: 'ask-back', text: 'Which leaflet?' },
  note: { move: 'note', text: 'See the file.' },
  'close-without-answer': { move: 'close-without-answer', text: 'Not ours.' },
  answer: { move: 'answer', text: 'Yes, on paper.', clauses: [] },
  'add-detail': { move: 'add-detail', text: 'The spring one.' },
  reply: { move: 'reply', text: 'The spring one.' },
  reopen: { move: 'reopen', text: 'And online?', answerBy: 9 * ANSWER_BY },
  withdraw: { move: 'withdraw' },
  settle: { move: 'settle' },
  join: { move: 'join', asker: { person: NEIGHBOUR, about: turnId('teams', 'Ev2') } },
  'return-to-queue': { move: 'return-to-queue' },
  'remind-before': { move: 'remind-before' },
  'remind-after': { move: 'remind-after' },
  unreached: { move: 'unreached', person: COUNCILLOR },
  erased: { move: 'erased' },
} as const satisfies Readonly<Record<Move['move'], Move>>;
