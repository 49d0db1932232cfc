import mention from '../fixtures/slack/app-mention.json' with { type: 'json' };
import direct from '../fixtures/slack/message-im.json' with { type: 'json' };
import press from '../fixtures/slack/block-actions.json' with { type: 'json' };
import command from '../fixtures/slack/slash-command.json' with { type: 'json' };
import { BOT_ID } from './fake-slack-identity.ts';

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

/** What Slack makes of what a person types. */
export const typed = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

export const typedWithMention = (text: string): string => `<@${BOT_ID}> ${typed(text)}`;

/** What a person sees of an escaped text. */
export const asSeen = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
