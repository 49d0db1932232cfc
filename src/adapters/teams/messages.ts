import { cardOf, wordsOf } from './card.ts';
import type { CardAttachment, CardElement } from './card.ts';
import { bytesOf, LIMITS } from './limits.ts';
import { splitText } from './split-text.ts';

interface TextMessage {
  readonly type: 'message';
  readonly text: string;
  readonly textFormat: 'plain';
}

/**
 * Teams shows `text` above a card, so with both a person would read everything twice. The plain-text twin is the summary:
 * what a notification, the activity feed and a screen reader's announcement say.
 */
interface CardMessage {
  readonly type: 'message';
  readonly summary: string;
  readonly attachments: CardAttachment[];
}

export type TeamsMessage = TextMessage | CardMessage;

const MOST_BYTES = LIMITS.messageBytes - LIMITS.envelopeBytes;

const textMessage = (text: string): TextMessage => ({ type: 'message', text, textFormat: 'plain' });

const cardMessage = (body: readonly CardElement[], summary: string): CardMessage => ({
  type: 'message',
  summary,
  attachments: [cardOf(body)],
});

const fits = (message: TeamsMessage): boolean => bytesOf(message) <= MOST_BYTES;

/** Text as messages that Teams takes, in order. Without text there is no message. */
export const textMessages = (text: string): readonly TextMessage[] =>
  splitText(text, MOST_BYTES - bytesOf(textMessage(''))).map(textMessage);

/** A card as messages that Teams takes: one if it fits, else as few as hold every element, each with its own words. */
export function cardMessages(body: readonly CardElement[], plainText: string): readonly CardMessage[] {
  const whole = cardMessage(body, plainText);
  if (fits(whole)) return [whole];
  const messages: CardMessage[] = [];
  let page: readonly CardElement[] = [];
  for (const element of body) {
    const more = [...page, element];
    if (page.length > 0 && !fits(cardMessage(more, wordsOf(more)))) {
      messages.push(cardMessage(page, wordsOf(page)));
      page = [element];
    } else page = more;
  }
  return [...messages, cardMessage(page, wordsOf(page))];
}
