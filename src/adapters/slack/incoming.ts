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
export type Said =
  { readonly turn: Asking; readonly who: Who | undefined } | { readonly deed: Deed; readonly who: Who };

/** With the place that it is answered in, and who wrote it. */
export type Heard = Said & {
  readonly place: Place;
  readonly by: string;
  /** In Slack's window for agents, which shows that somebody is being answered. */
  readonly inAgentView: boolean;
};

/** What is known on this side of the asker and of ourselves. */
export interface Known {
  readonly council: CouncilId | undefined;
  /** Our own Slack id, once Slack has told it. */
  readonly ownId: string | undefined;
}

const optional = z.string().nullish();

export const eventBody = z.object({
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
    /** What comes with a message in the window for agents, today's and the one before it. */
    app_context: z.unknown().optional(),
    assistant_thread: z.unknown().optional(),
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

type EventBody = z.infer<typeof eventBody>;
type SlackEvent = EventBody['event'];

/** Messages a person wrote; every other subtype tells of an edit, a deletion, a join and the like. */
const WRITTEN = new Set(['file_share', 'thread_broadcast']);

/** Slack's own helper, which writes as a person would. */
const SLACKBOT = 'USLACKBOT';

/** Undefined if Slack does not say of which installation. */
export function writer({ event, authorizations, team_id }: EventBody): Who | undefined {
  const team = installationOf(authorizations?.[0] ?? { team_id });
  return team === undefined ? undefined : { team, user: event.user ?? '', name: undefined };
}

/** What a message or mention says. Undefined when nothing, 'unreadable' when it is not shaped as Slack documents. */
export function readEvent(body: unknown, known: Known): Heard | 'unreadable' | undefined {
  const read = eventBody.safeParse(body);
  if (!read.success) return 'unreadable';
  const { event, event_id } = read.data;
  const own = ownIds(read.data, known);
  if (!isForUs(event) || !isWritten(event) || own.has(event.user ?? '')) return undefined;
  const typed = undoSlackText(event.text ?? '', own);
  // Somebody who only names us wants to know what we do; an empty message is a file or a slip.
  if (typed === '' && event.type === 'message') return undefined;
  const place = { channel: event.channel, thread: threadOf(event) };
  const at = conversationAt(place);
  const audience = isDirect(event) ? 'only-you' : 'everyone-here';
  const done = { id: turnId('slack', event_id), council: known.council, at, thread: at.address, audience } as const;
  const by = event.user ?? '';
  const who = writer(read.data);
  return { ...said(typed, done, who), place, by, inAgentView: inAgentView(event) };
}

/** Every id that is ours, as far as it is known. */
export function ownIds({ authorizations }: EventBody, known: Known): ReadonlySet<string> {
  const bots = (authorizations ?? []).filter((each) => each.is_bot === true).map((each) => each.user_id);
  return new Set([known.ownId, ...bots].filter((id) => typeof id === 'string'));
}

/** What a slash command says, to be answered in private. Without any text it asks for help. */
export function readCommand(body: unknown, { council }: Known): Said | 'unreadable' {
  const read = commandBody.safeParse(body);
  if (!read.success) return 'unreadable';
  const { text, trigger_id, channel_id, user_id, user_name } = read.data;
  const at = privately(channel_id, user_id);
  const done = {
    id: turnId('slack', trigger_id),
    council,
    at,
    thread: at.address,
    audience: 'only-you',
    ...(isDirectChannel(channel_id) ? {} : { shareable: true as const }),
  } as const;
  const team = installationOf(read.data);
  const who = team === undefined ? undefined : { team, user: user_id, name: user_name ?? undefined };
  return said(undoSlackText(text, new Set()).replace(IN_SO_MANY_WORDS, ''), done, who);
}

/** “/guidance question can I …”: for whom “/guidance can I …” is too short. */
const IN_SO_MANY_WORDS = /^question:?(?:\s+|$)/i;

function said(typed: string, done: Omit<Asking, 'kind' | 'text' | 'by'>, who: Who | undefined): Said {
  const wished = done.audience === 'only-you' ? wishedFor(typed) : undefined;
  if (wished !== undefined && who !== undefined) return { deed: { ...done, ...wished }, who };
  const by = who && personIdOf(who);
  return { turn: { ...done, kind: 'asks', by, text: typed === '' ? ASKS_FOR_HELP : typed }, who };
}

// A mention comes as a mention and as a message. In a direct conversation the message is taken, elsewhere the mention.
const isForUs = (event: SlackEvent): boolean =>
  event.type === 'message' ? event.channel_type === 'im' : !isDirect(event);

export const isDirectChannel = (channel: string): boolean => channel.startsWith('D');

export const isDirect = (event: SlackEvent): boolean => event.channel_type === 'im' || isDirectChannel(event.channel);

const inAgentView = (event: SlackEvent): boolean =>
  isDirect(event) && [event.app_context, event.assistant_thread].some((sign) => sign !== undefined && sign !== null);

export function isWritten(event: SlackEvent): boolean {
  if (typeof event.user !== 'string' || event.user === SLACKBOT || typeof event.bot_id === 'string') return false;
  if (event.hidden === true || (event.edited !== undefined && event.edited !== null)) return false;
  return typeof event.subtype !== 'string' || WRITTEN.has(event.subtype);
}

function threadOf(event: SlackEvent): string | undefined {
  const thread = event.thread_ts ?? undefined;
  // Slack's window for agents shows each question with its answers as a conversation of its own.
  return isDirect(event) && !inAgentView(event) ? thread : (thread ?? event.ts);
}
