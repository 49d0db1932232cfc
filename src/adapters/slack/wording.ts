import type { List } from '../../core/conversation.ts';

/** What is said in Slack alone. Everything else is in core. */

export const CONTINUED = 'Continued in the thread.';
export const CLOSE = 'Close';
export const YES = 'Yes';
export const NOBODY_ELSE = 'There is nobody else to choose.';
export const NO_LONGER_SHOWN = 'What stood here is no longer shown.';
export const OPENED_TOO_LATE = 'That took too long to open. Please press again.';
export const NOT_HANDLED = 'Something went wrong. Please try again in a minute: nothing is ever kept twice.';

/** Under a list that is too long to show everything. */
export const SHORTENED: Readonly<Record<List, string>> = {
  mine: 'This list is shortened. Everything that was said stands in our direct messages.',
  queue: 'This list is shortened. Everything that was said stands in your team’s channel.',
  feedback: 'This list is shortened. A receipt shows what was quoted: type “receipt” and its code.',
};
