import type { List } from '../../core/conversation.ts';

/** What is said in Slack alone. Everything else is in core. */

export const CONTINUED = 'Continued in the thread.';
export const CLOSE = 'Close';
export const YES = 'Yes';
export const NOBODY_ELSE = 'There is nobody else to choose.';
export const NO_LONGER_SHOWN = 'What stood here is no longer shown.';
export const OPENED_TOO_LATE = 'That took too long to open. Please press again.';
export const NOT_HANDLED = 'Something went wrong. Please try again in a minute: nothing is ever kept twice.';

/** On the Home tab, after a question was asked there, and in the direct conversation, above its answer. */
export const ANSWER_IN_MESSAGES = 'The answer is in Messages.';
export const youAsked = (question: string): string => `You asked: “${question}”`;
export const CANNOT_WRITE =
  'I could not write to you in Messages, so your question was not answered. Please type it after /guidance instead.';
/** In place of what has no room in messages. */
export const ON_HOME_TAB = 'There is more than fits here. The app’s Home tab shows all of it.';

/** Under a list that is too long to show everything. */
export const SHORTENED: Readonly<Record<List, string>> = {
  mine: 'This list is shortened. Everything that was said stands in our direct messages.',
  queue: 'This list is shortened. Everything that was said stands in your team’s channel.',
};
