/** The days on which something is in force, both included, as YYYY-MM-DD in Europe/London. Where one is not given there is no end. */
export interface Period {
  readonly from?: string | undefined;
  readonly until?: string | undefined;
}

/** Days are written so that they can be compared as they stand. */
export const isInForce = (day: string, { from, until }: Period = {}): boolean =>
  (from === undefined || from <= day) && (until === undefined || day <= until);

/** The days of both; undefined if neither gives any. */
export function periodOf(one: Period | undefined, other: Period | undefined): Period | undefined {
  const from = [one?.from, other?.from]
    .filter((day) => day !== undefined)
    .toSorted()
    .at(-1);
  const until = [one?.until, other?.until]
    .filter((day) => day !== undefined)
    .toSorted()
    .at(0);
  if (from === undefined && until === undefined) return undefined;
  return { ...(from !== undefined && { from }), ...(until !== undefined && { until }) };
}

/** False if it ends before it begins. */
export const hasADay = ({ from, until }: Period = {}): boolean =>
  from === undefined || until === undefined || from <= until;

/** Whether there is a day on which both are in force. */
export const overlap = (one: Period | undefined, other: Period | undefined): boolean => hasADay(periodOf(one, other));
