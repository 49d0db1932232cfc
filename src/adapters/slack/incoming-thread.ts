import { turnId } from '../../core/conversation.ts';
import type { Asking } from '../../core/conversation.ts';
import type { Writer } from '../../core/threads.ts';
import { conversationAt } from './address.ts';
import type { Place } from './address.ts';
import { eventBody, isDirect, isWritten, ownIds, writer } from './incoming.ts';
import type { Known } from './incoming.ts';
import { undoSlackText } from './slack-text.ts';
import { personIdOf } from './who.ts';

/** A message in a thread of a channel that does not name us. */
export interface Overheard {
  readonly thread: string;
  readonly writer: Writer;
  /** It names somebody else, or it is for everyone in the channel. */
  readonly toOthers: boolean;
  readonly place: Place;
  /** Undefined: there is not a word in it. */
  readonly turn: Asking | undefined;
}

/** Whom Slack's own mark-up names: a person, a group, everyone. A bare "<" that a person types arrives as an entity. */
const NAMES_SOMEBODY = /<(?:@|!(?:here|channel|everyone|group|subteam\^))/i;

/** Undefined: nobody wrote it in a channel's thread, or it names us, which reaches us as a mention as well. */
export function readOverheard(body: unknown, known: Known): Overheard | undefined {
  const read = eventBody.safeParse(body);
  if (!read.success) return undefined;
  const { event, event_id } = read.data;
  const { channel, thread_ts, user, subtype } = event;
  const text = event.text ?? '';
  const own = ownIds(read.data, known);
  const inThread = event.type === 'message' && !isDirect(event) && typeof thread_ts === 'string';
  // While it is not known who we are, nobody can tell whether a message names us.
  if (!inThread || own.size === 0 || !isWritten(event) || typeof user !== 'string' || own.has(user)) return undefined;
  if ([...own].some((id) => text.includes(`<@${id}`))) return undefined;
  const place = { channel, thread: thread_ts };
  const at = conversationAt(place);
  const typed = undoSlackText(text, own);
  const who = writer(read.data);
  const by = who && personIdOf(who);
  const done = { id: turnId('slack', event_id), council: known.council, at, thread: at.address, by } as const;
  return {
    thread: at.address,
    writer: { by: user, turn: done.id, person: by },
    toOthers: NAMES_SOMEBODY.test(text) || subtype === 'thread_broadcast',
    place,
    turn: typed === '' ? undefined : { ...done, kind: 'asks', audience: 'everyone-here', text: typed, unbidden: true },
  };
}
