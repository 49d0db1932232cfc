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

type TeamsAddress = Readonly<z.infer<typeof ADDRESS>>;

/** The conversation as core keeps it. Only `readAddress` takes it apart again. */
export const conversationAt = (address: TeamsAddress): Conversation => ({
  platform: 'teams',
  address: JSON.stringify(address),
});

/** What `conversationAt` was given. An address that it did not make is a fault. */
export function readAddress({ platform, address }: Conversation): TeamsAddress {
  try {
    if (platform === 'teams') return ADDRESS.parse(JSON.parse(address));
  } catch (cause) {
    throw new Fault('DELIVERY_FAILED', 'The address of a Teams conversation cannot be read.', { cause });
  }
  throw new Fault('DELIVERY_FAILED', `The address is one of ${platform}, not of Teams.`);
}
