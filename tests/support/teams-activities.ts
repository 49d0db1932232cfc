import channelMention from '../fixtures/teams/channel-mention.json' with { type: 'json' };
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
