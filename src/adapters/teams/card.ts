import { bytesOf, LIMITS } from './limits.ts';
import { splitText } from './split-text.ts';

/** Text exactly as it is: unlike a TextBlock, it reads no Markdown, so a "*", "1." or "[x](y)" of a clause stays one. */
interface TextRun {
  readonly type: 'TextRun';
  readonly text: string;
  readonly weight?: 'Bolder';
  readonly size?: 'Medium';
  readonly color?: 'Attention';
  readonly isSubtle?: true;
}

export interface RichTextBlock {
  readonly type: 'RichTextBlock';
  readonly inlines: readonly TextRun[];
  readonly spacing: 'None' | 'Small' | 'Medium';
}

/** For fixed words only: a TextBlock reads a subset of Markdown, but can be a heading to a screen reader. */
interface HeadingBlock {
  readonly type: 'TextBlock';
  readonly text: string;
  readonly wrap: true;
  readonly weight: 'Bolder';
  readonly size: 'Medium';
  readonly style: 'heading';
  readonly separator: boolean;
}

interface ButtonRow {
  readonly type: 'ActionSet';
  readonly actions: readonly SubmitAction[];
}

/** Something to press. Its data is what comes back: a kind and an id, never content. */
export interface SubmitAction {
  readonly type: 'Action.Submit';
  readonly title: string;
  readonly style?: 'positive';
  readonly data: {
    /** Asks Teams to fetch a form and show it, instead of sending a message. */
    readonly msteams?: { readonly type: 'task/fetch' } | SaidAloud;
    readonly clausebook: Readonly<Record<string, string>>;
  };
}

/** Shows what was pressed as a message of whoever pressed it. What may come back under `value` and what under `data` is said in both. */
interface SaidAloud {
  readonly type: 'messageBack';
  readonly displayText: string;
  readonly text: string;
  readonly value: { readonly clausebook: Readonly<Record<string, string>> };
}

/** On a ground of its own: what people wrote, apart from guidance. */
interface Ground {
  readonly type: 'Container';
  readonly style: 'emphasis';
  readonly spacing: 'None' | 'Medium';
  readonly items: readonly RichTextBlock[];
}

export type CardElement = RichTextBlock | HeadingBlock | ButtonRow | Ground;

type Look = Omit<TextRun, 'type' | 'text'>;

const CARD_TYPE = 'application/vnd.microsoft.card.adaptive';

export const heading = (text: string, separator = false): CardElement => ({
  type: 'TextBlock',
  text,
  wrap: true,
  weight: 'Bolder',
  size: 'Medium',
  style: 'heading',
  separator,
});

/** Something that is done when it is pressed. */
export const pressed = (title: string, clausebook: SubmitAction['data']['clausebook']): SubmitAction => ({
  type: 'Action.Submit',
  title,
  data: { clausebook },
});

/** Something that opens a form when it is pressed. */
export const opening = (title: string, form: string, about: string): SubmitAction => ({
  type: 'Action.Submit',
  title,
  data: { msteams: { type: 'task/fetch' }, clausebook: { form, about } },
});

/** Rows of buttons, as few as hold them all, and of much the same length. */
export function buttons(actions: readonly SubmitAction[]): readonly CardElement[] {
  const rows = Math.ceil(actions.length / LIMITS.rowButtons);
  const most = Math.ceil(actions.length / rows);
  return Array.from({ length: rows }, (_row, row) => ({
    type: 'ActionSet',
    actions: actions.slice(row * most, (row + 1) * most),
  }));
}

/** Lines on a ground of their own, in pieces that a message can hold. */
export function ground(items: readonly RichTextBlock[]): readonly CardElement[] {
  const pieces: RichTextBlock[][] = [];
  let spent = 0;
  for (const item of items) {
    const cost = bytesOf(item);
    const piece = pieces.at(-1);
    if (piece === undefined || spent + cost > LIMITS.lineBytes) {
      pieces.push([item]);
      spent = cost;
    } else {
      piece.push(item);
      spent += cost;
    }
  }
  return pieces.map((piece, index) => ({
    type: 'Container',
    style: 'emphasis',
    spacing: index === 0 ? 'Medium' : 'None',
    items: piece,
  }));
}

/** Text as it is, an element a line. Blank lines show as the space between elements. `before` opens the first line. */
export function lines(
  text: string,
  options: { readonly look?: Look; readonly before?: string; readonly spacing?: RichTextBlock['spacing'] } = {},
): readonly RichTextBlock[] {
  const { look = {}, before = '', spacing = 'Medium' } = options;
  const shown = text.split('\n').filter((line) => line.trim() !== '');
  return shown.flatMap((line, index) =>
    splitText(line, LIMITS.lineBytes, costOf(look)).map((piece, part): RichTextBlock => {
      const mark = index === 0 && part === 0 && before !== '' ? runs(before, { weight: 'Bolder' }) : [];
      return {
        type: 'RichTextBlock',
        inlines: [...mark, ...runs(piece, look)],
        spacing: part > 0 ? 'None' : index > 0 ? 'Small' : spacing,
      };
    }),
  );
}

const runs = (text: string, look: Look): readonly TextRun[] =>
  partsOf(text).map((part) => ({ type: 'TextRun', text: part, ...look }));

// A card turns {{DATE(…)}} and {{TIME(…)}} into dates, in each run for itself: braces in two runs stay braces.
const partsOf = (text: string): readonly string[] => text.split(/(?<=\{)(?=\{(?:DATE|TIME)\()/iu);

const costOf =
  (look: Look) =>
  (word: string): number =>
    bytesOf(word) + (partsOf(word).length - 1) * bytesOf({ type: 'TextRun', text: '', ...look });

/** The words of the lines, without headings. */
export const wordsOf = (elements: readonly CardElement[]): string =>
  elements
    .flatMap((element) => {
      if (element.type === 'Container') return [wordsOf(element.items)];
      return element.type === 'RichTextBlock' ? [element.inlines.map((run) => run.text).join('')] : [];
    })
    .join('\n');

export interface CardAttachment<Body = CardElement> {
  readonly contentType: typeof CARD_TYPE;
  readonly content: {
    readonly $schema: string;
    readonly type: 'AdaptiveCard';
    readonly version: '1.5';
    readonly lang: 'en-GB';
    readonly body: readonly Body[];
    readonly actions?: readonly SubmitAction[];
  };
}

export const cardOf = <Body>(body: readonly Body[], actions: readonly SubmitAction[] = []): CardAttachment<Body> => ({
  contentType: CARD_TYPE,
  content: {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.5',
    lang: 'en-GB',
    body,
    ...(actions.length > 0 && { actions }),
  },
});
