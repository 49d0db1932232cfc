import type { Conversation } from '../../core/conversation.ts';
import { lasts } from '../../core/lasts.ts';
import type { Person } from '../../core/people.ts';
import type { Clock, Log, OfficerPlatform } from '../../core/ports.ts';
import type { ChosenChannels } from '../../core/team-channels.ts';
import { channelAt, readAddress } from './address.ts';
import { isBotId } from './incoming.ts';
import { LIMITS } from './limits.ts';
import type { Meetings } from './met.ts';
import { personOf } from './people.ts';
import type { Proactive } from './proactive.ts';
import { deliveryFault, isNever } from './refusal.ts';

/** Where teams are told, and who is there. */
interface Members extends Pick<OfficerPlatform, 'placeOf' | 'adminsOf'> {
  officersAt(place: Conversation): Promise<readonly Person[]>;
}

export function createMembers(parts: {
  readonly proactive: Proactive;
  readonly meetings: Meetings;
  readonly chosen: Pick<ChosenChannels, 'of'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly patienceMs: number;
}): Members {
  const { proactive, meetings, chosen, clock, log, patienceMs } = parts;
  const kept = new Map<string, { readonly at: number; readonly people: Promise<readonly Person[]> }>();

  async function ask(channel: string): Promise<readonly Person[]> {
    const met = await meetings.channel(channel);
    if (met === undefined) return [];
    const options = { signal: AbortSignal.timeout(patienceMs), once: false };
    try {
      const members = await proactive.call(met, options, (calls) => calls.members(channel));
      const found = members.filter(({ id }) => !isBotId(id)).map((member) => personOf(met.tenant, member));
      // A channel shared among teams lists whoever is in several of them several times.
      return [...new Map(found.map((person) => [person.id, person])).values()];
    } catch (cause) {
      // Where the app is not any more, nobody can act through it.
      if (!isNever(cause)) throw deliveryFault(cause);
      log.warn('teams-channel-closed', {}, deliveryFault(cause));
      return [];
    }
  }

  function asked(channel: string): Promise<readonly Person[]> {
    const now = clock();
    const known = kept.get(channel);
    if (known !== undefined && lasts(known.at, LIMITS.membersKeptMs, now)) return known.people;
    const people = ask(channel);
    kept.set(channel, { at: now, people });
    people.catch(() => kept.delete(channel));
    return people;
  }

  return {
    async placeOf({ id, teams }, council) {
      const channel = teams ?? (await chosen.of(council, id));
      if (channel === undefined || (await meetings.channel(channel)) === undefined) return undefined;
      return channelAt(channel);
    },
    async officersAt(place: Conversation) {
      const destination = readAddress(place);
      return 'channel' in destination ? asked(destination.channel) : [];
    },
    adminsOf: async ({ admins }) => (admins?.teams === undefined ? [] : asked(admins.teams)),
  };
}
