import { z } from 'zod';
import { readBlocks } from './fake-slack-blocks.ts';
import type { FakeBlock } from './fake-slack-blocks.ts';
import { CHANNEL, COUNCILLOR_ID, DIRECT, TEAM } from './fake-slack-identity.ts';
import { createFakeAgentView } from './fake-slack-agent.ts';
import type { FakeAgentView } from './fake-slack-agent.ts';
import { createFakeHomes } from './fake-slack-homes.ts';
import type { FakeHomes } from './fake-slack-homes.ts';
import { modal } from './fake-slack-views.ts';
import type { FakeView } from './fake-slack-views.ts';

export interface FakeMessage {
  readonly channel: string | undefined;
  readonly ts: string | undefined;
  readonly thread: string | undefined;
  readonly ephemeral: boolean;
  /** As sent, escaped. */
  readonly text: string;
  readonly blocks: readonly FakeBlock[];
  /** Every other argument. */
  readonly manners: Readonly<Record<string, unknown>>;
}

export type Refused = { readonly error: string };
export type Answer = Refused | { readonly body: Readonly<Record<string, unknown>>; readonly message?: FakeMessage };

export interface FakeUser {
  readonly real_name?: string;
  readonly is_bot?: boolean;
  readonly deleted?: boolean;
}

export interface ChannelState {
  readonly is_archived?: boolean;
  readonly is_member?: boolean;
}

/** Channels, people, messages and modals of one workspace. */
export interface FakeWorkspace {
  /** What stands there now, in the order it was posted in. */
  shown(): readonly FakeMessage[];
  readonly views: readonly FakeView[];
  readonly agent: FakeAgentView;
  readonly homes: FakeHomes;
  addUser(id: string, user: FakeUser): void;
  setMembers(channel: string, members: readonly string[]): void;
  /** As if it had been archived, or the app not invited. */
  setChannel(channel: string, state: ChannelState): void;
  setGroup(group: string, members: readonly string[]): void;
  /** As if somebody had deleted it. */
  lose(ts: string): void;
  call(method: string, given: Readonly<Record<string, unknown>>): Answer;
}

const LONGEST_TEXT = 40_000;
const ts = z.string().regex(/^\d{10}\.\d{6}$/);
export const manners = {
  parse: z.literal('none'),
  link_names: z.literal(false),
  unfurl_links: z.literal(false),
  unfurl_media: z.literal(false),
};
const postArguments = z.strictObject({
  text: z.string().min(1),
  blocks: z.unknown(),
  mrkdwn: z.literal(false),
  ...manners,
  channel: z.string().min(1),
  thread_ts: ts.optional(),
});
const ephemeralArguments = z.strictObject({
  text: z.string().min(1),
  blocks: z.unknown(),
  parse: z.literal('none'),
  link_names: z.literal(false),
  channel: z.string().regex(/^[CG]/),
  user: z.string().min(1),
  thread_ts: ts.optional(),
});
const updateArguments = z.strictObject({
  text: z.string().min(1),
  blocks: z.unknown(),
  parse: z.literal('none'),
  link_names: z.literal(false),
  channel: z.string().min(1),
  ts,
});
const openArguments = z.strictObject({ users: z.string().regex(/^[UW][A-Z0-9]+$/) });
const deleteArguments = z.strictObject({ channel: z.string().min(1), ts });
const channelArguments = z.strictObject({ channel: z.string().min(1) });
const userArguments = z.strictObject({ user: z.string().min(1) });
const viewArguments = z.strictObject({ trigger_id: z.string().min(1), view: modal });
const memberArguments = z.strictObject({
  channel: z.string().min(1),
  limit: z.coerce.number().int().min(1).max(999),
  cursor: z.string().optional(),
});

const INVALID = { error: 'invalid_arguments' };

