import type { OutOfForce } from '../core/edition-diff.ts';
import type { Clause, GuidanceDocument } from '../core/guidance.ts';
import { isInForce } from '../core/in-force.ts';

/** The days on which a clause is in force, unless they are its document's: those are told once, with the document. */
export function daysIn({ citation: { inForce } }: Clause, document: GuidanceDocument): string {
  const days = JSON.stringify([inForce?.from, inForce?.until]);
  return days === JSON.stringify([document.inForce?.from, document.inForce?.until]) ? '' : days;
}

/** Clauses that dates take out of force on the day. `pairs`: which clause each of the new ones was. */
export const outOfForceOn = (day: string, pairs: ReadonlyMap<Clause, Clause>): readonly OutOfForce[] =>
  [...pairs].flatMap(([after, before]) => {
    const { inForce } = after.citation;
    if (!isInForce(day, before.citation.inForce) || isInForce(day, inForce)) return [];
    const isToCome = inForce?.from !== undefined && day < inForce.from;
    return [{ when: isToCome ? 'to-come' : 'over', before, after } as const];
  });
