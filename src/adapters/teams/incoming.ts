import type { Activity } from 'botbuilder';
import { z } from 'zod';
import { namedTurn, PRESSES, turnId } from '../../core/conversation.ts';
import type { Turn } from '../../core/conversation.ts';
import type { CouncilId } from '../../core/guidance.ts';
import { ASKS_FOR_HELP } from '../../core/small-talk.ts';
import { conversationAt } from './address.ts';
import { mentionsIn, typedText } from './typed-text.ts';

const ACCOUNT = z.looseObject({ id: z.string().min(1) });

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
  from: ACCOUNT.nullish(),
  recipient: ACCOUNT.nullish(),
  text: z.string().nullish(),
  value: z.unknown().optional(),
  textFormat: z.string().nullish(),
  entities: z.array(z.unknown()).nullish(),
  channelData: z.looseObject({ tenant: z.looseObject({ id: z.string().nullish() }).nullish() }).nullish(),
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

/** Every tenant an activity says it is from. */
export const tenantsOf = ({ channelData, conversation }: Incoming): readonly string[] =>
  [channelData?.tenant?.id, conversation.tenantId].filter((id) => typeof id === 'string');

const SHARED: readonly unknown[] = ['channel', 'groupChat'];

/** The turn a person took, if the activity is one: something they typed to Clausebook, in private or by mentioning it, or pressed. */
export function turnOf(incoming: Incoming, council: CouncilId | undefined): Turn | undefined {
  const { type, id, from, recipient, conversation } = incoming;
  if (type !== 'message' || !id || !from || !recipient || isBot(from.id, recipient.id)) return undefined;
  const pressed = PRESSED.safeParse(incoming.value);
  const text = pressed.success ? undefined : typedTo(incoming, recipient.id);
  if (!pressed.success && text === undefined) return undefined;
  const done = {
    id: turnId('teams', `${conversation.id}/${id}`),
    at: conversationAt({
      channelId: incoming.channelId,
      serviceUrl: incoming.serviceUrl,
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
    audience: conversation.conversationType === 'personal' ? ('only-you' as const) : ('everyone-here' as const),
    council,
  };
  if (!pressed.success)
    return { kind: 'asks', ...done, text: text === '' || text === undefined ? ASKS_FOR_HELP : text };
  const { press, of } = pressed.data.clausebook;
  return { kind: 'presses', ...done, press, of: namedTurn(of) };
}

const PRESSED = z.object({ clausebook: z.object({ press: z.enum(PRESSES), of: z.string().min(1) }) });

/** What was typed to the bot; undefined if nothing was. */
function typedTo({ text, entities, textFormat, conversation }: Incoming, botId: string): string | undefined {
  if (!text) return undefined;
  const mentions = mentionsIn(entities ?? []);
  const called = mentions.some((mention) => mention.mentioned.id === botId);
  const typed = typedText(text, { mentions, botId, format: textFormat ?? undefined });
  // A mention with nothing else is a call for help; anywhere else no text means a picture or a file.
  return !called && (typed === '' || SHARED.includes(conversation.conversationType)) ? undefined : typed;
}

const BOT_ID = /^28:/;

// Two bots that answer each other would never stop.
const isBot = (from: string, self: string): boolean => from === self || BOT_ID.test(from);
