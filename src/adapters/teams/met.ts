import { z } from 'zod';
import type { Places } from '../../core/ports.ts';
import type { Destination } from './address.ts';
import type { Incoming } from './incoming.ts';
import { tenantOf } from './people.ts';
import type { TeamsSettings } from './settings.ts';
import { channelOf, GONE_WHY, teamOf } from './whereabouts.ts';
import type { GoneWhy, Whereabouts } from './whereabouts.ts';

/** What it takes to speak first to somebody in a tenant. */
const MET = z.strictObject({
  channelId: z.string(),
  serviceUrl: z.string(),
  bot: z.string(),
  tenant: z.string(),
  /** Of a person: the conversation with them alone. */
  conversation: z.string().optional(),
  /** Of a channel. */
  team: z.string().optional(),
});
export type Met = Readonly<z.infer<typeof MET>>;

/** In the place of what was met, once the app is not there any more; null: it came back. */
const GONE = z.strictObject({ gone: z.enum(GONE_WHY).nullable() });
const KEPT = z.union([MET, GONE]);
type Kept = z.infer<typeof KEPT>;

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
  // What another app met, it was told by its own service.
  const keyOf = (...parts: readonly string[]): string => JSON.stringify([app, ...parts]);
  const keys = {
    tenant: (tenant: string) => keyOf('tenant', tenant),
    team: (id: string) => keyOf('team', id),
    channel: (id: string) => keyOf('channel', id),
    person: (tenant: string, user: string) => keyOf('person', tenant, user),
  };
  const own = settings.kind === 'registered' ? settings.tenantId?.toLowerCase() : undefined;

  // Looked up each time: another process may have been told meanwhile that the app is gone.
  async function keep(key: string, kept: Kept): Promise<void> {
    const text = JSON.stringify(kept);
    if ((await places.find('teams', key)) !== text) await places.keep('teams', key, text);
  }

  async function find(key: string): Promise<Kept | undefined> {
    const text = await places.find('teams', key);
    return text === undefined ? undefined : KEPT.parse(JSON.parse(text));
  }

  async function met(key: string): Promise<Met | undefined> {
    const kept = await find(key);
    return kept === undefined || 'gone' in kept ? undefined : kept;
  }

  async function goneFrom(key: string): Promise<GoneWhy | undefined> {
    const kept = await find(key);
    if (kept === undefined) return undefined;
    if ('gone' in kept) return kept.gone ?? undefined;
    return kept.team === undefined ? undefined : goneFrom(keys.team(kept.team));
  }

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
