import { z } from 'zod';
import type { Places } from '../../core/ports.ts';
import type { Incoming } from './incoming.ts';
import { tenantOf } from './people.ts';
import type { TeamsSettings } from './settings.ts';

/** What it takes to speak first to somebody in a tenant. */
const MET = z.strictObject({
  channelId: z.string(),
  serviceUrl: z.string(),
  bot: z.string(),
  tenant: z.string(),
  /** Of a person: the conversation with them alone. */
  conversation: z.string().optional(),
});
export type Met = Readonly<z.infer<typeof MET>>;

/** Whom and which channels this app has met, and so may speak to unasked. */
export interface Meetings {
  /** Keeps what an activity tells, if it tells something new. The activity must have been admitted. */
  meet(incoming: Incoming): Promise<void>;
  /** A channel, or the tenant that the app is for. */
  channel(id: string): Promise<Met | undefined>;
  /** A person, or at least their tenant: then there is no conversation yet. */
  person(tenant: string, user: string): Promise<Met | undefined>;
  keepPerson(user: string, met: Met): Promise<void>;
}

export function createMeetings(places: Places, settings: TeamsSettings): Meetings {
  const app = settings.kind === 'registered' ? settings.appId : 'emulator';
  // What another app met, it was told by its own service.
  const keyOf = (...parts: readonly string[]): string => JSON.stringify([app, ...parts]);
  const kept = new Map<string, string>();

  async function keep(key: string, met: Met): Promise<void> {
    const text = JSON.stringify(met);
    if (kept.get(key) === text) return;
    await places.keep('teams', key, text);
    kept.set(key, text);
  }

  async function find(key: string): Promise<Met | undefined> {
    const text = await places.find('teams', key);
    return text === undefined ? undefined : MET.parse(JSON.parse(text));
  }

  const keys = {
    tenant: (tenant: string) => keyOf('tenant', tenant),
    channel: (id: string) => keyOf('channel', id),
    person: (tenant: string, user: string) => keyOf('person', tenant, user),
  };
  const own = settings.kind === 'registered' ? settings.tenantId?.toLowerCase() : undefined;

  return {
    async meet(incoming) {
      const { channelId, serviceUrl, recipient, from, conversation } = incoming;
      if (!recipient) return;
      const tenant = tenantOf(incoming);
      const met = { channelId, serviceUrl, bot: recipient.id, tenant };
      await keep(keys.tenant(tenant), met);
      const channel = channelOf(incoming);
      if (channel !== undefined) await keep(keys.channel(channel), met);
      if (conversation.conversationType === 'personal' && from)
        await keep(keys.person(tenant, from.id), { ...met, conversation: conversation.id });
    },
    channel: async (id) =>
      (await find(keys.channel(id))) ?? (own === undefined ? undefined : await find(keys.tenant(own))),
    person: async (tenant, user) => (await find(keys.person(tenant, user))) ?? (await find(keys.tenant(tenant))),
    keepPerson: (user, met) => keep(keys.person(met.tenant, user), met),
  };
}

/** The channel that an activity is from, without the thread. */
function channelOf({ conversation, channelData }: Incoming): string | undefined {
  if (conversation.conversationType !== 'channel') return undefined;
  return channelData?.channel?.id ?? conversation.id.split(';')[0];
}
