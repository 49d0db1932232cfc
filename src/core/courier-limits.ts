/**
 * The courier's numbers, together because each has to outlast another. Where one could err either way: a message that comes twice is
 * worse than one that comes a minute late, and one that is given up too soon is worse than both.
 */

/**
 * A platform takes a message well within a second; one that has not after so long hangs. Less, and a slow moment of the platform makes
 * a second message; more, and a few hung deliveries keep the platform's others waiting.
 */
export const DELIVERY_MS = 15_000;
/** A delivery that is told to stop needs no longer than this; one that does not listen is left alone. */
export const ABORT_MS = 2_000;
/** Kept free of a lease to record what came of a delivery: a locked database is mostly free again after a few seconds. */
export const RECORD_MS = 15_000;
/** Tried again so often to record it. */
export const RECORD_AGAIN_MS = 500;
/**
 * Outlasts a delivery, its end and its record, and as long again to wait for its place. Less, and what waits is given back unsent; more,
 * and what a killed process held is told later.
 */
export const LEASE_MS = 60_000;

/** Deliveries under way at once on one platform. More would run into the platform's own limits, which are counted a second. */
export const AT_ONCE = 8;
/** Notices of one platform that are in hand. A few seconds' work: a platform that hangs holds no more than these. */
export const IN_HAND = 32;
/** What finds no room comes back after so long: by then there is room, and notices for other platforms have been seen to meanwhile. */
export const BUSY_MS = 2_000;

/** How soon a notice is seen that nobody nudged for: another process's, or one whose time has come. A look is one short query. */
export const LOOK_EVERY_MS = 2_000;

/** No platform means less by "later", and one that says none at all must not be asked in a circle. */
export const LEAST_LATER_MS = 1_000;

/** After a first fault: most pass in a moment. */
const FIRST_WAIT_MS = 2_000;
/** Waits grow no longer, also where a platform asks for more, so that everything is told within half an hour of a platform's coming back. */
export const LONGEST_WAIT_MS = 30 * 60_000;
/**
 * Nothing is due later than that, and clocks of several processes differ by less than the rest: what is due later was written before the clock was
 * put back, and is due now.
 */
export const LATEST_DUE_MS = 45 * 60_000;
/** By then it was tried for five hours, which is longer than platforms are out; but what its conversation has to tell next waits as long. */
export const MOST_FAULTS = 30;
/** Taken out so often, for whatever reason, it will never be told: a platform says "later" for ever. */
export const MOST_TRIES = 500;

/** What is under way when the courier is stopped may go on for so long; whoever stops a process mostly kills it after ten seconds. */
export const STOP_MS = 5_000;

/** How long to wait after so many faults: a random part of a time that doubles, so that notices that failed together do not return together. */
export const waitAfter = (faults: number, chance: number): number =>
  Math.round(chance * Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (faults - 1)));
