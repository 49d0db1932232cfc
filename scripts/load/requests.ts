import { stringify } from 'node:querystring';
import press from '../../tests/fixtures/slack/block-actions.json' with { type: 'json' };
import submission from '../../tests/fixtures/slack/view-submission.json' with { type: 'json' };
import { directMessage, openedHome } from '../../tests/support/fake-slack-events.ts';
import { SIGNING_SECRET } from '../../tests/support/fake-slack-identity.ts';
import { FORM_BODY, sign } from '../../tests/support/fake-slack-signature.ts';
import { aPersonalMessage } from '../../tests/support/teams-activities.ts';
import type { FormName } from '../../src/core/conversation.ts';

export type PlatformName = 'slack' | 'teams';

/** Something that a platform hands on: where to, what, and in which form. */
export interface Handed {
  readonly path: '/slack/events' | '/api/messages';
  readonly body: string;
  readonly type: 'json' | 'form';
}

/** Somebody in one of the platforms; `at`: the conversation with them alone. */
export interface Person {
  readonly platform: PlatformName;
  readonly id: string;
  readonly at: string;
}

export const personOf = (platform: PlatformName, number: number): Person =>
  platform === 'slack'
    ? { platform, id: `ULOAD${number}`, at: `DLOAD${number}` }
    : { platform, id: `load-${number}`, at: `a:load-${number}` };

const event = (body: object): Handed => ({ path: '/slack/events', body: JSON.stringify(body), type: 'json' });
const interaction = (payload: object): Handed => ({
  path: '/slack/events',
  body: stringify({ payload: JSON.stringify(payload) }),
  type: 'form',
});

/** A question to Clausebook alone. `id` names it for good: the same id is the same question sent again. */
export function question({ platform, id: person, at }: Person, id: string, text: string, serviceUrl: string): Handed {
  if (platform === 'slack') {
    const ts = `1700000001.${id.replaceAll(/\D/g, '').slice(-6).padStart(6, '0')}`;
    return event(directMessage(id, { user: person, channel: at, text, ts, event_ts: ts }));
  }
  const from = { id: `29:${person}`, aadObjectId: person, name: 'Aisha Okafor' };
  const conversation = { conversationType: 'personal', id: at };
  const activity = { ...aPersonalMessage(text, id), serviceUrl, from, conversation };
  return { path: '/api/messages', body: JSON.stringify(activity), type: 'json' };
}

/** Somebody in Slack looks at the Home tab. */
export const homeView = ({ id: user, at: channel }: Person, id: string): Handed =>
  event(openedHome(id, { user, channel }));

/** A press of “Claim” by an officer in Slack. */
export const claim = (user: string, id: string, about: string, responseUrl: string): Handed =>
  interaction({
    ...press,
    user: { ...press.user, id: user },
    trigger_id: id,
    response_url: responseUrl,
    actions: press.actions.map((each) => ({ ...each, action_id: 'clausebook:act:claim', value: about })),
  });

/** A form sent from its window in Slack. */
export function form(user: string, id: string, name: FormName, about: string, channel: string, text: string): Handed {
  const address = JSON.stringify({ channel });
  const carried = { form: name, about, address, audience: 'everyone-here', offered: [] };
  const state = { values: { text: { any: { value: text } } } };
  const view = { ...submission.view, id, private_metadata: JSON.stringify(carried), state };
  return interaction({ ...submission, user: { ...submission.user, id: user }, view });
}

/**
 * Hands something on, signed now as Slack signs; to Teams’s address under the header given, or as an emulator does, without one. Resolves to what was
 * acknowledged; undefined: no 200 in time.
 */
export async function handOn(
  origin: string,
  { path, body, type }: Handed,
  waitMs: number,
  authorization?: string,
): Promise<string | undefined> {
  const headers = {
    ...(type === 'json' ? { 'Content-Type': 'application/json' } : FORM_BODY),
    ...(path === '/slack/events' ? sign(SIGNING_SECRET, Math.floor(Date.now() / 1000), body) : {}),
    ...(path === '/api/messages' && authorization !== undefined ? { Authorization: authorization } : {}),
  };
  try {
    const signal = AbortSignal.timeout(waitMs);
    const response = await fetch(`${origin}${path}`, { method: 'POST', headers, body, signal });
    const text = await response.text();
    return response.status === 200 ? text : undefined;
  } catch {
    // Nobody listened, or not in time.
    return undefined;
  }
}
