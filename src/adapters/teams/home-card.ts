import type { Home, HomeRow, HomeSection } from '../../core/home.ts';
import { buttons, doing } from './card-actions.ts';
import { heading, lines } from './card.ts';
import type { CardElement } from './card.ts';
import { PREVIEW, RELOAD } from './handling.ts';
import { pagedMessages } from './messages.ts';
import type { TeamsMessage } from './messages.ts';
import { actionOf } from './sheet-card.ts';

const TITLE = { look: { weight: 'Bolder', size: 'Large' } } as const;
const STRONG = { look: { weight: 'Bolder' } } as const;
const CLOSE = { spacing: 'Small' } as const;

/** A person's own matters as one card; what a card cannot hold goes on in another. Questions are typed into the chat itself. */
export const homeMessages = ({ heading: title, sections }: Home): readonly TeamsMessage[] =>
  pagedMessages([...lines(title, TITLE), ...sections.flatMap(sectionElements)], title);

const sectionElements = ({ heading: title, lines: sentences, rows, reload }: HomeSection): readonly CardElement[] => [
  heading(title, true),
  ...sentences.flatMap((sentence) => lines(sentence, CLOSE)),
  ...rows.flatMap(rowElements),
  ...(reload === undefined
    ? []
    : buttons([
        doing(reload.label, { reload: RELOAD }, 'clausebook.told'),
        doing(reload.preview, { reload: PREVIEW }, 'clausebook.told'),
      ])),
];

/**
 * Names of people stand in a row, so all of it is text that reads no Markdown. A button says the reference: without it, all of a kind
 * would have the same name for whoever hears them.
 */
const rowElements = ({ lines: [first, ...more], button }: HomeRow): readonly CardElement[] => [
  ...lines(first, STRONG),
  ...more.flatMap((line) => lines(line, CLOSE)),
  ...(button === undefined
    ? []
    : buttons([actionOf({ ...button, label: `${button.label}: ${button.about}` }, 'clausebook.told')])),
];
