import { z } from 'zod';
import type { Conversation } from '../../core/conversation.ts';
import { Fault } from '../../core/errors.ts';
import type { Delivery, NoticeId } from '../../core/notice.ts';
import type { Clock, OfficerPlatform } from '../../core/ports.ts';
import { readAddress } from './address.ts';
import { goneMessage, sheetMessages } from './messages.ts';
import type { TeamsMessage } from './messages.ts';
import type { Met } from './met-records.ts';
import type { Meetings } from './met.ts';
import { ownViews } from './own-views.ts';
import { tenantNamed } from './people.ts';
import type { Calls, Proactive, Spot } from './proactive.ts';
import { isGone, PlaceGone, refusalOf } from './refusal.ts';

/** Every message of a sheet, the first of which others stand under. What core keeps as the mark. */
const MARK = z.array(z.strictObject({ conversation: z.string(), id: z.string() })).min(1);

/** Says what nobody waits for. */
export interface Delivering {
  readonly deliver: OfficerPlatform['deliver'];
  /** Messages for a person alone. Rejects if they could not all be posted. */
  readonly tellAlone: (home: Conversation, messages: readonly TeamsMessage[], signal: AbortSignal) => Promise<void>;
}

export function createDelivering(parts: {
  readonly proactive: Proactive;
  readonly meetings: Meetings;
  readonly clock: Clock;
  /** The ids of those who may see a card there in their own way. Rejects if that is not known. */
  readonly viewersAt: (place: Conversation) => Promise<readonly string[]>;
}): Delivering {
  const { proactive, meetings, clock } = parts;
  // A sheet of several messages may be refused half way: what stands there is edited by the next try, not posted again.
  const begun = new Map<NoticeId, Begun>();

  async function put({ notice, to, sheet, edits, under }: Delivery, signal: AbortSignal): Promise<string> {
    const target = await targetOf(to, meetings);
    const known = knownOf(begun.get(notice), edits);
    const root = under === undefined ? undefined : readMark(under)[0];
    const messages = await ownViews(sheetMessages(sheet), sheet, () => parts.viewersAt(to));
    const spots = await proactive.call(target.met, { signal, once: true }, async (calls) => {
      const conversation = await conversationOf(target, calls, meetings);
      const place = { conversation, threads: target.threads, root };
      return putAll(calls, place, { messages, known, gone: goneMessage(sheet.gist) }, (so) =>
        begun.set(notice, { edits, spots: so }),
      );
    });
    return JSON.stringify(spots);
  }

  return {
    async deliver(delivery, signal) {
      try {
        const mark = await put(delivery, signal);
        begun.delete(delivery.notice);
        return { outcome: 'delivered', mark };
      } catch (cause) {
        signal.throwIfAborted();
        return refusalOf(cause, clock());
      }
    },
    async tellAlone(home, messages, signal) {
      const target = await targetOf(home, meetings);
      await proactive.call(target.met, { signal, once: false }, async (calls) => {
        const conversation = await conversationOf(target, calls, meetings);
        for (const message of messages) await calls.post(conversation, message);
      });
    },
  };
}

interface Target {
  readonly met: Met;
  /** Undefined: a conversation with that person alone has to be made. */
  readonly conversation: string | undefined;
  readonly user: string;
  /** Messages have threads under them. */
  readonly threads: boolean;
}

async function targetOf(to: Conversation, meetings: Meetings): Promise<Target> {
  const destination = readAddress(to);
  if ('person' in destination) {
    const { tenant, user } = destination.person;
    const met = (await meetings.person(tenant, user)) ?? (await missing(destination, meetings));
    return { met, conversation: met.conversation, user, threads: false };
  }
  if ('channel' in destination) {
    const met = (await meetings.channel(destination.channel)) ?? (await missing(destination, meetings));
    return { met, conversation: destination.channel, user: '', threads: true };
  }
  const { channelId, serviceUrl, bot, user, conversation } = destination;
  return {
    met: { channelId, serviceUrl, bot: bot.id, tenant: tenantNamed(conversation.tenantId) },
    conversation: conversation.id,
    user: user.id,
    threads: conversation.conversationType === 'channel',
  };
}

/** A delivery that did not come to its end: what it was to take the place of, and what stands there since. */
interface Begun {
  readonly edits: string | undefined;
  readonly spots: readonly Spot[];
}

/** What stands there: what was begun here, unless somebody else has delivered it since. */
function knownOf(begun: Begun | undefined, edits: string | undefined): readonly Spot[] {
  if (begun !== undefined && begun.edits === edits) return begun.spots;
  return edits === undefined ? [] : readMark(edits);
}

async function missing(place: Parameters<Meetings['whyGone']>[0], meetings: Meetings): Promise<never> {
  const why = await meetings.whyGone(place);
  if (why !== undefined) throw new PlaceGone(why);
  throw new Fault('DELIVERY_FAILED', 'Nobody there has written to Clausebook yet, so its service is not known.');
}

async function conversationOf({ met, conversation, user }: Target, calls: Calls, meetings: Meetings): Promise<string> {
  if (conversation !== undefined) return conversation;
  const made = await calls.conversationWith(user);
  await meetings.keepPerson(user, { ...met, conversation: made });
  return made;
}

interface Place {
  readonly conversation: string;
  readonly threads: boolean;
  /** The message to stand under. */
  readonly root: Spot | undefined;
}

/** Edits the messages that are there and posts what is missing. `soFar` is told after each. */
async function putAll(
  calls: Calls,
  place: Place,
  what: { readonly messages: readonly TeamsMessage[]; readonly known: readonly Spot[]; readonly gone: TeamsMessage },
  soFar: (spots: readonly Spot[]) => void,
): Promise<readonly Spot[]> {
  const { messages, known, gone } = what;
  const spots: Spot[] = [];
  for (const [index, message] of messages.entries()) {
    const old = known[index];
    const edited = old && (await calls.edit(old, message));
    spots.push(edited ?? (await postNew(calls, place, spots[0], message)));
    soFar([...spots, ...known.slice(spots.length)]);
  }
  for (const old of known.slice(messages.length)) if (await calls.edit(old, gone)) spots.push(old);
  return spots;
}

async function postNew(calls: Calls, place: Place, first: Spot | undefined, message: TeamsMessage): Promise<Spot> {
  const under = place.root ?? first;
  if (!place.threads || under === undefined) return calls.post(place.conversation, message);
  try {
    return await calls.post(threadOf(under), message);
  } catch (cause) {
    // Somebody has deleted the message that this one was to stand under.
    if (isGone(cause)) return calls.post(place.conversation, message);
    throw cause;
  }
}

const threadOf = ({ conversation, id }: Spot): string =>
  conversation.includes(';messageid=') ? conversation : `${conversation};messageid=${id}`;

function readMark(mark: string): readonly Spot[] {
  try {
    return MARK.parse(JSON.parse(mark));
  } catch (cause) {
    throw new Fault('DELIVERY_FAILED', 'The mark of a Teams message cannot be read.', { cause });
  }
}
