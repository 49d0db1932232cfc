import type { Conversation } from '../../core/conversation.ts';
import type { Person } from '../../core/people.ts';
import type { Sheet } from '../../core/sheet.ts';
import { readAddress } from './address.ts';
import type { CardAttachment } from './card.ts';
import { inTime } from './in-time.ts';
import { LIMITS } from './limits.ts';
import { fits } from './messages.ts';
import type { CardMessage } from './messages.ts';
import { OWN_VIEW } from './wording.ts';

/**
 * The messages of a sheet, with whom Teams shows a card of their own in place of it: as many as fit. A sheet of several messages is the
 * same for all, since Teams asks for one card; and so is one of which it is not known in time who is there.
 */
export async function ownViews(
  messages: readonly CardMessage[],
  { views }: Sheet,
  viewers: () => Promise<readonly string[]>,
): Promise<readonly CardMessage[]> {
  const [only, ...others] = messages;
  if (views === undefined || only === undefined || others.length > 0) return messages;
  const asked = inTime(viewers(), LIMITS.viewersMs);
  // The card is what matters; who could not be asked for is logged where they are asked for.
  const known = await asked.catch((): readonly string[] => []);
  for (let most = Math.min(known.length, LIMITS.ownViews); most > 0; most -= 1) {
    const people = known.slice(0, most);
    const message = { ...only, attachments: only.attachments.map((card) => withViews(card, views, people)) };
    if (fits(message)) return [message];
  }
  return messages;
}

/** The card, shown to each of these people in their own way. */
export const withViews = (card: CardAttachment, views: string, userIds: readonly string[]): CardAttachment => ({
  ...card,
  content: {
    ...card.content,
    refresh: {
      action: { type: 'Action.Execute', title: OWN_VIEW, verb: 'clausebook.view', data: { clausebook: { views } } },
      userIds,
    },
  },
});

/** The ids of the officers at a place, as Teams knows them. */
export const viewersWith =
  (officersAt: (place: Conversation) => Promise<readonly Person[]>) =>
  async (place: Conversation): Promise<readonly string[]> =>
    (await officersAt(place)).flatMap(({ home }) => userIdAt(home) ?? []);

/** The id of whose home it is. */
export function userIdAt(home: Conversation): string | undefined {
  const destination = readAddress(home);
  return 'person' in destination ? destination.person.user : undefined;
}
