import type { Clause } from './guidance.ts';

/** The clauses that print this number. */
export const numbered = (number: string, clauses: readonly Clause[]): readonly Clause[] =>
  clauses.filter(({ citation }) => citation.number === number);

/** The clauses that stand under this number: of the section that prints it, or with a number that begins with it. */
export const standingUnder = (number: string, clauses: readonly Clause[]): readonly Clause[] =>
  clauses.filter(
    ({ citation }) => citation.section === number || (citation.number ?? citation.after)?.startsWith(`${number}.`),
  );
