import type { Answer } from './answer.ts';
import type { EditionPeriod } from './edition-periods.ts';
import type { Period } from './in-force.ts';
import { timeWords } from './working-days.ts';
import { periodWords } from './wording.ts';

/** Every sentence of a receipt. Plain British English, short, never blaming. */

export const OUTCOMES: Readonly<Record<Answer['outcome'], string>> = {
  quoted: 'The guidance was quoted.',
  unsure: 'It was not sure, and offered these.',
  silent: 'Nothing was quoted.',
  conversation: 'It was small talk.',
  'in-parts': 'Several questions were answered part by part.',
};

export const WAS_SHOWN = 'What was shown';
export const UNCHANGED = 'It reads the same today.';
export const CHANGED = 'It has been changed since. Today it reads:';
/** `period`: its days, if it is still published. */
export const goneLine = (period: Period | undefined): string =>
  period === undefined
    ? 'It is not in force any more.'
    : `It is not in force today: its days are ${periodWords(period)}.`;
export const NOTHING_KEPT = 'The question is not kept, and no name of who asked it.';

export const WAS_IN_FORCE = 'In force';
export const NOT_IN_HISTORY = 'Not in the history of editions.';
export const editionPeriodWords = ({ number, since, until }: EditionPeriod): string =>
  until === undefined
    ? `number ${number}, since ${timeWords(since)}`
    : `number ${number}, from ${timeWords(since)} until ${timeWords(until)}`;
