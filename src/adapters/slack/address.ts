import { z } from 'zod';
import type { Conversation } from '../../core/conversation.ts';
import { jsonText } from './json.ts';

/** Where a message is posted. */
export interface Place {
  readonly channel: string;
  readonly thread: string | undefined;
  /** The installation it is in; absent where there is but one, and in what was kept before there were several. */
  readonly installation?: string | undefined;
}

export const conversationAt = (place: Place): Conversation => ({
  platform: 'slack',
  address: JSON.stringify(place),
});

/** Words in a channel that one person sees. */
export const privately = (channel: string, onlyFor: string): Conversation => ({
  platform: 'slack',
  address: JSON.stringify({ channel, onlyFor }),
});

/** A person's direct conversation with us: Slack opens it when something is posted to their id. */
export const homeOf = (user: string, installation?: string): Conversation =>
  conversationAt({ channel: user, thread: undefined, installation });

const anything = jsonText.pipe(z.record(z.string(), z.unknown()));

/** The same conversation, in that installation. */
export function inInstallation(conversation: Conversation, installation: string): Conversation {
  const read = anything.safeParse(conversation.address);
  if (!read.success) return conversation;
  return { ...conversation, address: JSON.stringify({ ...read.data, installation }) };
}

// Strict: what was for one person's eyes is not a place to post to.
const place = jsonText.pipe(
  z.strictObject({
    channel: z.string().min(1),
    thread: z.string().min(1).optional(),
    installation: z.string().min(1).optional(),
  }),
);

/** The place of an address, if something can be posted there. */
export function readPlace({ platform, address }: Conversation): Place | undefined {
  const read = platform === 'slack' ? place.safeParse(address) : undefined;
  if (read?.success !== true) return undefined;
  const { channel, thread, installation } = read.data;
  return { channel, thread, ...(installation === undefined ? {} : { installation }) };
}
