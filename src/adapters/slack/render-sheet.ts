import type { List } from '../../core/conversation.ts';
import type { Handled } from '../../core/reply.ts';
import type { Button, Sheet, SheetPart } from '../../core/sheet.ts';
import { AUDIENCE } from '../../core/wording.ts';
import { context, divider, fact, fewButtons, heading, lead, personsWords, section } from './blocks.ts';
import type { Piece } from './blocks.ts';
import { SLACK_LIMITS } from './limits.ts';
import { pack } from './pack.ts';
import type { SlackMessage } from './pack.ts';
import { quotePieces } from './quote-pieces.ts';
import { escapeSlackText } from './slack-text.ts';
import { splitWords } from './split-words.ts';
import { CONTINUED, SHORTENED } from './wording.ts';

/**
 * A sheet in as few messages as Slack takes, together with every word of it. What can be pressed stands in the first one; the others
 * belong in its thread.
 */
export function renderSheet(sheet: Sheet): readonly [SlackMessage, ...SlackMessage[]] {
  const pressed = sheetButtons(sheet);
  const goesOn = context(CONTINUED);
  const [first = [], ...others] = pack(sheetPieces(sheet), [...goesOn, ...pressed]);
  const message = messageOf(sheet.gist);
  return [message([...first, ...(others.length === 0 ? [] : goesOn), ...pressed]), ...others.map(message)];
}

type Sheets = Extract<Handled, { kind: 'sheets' }>;

/**
 * A list of sheets, for one person's eyes, in no more messages than a slash command may be answered with. A list that has no room for
 * everything has the opening of each, says so, and shows no guidance.
 */
export function renderList({ list, heading: title, sheets }: Sheets): readonly SlackMessage[] {
  const whole = sheets.flatMap((sheet) => [divider, ...sheetPieces(sheet), ...sheetButtons(sheet)]);
  const foot = context(AUDIENCE['only-you']);
  const messages = pack([...heading(title), ...whole, ...foot]);
  const shown =
    messages.length <= SLACK_LIMITS.responsesPerCommand
      ? messages
      : pack([...heading(title), ...brief(list, sheets), ...foot]);
  return shown.map(messageOf(title));
}

const messageOf =
  (gist: string) =>
  (pieces: readonly Piece[]): SlackMessage => ({
    text: escapeSlackText(gist),
    blocks: pieces.map(({ block }) => block),
  });

/** What a button of a sheet does, as the name of its action. */
export const actionOf = (button: Button): string =>
  button.press === 'act' ? `act:${button.act}` : `form:${button.form}`;

const sheetButtons = ({ buttons: all }: Sheet): readonly Piece[] =>
  fewButtons(
    all.map((button) => ({
      action: actionOf(button),
      of: button.about,
      label: button.label,
      main: button.main,
    })),
  );

export const sheetPieces = ({ parts }: Pick<Sheet, 'parts'>): readonly Piece[] =>
  parts.flatMap((part, index) => partPieces(part, parts[index - 1]));

function partPieces(part: SheetPart, before: SheetPart | undefined): readonly Piece[] {
  switch (part.part) {
    case 'heading':
      return heading(part.text);
    case 'line':
      return context(part.text);
    case 'fact':
      return fact(part.label, part.value);
    case 'words':
      return [...lead(part.heading), ...personsWords(part.text)];
    case 'quote': {
      const said = before?.part === 'quote' && before.heading === part.heading;
      return [...(said ? [] : lead(part.heading)), ...quotePieces(part.quote, part.overdue, undefined)];
    }
  }
}

/** So much of each thing is shown in a list that is too long: twenty sheets then fit into five messages. */
const BRIEF = { heading: 100, fact: 80, words: 120 } as const;

function brief(list: List, sheets: readonly Sheet[]): readonly Piece[] {
  return [
    ...sheets.flatMap((sheet) => [divider, ...briefPieces(sheet), ...sheetButtons(sheet)]),
    ...section(SHORTENED[list]),
  ];
}

/** What stands above the first thing that somebody wrote, and how that begins. */
function briefPieces({ parts }: Sheet): readonly Piece[] {
  const first = parts.findIndex(({ part }) => part === 'words');
  const shown = first === -1 ? parts : parts.slice(0, first + 1);
  return shown.flatMap((part) => {
    switch (part.part) {
      case 'heading':
        return heading(opening(part.text, BRIEF.heading));
      case 'line':
        return context(opening(part.text, BRIEF.fact));
      case 'fact':
        return context(opening(`${part.label}: ${part.value}`, BRIEF.fact));
      // An opening of a clause could lose its "unless".
      case 'words':
        return part.past === true ? [] : personsWords(opening(part.text, BRIEF.words));
      case 'quote':
        return [];
    }
  });
}

function opening(text: string, most: number): string {
  const [first = ''] = splitWords(text, most);
  return first.length < text.length ? `${first.trimEnd()}…` : text;
}
