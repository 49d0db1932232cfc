import type { Handled, RefusedWhy } from './reply.ts';
import type { Undone } from './suggesting.ts';
import { decidedLine } from './suggestion-wording.ts';

/** What an officer is told of a decision that changed nothing. */
export const decisionRefused = (decided: Undone): Handled => ({
  kind: 'refused',
  why: REFUSED[decided.outcome],
  sentence: decidedLine(decided),
});

const REFUSED: Readonly<Record<Undone['outcome'], RefusedWhy>> = {
  'decided-before': 'decided-before',
  'no-such-suggestion': 'no-such-suggestion',
  busy: 'busy',
  'not-in-force': 'files-not-in-force',
  overtaken: 'overtaken',
  unfit: 'unfit-words',
  'by-hand': 'by-hand',
};
