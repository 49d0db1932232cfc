import { answerByWords } from './escalation-wording.ts';
import { dayWords, timeWords } from './working-days.ts';
import { longDate } from './wording.ts';

/** Every sentence of the page of a person's own matters. Plain British English, short, never blaming. */

export const HOME_HEADING = 'Your guidance';
export const ASK_LABEL = 'Ask the guidance';
export const ASK_SEND = 'Ask';

export const HEADINGS = {
  open: 'With officers now',
  lately: 'Answered or closed lately',
  receipts: 'Your latest receipts',
  documents: 'Guidance in force',
  queue: 'Waiting with your team',
  closed: 'Answered or closed by your team lately',
  admin: 'For admins',
  coming: 'Coming into force or ending within thirty days',
  editions: 'Editions, the newest first',
} as const;

export const NOTHING_OPEN = 'Nothing of yours is with officers.';
export const NO_RECEIPTS = 'You have no receipts yet. Every answer that you get here has one.';
export const NOTHING_QUEUED = 'Nothing is waiting or claimed.';
export const ALL_OF_MINE = 'Type “mine” to see all that was said.';
export const SEE_A_RECEIPT = 'To see one, type “receipt” and its code.';
export const RELOAD_LABEL = 'Read the guidance again';
export const PREVIEW_LABEL = 'See what would change';
export const moreLine = (count: number): string => `And ${count} more.`;
export const countLine = (open: number, shown: number): string =>
  shown < open ? `${open} in all; the ${shown} oldest are shown.` : `${open} in all.`;
export const expectedLine = (at: number, now: number): string =>
  at < now ? `Late: an answer was due by ${answerByWords(at)}` : `Answer expected by ${answerByWords(at)}`;
export const lastMovedLine = (at: number): string => `Last changed on ${dayWords(at)}`;
export const askedWords = (question: string): string => `“${question}”`;
export const receiptDay = (code: string, at: number): string => `Receipt ${code}, ${timeWords(at)}`;
export const andOthers = (first: string, others: number): string =>
  others === 0 ? first : `${first} (and ${others} more)`;

/** Whether a document should have been reviewed by today, in words. */
export function reviewLine(review: string | undefined, today: string): string {
  if (review === undefined) return 'The document gives no review date';
  return review < today
    ? `Overdue for review since ${longDate(review)}: check before you rely on it`
    : `Next review due on ${longDate(review)}`;
}

export const comesLine = (day: string, place: string): string => `In force from ${longDate(day)}: ${place}`;
export const endsLine = (day: string, place: string): string => `In force until ${longDate(day)}: ${place}`;

export const sizeLine = (documents: number, clauses: number): string =>
  `It holds ${documents} ${documents === 1 ? 'document' : 'documents'} with ${clauses} ${clauses === 1 ? 'clause' : 'clauses'}.`;
