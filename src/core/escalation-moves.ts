import type { TurnId } from './conversation.ts';
import { CLAIM_LASTS_MS, FIRST_FOR_MS, isAsker, isOpen, REMIND_BEFORE_MS } from './escalation.ts';
import type { Asker, Escalation, EscalationState, HistoryEntry, Move, Moved, Mover, Refusal } from './escalation.ts';
import type { NonEmpty } from './guidance.ts';
import type { Person, PersonId } from './people.ts';

/** What a lawful move changes; the history is kept by `make`. */
type Change = Partial<Pick<Escalation, 'now' | 'recused' | 'askers' | 'answerBy' | 'remindAt'>>;
type Ruling = Change | Refusal;

/** Makes a move, or says why not. Pure: the same escalation, mover, move and time give the same. */
export function make(escalation: Escalation, mover: Mover, move: Move, at: number, turn?: TurnId): Moved {
  const ruling = rule(escalation, mover, move, at);
  if ('why' in ruling) return { outcome: 'refused', ...ruling };
  const by: HistoryEntry['by'] = mover.part === 'clock' ? 'clock' : mover.person;
  const history = [...escalation.history, { by, at, move, turn }];
  return { outcome: 'moved', escalation: { ...escalation, ...ruling, history } };
}

function rule(escalation: Escalation, mover: Mover, move: Move, at: number): Ruling {
  switch (mover.part) {
    case 'clock':
      return byClock(escalation, move, at);
    case 'councillor':
      if (move.move === 'join') return joined(escalation, move.asker, mover.person);
      return isAsker(escalation, mover.person.id) ? byCouncillor(escalation, mover.person.id, move, at) : NOT_YOURS;
    case 'officer':
      return byOfficer(escalation, mover.person, move, at);
  }
}

const NOT_YOURS: Refusal = { why: 'not-yours' };
const TOO_LATE: Refusal = { why: 'too-late' };
const TOO_EARLY: Refusal = { why: 'too-early' };
const WAITING: EscalationState = { state: 'waiting' };

function byClock(escalation: Escalation, made: Move, at: number): Ruling {
  if (made.move === 'unreached') return unreached(escalation, made.person);
  const { now, answerBy, remindAt } = escalation;
  const { move } = made;
  switch (move) {
    case 'erased':
      return {};
    case 'return-to-queue':
      if (now.state !== 'claimed') return TOO_LATE;
      return now.askedBack || at - now.touched < CLAIM_LASTS_MS ? TOO_EARLY : { now: WAITING };
    case 'remind-before':
    case 'remind-after':
      if ((now.state !== 'waiting' && now.state !== 'claimed') || remindAt === undefined) return TOO_LATE;
      if (at < remindAt) return TOO_EARLY;
      if (move === 'remind-after') return at < answerBy ? TOO_EARLY : { remindAt: undefined };
      return at < answerBy ? { remindAt: answerBy } : TOO_LATE;
    default:
      return NOT_YOURS;
  }
}

/** Said once, until there is something new to tell. */
function unreached(escalation: Escalation, person: Person): Ruling {
  if (!isAsker(escalation, person.id)) return NOT_YOURS;
  const told = escalation.history.findLastIndex(({ move }) => TELLS_ASKERS.has(move.move));
  const since = escalation.history.slice(told + 1);
  return since.some(({ move }) => move.move === 'unreached' && move.person.id === person.id) ? TOO_LATE : {};
}
const TELLS_ASKERS: ReadonlySet<Move['move']> = new Set(['ask-back', 'answer', 'close-without-answer'] as const);

/** What one person was told in confidence is not joined, and nobody waits twice for one answer. */
function joined(escalation: Escalation, asker: Asker, person: Person): Ruling {
  if (asker.person.id !== person.id || escalation.confidential) return NOT_YOURS;
  if (!isOpen(escalation) || isAsker(escalation, person.id)) return TOO_LATE;
  // Nobody answers their own question.
  if (escalation.now.state === 'claimed' && escalation.now.officer.id === person.id) return NOT_YOURS;
  return { askers: [...escalation.askers, asker] };
}

