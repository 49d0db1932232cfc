import { stringify } from 'node:querystring';
import press from '../../tests/fixtures/slack/block-actions.json' with { type: 'json' };
import submission from '../../tests/fixtures/slack/view-submission.json' with { type: 'json' };
import { SIGNING_SECRET } from '../../tests/support/fake-slack-identity.ts';
import { FORM_BODY, sign } from '../../tests/support/fake-slack-signature.ts';
import type { MoveAct, MoveForm } from '../../src/core/conversation.ts';
import { CHANNELS, CLAUSE, personIn } from './council.ts';

/** One thing that somebody does, the same each time that it is sent. */
export interface Turn {
  /** As Clausebook names it. */
  readonly id: string;
  readonly user: string;
  readonly does: MoveAct | MoveForm | 'ask-officer';
  /** The reference; of 'ask-officer' the turn asked about. */
  readonly about: string;
  /** What was written. */
  readonly text: string;
  /** Whom it is handed to. */
  readonly to: string | undefined;
  /** How it is sent: as Slack does for a button, or for a form. */
  readonly how: 'press' | 'form';
  readonly body: string;
}

interface Said {
  readonly user: string;
  readonly about: string;
}

/** A press of a button under a message. What is said to it goes to `responseUrl`. */
export function pressOf(id: string, act: MoveAct, said: Said, responseUrl: string): Turn {
  const payload = {
    ...press,
    user: { ...press.user, id: said.user },
    trigger_id: id,
    response_url: responseUrl,
    actions: press.actions.map((each) => ({ ...each, action_id: `clausebook:act:${act}`, value: said.about })),
  };
  return { id: `slack:${id}`, ...said, does: act, text: '', to: undefined, how: 'press', body: bodyOf(payload) };
}

/** A form sent from its window. */
export function formOf(
  id: string,
  form: MoveForm | 'ask-officer',
  said: Said & { readonly text: string; readonly confidential?: boolean; readonly to?: string },
): Turn {
  const { user, about, text, confidential = false, to } = said;
  const address = JSON.stringify({ channel: CHANNELS['clerks'] });
  const filled = {
    ...(form === 'hand-over'
      ? { officer: { selected_option: { value: personIn(to ?? '') } } }
      : { text: { value: text } }),
    ...(form === 'answer' ? { clauses: { selected_options: [{ value: CLAUSE }] } } : {}),
    ...(confidential ? { confidential: { selected_options: [{ value: 'yes' }] } } : {}),
  };
  const view = {
    ...submission.view,
    id,
    private_metadata: JSON.stringify({ form, about, address, audience: 'everyone-here', offered: [] }),
    state: { values: Object.fromEntries(Object.entries(filled).map(([block, value]) => [block, { any: value }])) },
  };
  const payload = { ...submission, user: { ...submission.user, id: user }, view };
  return { id: `slack:view:${id}`, user, about, text, to, does: form, how: 'form', body: bodyOf(payload) };
}

const bodyOf = (payload: object): string => stringify({ payload: JSON.stringify(payload) });

/** Slack waits no longer for an acknowledgement. */
const SLACK_WAITS_MS = 3000;

/** Sends a turn, signed now. Resolves to the acknowledgement's body, or undefined if there is none: not in time, or not a 200. */
export async function send({ body }: Turn, url: string): Promise<string | undefined> {
  const headers = { ...FORM_BODY, ...sign(SIGNING_SECRET, Math.floor(Date.now() / 1000), body) };
  try {
    const signal = AbortSignal.timeout(SLACK_WAITS_MS);
    const response = await fetch(url, { method: 'POST', body, headers, signal });
    return response.status === 200 ? await response.text() : undefined;
  } catch {
    // Nobody listened, or who did was killed.
    return undefined;
  }
}
