import { citationText } from './citation-text.ts';
import type { Sheet, SheetPart } from './sheet.ts';

/** A sheet as plain text: what a screen reader says. */
export const sheetText = ({ parts }: Pick<Sheet, 'parts'>): string => parts.map(partText).join('\n');

function partText(part: SheetPart): string {
  switch (part.part) {
    case 'heading':
    case 'line':
      return part.text;
    case 'fact':
      return `${part.label}: ${part.value}`;
    case 'words':
      return `${part.heading}\n${part.text}`;
    case 'quote':
      return `${part.heading}\n${part.quote.text}\n${citationText(part.quote.citation, part.overdue)}`;
  }
}
