import type { types } from '@slack/bolt';
import { SLACK_LIMITS } from './limits.ts';
import { escapedLength, splitWords } from './split-words.ts';
import { SHARED_BY } from './wording.ts';

/** One block, and the words it adds to the plain text of a message, with their line end. */
export interface Piece {
  readonly block: types.KnownBlock;
  readonly words: string;
  readonly size: number;
  /** Stays with the piece after it. */
  readonly leads: boolean;
}

/** Small print. Plain text: nothing in it is read as mark-up. */
export const context = (text: string): readonly Piece[] =>
  splitWords(text, SLACK_LIMITS.textObject).map((part, index, all) =>
    piece({ type: 'context', elements: [plain(part)] }, part, index === all.length - 1),
  );

/** Small print above what it introduces, left out of the plain text so that this starts with the quote. */
export const lead = (text: string): readonly Piece[] =>
  context(text).map((each) => ({ ...each, words: '', leads: true }));

export const section = (text: string): readonly Piece[] =>
  splitWords(text, SLACK_LIMITS.textObject).map((part, index, all) =>
    piece({ type: 'section', text: plain(part) }, part, index === all.length - 1),
  );

/** A clause's words set off as a quotation, after a label if there is one. Rich text shows them as they are. */
export function quotation(text: string, label: string | undefined): readonly Piece[] {
  const room = SLACK_LIMITS.richText - escapedLength(label ?? '');
  return splitWords(text, room).map((part, index, all) => {
    const shown = index === 0 ? label : undefined;
    const above: types.RichTextSection[] =
      shown === undefined ? [] : [{ type: 'rich_text_section', elements: [bold(shown)] }];
    const quoted: types.RichTextQuote = { type: 'rich_text_quote', elements: [words(part)] };
    const said = shown === undefined ? part : `${shown} ${part}`;
    return piece({ type: 'rich_text', elements: [...above, quoted] }, said, index === all.length - 1);
  });
}

/** What stands at the top, with what comes under it. What is too long for a header is a section. */
export function heading(text: string): readonly Piece[] {
  if (text === '' || escapedLength(text) > SLACK_LIMITS.header) return section(text);
  return [{ ...piece({ type: 'header', text: plain(text) }, text, true), leads: true }];
}

/** A line between one thing and the next. */
export const divider: Piece = { block: { type: 'divider' }, words: '', size: 0, leads: true };

/** A fact under its label. */
export const fact = (label: string, value: string): readonly Piece[] =>
  splitWords(`${label}: ${value}`, SLACK_LIMITS.richText).map((part, index, all) => {
    const named = index === 0 && part.startsWith(`${label}: `) ? `${label}: ` : '';
    const rest = part.slice(named.length);
    const elements = [...(named === '' ? [] : [bold(named)]), ...(rest === '' ? [] : [words(rest)])];
    return richText({ type: 'rich_text_section', elements }, part, index === all.length - 1);
  });

/** What a person wrote. Rich text shows it as it is, and no bar beside it makes it look like guidance. */
export const personsWords = (text: string): readonly Piece[] =>
  splitWords(text, SLACK_LIMITS.richText).map((part, index, all) =>
    richText({ type: 'rich_text_section', elements: [words(part)] }, part, index === all.length - 1),
  );

/** Names a person of the workspace by the id that Slack vouches for. It adds nothing to the plain text. */
export const sharedBy = (user: string): readonly Piece[] => [
  {
    block: {
      type: 'rich_text',
      elements: [{ type: 'rich_text_section', elements: [words(SHARED_BY), { type: 'user', user_id: user }] }],
    },
    words: '',
    size: escapedLength(SHARED_BY) + user.length,
    leads: false,
  },
];

/** What is in front of the name of what a button does, so that a button of ours is known by its action. */
export const PRESS_PREFIX = 'clausebook:';

/** What a button does that leads on from a quote, before the view that it opens. */
export const READ_ON = 'read-on';

/** What a button does, what it is about, what is on it, and whether it is the one that is mostly meant. */
export interface ButtonShown {
  readonly action: string;
  readonly of: string;
  readonly label: string;
  readonly main?: boolean;
}

/** Buttons in a row. Each carries a kind and an id, never content. */
export const buttons = (shown: readonly ButtonShown[]): readonly Piece[] =>
  shown.length === 0
    ? []
    : [
        {
          ...piece(
            {
              type: 'actions',
              elements: shown.map(({ action, of, label, main = false }) => ({
                type: 'button',
                action_id: `${PRESS_PREFIX}${action}`,
                value: of,
                text: plain(label),
                ...(main ? { style: 'primary' } : {}),
              })),
            },
            '',
            false,
          ),
          size: shown.reduce((sum, { label }) => sum + escapedLength(label), 0),
        },
      ];

/** What is in the menu that holds what has no button of its own, as the name of its action. */
const MORE_ACTION = 'more';

/** As many buttons as stand in a row of a telephone; with more, those after the first two are in a menu beside them. */
const MOST_BUTTONS = 4;
const BESIDE_A_MENU = 2;

/** The same, few enough to be read at a glance: the first ones as buttons, the others in a menu. */
export function fewButtons(shown: readonly ButtonShown[]): readonly Piece[] {
  const beyond = shown.length > MOST_BUTTONS ? shown.slice(BESIDE_A_MENU) : [];
  const fits = beyond.every(({ action, of }) => chosenValue(action, of).length <= SLACK_LIMITS.optionValue);
  const rest = fits ? beyond : [];
  const [row] = buttons(shown.slice(0, shown.length - rest.length));
  if (row === undefined || row.block.type !== 'actions' || rest.length === 0) return buttons(shown);
  const menus = Array.from({ length: Math.ceil(rest.length / SLACK_LIMITS.menuOptions) }, (_, nth) =>
    rest.slice(nth * SLACK_LIMITS.menuOptions, (nth + 1) * SLACK_LIMITS.menuOptions),
  );
  return [
    {
      ...row,
      block: { ...row.block, elements: [...row.block.elements, ...menus.map(menu)] },
      size: shown.reduce((sum, { label }) => sum + escapedLength(label), 0),
    },
  ];
}

const menu = (shown: readonly ButtonShown[], nth: number): types.Overflow => ({
  type: 'overflow',
  action_id: `${PRESS_PREFIX}${MORE_ACTION}${nth === 0 ? '' : `:${nth}`}`,
  options: shown.map(({ action, of, label }) => ({ text: plain(label), value: chosenValue(action, of) })),
});

const APART = ' ';
const chosenValue = (action: string, of: string): string => `${action}${APART}${of}`;

/** What was chosen in a menu: the action and what it is about, as a button of its own would have them. */
export function readChosen(value: string): { readonly action_id: string; readonly value: string } {
  const [action = '', ...of] = value.split(APART);
  return { action_id: `${PRESS_PREFIX}${action}`, value: of.join(APART) };
}

export const plain = (text: string): types.PlainTextElement => ({
  type: 'plain_text',
  text: text.toWellFormed(),
  emoji: false,
});

const words = (text: string): types.RichTextText => ({ type: 'text', text: text.toWellFormed() });

const bold = (text: string): types.RichTextText => ({ ...words(text), style: { bold: true } });

const richText = (element: types.RichTextSection, said: string, ends: boolean): Piece =>
  piece({ type: 'rich_text', elements: [element] }, said, ends);

const piece = (block: types.KnownBlock, said: string, ends: boolean): Piece => ({
  block,
  words: ends ? `${said}\n` : said,
  size: escapedLength(said),
  leads: false,
});
