import type { Act, FormName, Press } from './conversation.ts';
import { ACT_LABELS, FORM_LABELS } from './escalation-wording.ts';
import { MISSED_CLAUSE, WRONG_CLAUSE } from './feedback-wording.ts';
import type { Reply } from './reply.ts';
import { pressLabel } from './wording.ts';

/** Something to press under an answer. It is about the turn that was answered. */
export type AnswerButton = { readonly label: string } & (
  { readonly press: Press } | { readonly act: Act } | { readonly form: FormName }
);

/** The buttons of an answer in rows short enough for a phone: what to do next, then what to do with the answer itself. */
export function answerButtons({
  answer,
  presses,
}: Extract<Reply, { kind: 'answers' }>): readonly (readonly AnswerButton[])[] {
  if (presses === undefined) return [];
  const { offered, askOfficer, feedback } = presses;
  const choices = answer.outcome === 'unsure' ? answer.choices.length : 0;
  const pressed = offered.map((press): AnswerButton => ({ press, label: pressLabel(press, choices) }));
  const isReceipt = (_button: AnswerButton, index: number): boolean => offered[index] === 'receipt';
  const next = pressed.filter((button, index) => !isReceipt(button, index));
  const rows: readonly (readonly AnswerButton[])[] = [
    [...next, ...(askOfficer === true ? [ASK_OFFICER] : [])],
    [...(feedback === true ? feedbackOf(answer.outcome) : []), ...pressed.filter(isReceipt)],
  ];
  return rows.filter((row) => row.length > 0);
}

const ASK_OFFICER: AnswerButton = { form: 'ask-officer', label: FORM_LABELS['ask-officer'] };

/** Where nothing was shown there is no clause to be right; that there is one is the most that officers can learn. */
export const feedbackOf = (
  outcome: Extract<Reply, { kind: 'answers' }>['answer']['outcome'],
): readonly AnswerButton[] =>
  outcome === 'silent'
    ? [{ form: 'wrong-clause', label: MISSED_CLAUSE }]
    : [
        { act: 'right-clause', label: ACT_LABELS['right-clause'] },
        { form: 'wrong-clause', label: WRONG_CLAUSE },
      ];
