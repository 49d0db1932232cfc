import type { ExpectedQuestion } from './examining.ts';
import type { OpenedEdition } from './opened-edition.ts';
import type { Edition } from './ports.ts';

type Clauses = Pick<Edition, 'clause'>;

/** An edition on a day, and what its officers expect of it on whichever. */
export interface Expecting {
  readonly expected: readonly ExpectedQuestion[];
  readonly inForce: Clauses;
  /** All of it, whatever the day. */
  readonly whole: Clauses;
}

export const expectingOn = async (opened: OpenedEdition, day: string): Promise<Expecting> => ({
  expected: await opened.expected(),
  inForce: opened.edition.on(day),
  whole: opened.edition,
});

/** Whether a clause that is right for the question is there. Where none is right, nothing need be. */
export const canBeMet = ({ clauses }: ExpectedQuestion, { clause }: Clauses): boolean =>
  clauses.length === 0 || clauses.some((one) => clause(one) !== undefined);

/** What is put to two editions before one takes the place of the other. */
export interface AskedOfBoth {
  readonly asked: readonly ExpectedQuestion[];
  /** Expected of the edition before and not of the new one; those whose clause is still there are asked all the same. */
  readonly withdrawn: readonly ExpectedQuestion[];
}

/** To take a question away must not hide that it is answered worse, so it is asked once more. */
export function askedToPublish(next: Expecting, before: Expecting): AskedOfBoth {
  const isAsked = (one: ExpectedQuestion): boolean => inEither(one, next, before);
  const kept = Map.groupBy(next.expected, questionOf);
  // Whatever was right for it still is, and it is asked if it was.
  const isHeld = (then: ExpectedQuestion): boolean =>
    kept.get(questionOf(then))?.some((now) => includesAll(now, then) && (isAsked(now) || !isAsked(then))) ?? false;
  const withdrawn = before.expected.filter((one) => !isHeld(one));
  const left = withdrawn.filter((one) => canBeMet(one, before.inForce) && canBeMet(one, next.whole));
  return { asked: [...next.expected.filter(isAsked), ...left], withdrawn };
}

/** Going back is held to what is expected of the edition in force. */
export const askedToRollBack = (next: Expecting, before: Expecting): AskedOfBoth => ({
  asked: before.expected.filter((one) => inEither(one, next, before)),
  withdrawn: [],
});

const inEither = (one: ExpectedQuestion, next: Expecting, before: Expecting): boolean =>
  canBeMet(one, next.inForce) || canBeMet(one, before.inForce);

const includesAll = (now: ExpectedQuestion, then: ExpectedQuestion): boolean =>
  then.clauses.every((clause) => now.clauses.includes(clause));

/** What tells a question, whichever clauses are right for it. */
export const questionOf = ({ council, question }: ExpectedQuestion): string => `${council}\n${question}`;
