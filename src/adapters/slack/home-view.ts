import type { types } from '@slack/bolt';
import type { AskBox, Home, HomeRow, HomeSection } from '../../core/home.ts';
import type { Button } from '../../core/sheet.ts';
import { AUDIENCE } from '../../core/wording.ts';
import { buttons, context, heading, plain, PRESS_PREFIX, section } from './blocks.ts';
import type { Piece } from './blocks.ts';
import { SLACK_LIMITS } from './limits.ts';
import { pack } from './pack.ts';
import type { SlackMessage } from './pack.ts';
import { actionOf } from './render-sheet.ts';
import { escapeSlackText } from './slack-text.ts';
import { escapedLength } from './split-words.ts';
import { ON_HOME_TAB } from './wording.ts';

/** The question's input, and the button beside it: both send what is typed. */
export const ASK_INPUT = 'home-question';
export const ASK_BUTTON = 'home-ask';
/** The buttons that have the guidance read again, to put it in force or to see what would change, and what they carry. */
export const RELOAD_ACTION = 'reload';
export const PREVIEW_ACTION = 'preview';
const RELOAD_OF = 'guidance';

/** What is drawn besides a person's matters. */
export interface HomeDrawn {
  /** What came of what they did last; nothing is said where nothing was done. */
  readonly said: string | undefined;
  /** Names the input: under the same name Slack keeps what is typed in it, under another it is empty. */
  readonly input: string;
}

/** A person's own matters as the app's Home tab. Core bounds them, so that they fit one view. */
export const renderHomeView = ({ ask, sections }: Home, { said, input }: HomeDrawn): types.HomeView => ({
  type: 'home',
  blocks: [
    ...(said === undefined
      ? []
      : section(said)
          .slice(0, SAID)
          .map(({ block }) => block)),
    ...(ask === undefined ? [] : askBlocks(ask, input)),
    ...sections.flatMap(sectionPieces).map(({ block }) => block),
    ...context(AUDIENCE['only-you']).map(({ block }) => block),
  ],
});

/** Blocks of what came of a press: ten problems of the files in their longest words, and no more than a full view has room for. */
const SAID = 8;

/** The same as messages, for one person's eyes: as many as may be sent, the last of which says where the rest is. */
export function renderHomeMessages({ heading: title, sections }: Home, most: number): readonly SlackMessage[] {
  const pieces = [...heading(title), ...sections.flatMap(sectionPieces), ...context(AUDIENCE['only-you'])];
  const packed = pack(pieces);
  const shown = packed.length <= most ? packed : [...packed.slice(0, most - 1), section(ON_HOME_TAB)];
  return shown.map((page) => ({ text: escapeSlackText(title), blocks: page.map(({ block }) => block) }));
}

const sectionPieces = ({ heading: title, lines, rows, reload }: HomeSection): readonly Piece[] => [
  ...heading(title),
  ...lines.flatMap((line) => context(line)),
  ...rows.map(rowPiece),
  ...(reload === undefined
    ? []
    : buttons([
        { action: RELOAD_ACTION, of: RELOAD_OF, label: reload.label, main: false },
        { action: PREVIEW_ACTION, of: RELOAD_OF, label: reload.preview, main: false },
      ])),
];

function rowPiece({ lines, button }: HomeRow): Piece {
  const text = lines.join('\n');
  const accessory = button === undefined ? {} : { accessory: rowButton(button) };
  const block: types.SectionBlock = { type: 'section', text: plain(text), ...accessory };
  return { block, words: `${text}\n`, size: escapedLength(text), leads: false };
}

/** All of a kind have the same label, so that whoever hears them is told the reference as well. */
const rowButton = (button: Button): types.Button => ({
  type: 'button',
  action_id: `${PRESS_PREFIX}${actionOf(button)}`,
  value: button.about,
  text: plain(button.label),
  accessibility_label: `${button.label}: ${button.about}`.slice(0, SLACK_LIMITS.accessibilityLabel),
  ...(button.main ? { style: 'primary' } : {}),
});

const askBlocks = ({ label, send }: AskBox, input: string): readonly types.KnownBlock[] => [
  {
    type: 'input',
    block_id: input,
    dispatch_action: true,
    label: plain(label),
    element: {
      type: 'plain_text_input',
      action_id: `${PRESS_PREFIX}${ASK_INPUT}`,
      max_length: SLACK_LIMITS.inputText,
      dispatch_action_config: { trigger_actions_on: ['on_enter_pressed'] },
    },
  },
  {
    type: 'actions',
    elements: [
      {
        type: 'button',
        action_id: `${PRESS_PREFIX}${ASK_BUTTON}`,
        value: ASK_BUTTON,
        text: plain(send),
        style: 'primary',
      },
    ],
  },
];
