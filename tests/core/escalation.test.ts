import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { turnId } from '../../src/core/conversation.ts';
import { make } from '../../src/core/escalation-moves.ts';
import { CLAIM_LASTS_MS, FIRST_FOR_MS, isAsker, REMIND_BEFORE_MS } from '../../src/core/escalation.ts';
import type { Escalation, Move, Moved, Mover } from '../../src/core/escalation.ts';
import type { Person } from '../../src/core/people.ts';
import {
  ANNA,
  ANSWER_BY,
  anEscalation,
  anyMove,
  anyMover,
  BEN,
  COUNCILLOR,
  NEIGHBOUR,
} from '../support/escalations.ts';

const officer = (person: Person): Mover => ({ part: 'officer', person });
const asker: Mover = { part: 'councillor', person: COUNCILLOR };
const clock: Mover = { part: 'clock' };

/** Moves made one after the other, an hour apart; each has to be lawful. */
function after(...moves: readonly (readonly [Mover, Move])[]): Escalation {
  return moves.reduce((escalation, [mover, move], index) => {
    const moved = make(escalation, mover, move, (index + 1) * 3_600_000);
    if (moved.outcome === 'refused') throw new Error(`${move.move} was refused: ${moved.why}`);
    return moved.escalation;
  }, anEscalation());
}

const claim = (person: Person): readonly [Mover, Move] => [officer(person), { move: 'claim' }];
const answer: Move = { move: 'answer', text: 'Yes, on paper.', clauses: [] };
const inShort = (moved: Moved): string => (moved.outcome === 'refused' ? moved.why : moved.escalation.now.state);

