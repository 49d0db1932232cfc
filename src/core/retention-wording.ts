import type { Counts, RecordClass, StayingClass } from './retention.ts';

/** Every sentence about what is kept and for how long. Plain British English, short, never blaming. */

export const RECORD_WORDS: Readonly<Record<RecordClass, string>> = {
  questions: 'that a question was answered, without its words',
  choices: 'what a chooser chose, for editions not in force any more',
  receipts: 'receipts of answers',
  feedback: 'what people said about answers, from the answer on',
  notices: 'where messages about settled escalations went',
  escalations: 'escalations, from when they were settled',
  suggestions: 'suggestions of what the guidance could learn',
  advice: 'officer advice, from when it was not in force any more',
  shown: 'the words of clauses, as long as a receipt names their edition',
  spent: 'leases and marks whose time is over',
  vectors: 'numbers that clauses are found by, as long as the clauses are in force',
};

/** Why records are not forgotten by their age. */
export const STAYS: Readonly<Record<StayingClass, string>> = {
  editions:
    'what was in force, when and by whose decision: without it old files would be taken for new ones, and nothing could be rolled back to',
  places:
    'where Teams and channels take messages, by ids: each takes the place of the one before, and cannot be made up again',
  installations: 'workspaces that installed the Slack app: forgotten when they take it out',
  halts: 'who kept clauses from being quoted, and why, has to be told for as long as the audit log goes back',
  audit: 'the audit log: nothing is ever taken out of it',
};

export const keptWords = (days: number | undefined, kind: RecordClass): string => {
  if (days !== undefined) return `${days} days`;
  if (kind === 'vectors') return 'a month more';
  return kind === 'spent' ? 'a day more' : 'as needed';
};

export const RETENTION_HEADINGS: readonly string[] = ['records', 'kept for', 'due now', 'setting', 'what they are'];
export const STAYING_HEADING = 'Not forgotten by age:';

export const RETENTION_BUSY = 'Another process is forgetting records just now. Nothing was done here.';

/** What a run has come to. */
export function forgottenLine(counts: Counts): string {
  const parts = Object.entries(counts).map(([kind, count]) => `${count} ${kind}`);
  return parts.length === 0 ? 'Nothing was due.' : `Forgotten: ${parts.join(', ')}.`;
}
export const unfinishedLine = (kinds: readonly RecordClass[]): string =>
  `Not all that is due was forgotten of: ${kinds.join(', ')}. The lines above say why; the service tries again within the hour.`;
