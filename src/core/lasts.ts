/**
 * True while less than so long has passed since then. A clock that was put back meanwhile cannot tell how long that is: then it is over, rather
 * than to go on for as long as the clock was put back.
 */
export const lasts = (since: number, ms: number, now: number): boolean => now >= since && now - since < ms;

/**
 * When a lease ends at the latest that somebody else holds, for whoever would take it until then: everybody takes it for as long, and clocks differ
 * by less than that again. One that would end later was taken before the clock was put back.
 */
export const latestEnd = (until: number, now: number): number =>
  until > now ? Math.ceil(until + (until - now)) : Number.MAX_SAFE_INTEGER;
