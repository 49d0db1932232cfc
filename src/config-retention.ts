import { z } from 'zod';
import type { AgedClass, RetentionDays } from './core/retention.ts';
import { text } from './config-values.ts';

/** How long records are kept, unless a setting says otherwise. */
interface Keeping {
  readonly variable: string;
  readonly days: number;
  /** Never shorter, and why. */
  readonly atLeast: number;
  readonly since: string;
}

/** A complaint about conduct, and its appeal, may come long after the answer that somebody went by. */
const TWO_YEARS = 730;

export const KEEPING = {
  questions: {
    variable: 'KEEP_QUESTIONS_DAYS',
    days: 30,
    atLeast: 7,
    since: 'an event that Slack or Teams repeats, for a day at least, would be answered twice',
  },
  choices: {
    variable: 'KEEP_CHOICES_DAYS',
    days: 30,
    atLeast: 7,
    since: 'an edition that is rolled back to would be asked about anew',
  },
  receipts: {
    variable: 'KEEP_RECEIPTS_DAYS',
    days: TWO_YEARS,
    atLeast: 30,
    since: 'what a change of guidance affects is told by the answers of the last 30 days',
  },
  feedback: {
    variable: 'KEEP_FEEDBACK_DAYS',
    days: TWO_YEARS,
    atLeast: 30,
    since: 'officers look at what was said in the last 30 days',
  },
  notices: {
    variable: 'KEEP_NOTICES_DAYS',
    days: 90,
    atLeast: 30,
    since: 'a message about an escalation that is moved again would be posted anew and not edited',
  },
  escalations: {
    variable: 'KEEP_ESCALATIONS_DAYS',
    days: TWO_YEARS,
    atLeast: 90,
    since: 'suggestions are learnt from the answers of the last 90 days',
  },
  suggestions: {
    variable: 'KEEP_SUGGESTIONS_DAYS',
    days: TWO_YEARS,
    atLeast: 90,
    since: 'what was dropped would be suggested again by the answers of the last 90 days',
  },
  advice: {
    variable: 'KEEP_ADVICE_DAYS',
    days: TWO_YEARS,
    atLeast: 30,
    since: 'officers see the advice that ended in the last 30 days',
  },
} as const satisfies Readonly<Record<AgedClass, Keeping>>;

/** A hundred years: more is a slip of the pen. */
const MOST_DAYS = 36_500;

const daysOf = ({ days, atLeast, since }: Keeping) =>
  text.transform((value, context) => {
    const given = value === undefined ? days : Number(value);
    if (/^\d{1,6}$/.test(value ?? String(days)) && given >= atLeast && given <= MOST_DAYS) return given;
    const message = `a whole number of days from ${atLeast} to ${MOST_DAYS}; with fewer, ${since}.`;
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  });

export const retentionShape = {
  [KEEPING.questions.variable]: daysOf(KEEPING.questions),
  [KEEPING.choices.variable]: daysOf(KEEPING.choices),
  [KEEPING.receipts.variable]: daysOf(KEEPING.receipts),
  [KEEPING.feedback.variable]: daysOf(KEEPING.feedback),
  [KEEPING.notices.variable]: daysOf(KEEPING.notices),
  [KEEPING.escalations.variable]: daysOf(KEEPING.escalations),
  [KEEPING.suggestions.variable]: daysOf(KEEPING.suggestions),
  [KEEPING.advice.variable]: daysOf(KEEPING.advice),
};

type Values = Readonly<Record<(typeof KEEPING)[AgedClass]['variable'], number>>;

export const retentionFrom = (values: Values): RetentionDays => ({
  questions: values.KEEP_QUESTIONS_DAYS,
  choices: values.KEEP_CHOICES_DAYS,
  receipts: values.KEEP_RECEIPTS_DAYS,
  feedback: values.KEEP_FEEDBACK_DAYS,
  notices: values.KEEP_NOTICES_DAYS,
  escalations: values.KEEP_ESCALATIONS_DAYS,
  suggestions: values.KEEP_SUGGESTIONS_DAYS,
  advice: values.KEEP_ADVICE_DAYS,
});

/** What was said of an answer rests on its receipt, and is shown to nobody without it. */
export const retentionFaults = ({ receipts, feedback }: RetentionDays): readonly string[] =>
  feedback > receipts
    ? [
        `${KEEPING.feedback.variable}: what was said of an answer is shown with its receipt alone, so it is kept no longer than ${KEEPING.receipts.variable} says.`,
      ]
    : [];
