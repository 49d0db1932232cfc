/** A councillor waits for it on top of the search; what takes longer is answered without. */
export const TIME_LIMIT_MS = 2000;
/** A few at once. A model on one machine answers them in turn, so that more would all come too late. */
export const MOST_AT_ONCE = 4;
/** So many faults in a row are no accident. */
export const FAULTS_BEFORE_REST = 3;
/** Long enough that an endpoint that is gone costs one question in many its two seconds; short enough to be back soon after it. */
export const REST_MS = 60 * 1000;
/** A reply is a few hundred bytes; with a model's thoughts a few thousand. */
export const MOST_REPLY_BYTES = 64 * 1024;
/** Room for the numbers and a short thought; a longer one would not end in time. */
export const MOST_TOKENS = 256;
/** Any number, always the same: endpoints that can repeat themselves then do. */
export const SEED = 1;
