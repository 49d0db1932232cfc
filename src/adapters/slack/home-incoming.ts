import { z } from 'zod';
import { turnId } from '../../core/conversation.ts';
import { homeOf } from './address.ts';
import { PRESS_PREFIX } from './blocks.ts';
import { ASK_BUTTON, ASK_INPUT } from './home-view.ts';
import type { Known } from './incoming.ts';
import { actionNamed, readWho, reloadNamed, sender } from './incoming-press.ts';
import { installationOf } from './who.ts';
import type { Deed, Who } from './who.ts';

/** Somebody looks at the app's Home tab. */
export interface Opened {
  readonly who: Who;
  /** Of the view that is there already. */
  readonly hash: string | undefined;
}

const optional = z.string().nullish();

const openedBody = z.object({
  team_id: optional,
  authorizations: z
    .array(z.object({ team_id: optional, enterprise_id: optional, is_enterprise_install: z.boolean().nullish() }))
    .nullish(),
  event: z.object({
    type: z.literal('app_home_opened'),
    user: z.string().min(1),
    tab: optional,
    view: z.object({ hash: optional }).nullish(),
  }),
});

/** Undefined when another tab of the app was opened, 'unreadable' when it is not shaped as Slack documents. */
export function readOpened(body: unknown): Opened | 'unreadable' | undefined {
  const read = openedBody.safeParse(body);
  if (!read.success) return 'unreadable';
  const { event, authorizations, team_id } = read.data;
  if (event.tab !== 'home') return undefined;
  const team = installationOf(authorizations?.[0] ?? { team_id });
  if (team === undefined) return 'unreadable';
  return { who: { team, user: event.user, name: undefined }, hash: event.view?.hash ?? undefined };
}

/** What somebody did on the app's Home tab. */
export type DoneAtHome = { readonly who: Who; readonly trigger: string; readonly hash: string | undefined } & (
  { readonly asked: string } | { readonly deed: Extract<Deed, { kind: 'acts' | 'opens' | 'reloads' }> }
);

const atHome = z.object({ view: z.object({ type: z.literal('home') }) });

const pressBody = z.object({
  ...sender,
  trigger_id: z.string().min(1),
  container: z.object({ type: z.literal('view') }),
  view: z.object({ hash: optional, state: z.object({ values: z.unknown() }).nullish() }),
  actions: z.tuple([z.object({ action_id: z.string(), value: optional })]).rest(z.unknown()),
});

// Without anything in it, Slack sends a list.
const typedIn = z.record(z.string(), z.record(z.string(), z.object({ value: optional })));

/** Undefined when it was not done on the Home tab. A view has no channel: what is done there is between the person and the app. */
export function readDoneAtHome(body: unknown, { council }: Known): DoneAtHome | 'unreadable' | undefined {
  if (!atHome.safeParse(body).success) return undefined;
  const read = pressBody.safeParse(body);
  if (!read.success) return 'unreadable';
  const { trigger_id: trigger, view, actions } = read.data;
  const [{ action_id, value }] = actions;
  const who = readWho(read.data);
  if (who === undefined) return 'unreadable';
  const from = { who, trigger, hash: view.hash ?? undefined };
  const name = action_id.slice(PRESS_PREFIX.length);
  if (name === ASK_INPUT) return { ...from, asked: value ?? '' };
  if (name === ASK_BUTTON) return { ...from, asked: typed(view.state?.values) };
  const at = homeOf(who.user);
  const done = { id: turnId('slack', trigger), at, thread: at.address, audience: 'only-you', council } as const;
  const reloads = reloadNamed(action_id);
  if (reloads !== undefined) return { ...from, deed: { ...done, ...reloads, kind: 'reloads' } };
  const action = actionNamed(action_id);
  if (action === undefined || 'press' in action || 'view' in action || !value) return 'unreadable';
  if ('act' in action) return { ...from, deed: { ...done, kind: 'acts', act: action.act, about: value } };
  return { ...from, deed: { ...done, kind: 'opens', form: action.form, about: value } };
}

function typed(values: unknown): string {
  const read = typedIn.safeParse(values);
  const inputs = read.success ? Object.values(read.data) : [];
  return inputs.map((input) => input[`${PRESS_PREFIX}${ASK_INPUT}`]?.value ?? '').join('');
}
