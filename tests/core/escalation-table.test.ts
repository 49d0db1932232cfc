import { describe, expect, it } from 'vitest';
import { make } from '../../src/core/escalation-moves.ts';
import type { EscalationState, Move, Mover } from '../../src/core/escalation.ts';
import type { Person } from '../../src/core/people.ts';
import { ANNA, anEscalation, BEN, COUNCILLOR, MOVES, NEIGHBOUR, STATES } from '../support/escalations.ts';

const AT = 1000;
const officer = (person: Person): Mover => ({ part: 'officer', person });
const asker: Mover = { part: 'councillor', person: COUNCILLOR };
const clock: Mover = { part: 'clock' };

function outcome(now: EscalationState, mover: Mover, move: Move): string {
  const moved = make(anEscalation({ now }), mover, move, AT);
  return moved.outcome === 'refused' ? moved.why : moved.escalation.now.state;
}

/** Of each move what comes of it while the escalation is waiting, claimed by Anna, asked back by her, answered by her, and closed. */
type Table = Readonly<Record<Move['move'], string>>;
const ofEveryMove = (row: string): Table => ({
  claim: row,
  release: row,
  recuse: row,
  'hand-over': row,
  'ask-back': row,
  note: row,
  'close-without-answer': row,
  answer: row,
  'add-detail': row,
  reply: row,
  reopen: row,
  withdraw: row,
  settle: row,
  join: row,
  'return-to-queue': row,
  'remind-before': row,
  'remind-after': row,
  unreached: row,
  erased: row,
});
const NEVER_THEIRS = 'not-yours not-yours not-yours not-yours not-yours';
const ONLY_ANNAS = 'too-late claimed-by claimed-by too-late too-late';
const NO_OFFICERS = 'too-late not-yours not-yours too-late too-late';

const TABLES: readonly (readonly [string, Mover, Table])[] = [
  [
    'the councillor',
    asker,
    {
      ...ofEveryMove(NEVER_THEIRS),
      'add-detail': 'waiting claimed claimed too-late too-late',
      reply: 'too-late not-asked-back claimed too-late too-late',
      reopen: 'too-early too-early too-early waiting waiting',
      withdraw: 'closed closed closed too-late too-late',
      settle: 'too-late too-late too-late closed too-late',
    },
  ],
  ['another councillor', { part: 'councillor', person: BEN }, ofEveryMove(NEVER_THEIRS)],
  [
    'a councillor who asks the same',
    { part: 'councillor', person: NEIGHBOUR },
    { ...ofEveryMove(NEVER_THEIRS), join: 'waiting claimed claimed too-late too-late' },
  ],
  [
    'the officer who claimed it',
    officer(ANNA),
    {
      ...ofEveryMove(NO_OFFICERS),
      claim: 'claimed claimed-by claimed-by too-late too-late',
      release: 'too-late waiting waiting too-late too-late',
      recuse: 'waiting waiting waiting answered closed',
      'hand-over': 'too-late claimed claimed too-late too-late',
      'ask-back': 'too-late claimed claimed too-late too-late',
      note: 'waiting claimed claimed answered closed',
      'close-without-answer': 'too-late closed closed too-late too-late',
      answer: 'too-late answered answered too-late too-late',
    },
  ],
  [
    'another officer',
    officer(BEN),
    {
      ...ofEveryMove(ONLY_ANNAS),
      claim: 'claimed claimed-by claimed-by too-late too-late',
      recuse: 'waiting claimed claimed answered closed',
      note: 'waiting claimed claimed answered closed',
    },
  ],
  [
    'the clock, before its time',
    clock,
    {
      ...ofEveryMove(NEVER_THEIRS),
      'return-to-queue': 'too-late too-early too-early too-late too-late',
      'remind-before': 'too-early too-early too-early too-late too-late',
      'remind-after': 'too-early too-early too-early too-late too-late',
      unreached: 'waiting claimed claimed answered closed',
      erased: 'waiting claimed claimed answered closed',
    },
  ],
];

describe.each(TABLES)('what %s may do', (_who, mover, table) => {
  it.each(Object.entries(table))('of “%s” comes %s', (name, expected) => {
    const move = Object.values(MOVES).find((each) => each.move === name);
    if (move === undefined) throw new Error(`There is no move ${name}.`);
    expect(Object.values(STATES).map((now) => outcome(now, mover, move))).toEqual(expected.split(' '));
  });
});
