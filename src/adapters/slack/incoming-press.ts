import { z } from 'zod';
import { ACTS, CLAUSE_VIEWS, FORMS, namedTurn, PRESSES, pressTurn, turnId } from '../../core/conversation.ts';
import type { Act, Audience, ClauseView, FormName, Press, Pressing, ReadingOn } from '../../core/conversation.ts';
import { storedClauseId } from '../../core/guidance.ts';
import { conversationAt, privately } from './address.ts';
import type { Place } from './address.ts';
import { PRESS_PREFIX, READ_ON, readChosen } from './blocks.ts';
import { isDirectChannel } from './incoming.ts';
import type { Known } from './incoming.ts';
import { PREVIEW_ACTION, RELOAD_ACTION } from './home-view.ts';
import { installationOf, personIdOf } from './who.ts';
import type { Deed, Who } from './who.ts';

/** A button of ours that was pressed. */
export type Pressed =
  /** Under an answer; without a place it stands under words that only the presser sees. */
  | { readonly turn: Pressing | ReadingOn; readonly place: Place | undefined; readonly by: string }
  | {
      readonly deed: Extract<Deed, { kind: 'acts' | 'opens' | 'reloads' }>;
      readonly who: Who;
      /** By which a form can be opened, for a few seconds. */
      readonly trigger: string;
    };

const optional = z.string().nullish();

/** Who sent it, in everything that is done in a window of Slack's own. */
export const sender = {
  user: z.object({ id: z.string().min(1), username: optional, name: optional }),
  team: z.object({ id: z.string().min(1) }).nullish(),
  enterprise: z.object({ id: z.string().min(1) }).nullish(),
  is_enterprise_install: z.boolean().nullish(),
};
const senderBody = z.object(sender);

/** Undefined if Slack does not say of which installation. */
export function readWho(body: z.infer<typeof senderBody>): Who | undefined {
  const { user, team, enterprise, is_enterprise_install } = body;
  const installation = installationOf({ team_id: team?.id, enterprise_id: enterprise?.id, is_enterprise_install });
  if (installation === undefined) return undefined;
  return { team: installation, user: user.id, name: user.username ?? user.name ?? undefined };
}

type Action =
  { readonly press: Press } | { readonly act: Act } | { readonly form: FormName } | { readonly view: ClauseView };

const ACTIONS: ReadonlyMap<string, Action> = new Map<string, Action>([
  ...PRESSES.map((press) => [press, { press }] as const),
  ...ACTS.map((act) => [`act:${act}`, { act }] as const),
  ...FORMS.map((form) => [`form:${form}`, { form }] as const),
  ...CLAUSE_VIEWS.map((view) => [`${READ_ON}:${view}`, { view }] as const),
]);

/** What an action of ours does; undefined if it is none. */
export const actionNamed = (actionId: string): Action | undefined =>
  // Buttons that lead on have a number behind their name.
  ACTIONS.get(actionId.slice(PRESS_PREFIX.length).replace(/:\d$/, ''));

/** Whether an action has the guidance read again, and whether only to see what would change. */
export function reloadNamed(actionId: string): { readonly preview?: true } | undefined {
  if (actionId === `${PRESS_PREFIX}${RELOAD_ACTION}`) return {};
  return actionId === `${PRESS_PREFIX}${PREVIEW_ACTION}` ? { preview: true } : undefined;
}

/** A button, or what was chosen in a menu of what else can be done. */
const pressed = z.union([
  z.object({ action_id: z.string(), value: z.string().min(1) }),
  z
    .object({ type: z.literal('overflow'), selected_option: z.object({ value: z.string() }) })
    .transform(({ selected_option }) => readChosen(selected_option.value))
    .refine(({ value }) => value !== ''),
]);

const pressBody = z.object({
  ...sender,
  trigger_id: z.string().min(1),
  channel: z.object({ id: z.string().min(1) }),
  container: z.object({ is_ephemeral: z.boolean().nullish() }),
  message: z.object({ thread_ts: optional }).nullish(),
  actions: z.tuple([pressed]).rest(z.unknown()),
});

/** A press of one of our buttons, or 'unreadable' when it is not shaped as Slack documents. */
export function readPress(body: unknown, { council }: Known): Pressed | 'unreadable' {
  const read = pressBody.safeParse(body);
  if (!read.success) return 'unreadable';
  const { trigger_id: trigger, channel, user, message, container, actions } = read.data;
  const [{ action_id, value: about }] = actions;
  const action = actionNamed(action_id);
  const who = readWho(read.data);
  const reloads = reloadNamed(action_id);
  if ((action === undefined && reloads === undefined) || who === undefined) return 'unreadable';
  const hidden = container.is_ephemeral === true;
  const place = hidden ? undefined : { channel: channel.id, thread: message?.thread_ts ?? undefined };
  const at = place === undefined ? privately(channel.id, user.id) : conversationAt(place);
  const direct = isDirectChannel(channel.id);
  const audience: Audience = hidden || direct ? 'only-you' : 'everyone-here';
  const done = { id: turnId('slack', trigger), at, thread: at.address, audience, council };
  if (action === undefined) return { deed: { ...done, ...reloads, kind: 'reloads' }, who, trigger };
  if ('press' in action) {
    const { press } = action;
    const of = namedTurn(about);
    const id = pressTurn('slack', press, of, trigger);
    const shareable = hidden && !direct ? { shareable: true as const } : {};
    return { turn: { ...done, ...shareable, id, kind: 'presses', by: personIdOf(who), press, of }, place, by: user.id };
  }
  if ('view' in action) {
    const clause = storedClauseId(about);
    return { turn: { ...done, kind: 'reads-on', by: personIdOf(who), view: action.view, clause }, place, by: user.id };
  }
  if ('act' in action) return { deed: { ...done, kind: 'acts', act: action.act, about }, who, trigger };
  return { deed: { ...done, kind: 'opens', form: action.form, about }, who, trigger };
}