describe('the life of an escalation', () => {
  it('runs from waiting over claimed and answered to closed, and every move is kept', () => {
    const settled = after(claim(ANNA), [officer(ANNA), answer], [asker, { move: 'settle' }]);
    expect(settled.now).toEqual({ state: 'closed', why: 'settled' });
    expect(settled.history.map(({ by, move }) => `${by === 'clock' ? by : by.id} ${move.move}`)).toEqual([
      'slack:A claim',
      'slack:A answer',
      'slack:U1 settle',
    ]);
  });

  it('tells who loses a claim who has won it', () => {
    expect(make(after(claim(ANNA)), officer(BEN), { move: 'claim' }, 9)).toEqual({
      outcome: 'refused',
      why: 'claimed-by',
      officer: ANNA,
    });
  });

  it('takes an answer from whoever claimed it, and from nobody else', () => {
    expect(inShort(make(after(claim(ANNA)), officer(BEN), answer, 9))).toBe('claimed-by');
    expect(inShort(make(anEscalation(), officer(ANNA), answer, 9))).toBe('too-late');
  });

  it('goes to another officer when it is handed over, but to none who stepped aside', () => {
    const aside = after([officer(BEN), { move: 'recuse' }], claim(ANNA));
    expect(inShort(make(aside, officer(ANNA), { move: 'hand-over', to: BEN }, 9))).toBe('recused');
    const handed = after(claim(ANNA), [officer(ANNA), { move: 'hand-over', to: BEN }]);
    expect(handed.now).toMatchObject({ state: 'claimed', officer: BEN });
  });

  it('goes back to the queue when its officer steps aside or gives it back', () => {
    expect(after(claim(ANNA), [officer(ANNA), { move: 'recuse' }]).now).toEqual({ state: 'waiting' });
    expect(after(claim(ANNA), [officer(ANNA), { move: 'release' }]).now).toEqual({ state: 'waiting' });
  });

  it('goes back to the queue when nobody touches it for long, unless the councillor was asked back', () => {
    const claimed = after(claim(ANNA));
    const late = 3_600_000 + CLAIM_LASTS_MS;
    expect(inShort(make(claimed, clock, { move: 'return-to-queue' }, late - 1))).toBe('too-early');
    expect(inShort(make(claimed, clock, { move: 'return-to-queue' }, late))).toBe('waiting');
    const asked = after(claim(ANNA), [officer(ANNA), { move: 'ask-back', text: 'Which leaflet?' }]);
    expect(inShort(make(asked, clock, { move: 'return-to-queue' }, 10 * late))).toBe('too-early');
    const replied = make(asked, asker, { move: 'reply', text: 'The spring one.' }, 10 * late);
    expect(replied).toMatchObject({ escalation: { now: { officer: ANNA, askedBack: false, touched: 10 * late } } });
  });

  it('reopened, goes to the same officer first, and to any after a while', () => {
    const reopened = after(
      claim(ANNA),
      [officer(ANNA), answer],
      [asker, { move: 'reopen', text: 'And online?', answerBy: 9 * ANSWER_BY }],
    );
    const at = 3 * 3_600_000;
    expect(inShort(make(reopened, officer(BEN), { move: 'claim' }, at + 1))).toBe('first-for');
    expect(inShort(make(reopened, officer(ANNA), { move: 'claim' }, at + 1))).toBe('claimed');
    expect(inShort(make(reopened, officer(BEN), { move: 'claim' }, at + FIRST_FOR_MS))).toBe('claimed');
  });

  it('reopened, goes to any officer if the last one has stepped aside since', () => {
    const answered = after(claim(ANNA), [officer(ANNA), answer], [officer(ANNA), { move: 'recuse' }]);
    expect(make(answered, asker, { move: 'reopen', text: 'And online?', answerBy: 9 * ANSWER_BY }, 9)).toMatchObject({
      escalation: { now: { state: 'waiting' }, recused: [ANNA.id] },
    });
  });

  it('is joined by who asks the same, who stops waiting without ending it for the others', () => {
    const neighbour: Mover = { part: 'councillor', person: NEIGHBOUR };
    const join: Move = { move: 'join', asker: { person: NEIGHBOUR, about: turnId('teams', 'Ev2') } };
    const two = after([neighbour, join]);
    expect(two.askers.map(({ person }) => person)).toEqual([COUNCILLOR, NEIGHBOUR]);
    expect(inShort(make(two, neighbour, join, 9))).toBe('too-late');
    expect(inShort(make(anEscalation(), asker, join, 9))).toBe('not-yours');
    expect(inShort(make(anEscalation({ confidential: true }), neighbour, join, 9))).toBe('not-yours');
    const one = after([neighbour, join], [asker, { move: 'withdraw' }]);
    expect(one).toMatchObject({ now: { state: 'waiting' }, askers: [{ person: NEIGHBOUR }] });
    expect(inShort(make(one, neighbour, { move: 'withdraw' }, 9))).toBe('closed');
  });

  it('is not answered by who asked it', () => {
    const own = anEscalation({ askers: [{ person: ANNA, about: turnId('slack', 'Ev1') }] });
    expect(inShort(make(own, officer(ANNA), { move: 'claim' }, 9))).toBe('recused');
    const held = after(claim(ANNA));
    const join: Move = { move: 'join', asker: { person: ANNA, about: turnId('slack', 'Ev2') } };
    expect(inShort(make(held, { part: 'councillor', person: ANNA }, join, 9))).toBe('not-yours');
    expect(inShort(make({ ...held, askers: own.askers }, officer(ANNA), answer, 9))).toBe('recused');
  });

  it('is reminded of before its time and once it has passed, and not again', () => {
    const [before, passed]: readonly [Move, Move] = [{ move: 'remind-before' }, { move: 'remind-after' }];
    expect(inShort(make(anEscalation(), clock, before, ANSWER_BY - REMIND_BEFORE_MS - 1))).toBe('too-early');
    const once = make(anEscalation(), clock, before, ANSWER_BY - REMIND_BEFORE_MS);
    expect(once).toMatchObject({ escalation: { remindAt: ANSWER_BY } });
    const reminded = once.outcome === 'moved' ? once.escalation : anEscalation();
    expect(inShort(make(reminded, clock, passed, ANSWER_BY - 1))).toBe('too-early');
    const twice = make(reminded, clock, passed, ANSWER_BY);
    expect(twice).toMatchObject({ escalation: { remindAt: undefined } });
    expect(inShort(make(twice.outcome === 'moved' ? twice.escalation : reminded, clock, passed, 9 * ANSWER_BY))).toBe(
      'too-late',
    );
    expect(inShort(make(anEscalation(), clock, before, ANSWER_BY))).toBe('too-late');
    expect(inShort(make(anEscalation({ now: { state: 'closed', why: 'settled' } }), clock, passed, ANSWER_BY))).toBe(
      'too-late',
    );
  });

  it('is withdrawn, replied to and settled by its councillor alone', () => {
    const stranger: Mover = { part: 'councillor', person: BEN };
    for (const move of [{ move: 'withdraw' }, { move: 'add-detail', text: 'x' }] as const) {
      expect(inShort(make(anEscalation(), stranger, move, 9))).toBe('not-yours');
      expect(inShort(make(anEscalation(), officer(ANNA), move, 9))).not.toBe('closed');
    }
    expect(after([asker, { move: 'withdraw' }]).now).toEqual({ state: 'closed', why: 'withdrawn' });
  });
});

