import { bytesOf, LIMITS } from './limits.ts';
import { splitText } from './split-text.ts';

/** Text exactly as it is: unlike a TextBlock, it reads no Markdown, so a "*", "1." or "[x](y)" of a clause stays one. */
interface TextRun {
  readonly type: 'TextRun';
  readonly text: string;
  readonly weight?: 'Bolder';
  readonly color?: 'Attention';
  readonly isSubtle?: true;
}

interface RichTextBlock {
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

/** Buttons carry a kind and the id of a turn, never content. */
interface ButtonRow {
  readonly type: 'ActionSet';
  readonly actions: readonly { readonly type: 'Action.Submit'; readonly title: string; readonly data: PressData }[];
}

/** What comes back when a button is pressed. */
export interface PressData {
  readonly clausebook: { readonly press: string; readonly of: string };
}

export type CardElement = RichTextBlock | HeadingBlock | ButtonRow;

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

export const buttons = (
  presses: readonly { readonly title: string; readonly data: PressData['clausebook'] }[],
): CardElement => ({
  type: 'ActionSet',
  actions: presses.map(({ title, data }) => ({ type: 'Action.Submit', title, data: { clausebook: data } })),
});

/** Text as it is, an element a line. Blank lines show as the space between elements. `before` opens the first line. */
export function lines(
  text: string,
  options: { readonly look?: Look; readonly before?: string; readonly spacing?: RichTextBlock['spacing'] } = {},
): readonly CardElement[] {
  const { look = {}, before = '', spacing = 'Medium' } = options;
  const shown = text.split('\n').filter((line) => line.trim() !== '');
  return shown.flatMap((line, index) =>
    splitText(line, LIMITS.lineBytes, costOf(look)).map((piece, part): CardElement => {
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
    .flatMap((element) => (element.type !== 'RichTextBlock' ? [] : [element.inlines.map((run) => run.text).join('')]))
    .join('\n');

export interface CardAttachment {
  readonly contentType: typeof CARD_TYPE;
  readonly content: {
    readonly $schema: string;
    readonly type: 'AdaptiveCard';
    readonly version: '1.5';
    readonly lang: 'en-GB';
    readonly body: readonly CardElement[];
  };
}

export const cardOf = (body: readonly CardElement[]): CardAttachment => ({
  contentType: CARD_TYPE,
  content: {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.5',
    lang: 'en-GB',
    body,
  },
});
