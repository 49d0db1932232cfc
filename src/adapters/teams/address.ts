import { z } from 'zod';
import type { Conversation } from '../../core/conversation.ts';
import { Fault } from '../../core/errors.ts';

/** The conversation reference of the Bot Framework, ids alone: it is kept, and nobody's name needs to be kept with it. */
const ADDRESS = z.strictObject({
  channelId: z.string(),
  serviceUrl: z.string(),
  activityId: z.string(),
  bot: z.strictObject({ id: z.string() }),
  user: z.strictObject({ id: z.string() }),
  conversation: z.strictObject({
    id: z.string(),
    conversationType: z.string().optional(),
    tenantId: z.string().optional(),
  }),
});

// Neither holds the address of the service: what is kept of a notice is found again by its address, which must stay the same.
const PERSON = z.strictObject({ person: z.strictObject({ tenant: z.string(), user: z.string() }) });
const CHANNEL = z.strictObject({ channel: z.string() });

const DESTINATION = z.union([PERSON, CHANNEL, ADDRESS]);

type TeamsAddress = Readonly<z.infer<typeof ADDRESS>>;
export type Destination = Readonly<z.infer<typeof DESTINATION>>;

/** The conversation as core keeps it. Only `readAddress` takes it apart again. */
export const conversationAt = (address: TeamsAddress): Conversation => asConversation(address);

/** Where a person is told something alone. The same for the same person, wherever they were met. */
export const homeOf = (tenant: string, user: string): Conversation => asConversation({ person: { tenant, user } });

/** A channel, for messages that begin a thread. */
export const channelAt = (channel: string): Conversation => asConversation({ channel });

const asConversation = (address: Destination): Conversation => ({
  platform: 'teams',
  address: JSON.stringify(address),
});

/** What one of the makers above was given. An address that none of them made is a fault. */
export function readAddress({ platform, address }: Conversation): Destination {
  try {
    if (platform === 'teams') return DESTINATION.parse(JSON.parse(address));
  } catch (cause) {
    throw new Fault('DELIVERY_FAILED', 'The address of a Teams conversation cannot be read.', { cause });
  }
  throw new Fault('DELIVERY_FAILED', `The address is one of ${platform}, not of Teams.`);
}
