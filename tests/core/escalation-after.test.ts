import { describe, expect, it } from 'vitest';
import { make } from '../../src/core/escalation-moves.ts';
import { CLAIM_LASTS_MS, FIRST_FOR_MS } from '../../src/core/escalation.ts';
import type { Escalation, EscalationState, HistoryEntry, Move, Mover } from '../../src/core/escalation.ts';
import type { Person, PersonId } from '../../src/core/people.ts';
import { ANNA, anEscalation, BEN, claimedBy, COUNCILLOR, MOVES, STATES } from '../support/escalations.ts';

const AT = 1000;
const officer = (person: Person): Mover => ({ part: 'officer', person });
const asker: Mover = { part: 'councillor', person: COUNCILLOR };
const clock: Mover = { part: 'clock' };

function moved(escalation: Escalation, mover: Mover, move: Move): Escalation {
  const made = make(escalation, mover, move, AT);
  if (made.outcome === 'refused') throw new Error(`${move.move} was refused: ${made.why}`);
  return made.escalation;
}
const stateAfter = (now: EscalationState, mover: Mover, move: Move): EscalationState =>
  moved(anEscalation({ now }), mover, move).now;

describe('what a move leaves behind', () => {
  it.each<[string, EscalationState, Mover, Move, EscalationState]>([
    ['a claim', STATES.waiting, officer(BEN), MOVES.claim, { ...claimedBy(BEN), touched: AT }],
    ['a hand-over', STATES.askedBack, officer(ANNA), MOVES['hand-over'], { ...claimedBy(BEN, true), touched: AT }],
    ['asking back', STATES.claimed, officer(ANNA), MOVES['ask-back'], { ...claimedBy(ANNA, true), touched: AT }],
    ['a reply', STATES.askedBack, asker, MOVES.reply, { ...claimedBy(ANNA), touched: AT }],
    ['a detail', STATES.claimed, asker, MOVES['add-detail'], { ...claimedBy(ANNA), touched: AT }],
    ['a detail while it waits', STATES.waiting, asker, MOVES['add-detail'], STATES.waiting],
    ['an answer', STATES.claimed, officer(ANNA), MOVES.answer, STATES.answered],
    [
      'closing it without',
      STATES.claimed,
      officer(ANNA),
      MOVES['close-without-answer'],
      { state: 'closed', why: 'without-answer' },
    ],
    ['withdrawing', STATES.claimed, asker, MOVES.withdraw, STATES.closed],
    ['settling', STATES.answered, asker, MOVES.settle, { state: 'closed', why: 'settled' }],
    ['a note', STATES.askedBack, officer(BEN), MOVES.note, STATES.askedBack],
  ])('%s', (_what, now, mover, move, expected) => {
    expect(stateAfter(now, mover, move)).toEqual(expected);
  });

  it('says that it was made, and keeps who made it, when and what was said', () => {
    const late = CLAIM_LASTS_MS;
    const made = make(anEscalation({ now: STATES.claimed }), clock, MOVES['return-to-queue'], late);
    expect(made).toMatchObject({ outcome: 'moved', escalation: { now: STATES.waiting } });
    const history = [{ by: 'clock', at: late, move: MOVES['return-to-queue'], turn: undefined }];
    expect(made).toMatchObject({ escalation: { history } });
    expect(moved(anEscalation(), asker, MOVES['add-detail']).history).toEqual([
      { by: COUNCILLOR, at: AT, move: MOVES['add-detail'], turn: undefined },
    ]);
  });

  it('names the officer in whose hands it is', () => {
    const refused = make(anEscalation({ now: STATES.claimed }), officer(BEN), MOVES.release, AT);
    expect(refused).toEqual({ outcome: 'refused', why: 'claimed-by', officer: ANNA });
  });
});

describe('an officer who steps aside', () => {
  it('is noted once, after those who did before', () => {
    const once = moved(anEscalation({ recused: [BEN.id] }), officer(ANNA), MOVES.recuse);
    expect(once.recused).toEqual([BEN.id, ANNA.id]);
    expect(moved(once, officer(ANNA), MOVES.recuse).recused).toEqual([BEN.id, ANNA.id]);
  });

  it('cannot claim it any more, but others can', () => {
    const aside = moved(anEscalation(), officer(ANNA), MOVES.recuse);
    expect(make(aside, officer(ANNA), MOVES.claim, AT)).toEqual({ outcome: 'refused', why: 'recused' });
    expect(make(aside, officer(BEN), MOVES.claim, AT).outcome).toBe('moved');
  });

  it('gives back that they come first, and leaves another’s turn to them', () => {
    const first = { state: 'waiting', firstFor: { officer: ANNA.id, until: AT + FIRST_FOR_MS } } as const;
    expect(stateAfter(first, officer(ANNA), MOVES.recuse)).toEqual(STATES.waiting);
    expect(stateAfter(first, officer(BEN), MOVES.recuse)).toEqual(first);
  });
});

describe('an escalation reopened', () => {
  const entry = (by: Person, move: Move): HistoryEntry => ({ by, at: 1, move, turn: undefined });
  const reopened = (history: readonly HistoryEntry[], recused: readonly PersonId[] = []) =>
    moved(anEscalation({ now: STATES.answered, history, recused }), asker, MOVES.reopen).now;
  const until = AT + FIRST_FOR_MS;

  it.each<[string, readonly HistoryEntry[], EscalationState]>([
    ['nobody where nobody answered', [entry(ANNA, MOVES.claim)], STATES.waiting],
    ['whoever answered', [entry(ANNA, MOVES.answer)], { state: 'waiting', firstFor: { officer: ANNA.id, until } }],
    [
      'whoever closed it without an answer',
      [entry(BEN, MOVES['close-without-answer']), entry(ANNA, MOVES.note)],
      { state: 'waiting', firstFor: { officer: BEN.id, until } },
    ],
    [
      'whoever did so last',
      [entry(ANNA, MOVES.answer), entry(BEN, MOVES.answer)],
      { state: 'waiting', firstFor: { officer: BEN.id, until } },
    ],
  ])('goes first to %s', (_whom, history, expected) => {
    expect(reopened(history)).toEqual(expected);
  });

  it('goes to anybody where the last one stepped aside, and waits for who comes first otherwise', () => {
    expect(reopened([entry(BEN, MOVES.answer), entry(ANNA, MOVES.answer)], [ANNA.id])).toEqual(STATES.waiting);
    const now = reopened([entry(ANNA, MOVES.answer)]);
    expect(make(anEscalation({ now }), officer(BEN), MOVES.claim, AT)).toEqual({
      outcome: 'refused',
      why: 'first-for',
    });
  });
});
