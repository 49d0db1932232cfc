import type { Button, Sheet, SheetPart } from '../../core/sheet.ts';
import { buttons, ground, lines, opening, pressed } from './card.ts';
import type { CardElement, SubmitAction } from './card.ts';
import { quoted } from './quoted.ts';

const TITLE = { look: { weight: 'Bolder', size: 'Medium' } } as const;
const STRONG = { look: { weight: 'Bolder' } } as const;
const CLOSE = { spacing: 'Small' } as const;

/**
 * A sheet, as elements of a card. Headings and facts hold people's names, so all of it is text that reads no Markdown; what people
 * wrote stands on a ground of its own, apart from the guidance.
 */
export const sheetElements = ({ parts, buttons: choices }: Sheet): readonly CardElement[] => [
  ...parts.flatMap((part, index) => drawn(part, parts[index - 1])),
  ...buttons(choices.map(actionOf)),
];

function drawn(part: SheetPart, before: SheetPart | undefined): readonly CardElement[] {
  switch (part.part) {
    case 'heading':
      return lines(part.text, TITLE);
    case 'line':
      return lines(part.text);
    case 'fact':
      return lines(part.value, { ...CLOSE, before: `${part.label}: ` });
    case 'words':
      return ground([...lines(part.heading, STRONG), ...lines(part.text, CLOSE)]);
    case 'quote': {
      // Several quotes in a row share a heading.
      const said = before?.part === 'quote' && before.heading === part.heading;
      return [...(said ? [] : lines(part.heading, STRONG)), ...quoted(part.quote, part.overdue)];
    }
  }
}

/** A button as an action of a card. */
export function actionOf(button: Button): SubmitAction {
  const { label, about, main } = button;
  const action =
    button.press === 'act' ? pressed(label, { act: button.act, about }) : opening(label, button.form, about);
  return main ? { ...action, style: 'positive' } : action;
}
