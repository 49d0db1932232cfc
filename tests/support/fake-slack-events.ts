import mention from '../fixtures/slack/app-mention.json' with { type: 'json' };
import direct from '../fixtures/slack/message-im.json' with { type: 'json' };
import press from '../fixtures/slack/block-actions.json' with { type: 'json' };
import command from '../fixtures/slack/slash-command.json' with { type: 'json' };
import agentQuestion from '../fixtures/slack/message-agent-view.json' with { type: 'json' };
import threadMessage from '../fixtures/slack/message-in-thread.json' with { type: 'json' };
import messageAction from '../fixtures/slack/message-action.json' with { type: 'json' };
import shortcut from '../fixtures/slack/shortcut.json' with { type: 'json' };
import homeOpened from '../fixtures/slack/app-home-opened.json' with { type: 'json' };
import homePress from '../fixtures/slack/block-actions-home.json' with { type: 'json' };
import interactions from '../fixtures/slack/interactions.json' with { type: 'json' };
import submission from '../fixtures/slack/view-submission.json' with { type: 'json' };
import suggestion from '../fixtures/slack/block-suggestion.json' with { type: 'json' };
import { BOT_ID } from './fake-slack-identity.ts';
import type { FakeView } from './fake-slack-views.ts';

const overflow = interactions['a choice in a menu of what else can be done'];

export type Fields = Readonly<Record<string, unknown>>;

/** A message to Clausebook alone, with what differs from the published example. */
export const directMessage = (id: string, event: Fields = {}): Fields => ({
  ...direct,
  event_id: id,
  event: { ...direct.event, ...event },
});

export const mentioned = (id: string, event: Fields = {}): Fields => ({
  ...mention,
  event_id: id,
  event: { ...mention.event, ...event },
});

/** Any event in the published envelope. */
export const enveloped = (id: string, event: Fields): Fields => ({ ...direct, event_id: id, event });

/** The same words as they come a second time, because the channel's messages are subscribed to as well. */
export const otherHalfOf = (id: string, event: Fields = {}): Fields =>
  enveloped(id, { ...mention.event, type: 'message', channel_type: 'channel', ...event });

/** A message in the thread that the mention began, without another mention. */
export const inThread = (id: string, event: Fields = {}): Fields => ({
  ...threadMessage,
  event_id: id,
  event: { ...threadMessage.event, ...event },
});

/** A question in Slack's window for agents. */
export const askedInAgentView = (id: string, event: Fields = {}): Fields => ({
  ...agentQuestion,
  event_id: id,
  event: { ...agentQuestion.event, ...event },
});

/** “Find guidance on this”, on a message. */
export const messageShortcut = (id: string, text: string | undefined = messageAction.message.text): Fields => ({
  ...messageAction,
  trigger_id: id,
  message: { ...messageAction.message, text },
});

/** “Ask Clausebook”, from anywhere. */
export const globalShortcut = (id: string): Fields => ({ ...shortcut, trigger_id: id });

export const slashCommand = (id: string, responseUrl: string, fields: Fields = {}): Fields => ({
  ...command,
  trigger_id: id,
  response_url: responseUrl,
  ...fields,
});

/** A press of a button under a message of ours. */
export const buttonPress = (id: string, action: string, value: string, fields: Fields = {}): Fields => ({
  ...press,
  trigger_id: id,
  actions: press.actions.map((each) => ({ ...each, action_id: action, value })),
  ...fields,
});

/** A choice in the menu beside buttons under a message of ours. */
export const menuChoice = (id: string, menu: string, chosen: string, fields: Fields = {}): Fields => ({
  ...overflow,
  trigger_id: id,
  actions: overflow.actions.map((each) => ({
    ...each,
    action_id: menu,
    selected_option: { ...each.selected_option, value: chosen },
  })),
  ...fields,
});

/** Somebody looks at the app's Home tab. */
export const openedHome = (id: string, event: Fields = {}): Fields => ({
  ...homeOpened,
  event_id: id,
  event: { ...homeOpened.event, ...event },
});

/** A press on the app's Home tab; `typed`: what stands in the inputs, by their names and actions. */
export const pressedAtHome = (
  id: string,
  action: string,
  value: string | undefined,
  { typed: values = {}, hash, ...fields }: Fields & { readonly typed?: Fields; readonly hash?: string } = {},
): Fields => ({
  ...homePress,
  trigger_id: id,
  view: { ...homePress.view, state: { values }, ...(hash === undefined ? {} : { hash }) },
  actions: homePress.actions.map((each) => ({ ...each, action_id: action, value })),
  ...fields,
});

/** A form sent from a modal that was opened, with what is filled in under the names of its blocks. */
export const formSent = (view: FakeView, filled: Fields, fields: Fields = {}): Fields => ({
  ...submission,
  view: {
    ...submission.view,
    ...view.view,
    id: view.id,
    state: { values: Object.fromEntries(Object.entries(filled).map(([block, value]) => [block, { any: value }])) },
  },
  ...fields,
});

/** What somebody types in the search of a modal that was opened. */
export const searched = (view: FakeView, value: string): Fields => ({
  ...suggestion,
  value,
  view: { ...suggestion.view, ...view.view, id: view.id },
});

/** What Slack makes of what a person types. */
export const typed = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

export const typedWithMention = (text: string): string => `<@${BOT_ID}> ${typed(text)}`;

/** What a person sees of an escaped text. */
export const asSeen = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
