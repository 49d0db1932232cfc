import { z } from 'zod';
import type { Incoming } from './incoming.ts';
import { tenantOf } from './people.ts';

/** Why nothing can be said there any more; the word that a notice for it is parked with. */
export const GONE_WHY = ['app-removed', 'channel-deleted', 'team-deleted'] as const;
export type GoneWhy = (typeof GONE_WHY)[number];

/** Where the app is, or was: with a person alone, in one channel, in a team with all its channels, or in a group chat. */
export type Whereabouts =
  | { readonly where: 'person'; readonly tenant: string; readonly user: string }
  | { readonly where: 'channel'; readonly channel: string }
  | { readonly where: 'team'; readonly team: string; readonly channel: string }
  | { readonly where: 'group' };

/** What an activity tells of where the app is. */
export type Move =
  | ({ readonly move: 'added' } & Whereabouts)
  | ({ readonly move: 'gone'; readonly why: GoneWhy } & Whereabouts)
  | { readonly move: 'none' };

const MEMBERS = z.array(z.looseObject({ id: z.string() })).nullish();
const INSTALLED = z.looseObject({ type: z.literal('installationUpdate'), action: z.string() });
const UPDATED = z.looseObject({
  type: z.literal('conversationUpdate'),
  membersAdded: MEMBERS,
  membersRemoved: MEMBERS,
  channelData: z.looseObject({ eventType: z.string().nullish() }).nullish(),
});

/** An update of the app, which Teams calls “add-upgrade” and “remove-upgrade”, moves it nowhere. */
export function moveOf(incoming: Incoming): Move {
  const installed = INSTALLED.safeParse(incoming);
  if (installed.success) {
    const { action } = installed.data;
    if (action === 'add') return { move: 'added', ...whereOf(incoming) };
    return action === 'remove' ? { move: 'gone', why: 'app-removed', ...whereOf(incoming) } : NONE;
  }
  const updated = UPDATED.safeParse(incoming);
  if (!updated.success) return NONE;
  const { membersAdded, membersRemoved, channelData } = updated.data;
  const event = channelData?.eventType ?? '';
  const names = (members: z.infer<typeof MEMBERS>): boolean =>
    (members ?? []).some(({ id }) => id === incoming.recipient?.id);
  if (event === 'channelDeleted') return { move: 'gone', why: 'channel-deleted', ...channelIn(incoming) };
  if (event === 'teamDeleted' || event === 'teamHardDeleted')
    return { move: 'gone', why: 'team-deleted', ...whereOf(incoming) };
  if (names(membersRemoved)) return { move: 'gone', why: 'app-removed', ...memberOf(incoming, event) };
  return names(membersAdded) ? { move: 'added', ...memberOf(incoming, event) } : NONE;
}

const NONE: Move = { move: 'none' };

// Private and shared channels have members of their own.
const memberOf = (incoming: Incoming, event: string): Whereabouts =>
  event.startsWith('channel') ? channelIn(incoming) : whereOf(incoming);

const channelIn = (incoming: Incoming): Whereabouts => ({ where: 'channel', channel: channelOf(incoming) ?? '' });

function whereOf(incoming: Incoming): Whereabouts {
  const { conversation, from } = incoming;
  const channel = channelOf(incoming);
  if (channel !== undefined) return { where: 'team', team: teamOf(incoming) ?? channel, channel };
  if (conversation.conversationType === 'personal' && from)
    return { where: 'person', tenant: tenantOf(incoming), user: from.id };
  return { where: 'group' };
}

/** The channel that an activity is from or about, without the thread. */
export function channelOf({ conversation, channelData }: Incoming): string | undefined {
  if (conversation.conversationType !== 'channel') return undefined;
  return channelData?.channel?.id ?? conversation.id.split(';')[0];
}

/** The team of that channel, where Teams tells it. */
export const teamOf = ({ channelData }: Incoming): string | undefined => channelData?.team?.id ?? undefined;
