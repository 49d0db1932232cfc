import { TOO_MANY_CLAUSES, YOU_WROTE } from '../../core/escalation-wording.ts';
import type { Handling } from '../../core/conversation.ts';
import { Fault } from '../../core/errors.ts';
import { MOST_CLAUSES } from '../../core/form.ts';
import type { Log, OnHandling } from '../../core/ports.ts';
import type { Handled, RefusedWhy } from '../../core/reply.ts';
import { WENT_WRONG } from '../../core/wording.ts';
import { withRequest } from '../request-id.ts';
import { formCard } from './form-card.ts';
import type { Again, FormCard } from './form-card.ts';
import { LIMITS } from './limits.ts';

/** The body of an answer to an invoke: what Teams shows in a dialog, or offers while somebody types. */
export type InvokeBody =
  | { readonly task: { readonly type: 'message'; readonly value: string } }
  | {
      readonly task: {
        readonly type: 'continue';
        readonly value: {
          readonly title: string;
          readonly height: 'large';
          readonly width: 'medium';
          readonly card: FormCard;
        };
      };
    }
  | {
      readonly statusCode: 200;
      readonly type: 'application/vnd.microsoft.search.searchResponse';
      readonly value: { readonly results: readonly { readonly title: string; readonly value: string }[] };
    };

type Invoked = Extract<Handling, { kind: 'opens' | 'sends' | 'seeks' }>;

/** Answers a dialog that is opened or sent, and a search in it. Never rejects: what fails is logged, and said. */
export async function answerInvoke(handling: Invoked, onHandling: OnHandling, log: Log): Promise<InvokeBody> {
  try {
    return handling.kind === 'sends' ? await sent(handling, onHandling) : shown(await onHandling(handling));
  } catch (cause) {
    log.error('teams-handling-failed', { turn: handling.id }, cause);
    if (handling.kind === 'seeks') return found([]);
    return handling.kind === 'sends' ? salvaged(handling, onHandling) : says(withRequest(WENT_WRONG));
  }
}

/** What was filled in, in the same form, so that it can be sent again. */
async function salvaged(handling: Extract<Handling, { kind: 'sends' }>, onHandling: OnHandling): Promise<InvokeBody> {
  try {
    return await reopened(handling, { problem: withRequest(WENT_WRONG), answers: handling.answers }, onHandling);
  } catch {
    // The fault that is logged already.
    return says(withRequest(WENT_WRONG));
  }
}

export const isInvoked = (handling: Handling): handling is Invoked =>
  handling.kind === 'opens' || handling.kind === 'sends' || handling.kind === 'seeks';

/** What can be put right in the form, which is then shown again as it was filled in. */
const MENDABLE: ReadonlySet<RefusedWhy> = new Set([
  'nothing-said',
  'personal-data',
  'unfit-words',
  'too-long',
  'no-such-clause',
  'halted-clause',
  'no-such-officer',
  'bad-questions',
  'bad-expiry',
] as const);

async function sent(handling: Extract<Handling, { kind: 'sends' }>, onHandling: OnHandling): Promise<InvokeBody> {
  const { answers } = handling;
  // Core would quote the first ones; a dialog cannot hold people to a number.
  if ((answers.clauses ?? []).length > MOST_CLAUSES)
    return reopened(handling, { problem: TOO_MANY_CLAUSES, answers }, onHandling);
  const handled = await onHandling(handling);
  if (handled.kind !== 'refused') return shown(handled);
  if (MENDABLE.has(handled.why)) return reopened(handling, { problem: handled.sentence, answers }, onHandling);
  // The form is gone with this, so what was written is given back.
  const { text = '' } = answers;
  return says(text.trim() === '' ? handled.sentence : [handled.sentence, YOU_WROTE, text].join('\n\n'));
}

async function reopened(
  { answers: _answers, ...rest }: Extract<Handling, { kind: 'sends' }>,
  again: Again,
  onHandling: OnHandling,
): Promise<InvokeBody> {
  return shown(await onHandling({ ...rest, kind: 'opens' }), again);
}

function shown(handled: Handled, again?: Again): InvokeBody {
  switch (handled.kind) {
    case 'form':
      return dialog(handled.form.title, formCard(handled.form, again));
    case 'options':
      return found(handled.options.slice(0, LIMITS.shownChoices).map(({ label, value }) => ({ title: label, value })));
    case 'done':
    case 'thanked':
    case 'refused':
      return says(handled.sentence);
    case 'sheets':
      return says(handled.heading);
    case 'view':
    case 'clauses':
      throw new Fault('DELIVERY_FAILED', `A dialog was answered with “${handled.kind}”.`);
    case 'home':
      return says(handled.home.heading);
  }
}

/** A window with a card in it. */
export const dialog = (title: string, card: FormCard): InvokeBody => ({
  task: { type: 'continue', value: { title, height: 'large', width: 'medium', card } },
});

/** A window with a few words in it. */
export const says = (value: string): InvokeBody => ({ task: { type: 'message', value } });

/** What is offered while somebody types. */
export const found = (results: readonly { readonly title: string; readonly value: string }[]): InvokeBody => ({
  statusCode: 200,
  type: 'application/vnd.microsoft.search.searchResponse',
  value: { results },
});
