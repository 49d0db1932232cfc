import type { Quote } from '../../core/guidance.ts';
import { citationLine, overdueLine, versionLine } from '../../core/wording.ts';
import { lines } from './card.ts';
import type { CardElement } from './card.ts';

const SUBTLE = { look: { isSubtle: true }, spacing: 'Small' } as const;
const WARNING = { look: { weight: 'Bolder', color: 'Attention' }, spacing: 'Small' } as const;

/** A quote whole, with where it stands; `before` opens its first line. */
export const quoted = ({ text, citation }: Quote, overdue: boolean, before = ''): readonly CardElement[] => [
  ...lines(text, { before }),
  ...lines(`${citationLine(citation)}\n${versionLine(citation)}`, SUBTLE),
  ...(overdue ? lines(overdueLine(citation), WARNING) : []),
];
