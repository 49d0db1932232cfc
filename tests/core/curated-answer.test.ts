import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { turnId } from '../../src/core/conversation.ts';
import { holdFor, LONGEST_DAYS, mayExpire, USUAL_DAYS } from '../../src/core/curated-answer.ts';
import type { CuratedMove, CuratedState } from '../../src/core/curated-answer.ts';
import { moveCurated } from '../../src/core/curated-moves.ts';
import type { CuratedMover } from '../../src/core/curated-moves.ts';
import type { Person } from '../../src/core/people.ts';
import { nextDay } from '../../src/core/working-days.ts';
import { aCurated, APPROVE, CURATED_STATES, END, HOLD, PROPOSED_AT, RESTS } from '../support/curated.ts';
import { ANNA, BEN, COUNCILLOR } from '../support/escalations.ts';
import { clauseNumbered } from '../support/findings.ts';

const officer = (person: Person): CuratedMover => ({ part: 'officer', person });
const clock: CuratedMover = { part: 'clock' };
const AT = PROPOSED_AT + 1000;

function outcome(now: CuratedState, mover: CuratedMover, move: CuratedMove): string {
  const moved = moveCurated(aCurated({ now }), mover, move, AT);
  return moved.outcome === 'refused' ? moved.why : moved.curated.now.state;
}

describe('officer advice', () => {
  /** What comes of each move while it is proposed, in force, on hold and ended. */
  it.each([
    ['its proposer', officer(ANNA), APPROVE, 'own-proposal own-proposal own-proposal too-late'],
    ['its proposer', officer(ANNA), END, 'ended ended ended too-late'],
    ['its proposer', officer(ANNA), HOLD, 'not-yours not-yours not-yours not-yours'],
    ['another officer', officer(BEN), APPROVE, 'in-force too-late in-force too-late'],
    ['another officer', officer(BEN), END, 'ended ended ended too-late'],
    ['another officer', officer(BEN), HOLD, 'not-yours not-yours not-yours not-yours'],
    ['the clock', clock, APPROVE, 'not-yours not-yours not-yours not-yours'],
    ['the clock', clock, END, 'not-yours not-yours not-yours not-yours'],
    ['the clock', clock, HOLD, 'too-late on-hold too-late too-late'],
  ] as const)('moved by %s: %o %o', (_who, mover, move, expected) => {
    expect(
      Object.values(CURATED_STATES)
        .map((now) => outcome(now, mover, move))
        .join(' '),
    ).toBe(expected);
  });

  it('is in force by two people, with the days and the words of its clauses as the second agreed to them', () => {
    const rests = [{ ...RESTS[0]!, text: 'As it reads today.' }];
    const approve: CuratedMove = { move: 'approve', expires: '2028-01-31', rests };
    const moved = moveCurated(aCurated(), officer(BEN), approve, AT, turnId('teams', 'P2'));
    if (moved.outcome === 'refused') throw new Error(moved.why);
    expect(moved.curated).toMatchObject({ now: { approver: BEN, since: AT }, expires: '2028-01-31', rests });
    expect(moved.curated.history).toEqual([{ by: BEN, at: AT, move: approve, turn: 'teams:P2' }]);
  });

  it('is agreed to for two years at most, and on the clauses that were proposed', () => {
    const approve = (change: Partial<Extract<CuratedMove, { move: 'approve' }>>): string =>
      outcome({ state: 'proposed' }, officer(BEN), { move: 'approve', expires: '2027-01-01', rests: RESTS, ...change });
    const longest = nextDay('2026-11-24', LONGEST_DAYS);
    expect(['2026-11-24', longest].map((expires) => approve({ expires }))).toEqual(['in-force', 'in-force']);
    expect(['2026-11-23', nextDay(longest)].map((expires) => approve({ expires }))).toEqual([
      'bad-expiry',
      'bad-expiry',
    ]);
    expect(mayExpire(nextDay('2026-11-24', USUAL_DAYS), '2026-11-24')).toBe(true);
    expect(approve({ rests: [] })).toBe('other-clauses');
    expect(approve({ rests: [{ clause: clauseNumbered('2').id, text: 'x' }] })).toBe('other-clauses');
  });

  it('is never in force by its proposer, whatever moves anybody makes', () => {
    const mover = fc.constantFrom(officer(ANNA), officer(BEN), officer(COUNCILLOR), clock);
    const move = fc.constantFrom(APPROVE, HOLD, END);
    fc.assert(
      fc.property(fc.array(fc.tuple(mover, move), { maxLength: 12 }), (moves) => {
        let [curated, ended] = [aCurated(), false];
        for (const [by, made] of moves) {
          const moved = moveCurated(curated, by, made, AT);
          if (moved.outcome === 'refused') continue;
          expect(ended).toBe(false);
          expect(moved.curated.history).toHaveLength(curated.history.length + 1);
          curated = moved.curated;
          ended = curated.now.state === 'ended';
          expect(curated.now).not.toMatchObject({ approver: { id: ANNA.id } });
        }
      }),
    );
  });
});

describe('whether officer advice may be shown', () => {
  const clause = clauseNumbered('1');
  const inForce = (text: string | undefined) => () => (text === undefined ? undefined : { ...clause, text });

  it.each([
    ['while its clauses read as they did, on its last day too', clause.text, '2027-11-24', undefined],
    ['not when a clause reads otherwise', `${clause.text} `, '2027-11-24', 'clause-changed'],
    ['not when a clause has gone', undefined, '2027-11-24', 'clause-gone'],
    ['not after its last day', clause.text, '2027-11-25', 'expired'],
  ] as const)('%s', (_when, text, today, why) => {
    expect(holdFor(aCurated(), today, inForce(text))).toBe(why);
  });

  it('is for its days alone if it rests on no clause', () => {
    expect(holdFor(aCurated({ rests: [] }), '2027-11-24', inForce(undefined))).toBeUndefined();
  });
});
