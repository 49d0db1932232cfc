import { Fault } from '../core/errors.ts';
import { AS_AT_UNREADABLE } from '../core/wording.ts';
import { typedDay } from '../core/working-days.ts';

/** The day that an option or a line of a batch names; undefined if none is. Throws CONFIG_INVALID if there is no such day. */
export function asAtFrom(typed: string | undefined): string | undefined {
  if (typed === undefined) return undefined;
  const day = typedDay(typed);
  if (day !== undefined) return day;
  throw new Fault('CONFIG_INVALID', AS_AT_UNREADABLE);
}
