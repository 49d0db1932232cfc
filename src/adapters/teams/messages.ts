import { continuedLine, PART_GONE } from '../../core/escalation-wording.ts';
import type { Sheet } from '../../core/sheet.ts';
import { apart, cardOf, lines, wordsOf } from './card.ts';
import type { CardAttachment, CardElement } from './card.ts';
import { bytesOf, LIMITS } from './limits.ts';
import { sheetElements } from './sheet-card.ts';
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
export interface CardMessage {
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

/** Whether Teams takes it, with what is put round it. */
export const fits = (message: TeamsMessage): boolean => bytesOf(message) <= MOST_BYTES;

/** Text as messages that Teams takes, in order. Without text there is no message. */
export const textMessages = (text: string): readonly TextMessage[] =>
  splitText(text, MOST_BYTES - bytesOf(textMessage(''))).map(textMessage);

/** A card as messages that Teams takes: one if it fits, else as few as hold every element, each with its own words. */
export function cardMessages(body: readonly CardElement[], plainText: string): readonly CardMessage[] {
  const whole = cardMessage(body, plainText);
  return fits(whole) ? [whole] : paged(body, (elements) => cardMessage(elements, saidOf(elements)));
}

/** The words of the lines; where there are none, what can be pressed. */
const saidOf = (elements: readonly CardElement[]): string => wordsOf(elements) || titlesOf(elements).join(', ');

const titlesOf = (elements: readonly CardElement[]): readonly string[] =>
  elements.flatMap((element) => {
    if (element.type === 'ActionSet') return element.actions.map(({ title }) => title);
    return element.type === 'TextBlock' ? [element.text] : [];
  });

/** Elements under one summary, as messages that Teams takes. Each but the first says what it goes on with. */
export const pagedMessages = (body: readonly CardElement[], gist: string): readonly CardMessage[] =>
  goingOn(body, gist);

/** A sheet as messages that Teams takes, of which it is told as a whole. Each but the first says what it goes on with. */
export const sheetMessages = (sheet: Sheet): readonly CardMessage[] => goingOn(sheetElements(sheet), sheet.gist);

/** Sheets under a heading, as many as fit in a message; one that is too long for any has messages to itself. */
export function listMessages(heading: string, sheets: readonly Sheet[]): readonly CardMessage[] {
  const messages: CardMessage[] = [];
  let page: readonly CardElement[] = lines(heading, { look: { weight: 'Bolder', size: 'Large' } });
  for (const sheet of sheets) {
    const elements = sheetElements(sheet, 'clausebook.told');
    const more = [...page, ...apart(elements)];
    if (fits(cardMessage(more, heading))) page = more;
    else {
      if (page.length > 0) messages.push(cardMessage(page, heading));
      const own = goingOn(elements, sheet.gist);
      page = own.length > 1 ? [] : elements;
      if (own.length > 1) messages.push(...own);
    }
  }
  return page.length > 0 ? [...messages, cardMessage(page, heading)] : messages;
}

/** What a message says whose words stand elsewhere now. */
export const goneMessage = (gist: string): CardMessage => cardMessage(lines(PART_GONE, SUBTLE), gist);

const SUBTLE = { look: { isSubtle: true } } as const;

const goingOn = (body: readonly CardElement[], gist: string): readonly CardMessage[] =>
  paged(body, (elements, page) =>
    cardMessage(page === 0 ? elements : [...lines(continuedLine(gist), SUBTLE), ...elements], gist),
  );

/** As few messages as hold every element, in order. */
function paged(
  body: readonly CardElement[],
  messageOf: (elements: readonly CardElement[], page: number) => CardMessage,
): readonly CardMessage[] {
  const messages: CardMessage[] = [];
  let page: readonly CardElement[] = [];
  for (const element of body) {
    const more = [...page, element];
    if (page.length > 0 && !fits(messageOf(more, messages.length))) {
      messages.push(messageOf(page, messages.length));
      page = [element];
    } else page = more;
  }
  return [...messages, messageOf(page, messages.length)];
}
