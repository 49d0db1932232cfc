import { KEEP_HINTS, KEEP_LABELS, KEEP_LINE } from './advice-wording.ts';
import { mayExpire, USUAL_DAYS } from './curated-answer.ts';
import type { CuratedAnswer } from './curated-answer.ts';
import type { Escalation, Move } from './escalation.ts';
import { clauseOptions, readAnyText, readClauses, readText } from './escalation-forms.ts';
import { CLAUSE_GONE, FIELD_HINTS, FIELD_LABELS, FORM_LABELS } from './escalation-wording.ts';
import { LONGEST_TEXT, MOST_ASKED, MOST_CLAUSES } from './form.ts';
import type { Field, Form, FormAnswers } from './form.ts';
import type { NonEmpty } from './guidance.ts';
import { oneLine } from './home.ts';
import { NOTHING_HALTED } from './halt.ts';
import type { HaltedAt } from './halt.ts';
import type { Edition } from './ports.ts';
import { MAX_QUESTION_LENGTH } from './question.ts';
import { questionKey } from './question-key.ts';
import type { RefusedWhy } from './reply.ts';
import { nextDay, typedDay } from './working-days.ts';

type Answered = Extract<Move, { move: 'answer' }>;

/** The answer of an escalation that may be kept as advice; else why not. What was asked in confidence stays with who asked. */
export function answerToKeep({
  confidential,
  now,
  history,
}: Escalation): { readonly answer: Answered } | { readonly why: RefusedWhy } {
  if (confidential) return { why: 'confidential' };
  const stands = now.state === 'answered' || (now.state === 'closed' && now.why === 'settled');
  const answer = history.map(({ move }) => move).findLast((move) => move.move === 'answer');
  return !stands || answer === undefined ? { why: 'not-answered' } : { answer };
}

/** Ten digits and two hyphens, and room for a slip. */
const LONGEST_DAY = 20;

/** The form in which an answer is kept as advice: all of it stands there, to be changed. */
export function keepForm(
  { id, council, question }: Escalation,
  answer: Answered,
  edition: Edition,
  today: string,
  haltedAt: HaltedAt = NOTHING_HALTED,
): Form {
  const quoted = answer.clauses.flatMap((clause) => edition.clause(clause) ?? []);
  const offered = clauseOptions(quoted, council, haltedAt).slice(0, MOST_CLAUSES);
  const clauses: Field = {
    field: 'clauses',
    label: KEEP_LABELS.clauses,
    hint: KEEP_HINTS.clauses,
    most: MOST_CLAUSES,
    offered,
    all: true,
  };
  return {
    form: 'keep-advice',
    about: id,
    title: `${FORM_LABELS['keep-advice']}: ${id}`,
    lines: [KEEP_LINE, ...(quoted.length < answer.clauses.length ? [CLAUSE_GONE] : [])],
    fields: [
      { field: 'text', label: FIELD_LABELS['keep-advice'], hint: FIELD_HINTS['keep-advice'], ...words(answer.text) },
      { field: 'asked', label: KEEP_LABELS.asked, hint: KEEP_HINTS.asked, ...words(oneLine(question, LONGEST_TEXT)) },
      ...(offered.length === 0 ? [] : [clauses]),
      {
        field: 'expires',
        label: KEEP_LABELS.expires,
        hint: KEEP_HINTS.expires,
        ...words(nextDay(today, USUAL_DAYS)),
        longest: LONGEST_DAY,
      },
    ],
    send: FORM_LABELS['keep-advice'],
  };
}

const words = (value: string) =>
  ({ required: true, longest: LONGEST_TEXT, value: value.slice(0, LONGEST_TEXT) }) as const;

/** What was filled in, as it is kept; refused if it is not filled in well. */
export function readKept(
  answers: FormAnswers,
  { council }: Escalation,
  answer: Answered,
  edition: Edition,
  today: string,
): Pick<CuratedAnswer, 'wording' | 'asked' | 'rests' | 'expires'> | { readonly why: RefusedWhy } {
  const wording = readText(answers);
  if ('why' in wording) return wording;
  const asked = readAsked(answers.asked);
  if (asked === undefined) return { why: 'bad-questions' };
  const chosen = readClauses(answers, edition, council);
  if ('why' in chosen) return chosen;
  // What a form sends back is not believed: it rests on what the answer quoted, and on nothing else.
  if (!chosen.clauses.every((clause) => answer.clauses.includes(clause))) return { why: 'no-such-clause' };
  const expires = typedDay(answers.expires ?? '');
  if (expires === undefined || !mayExpire(expires, today)) return { why: 'bad-expiry' };
  const rests = chosen.clauses.flatMap((id) => {
    const clause = edition.clause(id);
    return clause === undefined ? [] : [{ clause: id, text: clause.text }];
  });
  return { wording: wording.text, asked, rests, expires };
}

/** Undefined: there is none, or there are too many, or one is longer than a question. */
function readAsked(typed: string | undefined): NonEmpty<string> | undefined {
  const read = readAnyText({ text: typed ?? '' });
  if ('why' in read) return undefined;
  const lines = read.text.split('\n').map((line) => line.replace(/\s+/g, ' ').trim());
  // Two that differ in capitals alone are one.
  const [first, ...others] = new Map(
    lines.filter((line) => questionKey(line) !== '').map((line) => [questionKey(line), line]),
  ).values();
  const fits =
    others.length < MOST_ASKED && [first, ...others].every((line) => (line ?? '').length <= MAX_QUESTION_LENGTH);
  return first === undefined || !fits ? undefined : [first, ...others];
}
