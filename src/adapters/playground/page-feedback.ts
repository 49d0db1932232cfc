import { feedbackOf } from '../../core/answer-buttons.ts';
import type { Considered } from '../../core/considering.ts';
import { markup } from './html.ts';
import type { Part } from './html.ts';
import { hidden } from './sheet-html.ts';

/**
 * What can be said of an answer. Pressed, the question becomes a turn of that name with a receipt; one that leans on what was asked before
 * could be answered otherwise then, and so has none; nor has one as at another day.
 */
export function feedbackForm({ answer, reply }: Considered, question: string, turn: string): Part {
  if (answer.outcome === 'conversation' || reply.takenWith !== undefined || reply.asAt !== undefined) return undefined;
  return markup`<form method="post" action="/feedback" class="govuk-button-group govuk-!-display-none-print">
${hidden({ council: reply.scope?.id ?? '', question, turn })}
${feedbackOf(answer.outcome).map(
  (button) =>
    markup`<button type="submit" class="govuk-button govuk-button--secondary app-small" name="do" value="${'act' in button ? 'right-clause' : 'wrong-clause'}">${button.label}</button>`,
)}
</form>`;
}
