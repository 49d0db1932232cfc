import channelMention from '../fixtures/teams/channel-mention.json' with { type: 'json' };
import conversationUpdate from '../fixtures/teams/conversation-update.json' with { type: 'json' };
import invoke from '../fixtures/teams/invoke.json' with { type: 'json' };
import messagePayload from '../fixtures/teams/message-payload.json' with { type: 'json' };
import personalMessage from '../fixtures/teams/personal-message.json' with { type: 'json' };

/** Any activity of tests/fixtures/teams, or one made of it. */
export type TeamsActivity = Readonly<Record<string, unknown>>;

export const TENANT = personalMessage.conversation.tenantId;
export const BOT_ID = personalMessage.recipient.id;
/** A bot's id in Teams is its app id behind "28:". */
export const APP_ID = BOT_ID.slice('28:'.length);

/** How Teams sends what was typed. */
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A message in a personal chat, as a person typed it. */
export const aPersonalMessage = (typed: string, id: string = personalMessage.id): TeamsActivity => ({
  ...personalMessage,
  text: escaped(typed),
  id,
});

/** What Teams sends when a button of a card is pressed: a message without words. */
export const aPress = (value: unknown, id: string): TeamsActivity => {
  const { text: _none, ...rest } = personalMessage;
  return { ...rest, id, value };
};

/** A message in a channel's thread that mentions the bot first. */
export const aChannelMention = (typed: string, id: string = channelMention.id): TeamsActivity => ({
  ...channelMention,
  text: `<at>Clausebook</at>&nbsp;${escaped(typed)}\n`,
  id,
});

/** The same on a card in a channel. */
export const aChannelPress = (value: unknown, id: string): TeamsActivity => {
  const { text: _none, entities: _mentions, attachments: _html, ...rest } = channelMention;
  return { ...rest, id, value };
};

/** What Teams sends when a dialog is opened or sent, or somebody types in a search. */
export const anInvoke = (name: string, value: unknown, id: string): TeamsActivity => {
  const { replyToId: _none, ...rest } = invoke;
  return { ...rest, name, value, id };
};

export const aFetch = (clausebook: unknown, id: string): TeamsActivity =>
  anInvoke('task/fetch', { data: { msteams: { type: 'task/fetch' }, clausebook }, context: { theme: 'default' } }, id);

export const aSubmit = (clausebook: unknown, inputs: TeamsActivity, id: string): TeamsActivity =>
  anInvoke('task/submit', { data: { clausebook, ...inputs }, context: { theme: 'default' } }, id);

export const aSearch = (dataset: string, queryText: string, id: string): TeamsActivity =>
  anInvoke('application/search', { queryText, queryOptions: { skip: 0, top: 15 }, dataset }, id);

/** What Teams sends when a button that waits for its answer is pressed, or a card is looked at. */
export const anExecute = (verb: string, data: unknown, id: string): TeamsActivity =>
  anInvoke('adaptiveCard/action', { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' }, id);

/** The same on a card in a channel. */
export const aChannelExecute = (verb: string, data: unknown, id: string): TeamsActivity => {
  const { conversation, channelData } = channelMention;
  return { ...anExecute(verb, data, id), conversation, channelData };
};

/** The channel of the fixtures, the person who writes in them, and their ids. */
export const CHANNEL = conversationUpdate.conversation.id;
export const AISHA = {
  id: personalMessage.from.id,
  aadObjectId: personalMessage.from.aadObjectId,
  name: 'Aisha Okafor',
};
export const AISHAS_CHAT = personalMessage.conversation.id;

/** What Teams sends when somebody types in the message extension. */
export const anExtensionSearch = (parameter: string, typed: string, id: string): TeamsActivity =>
  anInvoke(
    'composeExtension/query',
    {
      commandId: 'find-clause',
      parameters: [{ name: parameter, value: typed }],
      queryOptions: { skip: 0, count: 25 },
    },
    id,
  );

/** The same when somebody chooses one of its actions on a message, or sends the window that it opened. */
export const aMessageAction = (commandId: string, id: string, data?: TeamsActivity): TeamsActivity =>
  anInvoke(
    data === undefined ? 'composeExtension/fetchTask' : 'composeExtension/submitAction',
    {
      commandId,
      commandContext: 'message',
      requestId: 'd0b1c1f6f3e04f7c9d8a',
      messagePayload,
      ...(data !== undefined && { data }),
      context: { theme: 'default' },
    },
    id,
  );
