import type { Places } from '../../core/ports.ts';
import type { Destination } from './address.ts';
import type { Incoming } from './incoming.ts';
import { createMetRecords } from './met-records.ts';
import type { Met } from './met-records.ts';
import { tenantOf } from './people.ts';
import type { TeamsSettings } from './settings.ts';
import { channelOf, teamOf } from './whereabouts.ts';
import type { GoneWhy, Whereabouts } from './whereabouts.ts';

type Place = Extract<Destination, { person: unknown } | { channel: unknown }>;

/** Whom and which channels this app has met, and so may speak to unasked. */
export interface Meetings {
  /** Keeps what an activity tells, if it tells something new. The activity must have been admitted. */
  meet(incoming: Incoming): Promise<void>;
  /** Forgets what was met there. The next activity from there is a new meeting. */
  forget(whereabouts: Whereabouts, why: GoneWhy): Promise<void>;
  /** A channel, or the tenant that the app is for. */
  channel(id: string): Promise<Met | undefined>;
  /** A person, or at least their tenant: then there is no conversation yet. */
  person(tenant: string, user: string): Promise<Met | undefined>;
  /** Why nothing can be said there any more; undefined: it was not met, or it is there. */
  whyGone(place: Place): Promise<GoneWhy | undefined>;
  keepPerson(user: string, met: Met): Promise<void>;
}

export function createMeetings(places: Places, settings: TeamsSettings): Meetings {
  const app = settings.kind === 'registered' ? settings.appId : 'emulator';
  const { keys, keep, met, goneFrom } = createMetRecords(places, app);
  const own = settings.kind === 'registered' ? settings.tenantId?.toLowerCase() : undefined;

  async function comeBack(team: string | undefined): Promise<void> {
    if (team !== undefined && (await goneFrom(keys.team(team))) !== undefined)
      await keep(keys.team(team), { gone: null });
  }

  return {
    async meet(incoming) {
      const { channelId, serviceUrl, recipient, from, conversation } = incoming;
      if (!recipient) return;
      const tenant = tenantOf(incoming);
      const here = { channelId, serviceUrl, bot: recipient.id, tenant };
      await keep(keys.tenant(tenant), here);
      const [channel, team] = [channelOf(incoming), teamOf(incoming)];
      if (channel !== undefined) {
        await comeBack(team);
        await keep(keys.channel(channel), { ...here, ...(team !== undefined && { team }) });
      }
      if (conversation.conversationType === 'personal' && from)
        await keep(keys.person(tenant, from.id), { ...here, conversation: conversation.id });
    },
    async forget(place, why) {
      if (place.where === 'person') await keep(keys.person(place.tenant, place.user), { gone: why });
      if (place.where === 'channel') await keep(keys.channel(place.channel), { gone: why });
      if (place.where !== 'team') return;
      await keep(keys.team(place.team), { gone: why });
      // It may have been met before Teams told of which team it is.
      const channel = await met(keys.channel(place.channel));
      if (channel !== undefined) await keep(keys.channel(place.channel), { ...channel, team: place.team });
    },
    async channel(id) {
      if ((await goneFrom(keys.channel(id))) !== undefined) return undefined;
      return (await met(keys.channel(id))) ?? (own === undefined ? undefined : await met(keys.tenant(own)));
    },
    async person(tenant, user) {
      if ((await goneFrom(keys.person(tenant, user))) !== undefined) return undefined;
      return (await met(keys.person(tenant, user))) ?? (await met(keys.tenant(tenant)));
    },
    whyGone: (place) =>
      goneFrom('person' in place ? keys.person(place.person.tenant, place.person.user) : keys.channel(place.channel)),
    keepPerson: (user, kept) => keep(keys.person(kept.tenant, user), kept),
  };
}
