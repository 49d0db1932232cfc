import type { Activity } from 'botbuilder';
import { z } from 'zod';
import { CLAUSE_VIEWS, namedTurn, PRESSES, pressTurn, turnId } from '../../core/conversation.ts';
import type { Asking, Turn } from '../../core/conversation.ts';
import { storedClauseId } from '../../core/guidance.ts';
import type { CouncilId } from '../../core/guidance.ts';
import { ASKS_FOR_HELP } from '../../core/small-talk.ts';
import type { Writer } from '../../core/threads.ts';
import { conversationAt } from './address.ts';
import { personOf, tenantOf } from './people.ts';
import { mentionsIn, typedText } from './typed-text.ts';

const ACCOUNT = z.looseObject({ id: z.string().min(1) });
const SENDER = ACCOUNT.extend({ name: z.string().nullish(), aadObjectId: z.string().nullish() });
const NAMED = z.looseObject({ id: z.string().nullish() });

const INCOMING = z.looseObject({
  type: z.string().min(1),
  channelId: z.string().min(1),
  // Without one, botbuilder would not compare it with the token's.
  serviceUrl: z.url({ protocol: /^https?$/ }),
  conversation: z.looseObject({
    id: z.string().min(1),
    conversationType: z.string().nullish(),
    tenantId: z.string().nullish(),
  }),
  id: z.string().min(1).nullish(),
  from: SENDER.nullish(),
  recipient: ACCOUNT.nullish(),
  text: z.string().nullish(),
  /** Of an invoke: what is asked for. */
  name: z.string().nullish(),
  value: z.unknown().optional(),
  textFormat: z.string().nullish(),
  entities: z.array(z.unknown()).nullish(),
  channelData: z.looseObject({ tenant: NAMED.nullish(), team: NAMED.nullish(), channel: NAMED.nullish() }).nullish(),
});

/** The same object under the type botbuilder asks for; it declares as present much that Teams leaves out. */
const ACTIVITY = z.custom<Activity>((value) => INCOMING.safeParse(value).success);

export type Incoming = Readonly<z.infer<typeof INCOMING>>;

/** Reads the body of a request; undefined if it is no activity. */
export function readIncoming(body: unknown): { readonly incoming: Incoming; readonly activity: Activity } | undefined {
  const incoming = INCOMING.safeParse(body);
  const activity = ACTIVITY.safeParse(body);
  return incoming.success && activity.success ? { incoming: incoming.data, activity: activity.data } : undefined;
}

const SHARED: readonly unknown[] = ['channel', 'groupChat'];

/** The turn a person took, if the activity is one: something they typed to Clausebook, in private or by mentioning it, or pressed. */
export function turnOf(incoming: Incoming, council: CouncilId | undefined): Turn | undefined {
  const done = doneOf(incoming, council);
  if (incoming.type !== 'message' || done === undefined) return undefined;
  const pressed = PRESSED.safeParse(incoming.value);
  if (pressed.success) {
    const { press, of: named } = pressed.data.clausebook;
    const of = namedTurn(named);
    const id = pressTurn('teams', press, of, activityOf(incoming));
    return { kind: 'presses', ...done, id, by: idOf(incoming), press, of };
  }
  const read = READ_ON.safeParse(incoming.value);
  if (read.success) {
    const { view, clause } = read.data.clausebook;
    return { kind: 'reads-on', ...done, by: idOf(incoming), view, clause: storedClauseId(clause) };
  }
  const text = ASKED.safeParse(incoming.value).data?.clausebook.asks ?? typedTo(incoming);
  return text === undefined
    ? undefined
    : { kind: 'asks', ...done, by: idOf(incoming), text: text === '' ? ASKS_FOR_HELP : text };
}

/** A message that does not name the bot. Teams hands those on only to an app that may read the channel. */
export interface Overheard {
  readonly writer: Writer;
  /** It names somebody else, a team or a channel. */
  readonly toOthers: boolean;
  /** Undefined: there is not a word in it. */
  readonly turn: Asking | undefined;
}

export function overheardIn(incoming: Incoming, council: CouncilId | undefined): Overheard | undefined {
  const { type, from, recipient, text, entities, textFormat, value } = incoming;
  const done = doneOf(incoming, council);
  const heard = type === 'message' && (value ?? undefined) === undefined;
  if (!heard || done === undefined || !from || !recipient) return undefined;
  const mentions = mentionsIn(entities ?? []);
  if (mentions.some(({ mentioned }) => mentioned.id === recipient.id)) return undefined;
  const typed = typedText(text ?? '', { mentions, botId: recipient.id, format: textFormat ?? undefined });
  return {
    writer: { by: from.id, turn: done.id, person: idOf(incoming) },
    toOthers: mentions.length > 0,
    turn: typed === '' ? undefined : { kind: 'asks', ...done, by: idOf(incoming), text: typed, unbidden: true },
  };
}

const activityOf = ({ conversation, id }: Incoming): string => `${conversation.id}/${id ?? ''}`;

const idOf = (incoming: Incoming): Turn['by'] =>
  incoming.from ? personOf(tenantOf(incoming), incoming.from).id : undefined;

/** What every turn has, whatever was done in it; undefined if no person did it. A repeat of an activity has the same id. */
export function doneOf(
  incoming: Incoming,
  council: CouncilId | undefined,
): Omit<Asking, 'kind' | 'text' | 'by'> | undefined {
  const { id, from, recipient, conversation, channelId, serviceUrl } = incoming;
  if (!id || !from || !recipient || isBot(from.id, recipient.id)) return undefined;
  return {
    id: turnId('teams', activityOf(incoming)),
    at: conversationAt({
      channelId,
      serviceUrl,
      activityId: id,
      bot: { id: recipient.id },
      user: { id: from.id },
      conversation: {
        id: conversation.id,
        conversationType: conversation.conversationType ?? undefined,
        tenantId: conversation.tenantId ?? undefined,
      },
    }),
    // In a channel the id names the thread as well.
    thread: conversation.id,
    audience: conversation.conversationType === 'personal' ? 'only-you' : 'everyone-here',
    council,
  };
}

/** A question that was pressed instead of typed. */
const ASKED = z.object({ clausebook: z.object({ asks: z.string().min(1) }) });
const READ_ON = z.object({ clausebook: z.object({ view: z.enum(CLAUSE_VIEWS), clause: z.string().min(1) }) });
const PRESSED = z.object({ clausebook: z.object({ press: z.enum(PRESSES), of: z.string().min(1) }) });

/** What was typed to the bot; undefined if nothing was. */
export function typedTo({ text, entities, textFormat, conversation, recipient }: Incoming): string | undefined {
  if (!text || !recipient) return undefined;
  const botId = recipient.id;
  const mentions = mentionsIn(entities ?? []);
  const called = mentions.some((mention) => mention.mentioned.id === botId);
  const typed = typedText(text, { mentions, botId, format: textFormat ?? undefined });
  // A mention with nothing else is a call for help; anywhere else no text means a picture or a file.
  return !called && (typed === '' || SHARED.includes(conversation.conversationType)) ? undefined : typed;
}

/** People's ids begin with "29:". */
export const isBotId = (id: string): boolean => id.startsWith('28:');

// Two bots that answer each other would never stop.
const isBot = (from: string, self: string): boolean => from === self || isBotId(from);
