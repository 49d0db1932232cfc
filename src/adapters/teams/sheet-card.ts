import type { Button, Sheet, SheetPart } from '../../core/sheet.ts';
import { buttons, doing, opening } from './card-actions.ts';
import type { CardAction, PressVerb } from './card-actions.ts';
import { ground, lines } from './card.ts';
import type { CardElement } from './card.ts';
import { quoted } from './quoted.ts';

const TITLE = { look: { weight: 'Bolder', size: 'Medium' } } as const;
const STRONG = { look: { weight: 'Bolder' } } as const;
const CLOSE = { spacing: 'Small' } as const;

/**
 * A sheet, as elements of a card. Headings and facts hold people's names, so all of it is text that reads no Markdown; what people
 * wrote stands on a ground of its own, apart from the guidance. `verb`: how its presses are answered.
 */
export const sheetElements = (
  { parts, buttons: choices }: Pick<Sheet, 'parts' | 'buttons'>,
  verb: PressVerb = 'clausebook.sheet',
): readonly CardElement[] => [
  ...parts.flatMap((part, index) => drawn(part, parts[index - 1])),
  ...buttons(choices.map((button) => actionOf(button, verb))),
];

function drawn(part: SheetPart, before: SheetPart | undefined): readonly CardElement[] {
  switch (part.part) {
    case 'heading':
      return lines(part.text, TITLE);
    case 'line':
      return lines(part.text);
    case 'fact': {
      // Facts keep together, under their heading too; after anything else they begin anew.
      const close = before?.part === 'fact' || before?.part === 'heading';
      return lines(part.value, { ...(close && CLOSE), before: `${part.label}: ` });
    }
    case 'words':
      return ground([...lines(part.heading, STRONG), ...lines(part.text, CLOSE)]);
    case 'quote': {
      // Several quotes in a row share a heading.
      const said = before?.part === 'quote' && before.heading === part.heading;
      return said
        ? quoted(part.quote, part.overdue)
        : [...lines(part.heading, STRONG), ...quoted(part.quote, part.overdue, CLOSE)];
    }
  }
}

/** A button as an action of a card. */
export function actionOf(button: Button, verb: PressVerb): CardAction {
  const { label, about, main } = button;
  if (button.press === 'form') return opening(label, button.form, about, main);
  return doing(label, { act: button.act, about }, verb, main);
}
