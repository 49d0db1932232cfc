import type { Answer } from './answer.ts';

/** True of an answer that may be said to somebody who named nobody: it has something of the guidance, or says why it has nothing to quote. */
export const isWorthSaying = (answer: Answer): boolean =>
  answer.outcome === 'quoted' ||
  answer.outcome === 'unsure' ||
  answer.outcome === 'in-parts' ||
  (answer.outcome === 'silent' && (answer.why === 'known-gap' || answer.why === 'halted'));
