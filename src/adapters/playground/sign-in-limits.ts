const MINUTE_MS = 60 * 1000;

/** A working day: who left the council or a group this morning sees nothing tomorrow. */
export const SESSION_MS = 8 * 60 * MINUTE_MS;
/** A computer that was left alone is anybody's; reading a long clause takes less. */
export const IDLE_MS = 60 * MINUTE_MS;
/** A session is written anew no more often, so that a page with its script does not do so twice. */
export const RENEW_AFTER_MS = 5 * MINUTE_MS;
/** Long enough to find a telephone for a second factor. */
export const SIGN_IN_WITHIN_MS = 10 * MINUTE_MS;
/** A provider's configuration seldom changes, and its keys are looked at again without this. */
export const DISCOVERED_FOR_MS = 60 * MINUTE_MS;
/** Whoever waits would have given up. */
export const PROVIDER_WITHIN_SECONDS = 10;
/** Clocks that are kept by a time server differ by less. */
export const CLOCK_TOLERANCE_SECONDS = 30;
/** Of a process: more than a council signs in by at nine in the morning, and few enough for any provider. */
export const MOST_SIGN_INS_A_MINUTE = 120;
/** A browser keeps 4096 bytes of a cookie, and sealing makes the address a third longer. */
export const LONGEST_ADDRESS = 2000;
