import type { List } from '../../core/conversation.ts';

/** What is said in Slack alone. Everything else is in core. */

export const SHARED_BY = 'Shared by ';
export const CONTINUED = 'Continued in the thread.';
/** In the window to ask in. */
export const ASK_TITLE = 'Ask Clausebook';
export const ASK_SEND = 'Ask';
export const ASK_LABEL = 'Your question';
export const ASK_ALONE =
  'Only you can see this window. Nothing in it is posted anywhere. The answer comes to you in a direct message.';
export const DRAFT_CUT = 'The message is longer than fits here. Below is how it begins.';
export const ON_ITS_WAY = 'The answer comes to you in our direct messages, under Apps. Only you can see it there.';
export const COULD_NOT_REACH = 'I could not send a direct message. Please write to me under Apps and ask there.';
/** In Slack's window for agents. */
export const LOOKING = 'is looking in the guidance …';
export const PROMPTS_TITLE = 'For example';
export const THREAD_TITLE = 'A question about the guidance';
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
  feedback: 'This list is shortened. A receipt shows what was quoted: type “receipt” and its code.',
  suggestions: 'This list is shortened. Accept or drop some, and it shows the others whole.',
  advice: 'This list is shortened. What is proposed, and the words of it, stands in your team’s channel.',
};
