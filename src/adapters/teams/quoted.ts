import type { Quote } from '../../core/guidance.ts';
import { citationLine, overdueLine, versionLine } from '../../core/wording.ts';
import { lines } from './card.ts';
import type { CardElement, RichTextBlock } from './card.ts';

const SUBTLE = { look: { isSubtle: true }, spacing: 'Small' } as const;
const WARNING = { look: { weight: 'Bolder', color: 'Attention' }, spacing: 'Small' } as const;

interface Above {
  readonly before?: string;
  readonly spacing?: RichTextBlock['spacing'];
}

/** A quote whole, with where it stands; `before` opens its first line, `spacing` is above it. */
export const quoted = ({ text, citation }: Quote, overdue: boolean, above: Above = {}): readonly CardElement[] => [
  ...lines(text, above),
  ...lines(`${citationLine(citation)}\n${versionLine(citation)}`, SUBTLE),
  ...(overdue ? lines(overdueLine(citation), WARNING) : []),
];
