import type { Answer } from './answer.ts';
import type { Period } from './edition-periods.ts';
import { timeWords } from './working-days.ts';

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
export const GONE = 'It is not in force any more.';
export const NOTHING_KEPT = 'The question is not kept, and no name of who asked it.';

export const WAS_IN_FORCE = 'In force';
export const NOT_IN_HISTORY = 'Not in the history of editions.';
export const periodWords = ({ number, since, until }: Period): string =>
  until === undefined
    ? `number ${number}, since ${timeWords(since)}`
    : `number ${number}, from ${timeWords(since)} until ${timeWords(until)}`;
