/** Whoever looks after the directory may need a round of asking and agreeing for a new secret; such rounds are monthly at worst. */
export const WARN_DAYS = 30;

const DAY_MS = 24 * 60 * 60 * 1000;

/** Days from today until a day, YYYY-MM-DD, both in UTC: 0 if it is today, less if it is over. */
export const daysUntil = (day: string, now: number): number =>
  Math.round((Date.parse(`${day}T00:00:00Z`) - Math.floor(now / DAY_MS) * DAY_MS) / DAY_MS);
