import type { Home, HomeRow, HomeSection } from '../../core/home.ts';
import { buttons, heading, lines, pressed } from './card.ts';
import type { CardElement } from './card.ts';
import { RELOAD } from './handling.ts';
import { pagedMessages } from './messages.ts';
import type { TeamsMessage } from './messages.ts';
import { actionOf } from './sheet-card.ts';

const STRONG = { look: { weight: 'Bolder' } } as const;
const CLOSE = { spacing: 'Small' } as const;

/** A person's own matters as one card; what a card cannot hold goes on in another. Questions are typed into the chat itself. */
export const homeMessages = ({ heading: title, sections }: Home): readonly TeamsMessage[] =>
  pagedMessages([...lines(title, STRONG), ...sections.flatMap(sectionElements)], title);

const sectionElements = ({ heading: title, lines: sentences, rows, reload }: HomeSection): readonly CardElement[] => [
  heading(title, true),
  ...sentences.flatMap((sentence) => lines(sentence, CLOSE)),
  ...rows.flatMap(rowElements),
  ...(reload === undefined ? [] : buttons([pressed(reload.label, { reload: RELOAD })])),
];

/** Names of people stand in a row, so all of it is text that reads no Markdown. */
const rowElements = ({ lines: [first, ...more], button }: HomeRow): readonly CardElement[] => [
  ...lines(first, STRONG),
  ...more.flatMap((line) => lines(line, CLOSE)),
  ...(button === undefined ? [] : buttons([withReference(actionOf(button), button.about)])),
];

// Without the reference, all of a kind would have the same name for whoever hears them.
const withReference = (action: ReturnType<typeof actionOf>, about: string): ReturnType<typeof actionOf> => ({
  ...action,
  title: `${action.title}: ${about}`,
});
