import type { types } from '@slack/bolt';
import { FORM_LABELS } from '../../core/escalation-wording.ts';
import type { Field } from '../../core/form.ts';
import type { Handled, RefusedWhy } from '../../core/reply.ts';
import { withRequest } from '../request-id.ts';
import { handle, tell } from './handle.ts';
import type { HandlingParts } from './handle.ts';
import { inTime } from './in-time.ts';
import type { Sent, Sought } from './incoming-form.ts';
import { ACK_WITHIN_MS } from './limits.ts';
import type { SlackMessage } from './pack.ts';
import { outcomeWords, renderOptions, renderOutcome } from './render-form.ts';
import { renderSentence } from './render.ts';
import { NOT_HANDLED } from './wording.ts';

/** What is said to Slack about a form that was sent. */
export type FormAck =
  | undefined
  | { readonly response_action: 'update'; readonly view: types.ModalView }
  | { readonly response_action: 'errors'; readonly errors: Record<string, string> };

/** Fields whose filling was at fault. */
const AT_FIELD: Partial<Readonly<Record<RefusedWhy, Field['field']>>> = {
  'nothing-said': 'text',
  'too-long': 'text',
  'personal-data': 'text',
  'unfit-words': 'text',
  'no-such-clause': 'clauses',
  'halted-clause': 'clauses',
  'no-such-officer': 'officer',
  'bad-questions': 'asked',
  'bad-expiry': 'expires',
  'one-clause': 'clauses',
  'no-such-number': 'number',
  'same-question': 'asked',
};

/**
 * Has a form handled and says in its window what came of it. What takes longer than Slack waits closes the window and is told in a
 * direct message. What was written and not taken is given back. Never rejects.
 */
export async function takeForm(
  sent: Sent,
  ack: (answer: FormAck) => Promise<unknown>,
  parts: HandlingParts & { readonly sayTo: (user: string, message: SlackMessage) => Promise<unknown> },
): Promise<void> {
  const { deed, who } = sent;
  const outcome = handle(deed, who, parts).then((handled) => outcomeOf(sent, handled));
  const soon = await inTime(outcome, ACK_WITHIN_MS);
  await tell(deed, () => ack(soon?.ack), parts.log);
  if (soon !== undefined) return;
  const { said } = await outcome;
  await tell(
    deed,
    async () => {
      for (const sentence of said) await parts.sayTo(who.user, renderSentence(sentence));
    },
    parts.log,
  );
}

/** What came of it, as it is said in the form's window and as it is said outside. */
function outcomeOf(
  { deed: { form, answers } }: Sent,
  handled: Handled | undefined,
): { readonly ack: FormAck; readonly said: readonly string[] } {
  const title = FORM_LABELS[form];
  const kept = answers.text ?? '';
  if (handled?.kind === 'done' || handled?.kind === 'thanked') {
    const view = renderOutcome(title, handled.sentence, '');
    return { ack: { response_action: 'update', view }, said: [handled.sentence] };
  }
  const sentence = handled?.kind === 'refused' ? handled.sentence : withRequest(NOT_HANDLED);
  const said = outcomeWords(sentence, kept);
  // A fault may pass: the form stays as it is, to be sent again.
  const field = handled?.kind === 'refused' ? AT_FIELD[handled.why] : fieldIn(answers);
  if (field !== undefined && field in answers)
    return { ack: { response_action: 'errors', errors: { [field]: sentence } }, said };
  return { ack: { response_action: 'update', view: renderOutcome(title, sentence, kept) }, said };
}

const fieldIn = (answers: Sent['deed']['answers']): Field['field'] | undefined =>
  answers.text !== undefined ? 'text' : answers.officer !== undefined ? 'officer' : undefined;

/** Answers a search in a form in time, with nothing at worst. While nothing is typed the near clauses are offered. Never rejects. */
export async function offerOptions(
  { deed, who, offered }: Sought,
  ack: (answer: { options: types.PlainTextOption[] }) => Promise<unknown>,
  parts: HandlingParts,
): Promise<void> {
  const found = deed.typed === '' ? undefined : await inTime(handle(deed, who, parts), ACK_WITHIN_MS);
  const options = deed.typed === '' ? offered : found?.kind === 'options' ? found.options : [];
  await tell(deed, () => ack({ options: renderOptions(options) }), parts.log);
}
