import type { TurnId } from './conversation.ts';
import { mayExpire } from './curated-answer.ts';
import type { CuratedAnswer, CuratedEntry, CuratedMove, CuratedState, RestsOn } from './curated-answer.ts';
import type { Person } from './people.ts';
import { dayAt } from './working-days.ts';

/** Who makes a move. That an officer is one of the team is checked before. */
export type CuratedMover = { readonly part: 'officer'; readonly person: Person } | { readonly part: 'clock' };

/**
 * Why a move is not made: nobody agrees to their own proposal, it is in another state by now, its last day is too late or past, or other clauses are
 * named than it rests on.
 */
export type CuratedRefusal = 'own-proposal' | 'not-yours' | 'too-late' | 'bad-expiry' | 'other-clauses';

export type CuratedMoved =
  | { readonly outcome: 'moved'; readonly curated: CuratedAnswer }
  | { readonly outcome: 'refused'; readonly why: CuratedRefusal };

type Change = Partial<Pick<CuratedAnswer, 'now' | 'rests' | 'expires'>>;

/** Makes a move, or says why not. Pure: the same advice, mover, move and time give the same. */
export function moveCurated(
  curated: CuratedAnswer,
  mover: CuratedMover,
  move: CuratedMove,
  at: number,
  turn?: TurnId,
): CuratedMoved {
  const ruling = mover.part === 'clock' ? byClock(curated, move) : byOfficer(curated, mover.person, move, at);
  if (typeof ruling === 'string') return { outcome: 'refused', why: ruling };
  const by: CuratedEntry['by'] = mover.part === 'clock' ? 'clock' : mover.person;
  return {
    outcome: 'moved',
    curated: { ...curated, ...ruling, history: [...curated.history, { by, at, move, turn }] },
  };
}

function byClock({ now }: CuratedAnswer, move: CuratedMove): Change | CuratedRefusal {
  if (move.move !== 'hold') return 'not-yours';
  return now.state === 'in-force' ? { now: { state: 'on-hold', why: move.why } } : 'too-late';
}

function byOfficer(curated: CuratedAnswer, officer: Person, move: CuratedMove, at: number): Change | CuratedRefusal {
  const { now, proposed } = curated;
  if (move.move === 'hold') return 'not-yours';
  if (now.state === 'ended') return 'too-late';
  if (move.move === 'end') return { now: { state: 'ended' } };
  if (proposed.by.id === officer.id) return 'own-proposal';
  if (now.state === 'in-force') return 'too-late';
  if (!mayExpire(move.expires, dayAt(at))) return 'bad-expiry';
  if (!sameClauses(curated.rests, move.rests)) return 'other-clauses';
  const inForce: CuratedState = { state: 'in-force', approver: officer, since: at };
  return { now: inForce, rests: move.rests, expires: move.expires };
}

const sameClauses = (one: readonly RestsOn[], other: readonly RestsOn[]): boolean =>
  one.length === other.length && one.every(({ clause }, index) => clause === other[index]?.clause);
