import type { Advice } from './advice.ts';
import type { CuratedAnswer, CuratedMove, HoldWhy } from './curated-answer.ts';
import { longDate } from './wording.ts';
import { dayAt, timeWords } from './working-days.ts';

/** Every sentence about officer advice. Plain British English, short, never blaming. */

/** Above it, wherever it is shown. */
export const ADVICE_HEADING = 'Officer advice (not guidance)';
export const RESTS_ON = 'Rests on';
const dayWords = (ms: number): string => longDate(dayAt(ms));
/** Who stands by it, since when and until when. */
export const standsBy = ({ by, approver, since, expires }: Advice): string =>
  `${by}, approved by ${approver} on ${dayWords(since)}, until ${longDate(expires)}`;
export const ADVICE_WAS_SHOWN = 'Officer advice was shown beside it, in an officer’s words:';

const HELD: Readonly<Record<HoldWhy, string>> = {
  'clause-changed': 'on hold, because a clause that it rests on has changed',
  'clause-gone': 'on hold, because a clause that it rests on is not in force any more',
  expired: 'expired',
};

/** "GED-7K2M4X: officer advice in force" */
export function adviceGist({ id, now, expires }: CuratedAnswer, today: string): string {
  const stands = `${id}: officer advice`;
  switch (now.state) {
    case 'proposed':
      return expires < today ? `${stands} proposed, past its last day` : `${stands} proposed`;
    case 'in-force':
      return `${stands} in force`;
    case 'on-hold':
      return `${stands} ${HELD[now.why]}`;
    case 'ended':
      return `${stands} ended`;
  }
}

export const FACTS = {
  proposed: 'Proposed by',
  approved: 'Approved by',
  ended: 'Ended by',
  until: 'Last day',
  from: 'From the answer to',
} as const;
export const whoAndWhen = (who: string, at: number): string => `${who}, ${timeWords(at)}`;
export const ADVICE_WORDS = 'Advice';
export const QUESTIONS = 'Shown for these questions';
/** Above the clauses that it rests on, as they read today. */
export const RESTS_ON_THIS = 'It rests on this guidance';
export const RESTED_OTHERWISE = 'It rests on this guidance, which read otherwise when that was last agreed';
export const RESTED_ON_GONE = 'It rested on this, which is not in force any more';
export const RESTS_ON_NOTHING = 'It rests on no clause.';
/** Under what the team is told of in its channel. */
export const SEE_ADVICE = 'To approve or end it, type “advice” to me alone.';
export const ANOTHER_APPROVES = 'It is shown to councillors once another officer of the team has approved it.';

export const KEEP_LINE =
  'Councillors who ask just this see it under the guidance’s own answer, with your name and your colleague’s. Please leave out names and whatever is about one case.';
export const KEEP_LABELS = {
  asked: 'Questions it answers, one a line',
  clauses: 'Guidance it rests on',
  expires: 'Last day on which it is shown',
} as const;
export const KEEP_HINTS = {
  asked: 'It is shown where somebody asks one of these in the same words.',
  clauses: 'When one of these changes, the advice is put on hold by itself.',
  expires: 'Year, month and day, such as 2027-03-31. Two years from today at the latest.',
} as const;

const DONE: Readonly<Record<CuratedMove['move'] | 'propose', string>> = {
  propose: 'It is proposed. Another officer of the team has to approve it: they type “advice” to me.',
  approve: 'It is in force. Councillors who ask just this will see it.',
  end: 'It has ended, and is shown to nobody any more.',
  hold: 'It is on hold.',
};
export const adviceDoneLine = (id: string, move: CuratedMove['move'] | 'propose'): string => `${id}: ${DONE[move]}`;
