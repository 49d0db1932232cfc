import type { webApi } from '@slack/bolt';
import type { Conversation } from '../../core/conversation.ts';
import { lasts } from '../../core/lasts.ts';
import type { Person } from '../../core/people.ts';
import type { Clock, Log } from '../../core/ports.ts';
import { homeOf, readPlace } from './address.ts';
import { failureOf } from './failure.ts';
import { MEMBERS } from './limits.ts';
import { createNames } from './names.ts';
import { personIdOf } from './who.ts';
import type { Who } from './who.ts';

/** People as Slack knows them. */
export interface People {
  /** Never rejects: somebody whose name Slack does not tell goes by what the request called them. */
  person(who: Who): Promise<Person>;
  /** Who is in a channel, bots left out; at most a minute old. Nobody, with a line in the log, if we are not in it. */
  at(place: Conversation): Promise<readonly Person[]>;
  /** The same of the channel or the user group of that id: an id that begins with S is a group's. */
  within(id: string): Promise<readonly Person[]>;
}

/** Faults of the settings: there is no such channel, or nobody has asked us in. */
const NOT_THERE: ReadonlySet<string> = new Set([
  'channel_not_found',
  'not_in_channel',
  'is_archived',
  'no_such_subteam',
  'subteam_disabled',
  'missing_scope',
]);

const isGroup = (id: string): boolean => id.startsWith('S');

export function createPeople(parts: {
  readonly client: webApi.WebClient;
  /** The installation that we are: everybody that our token sees is named by it. */
  readonly team: () => Promise<string>;
  /** What addresses there are marked with, if there are several. */
  readonly installation: string | undefined;
  readonly clock: Clock;
  readonly log: Log;
}): People {
  const { client, team, installation, clock, log } = parts;
  const names = createNames(client, clock);
  const asked = new Map<string, { readonly at: number; readonly people: Promise<readonly Person[]> }>();

  async function find(id: string): Promise<readonly Person[]> {
    try {
      const [ours, members] = await Promise.all([team(), (isGroup(id) ? membersOfGroup : membersOf)(client, id)]);
      if (members.length >= MEMBERS.most) log.warn('slack-channel-too-large', { channel: id, counted: members.length });
      const known = await Promise.all(members.map(async (user) => ({ user, ...(await names.of(user)) })));
      return known.flatMap(({ user, name, person = true }) =>
        person ? [personOf({ team: ours, user, name }, undefined, installation)] : [],
      );
    } catch (cause) {
      const { code } = failureOf(cause);
      if (!NOT_THERE.has(code)) throw cause;
      log.warn('slack-channel-unreachable', { channel: id, code });
      return [];
    }
  }

  async function within(id: string): Promise<readonly Person[]> {
    const before = asked.get(id);
    if (before !== undefined && lasts(before.at, MEMBERS.keptMs, clock())) return before.people;
    const people = find(id);
    asked.set(id, { at: clock(), people });
    // What went wrong is not kept.
    people.catch(() => asked.delete(id));
    return people;
  }

  return {
    person: async (who) => personOf(who, (await names.of(who.user)).name, installation),
    within,
    async at(place) {
      const channel = readPlace(place)?.channel;
      return channel === undefined ? [] : within(channel);
    },
  };
}

const personOf = (who: Who, told: string | undefined, installation: string | undefined): Person => ({
  id: personIdOf(who),
  name: told ?? who.name ?? who.user,
  home: homeOf(who.user, installation),
});

async function membersOf(client: webApi.WebClient, channel: string): Promise<readonly string[]> {
  const members: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await client.conversations.members({
      channel,
      limit: MEMBERS.aPage,
      ...(cursor === undefined ? {} : { cursor }),
    });
    members.push(...(page.members ?? []));
    cursor = page.response_metadata?.next_cursor;
  } while (cursor !== undefined && cursor !== '' && members.length < MEMBERS.most);
  return members.slice(0, MEMBERS.most);
}

/** Comes in one page, whatever its size. */
async function membersOfGroup(client: webApi.WebClient, usergroup: string): Promise<readonly string[]> {
  const { users = [] } = await client.usergroups.users.list({ usergroup });
  return users.slice(0, MEMBERS.most);
}
