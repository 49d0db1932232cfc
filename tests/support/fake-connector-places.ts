import { z } from 'zod';
import type { PostedActivity } from './connector-rules.ts';

/** A message as it stands in Teams now. */
export interface Standing {
  readonly id: string;
  readonly conversation: string;
  readonly activity: PostedActivity;
  readonly edits: number;
}

/** A member of a channel, as Teams lists them. */
export interface Listed {
  readonly id: string;
  readonly name?: string;
  readonly aadObjectId?: string;
}

/** The conversations of the fake: what stands in them, and who is there. */
export interface FakePlaces {
  /** Every message, in the order it was first posted. */
  readonly standing: readonly Standing[];
  /** Who is in a channel from now on. */
  readonly lists: (channel: string, members: readonly Listed[]) => void;
  /** Somebody deletes a message. */
  readonly remove: (id: string) => void;
}

type Answered = { readonly status: number; readonly body: unknown } | { readonly problem: string };

const NEW_CONVERSATION = z.strictObject({
  isGroup: z.literal(false),
  bot: z.strictObject({ id: z.string().startsWith('28:') }),
  members: z.array(z.strictObject({ id: z.string().startsWith('29:') })).length(1),
  tenantId: z.string().min(1),
  channelData: z.strictObject({ tenant: z.strictObject({ id: z.string().min(1) }) }),
});

const refusal = (status: number, code: string): Answered => ({ status, body: { error: { code, message: code } } });
const NO_MESSAGE = refusal(404, 'ActivityNotFoundInConversation');

export function createFakePlaces(): FakePlaces & {
  post(conversation: string, activity: PostedActivity): Answered;
  edit(conversation: string, id: string, activity: PostedActivity): Answered;
  create(body: string): Answered;
  members(channel: string, query: URLSearchParams): Answered;
} {
  const standing: Standing[] = [];
  const rosters = new Map<string, readonly Listed[]>();
  const removed = new Set<string>();

  return {
    standing,
    lists: (channel, members) => void rosters.set(channel, members),
    remove(id) {
      removed.add(id);
      standing.splice(0, standing.length, ...standing.filter((message) => message.id !== id));
    },
    post(conversation, activity) {
      const [, root] = conversation.split(';messageid=');
      if (root !== undefined && removed.has(root)) return NO_MESSAGE;
      const id = `17784908${String(standing.length + removed.size + 1).padStart(5, '0')}`;
      standing.push({ id, conversation, activity, edits: 0 });
      return { status: 201, body: { id } };
    },
    edit(conversation, id, activity) {
      const index = standing.findIndex((message) => message.id === id && message.conversation === conversation);
      const old = standing[index];
      if (old === undefined) return NO_MESSAGE;
      standing[index] = { ...old, activity, edits: old.edits + 1 };
      return { status: 200, body: { id } };
    },
    create(body) {
      const read = NEW_CONVERSATION.safeParse(JSON.parse(body));
      if (!read.success) return { problem: z.prettifyError(read.error) };
      // Asked for twice, the conversation with a person is the same one.
      return { status: 201, body: { id: `a:with-${read.data.members[0]?.id.slice('29:'.length)}` } };
    },
    members(channel, query) {
      const roster = rosters.get(channel);
      if (roster === undefined) return refusal(403, 'BotNotInConversationRoster');
      const size = Number(query.get('pageSize'));
      if (!(size >= 50 && size <= 500)) return { problem: `pages of ${query.get('pageSize')} members` };
      const from = Number(query.get('continuationToken') ?? 0);
      const next = from + size < roster.length ? { continuationToken: String(from + size) } : {};
      return { status: 200, body: { members: roster.slice(from, from + size), ...next } };
    },
  };
}
