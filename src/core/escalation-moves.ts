import { CLAIM_LASTS_MS, FIRST_FOR_MS } from './escalation.ts';
import type { Escalation, EscalationState, Move, Moved, Mover, Refusal } from './escalation.ts';
import type { PersonId } from './people.ts';

/** What a lawful move changes; the history is kept by `make`. */
type Change = Partial<Pick<Escalation, 'now' | 'recused'>>;
type Ruling = Change | Refusal;

/** Makes a move, or says why not. Pure: the same escalation, mover, move and time give the same. */
export function make(escalation: Escalation, mover: Mover, move: Move, at: number): Moved {
  const ruling = rule(escalation, mover, move, at);
  if ('why' in ruling) return { outcome: 'refused', ...ruling };
  const by: PersonId | 'clock' = mover.part === 'clock' ? 'clock' : mover.person;
  const history = [...escalation.history, { by, at, move }];
  return { outcome: 'moved', escalation: { ...escalation, ...ruling, history } };
}

function rule(escalation: Escalation, mover: Mover, move: Move, at: number): Ruling {
  switch (mover.part) {
    case 'clock':
      return move.move === 'return-to-queue' ? returned(escalation.now, at) : NOT_YOURS;
    case 'councillor':
      return mover.person === escalation.councillor ? byCouncillor(escalation, move, at) : NOT_YOURS;
    case 'officer':
      return byOfficer(escalation, mover.person, move, at);
  }
}

const NOT_YOURS: Refusal = { why: 'not-yours' };
const TOO_LATE: Refusal = { why: 'too-late' };
const WAITING: EscalationState = { state: 'waiting' };

function returned(now: EscalationState, at: number): Ruling {
  if (now.state !== 'claimed') return TOO_LATE;
  return now.askedBack || at - now.touched < CLAIM_LASTS_MS ? { why: 'too-early' } : { now: WAITING };
}

function byCouncillor({ now, history, recused }: Escalation, { move }: Move, at: number): Ruling {
  const open = now.state === 'waiting' || now.state === 'claimed';
  switch (move) {
    case 'add-detail':
      return open ? { now: now.state === 'claimed' ? { ...now, touched: at } : now } : TOO_LATE;
    case 'reply':
      if (now.state !== 'claimed') return TOO_LATE;
      return now.askedBack ? { now: { ...now, touched: at, askedBack: false } } : { why: 'not-asked-back' };
    case 'withdraw':
      return open ? { now: { state: 'closed', why: 'withdrawn' } } : TOO_LATE;
    case 'settle':
      return now.state === 'answered' ? { now: { state: 'closed', why: 'settled' } } : TOO_LATE;
    case 'reopen':
      return open ? { why: 'too-early' } : { now: { state: 'waiting', ...firstFor(history, recused, at) } };
    default:
      return NOT_YOURS;
  }
}

/** Whoever answered or closed it last comes first, unless they have stepped aside since. */
function firstFor(
  history: Escalation['history'],
  recused: Escalation['recused'],
  at: number,
): Pick<EscalationState & { state: 'waiting' }, 'firstFor'> {
  const last = history.findLast(({ move }) => move.move === 'answer' || move.move === 'close-without-answer');
  if (last === undefined || last.by === 'clock' || recused.includes(last.by)) return {};
  return { firstFor: { officer: last.by, until: at + FIRST_FOR_MS } };
}

function byOfficer(escalation: Escalation, officer: PersonId, move: Move, at: number): Ruling {
  const { now, recused } = escalation;
  // A note is for officers' eyes and changes nothing.
  if (move.move === 'note') return {};
  if (move.move === 'claim') return claimed(escalation, officer, at);
  if (move.move === 'recuse') return recusedBy(escalation, officer);
  if (now.state !== 'claimed') return TOO_LATE;
  if (now.officer !== officer) return { why: 'claimed-by', officer: now.officer };
  switch (move.move) {
    case 'release':
      return { now: WAITING };
    case 'hand-over':
      if (recused.includes(move.to)) return { why: 'recused' };
      return { now: { ...now, officer: move.to, touched: at } };
    case 'ask-back':
      return { now: { ...now, touched: at, askedBack: true } };
    case 'answer':
      return { now: { state: 'answered', officer } };
    case 'close-without-answer':
      return { now: { state: 'closed', why: 'without-answer' } };
    default:
      return NOT_YOURS;
  }
}

function claimed({ now, recused }: Escalation, officer: PersonId, at: number): Ruling {
  if (now.state === 'claimed') return { why: 'claimed-by', officer: now.officer };
  if (now.state !== 'waiting') return TOO_LATE;
  if (recused.includes(officer)) return { why: 'recused' };
  const first = now.firstFor;
  if (first !== undefined && first.officer !== officer && at < first.until)
    return { why: 'first-for', officer: first.officer };
  return { now: { state: 'claimed', officer, touched: at, askedBack: false } };
}

/** Whoever steps aside gives back what they hold, and no longer comes first. */
function recusedBy({ now, recused }: Escalation, officer: PersonId): Ruling {
  const aside = recused.includes(officer) ? recused : [...recused, officer];
  const theirs =
    (now.state === 'claimed' && now.officer === officer) ||
    (now.state === 'waiting' && now.firstFor?.officer === officer);
  return { recused: aside, ...(theirs ? { now: WAITING } : {}) };
}
