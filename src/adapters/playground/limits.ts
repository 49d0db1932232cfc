/** A question of the greatest length, three bytes a character, and room for the JSON around it. */
export const MOST_BODY_BYTES = 16 * 1024;

/** Requests of one network address: a program that puts thousands of questions to this machine is let do so; one that runs wild is not. */
export const MOST_A_MINUTE = 6000;

/** A form with its longest text, each character up to nine bytes as an address writes it, and room for the rest. */
export const MOST_FORM_BYTES = 64 * 1024;

/** The address of an asset changes with its content, so a browser may keep it for a year, the longest that HTTP advises. */
export const KEEP_ASSETS_SECONDS = 365 * 24 * 60 * 60;

/** Longer than a UUID or any id that a program would make for a turn. */
export const MOST_ID_LENGTH = 200;

/** Clauses shown for a search: the one meant is nearly always among the first three, and these are still seen at once. */
export const MOST_FOUND = 8;
