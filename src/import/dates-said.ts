const MONTHS = 'january february march april may june july august september october november december'.split(' ');

/** A date as a document prints it, as YYYY-MM-DD; undefined where it leaves the day open or is no date. Days come before months. */
export function dateSaid(text: string): string | undefined {
  const said = text.trim().replace(/[.,;]+$/, '');
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(said);
  if (iso !== null) return dateOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const figures = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(said);
  if (figures !== null) return dateOf(Number(figures[3]), Number(figures[2]), Number(figures[1]));
  const words = /^(?:\p{L}+day,? )?(\d{1,2})(?:st|nd|rd|th)?(?: of)? (\p{L}{3,9})\.?,? (\d{4})$/iu.exec(said);
  if (words === null) return undefined;
  const month = MONTHS.findIndex((name) => name.startsWith((words[2] ?? '').toLowerCase())) + 1;
  return month === 0 ? undefined : dateOf(Number(words[3]), month, Number(words[1]));
}

function dateOf(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  const sound = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year >= 1800 && year < 2200;
  return sound ? date.toISOString().slice(0, 10) : undefined;
}
