import { z } from 'zod';
import type { Conversation } from '../../core/conversation.ts';
import { jsonText } from './json.ts';

/** Where a message is posted. */
export interface Place {
  readonly channel: string;
  readonly thread: string | undefined;
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
export const homeOf = (user: string): Conversation => conversationAt({ channel: user, thread: undefined });

// Strict: what was for one person's eyes is not a place to post to.
const place = jsonText.pipe(z.strictObject({ channel: z.string().min(1), thread: z.string().min(1).optional() }));

/** The place of an address, if something can be posted there. */
export function readPlace({ platform, address }: Conversation): Place | undefined {
  const read = platform === 'slack' ? place.safeParse(address) : undefined;
  return read?.success === true ? { channel: read.data.channel, thread: read.data.thread } : undefined;
}