export function createFakeWorkspace(): FakeWorkspace {
  const users = new Map<string, FakeUser>([[COUNCILLOR_ID, { real_name: 'Cllr Ursula Field' }]]);
  const members = new Map<string, readonly string[]>([
    [DIRECT, [COUNCILLOR_ID]],
    [CHANNEL, []],
  ]);
  const messages = new Map<string, FakeMessage>();
  const views: FakeView[] = [];
  const agent = createFakeAgentView();
  const states = new Map<string, ChannelState>();
  const homes = createFakeHomes((id) => users.has(id));
  const groups = new Map<string, readonly string[]>();
  let made = 99;

  /** Posting to a person opens the conversation with them. */
  function channelOf(id: string): string | undefined {
    if (members.has(id)) return id;
    if (!users.has(id)) return undefined;
    const direct = `D${id.slice(1)}`;
    members.set(direct, [id]);
    return direct;
  }

  function post(given: Readonly<Record<string, unknown>>): Answer {
    const { team_id: _team, ...rest } = given;
    const read = postArguments.safeParse(rest);
    if (!read.success) return rest['text'] === undefined ? { error: 'no_text' } : INVALID;
    const { channel: to, thread_ts: thread, text, blocks, ...others } = read.data;
    const channel = channelOf(to);
    if (channel === undefined) return { error: 'channel_not_found' };
    if (text.length > LONGEST_TEXT) return { error: 'msg_too_long' };
    const shown = readBlocks(blocks);
    if ('error' in shown) return shown;
    const stamp = `1700000099.${String((made += 1)).padStart(6, '0')}`;
    const message = { channel, ts: stamp, thread, ephemeral: false, text, ...shown, manners: others };
    messages.set(stamp, message);
    return { body: { channel, ts: stamp, message: { text } }, message };
  }

  /** For one person's eyes, so it stands nowhere afterwards. */
  function postEphemeral(given: Readonly<Record<string, unknown>>): Answer {
    const read = ephemeralArguments.safeParse(given);
    if (!read.success) return INVALID;
    const { channel, user, thread_ts: thread, text, blocks, ...others } = read.data;
    if (!members.has(channel)) return { error: 'channel_not_found' };
    if (!users.has(user)) return { error: 'user_not_in_channel' };
    const shown = readBlocks(blocks);
    if ('error' in shown) return shown;
    const message = { channel, ts: undefined, thread, ephemeral: true, text, ...shown, manners: { ...others, user } };
    return { body: { message_ts: '1700000098.000001' }, message };
  }

  function openDirect(given: Readonly<Record<string, unknown>>): Answer {
    const read = openArguments.safeParse(given);
    if (!read.success) return INVALID;
    const id = users.has(read.data.users) ? channelOf(read.data.users) : undefined;
    return id === undefined ? { error: 'user_not_found' } : { body: { channel: { id } } };
  }

  function update(given: Readonly<Record<string, unknown>>): Answer {
    const read = updateArguments.safeParse(given);
    if (!read.success) return INVALID;
    const before = messages.get(read.data.ts);
    if (!members.has(read.data.channel)) return { error: 'channel_not_found' };
    if (before?.channel !== read.data.channel) return { error: 'message_not_found' };
    const shown = readBlocks(read.data.blocks);
    if ('error' in shown) return shown;
    messages.set(read.data.ts, { ...before, text: read.data.text, ...shown });
    return { body: { channel: before.channel, ts: before.ts, text: read.data.text } };
  }

  function remove(given: Readonly<Record<string, unknown>>): Answer {
    const read = deleteArguments.safeParse(given);
    if (!read.success) return INVALID;
    if (!members.has(read.data.channel)) return { error: 'channel_not_found' };
    if (messages.get(read.data.ts)?.channel !== read.data.channel) return { error: 'message_not_found' };
    messages.delete(read.data.ts);
    return { body: { channel: read.data.channel, ts: read.data.ts } };
  }

  function userInfo(given: Readonly<Record<string, unknown>>): Answer {
    const { user: id } = userArguments.parse(given);
    const user = users.get(id);
    if (user === undefined) return { error: 'user_not_found' };
    const { real_name, is_bot = false, deleted = false } = user;
    const profile = { real_name, display_name: 'shown elsewhere' };
    return { body: { user: { id, team_id: TEAM, name: `name.of.${id}`, real_name, is_bot, deleted, profile } } };
  }

  function membersIn(given: Readonly<Record<string, unknown>>): Answer {
    const read = memberArguments.safeParse(given);
    if (!read.success) return INVALID;
    const { channel, limit, cursor = '0' } = read.data;
    const all = members.get(channel);
    if (all === undefined) return { error: 'channel_not_found' };
    const from = Number(cursor);
    if (!Number.isSafeInteger(from)) return { error: 'invalid_cursor' };
    const next = from + limit < all.length ? String(from + limit) : '';
    return { body: { members: all.slice(from, from + limit), response_metadata: { next_cursor: next } } };
  }

  function membersOfGroup(given: Readonly<Record<string, unknown>>): Answer {
    const read = z.strictObject({ usergroup: z.string().min(1) }).safeParse(given);
    if (!read.success) return INVALID;
    const of = groups.get(read.data.usergroup);
    return of === undefined ? { error: 'no_such_subteam' } : { body: { users: of } };
  }

  function channelInfo(given: Readonly<Record<string, unknown>>): Answer {
    const { channel: id } = channelArguments.parse(given);
    if (!members.has(id)) return { error: 'channel_not_found' };
    const { is_archived = false, is_member = true } = states.get(id) ?? {};
    return { body: { channel: { id, name: `name-of-${id.toLowerCase()}`, is_archived, is_member } } };
  }

  function openView(given: Readonly<Record<string, unknown>>): Answer {
    const read = viewArguments.safeParse(given);
    if (!read.success) return INVALID;
    const { trigger_id: trigger, view } = read.data;
    if (views.some((each) => each.trigger === trigger)) return { error: 'exchanged_trigger_id' };
    const id = `V${views.length + 1}`;
    views.push({ id, trigger, view });
    return { body: { view: { ...view, id, hash: '156772938.1827394' } } };
  }

  return {
    shown: () => [...messages.values()],
    views,
    homes,
    addUser: (id, user) => void users.set(id, user),
    setMembers: (channel, ids) => void members.set(channel, ids),
    setChannel: (channel, state) => void states.set(channel, state),
    setGroup: (group, ids) => void groups.set(group, ids),
    lose: (stamp) => void messages.delete(stamp),
    agent,
    call(method, given) {
      const set = agent.call(method, given);
      if (set !== undefined) return set;
      switch (method) {
        case 'chat.postEphemeral':
          return postEphemeral(given);
        case 'conversations.open':
          return openDirect(given);
        case 'chat.update':
          return update(given);
        case 'chat.delete':
          return remove(given);
        case 'conversations.info':
          return channelInfo(given);
        case 'conversations.members':
          return membersIn(given);
        case 'users.info':
          return userInfo(given);
        case 'usergroups.users.list':
          return membersOfGroup(given);
        case 'views.publish':
          return homes.publish(given);
        case 'views.open':
          return openView(given);
        default:
          return post(given);
      }
    },
  };
}
