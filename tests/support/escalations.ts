import * as fc from 'fast-check';
import { escalationId } from '../../src/core/escalation.ts';
import type { Escalation, EscalationState, Move, Mover } from '../../src/core/escalation.ts';
import { personId } from '../../src/core/people.ts';
import type { PersonId } from '../../src/core/people.ts';
import { clauseNumbered } from './findings.ts';
import { GEDLING } from './builders.ts';

export const COUNCILLOR = personId('slack:U1');
export const ANNA = personId('slack:A');
export const BEN = personId('teams:B');
const CARA = personId('teams:C');

export const anEscalation = (change: Partial<Escalation> = {}): Escalation => ({
  id: escalationId('GED-1'),
  council: GEDLING.id,
  councillor: COUNCILLOR,
  question: 'May I use the crest on my leaflet?',
  confidential: false,
  opened: 0,
  now: { state: 'waiting' },
  recused: [],
  history: [],
  ...change,
});

const anyOfficer = fc.constantFrom(ANNA, BEN, CARA);
const anyPerson: fc.Arbitrary<PersonId> = fc.constantFrom(ANNA, BEN, CARA, COUNCILLOR, personId('slack:U2'));

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
    move: fc.constantFrom('add-detail' as const, 'reply' as const, 'reopen' as const),
    text: fc.string(),
  }),
  fc.record({ move: fc.constantFrom('withdraw' as const, 'settle' as const) }),
  fc.constant({ move: 'return-to-queue' as const }),
);

/** In this officer's hands since the beginning. */
export const claimedBy = (person: PersonId, askedBack = false): EscalationState & { state: 'claimed' } => ({
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
  reopen: { move: 'reopen', text: 'And online?' },
  withdraw: { move: 'withdraw' },
  settle: { move: 'settle' },
  'return-to-queue': { move: 'return-to-queue' },
} as const satisfies Readonly<Record<Move['move'], Move>>;