function byCouncillor(escalation: Escalation, person: PersonId, move: Move, at: number): Ruling {
  const { now, history, recused } = escalation;
  switch (move.move) {
    case 'add-detail':
      if (!isOpen(escalation)) return TOO_LATE;
      return { now: now.state === 'claimed' ? { ...now, touched: at } : now };
    case 'reply':
      if (now.state !== 'claimed') return TOO_LATE;
      return now.askedBack ? { now: { ...now, touched: at, askedBack: false } } : { why: 'not-asked-back' };
    case 'withdraw':
      return isOpen(escalation) ? withdrawn(escalation, person) : TOO_LATE;
    case 'settle':
      return now.state === 'answered' ? { now: { state: 'closed', why: 'settled' } } : TOO_LATE;
    case 'reopen':
      return isOpen(escalation)
        ? TOO_EARLY
        : { now: { state: 'waiting', ...firstFor(history, recused, at) }, ...due(move.answerBy) };
    default:
      return NOT_YOURS;
  }
}

/** When it is to be answered, and when somebody is reminded of that first. */
export const due = (answerBy: number): Pick<Escalation, 'answerBy' | 'remindAt'> => ({
  answerBy,
  remindAt: answerBy - REMIND_BEFORE_MS,
});

/** Where others wait for the same answer, only this one stops waiting. */
function withdrawn({ askers }: Escalation, person: PersonId): Ruling {
  const others = nonEmpty(askers.filter((asker) => asker.person.id !== person));
  return others === undefined ? { now: { state: 'closed', why: 'withdrawn' } } : { askers: others };
}

const nonEmpty = <T>([first, ...others]: readonly T[]): NonEmpty<T> | undefined =>
  first === undefined ? undefined : [first, ...others];

/** Whoever answered or closed it last comes first, unless they have stepped aside since. */
function firstFor(
  history: Escalation['history'],
  recused: Escalation['recused'],
  at: number,
): Pick<EscalationState & { state: 'waiting' }, 'firstFor'> {
  const last = history.findLast(({ move }) => move.move === 'answer' || move.move === 'close-without-answer');
  if (last === undefined || last.by === 'clock' || recused.includes(last.by.id)) return {};
  return { firstFor: { officer: last.by.id, until: at + FIRST_FOR_MS } };
}

function byOfficer(escalation: Escalation, officer: Person, move: Move, at: number): Ruling {
  const { now, recused } = escalation;
  if (isAsker(escalation, officer.id) && move.move !== 'note') return { why: 'recused' };
  // A note is for officers' eyes and changes nothing.
  if (move.move === 'note') return {};
  if (move.move === 'claim') return claimed(escalation, officer, at);
  if (move.move === 'recuse') return recusedBy(escalation, officer.id);
  if (now.state !== 'claimed') return TOO_LATE;
  if (now.officer.id !== officer.id) return { why: 'claimed-by', officer: now.officer };
  switch (move.move) {
    case 'release':
      return { now: WAITING };
    case 'hand-over':
      if (recused.includes(move.to.id) || isAsker(escalation, move.to.id)) return { why: 'recused' };
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

function claimed({ now, recused }: Escalation, officer: Person, at: number): Ruling {
  if (now.state === 'claimed') return { why: 'claimed-by', officer: now.officer };
  if (now.state !== 'waiting') return TOO_LATE;
  if (recused.includes(officer.id)) return { why: 'recused' };
  const first = now.firstFor;
  if (first !== undefined && first.officer !== officer.id && at < first.until) return { why: 'first-for' };
  return { now: { state: 'claimed', officer, touched: at, askedBack: false } };
}

/** Whoever steps aside gives back what they hold, and no longer comes first. */
function recusedBy({ now, recused }: Escalation, officer: PersonId): Ruling {
  const aside = recused.includes(officer) ? recused : [...recused, officer];
  const theirs =
    (now.state === 'claimed' && now.officer.id === officer) ||
    (now.state === 'waiting' && now.firstFor?.officer === officer);
  return { recused: aside, ...(theirs ? { now: WAITING } : {}) };
}