/** The rules that a move broke. */
function unlawful(
  before: Escalation,
  { now, recused, question, askers }: Escalation,
  { move }: Move,
): readonly string[] {
  const rules: Readonly<Record<string, boolean>> = {
    'who stepped aside holds nothing': now.state !== 'claimed' || !recused.includes(now.officer.id),
    'who stepped aside does not come first':
      now.state !== 'waiting' || now.firstFor === undefined || !recused.includes(now.firstFor.officer),
    'what is closed is only reopened': before.now.state !== 'closed' || now === before.now || move === 'reopen',
    'only who claimed it has answered':
      now.state !== 'answered' ||
      before.now.state === 'answered' ||
      (before.now.state === 'claimed' && before.now.officer.id === now.officer.id),
    'nobody holds what they asked themselves':
      now.state !== 'claimed' || !isAsker({ ...before, askers }, now.officer.id),
    'somebody always waits for it': askers.length > 0,
    'the question stays': question === before.question,
    'nobody comes back from having stepped aside': before.recused.every((one) => recused.includes(one)),
  };
  return Object.entries(rules).flatMap(([name, kept]) => (kept ? [] : [name]));
}

describe('whatever anybody does in any order', () => {
  const anyTurns = fc.array(fc.tuple(anyMover, anyMove, fc.nat({ max: 2 * CLAIM_LASTS_MS })), { maxLength: 40 });

  it('no unlawful state is reached, and nothing that was kept is lost', () => {
    fc.assert(
      fc.property(anyTurns, (turns) => {
        let escalation = anEscalation();
        let at = 0;
        for (const [mover, move, wait] of turns) {
          at += wait;
          const moved = make(escalation, mover, move, at);
          if (moved.outcome === 'refused') continue;
          const by = mover.part === 'clock' ? 'clock' : mover.person;
          expect(moved.escalation.history).toEqual([...escalation.history, { by, at, move, turn: undefined }]);
          expect(unlawful(escalation, moved.escalation, move)).toEqual([]);
          escalation = moved.escalation;
        }
      }),
    );
  });

  it('of many who claim it at one moment one after the other, one wins and the others are told who', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([ANNA, BEN], { minLength: 2 }), ([first, second]) => {
        if (first === undefined || second === undefined) throw new Error('There are two.');
        const won = make(anEscalation(), officer(first), { move: 'claim' }, 5);
        if (won.outcome === 'refused') throw new Error(won.why);
        expect(make(won.escalation, officer(second), { move: 'claim' }, 5)).toMatchObject({ officer: first });
      }),
    );
  });
});
