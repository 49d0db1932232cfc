import { z } from 'zod';
import type { Places } from '../../core/ports.ts';
import { GONE_WHY } from './whereabouts.ts';
import type { GoneWhy } from './whereabouts.ts';

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

/** What was met, by what this app keeps it under. */
export interface MetRecords {
  readonly keys: {
    readonly tenant: (tenant: string) => string;
    readonly team: (id: string) => string;
    readonly channel: (id: string) => string;
    readonly person: (tenant: string, user: string) => string;
  };
  /** Looked up each time: another process may have been told meanwhile that the app is gone. */
  readonly keep: (key: string, kept: Kept) => Promise<void>;
  readonly met: (key: string) => Promise<Met | undefined>;
  /** Why the app is not there any more, also if that is told of a channel's team. */
  readonly goneFrom: (key: string) => Promise<GoneWhy | undefined>;
}

export function createMetRecords(places: Places, app: string): MetRecords {
  // What another app met, it was told by its own service.
  const keyOf = (...parts: readonly string[]): string => JSON.stringify([app, ...parts]);
  const keys: MetRecords['keys'] = {
    tenant: (tenant) => keyOf('tenant', tenant),
    team: (id) => keyOf('team', id),
    channel: (id) => keyOf('channel', id),
    person: (tenant, user) => keyOf('person', tenant, user),
  };

  async function find(key: string): Promise<Kept | undefined> {
    const text = await places.find('teams', key);
    return text === undefined ? undefined : KEPT.parse(JSON.parse(text));
  }

  async function goneFrom(key: string): Promise<GoneWhy | undefined> {
    const kept = await find(key);
    if (kept === undefined) return undefined;
    if ('gone' in kept) return kept.gone ?? undefined;
    return kept.team === undefined ? undefined : goneFrom(keys.team(kept.team));
  }

  return {
    keys,
    goneFrom,
    async keep(key, kept) {
      const text = JSON.stringify(kept);
      if ((await places.find('teams', key)) !== text) await places.keep('teams', key, text);
    },
    async met(key) {
      const kept = await find(key);
      return kept === undefined || 'gone' in kept ? undefined : kept;
    },
  };
}
