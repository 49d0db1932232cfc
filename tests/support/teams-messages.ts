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

/** Every block of text of the cards, in the order shown; `ground`: it stands on a ground of its own. */
const blocksOf = (messages: readonly TeamsMessage[]) =>
  elementsOf(messages).flatMap((element) => {
    if (element.type === 'Container') return element.items.map((block) => ({ block, ground: true }));
    return element.type === 'RichTextBlock' ? [{ block: element, ground: false }] : [];
  });

/** Every run of text in the cards. */
export const runsOf = (messages: readonly TeamsMessage[]) => blocksOf(messages).flatMap(({ block }) => block.inlines);

const lineOf = ({ block }: ReturnType<typeof blocksOf>[number]): string =>
  block.inlines.map((run) => run.text).join('');

/** The lines a person reads in the cards, without headings. */
export const linesOf = (messages: readonly TeamsMessage[]): readonly string[] => blocksOf(messages).map(lineOf);

/** The lines that stand apart, as people's words do. */
export const linesApart = (messages: readonly TeamsMessage[]): readonly string[] =>
  blocksOf(messages)
    .filter(({ ground }) => ground)
    .map(lineOf);

/** Everything that can be pressed. */
export const actionsOf = (messages: readonly TeamsMessage[]) =>
  elementsOf(messages).flatMap((element) => (element.type === 'ActionSet' ? element.actions : []));
