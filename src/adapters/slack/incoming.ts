import { z } from 'zod';
import { turnId } from '../../core/conversation.ts';
import type { Asking } from '../../core/conversation.ts';
import type { CouncilId } from '../../core/guidance.ts';
import { ASKS_FOR_HELP } from '../../core/small-talk.ts';
import { wishedFor } from '../../core/typed-words.ts';
import { conversationAt, privately } from './address.ts';
import type { Place } from './address.ts';
import { undoSlackText } from './slack-text.ts';
import { installationOf, personIdOf } from './who.ts';
import type { Deed, Who } from './who.ts';

/** A question, or something that is done about escalations, and who did it. */
export type Said = { readonly turn: Asking } | { readonly deed: Deed; readonly who: Who };

/** With the place that it is answered in. */
export type Heard = Said & { readonly place: Place };

/** What is known on this side of the asker and of ourselves. */
export interface Known {
  readonly council: CouncilId | undefined;
  /** Our own Slack id, once Slack has told it. */
  readonly ownId: string | undefined;
}

const optional = z.string().nullish();

const eventBody = z.object({
  event_id: z.string().min(1),
  team_id: optional,
  authorizations: z
    .array(
      z.object({
        user_id: optional,
        is_bot: z.boolean().nullish(),
        team_id: optional,
        enterprise_id: optional,
        is_enterprise_install: z.boolean().nullish(),
      }),
    )
    .nullish(),
  event: z.object({
    type: z.enum(['message', 'app_mention']),
    channel: z.string().min(1),
    ts: z.string().min(1),
    channel_type: optional,
    subtype: optional,
    user: optional,
    bot_id: optional,
    text: optional,
    thread_ts: optional,
    edited: z.unknown().optional(),
    hidden: z.boolean().nullish(),
  }),
});

const commandBody = z.object({
  text: z.string().default(''),
  trigger_id: z.string().min(1),
  channel_id: z.string().min(1),
  user_id: z.string().min(1),
  response_url: z.string().min(1),
  user_name: optional,
  team_id: optional,
  enterprise_id: optional,
  is_enterprise_install: z.stringbool().nullish(),
});

type SlackEvent = z.infer<typeof eventBody>['event'];

/** Messages a person wrote; every other subtype tells of an edit, a deletion, a join and the like. */
const WRITTEN = new Set(['file_share', 'thread_broadcast']);

/** Slack's own helper, which writes as a person would. */
const SLACKBOT = 'USLACKBOT';

/** What a message or mention says. Undefined when nothing, 'unreadable' when it is not shaped as Slack documents. */
export function readEvent(body: unknown, known: Known): Heard | 'unreadable' | undefined {
  const read = eventBody.safeParse(body);
  if (!read.success) return 'unreadable';
  const { event, event_id, authorizations, team_id } = read.data;
  const bots = (authorizations ?? []).filter((each) => each.is_bot === true).map((each) => each.user_id);
  const own = new Set([known.ownId, ...bots].filter((id) => typeof id === 'string'));
  if (!isForUs(event) || !isWritten(event) || own.has(event.user ?? '')) return undefined;
  const typed = undoSlackText(event.text ?? '', own);
  // Somebody who only names us wants to know what we do; an empty message is a file or a slip.
  if (typed === '' && event.type === 'message') return undefined;
  const place = { channel: event.channel, thread: threadOf(event) };
  const at = conversationAt(place);
  const audience = isDirect(event) ? 'only-you' : 'everyone-here';
  const done = { id: turnId('slack', event_id), council: known.council, at, thread: at.address, audience } as const;
  const team = installationOf(authorizations?.[0] ?? { team_id });
  const who = team === undefined ? undefined : { team, user: event.user ?? '', name: undefined };
  return { ...said(typed, done, who), place };
}

/** What a slash command says, to be answered in private. Without any text it asks for help. */
export function readCommand(body: unknown, { council }: Known): Said | 'unreadable' {
  const read = commandBody.safeParse(body);
  if (!read.success) return 'unreadable';
  const { text, trigger_id, channel_id, user_id, user_name } = read.data;
  const at = privately(channel_id, user_id);
  const done = { id: turnId('slack', trigger_id), council, at, thread: at.address, audience: 'only-you' } as const;
  const team = installationOf(read.data);
  const who = team === undefined ? undefined : { team, user: user_id, name: user_name ?? undefined };
  return said(undoSlackText(text, new Set()), done, who);
}

function said(typed: string, done: Omit<Asking, 'kind' | 'text' | 'by'>, who: Who | undefined): Said {
  const wished = done.audience === 'only-you' ? wishedFor(typed) : undefined;
  if (wished !== undefined && who !== undefined) return { deed: { ...done, ...wished }, who };
  const by = who && personIdOf(who);
  return { turn: { ...done, kind: 'asks', by, text: typed === '' ? ASKS_FOR_HELP : typed } };
}

// A mention comes as a mention and as a message. In a direct conversation the message is taken, elsewhere the mention.
const isForUs = (event: SlackEvent): boolean =>
  event.type === 'message' ? event.channel_type === 'im' : !isDirect(event);

const isDirect = (event: SlackEvent): boolean => event.channel_type === 'im' || event.channel.startsWith('D');

function isWritten(event: SlackEvent): boolean {
  if (typeof event.user !== 'string' || event.user === SLACKBOT || typeof event.bot_id === 'string') return false;
  if (event.hidden === true || (event.edited !== undefined && event.edited !== null)) return false;
  return typeof event.subtype !== 'string' || WRITTEN.has(event.subtype);
}

function threadOf(event: SlackEvent): string | undefined {
  const thread = event.thread_ts ?? undefined;
  return isDirect(event) ? thread : (thread ?? event.ts);
}
