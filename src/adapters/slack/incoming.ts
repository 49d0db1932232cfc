import { z } from 'zod';
import { namedTurn, PRESSES, turnId } from '../../core/conversation.ts';
import type { Asking, Pressing, Turn } from '../../core/conversation.ts';
import type { CouncilId } from '../../core/guidance.ts';
import { ASKS_FOR_HELP } from '../../core/small-talk.ts';
import { PRESS_PREFIX } from './blocks.ts';
import { undoSlackText } from './slack-text.ts';

/** Where an answer is posted. */
export interface Place {
  readonly channel: string;
  readonly thread: string | undefined;
}

export interface Asked {
  readonly turn: Asking;
  readonly place: Place;
}

/** A button that was pressed; without a place it stands under words that only the presser sees. */
export interface Pressed {
  readonly turn: Pressing;
  readonly place: Place | undefined;
}

/** What is known on this side of the asker and of ourselves. */
export interface Known {
  readonly council: CouncilId | undefined;
  /** Our own Slack id, once Slack has told it. */
  readonly ownId: string | undefined;
}

const optional = z.string().nullish();

const eventBody = z.object({
  event_id: z.string().min(1),
  authorizations: z.array(z.object({ user_id: optional, is_bot: z.boolean().nullish() })).nullish(),
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
});

const pressBody = z.object({
  trigger_id: z.string().min(1),
  user: z.object({ id: z.string().min(1) }),
  channel: z.object({ id: z.string().min(1) }),
  container: z.object({ is_ephemeral: z.boolean().nullish() }),
  message: z.object({ thread_ts: optional }).nullish(),
  actions: z
    .tuple([
      z.object({
        action_id: z
          .string()
          .transform((id) => id.slice(PRESS_PREFIX.length))
          .pipe(z.enum(PRESSES)),
        value: z.string().min(1),
      }),
    ])
    .rest(z.unknown()),
});

type SlackEvent = z.infer<typeof eventBody>['event'];

/** Messages a person wrote; every other subtype tells of an edit, a deletion, a join and the like. */
const WRITTEN = new Set(['file_share', 'thread_broadcast']);

/** Slack's own helper, which writes as a person would. */
const SLACKBOT = 'USLACKBOT';

/** The question in a message or mention. Undefined when there is none, 'unreadable' when it is not shaped as Slack documents. */
export function readEvent(body: unknown, known: Known): Asked | 'unreadable' | undefined {
  const read = eventBody.safeParse(body);
  if (!read.success) return 'unreadable';
  const { event, event_id, authorizations } = read.data;
  const bots = (authorizations ?? []).filter((each) => each.is_bot === true).map((each) => each.user_id);
  const own = new Set([known.ownId, ...bots].filter((id) => typeof id === 'string'));
  if (!isForUs(event) || !isWritten(event) || own.has(event.user ?? '')) return undefined;
  const typed = undoSlackText(event.text ?? '', own);
  // Somebody who only names us wants to know what we do; an empty message is a file or a slip.
  if (typed === '' && event.type === 'message') return undefined;
  const text = typed === '' ? ASKS_FOR_HELP : typed;
  const asked = { kind: 'asks', id: turnId('slack', event_id), council: known.council, text } as const;
  const place = { channel: event.channel, thread: threadOf(event) };
  const at = addressOf(place);
  const audience = isDirect(event) ? 'only-you' : 'everyone-here';
  return { turn: { ...asked, at, thread: at.address, audience }, place };
}

/** The question of a slash command, to be answered in private. Without any text it asks for help. */
export function readCommand(body: unknown, { council }: Known): Asking | 'unreadable' {
  const read = commandBody.safeParse(body);
  if (!read.success) return 'unreadable';
  const { text, trigger_id, channel_id, user_id } = read.data;
  const typed = undoSlackText(text, new Set());
  const at = privately(channel_id, user_id);
  return {
    kind: 'asks',
    id: turnId('slack', trigger_id),
    at,
    thread: at.address,
    audience: 'only-you',
    council,
    text: typed === '' ? ASKS_FOR_HELP : typed,
  };
}

/** A press of one of our buttons. */
export function readPress(body: unknown, { council }: Known): Pressed | 'unreadable' {
  const read = pressBody.safeParse(body);
  if (!read.success) return 'unreadable';
  const { trigger_id, channel, user, message, container, actions } = read.data;
  const [{ action_id: press, value }] = actions;
  const hidden = container.is_ephemeral === true;
  const place = hidden ? undefined : { channel: channel.id, thread: message?.thread_ts ?? undefined };
  const at = place === undefined ? privately(channel.id, user.id) : addressOf(place);
  const audience = hidden || channel.id.startsWith('D') ? 'only-you' : 'everyone-here';
  const turn = {
    kind: 'presses',
    id: turnId('slack', trigger_id),
    at,
    thread: at.address,
    audience,
    council,
    press,
    of: namedTurn(value),
  } as const;
  return { turn, place };
}

const privately = (channel: string, onlyFor: string): Turn['at'] => ({
  platform: 'slack',
  address: JSON.stringify({ channel, onlyFor }),
});

const addressOf = (place: Place): Turn['at'] => ({ platform: 'slack', address: JSON.stringify(place) });

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
