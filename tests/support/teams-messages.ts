import type { CardElement } from '../../src/adapters/teams/card.ts';
import type { TeamsMessage } from '../../src/adapters/teams/messages.ts';
import { checkPosted } from './connector-rules.ts';
import type { PostedActivity } from './connector-rules.ts';
import { BOT_ID } from './teams-activities.ts';

const PLACE = { from: { id: BOT_ID }, conversation: { id: 'a:1' } };

/** The message as Teams takes it. Throws with the reason if Teams would not. */
export function taken(message: TeamsMessage): PostedActivity {
  const checked = checkPosted(JSON.stringify({ ...message, ...PLACE }), { conversation: 'a:1', replyTo: undefined });
  if (checked.outcome === 'faulty') throw new Error(checked.problem);
  return checked.activity;
}

/** Every element of every card, in the order shown. */
export const elementsOf = (messages: readonly TeamsMessage[]): readonly CardElement[] =>
  messages.flatMap((message) =>
    'attachments' in message ? message.attachments.flatMap((card) => card.content.body) : [],
  );

/** Every run of text in the cards. */
export const runsOf = (messages: readonly TeamsMessage[]) =>
  elementsOf(messages).flatMap((element) => (element.type === 'RichTextBlock' ? element.inlines : []));

/** The lines a person reads in the cards, without headings. */
export const linesOf = (messages: readonly TeamsMessage[]): readonly string[] =>
  elementsOf(messages).flatMap((element) =>
    element.type === 'RichTextBlock' ? [element.inlines.map((run) => run.text).join('')] : [],
  );
