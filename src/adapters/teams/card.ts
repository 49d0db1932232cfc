import type { ButtonRow, Pressed, SubmitAction } from './card-actions.ts';
import { bytesOf, LIMITS } from './limits.ts';
import { splitText } from './split-text.ts';

/** Text exactly as it is: unlike a TextBlock, it reads no Markdown, so a "*", "1." or "[x](y)" of a clause stays one. */
interface TextRun {
  readonly type: 'TextRun';
  readonly text: string;
  readonly weight?: 'Bolder';
  readonly size?: 'Medium' | 'Large';
  readonly color?: 'Attention';
  readonly isSubtle?: true;
}

export interface RichTextBlock {
  readonly type: 'RichTextBlock';
  readonly inlines: readonly TextRun[];
  readonly spacing: 'None' | 'Small' | 'Medium';
  readonly separator?: true;
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
  readonly spacing: 'Medium';
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

export const CARD_TYPE = 'application/vnd.microsoft.card.adaptive';

export const heading = (text: string, separator = false): CardElement => ({
  type: 'TextBlock',
  text,
  wrap: true,
  weight: 'Bolder',
  size: 'Medium',
  style: 'heading',
  separator,
  spacing: 'Medium',
});

/** The elements with a line above them, apart from what stands before. */
export const apart = ([first, ...others]: readonly CardElement[]): readonly CardElement[] => {
  if (first === undefined) return [];
  return [first.type === 'RichTextBlock' ? { ...first, separator: true } : first, ...others];
};

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

/** Who is shown a card of their own in place of this one; whoever is not named sees this one. */
interface Refresh {
  readonly action: {
    readonly type: 'Action.Execute';
    readonly title: string;
    readonly verb: 'clausebook.view';
    readonly data: { readonly clausebook: Pressed };
  };
  readonly userIds: readonly string[];
}

export interface CardAttachment<Body = CardElement> {
  readonly contentType: typeof CARD_TYPE;
  readonly content: {
    readonly $schema: string;
    readonly type: 'AdaptiveCard';
    readonly version: '1.5';
    readonly lang: 'en';
    readonly body: readonly Body[];
    readonly actions?: readonly SubmitAction[];
    readonly refresh?: Refresh;
  };
}

export const cardOf = <Body>(body: readonly Body[], actions: readonly SubmitAction[] = []): CardAttachment<Body> => ({
  contentType: CARD_TYPE,
  content: {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.5',
    lang: 'en',
    body,
    ...(actions.length > 0 && { actions }),
  },
});
