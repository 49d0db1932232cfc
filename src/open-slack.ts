import { randomUUID } from 'node:crypto';
import type { InstalledAt } from './adapters/slack/doctor-installed.ts';
import { fromSecret } from './adapters/slack/installation.ts';
import type { SlackSettings } from './adapters/slack/slack-platform.ts';
import { databaseOf, openToLook } from './adapters/store/database.ts';
import { createInstallations } from './adapters/store/installations.ts';
import { createLeases } from './adapters/store/leases.ts';
import { createPlaces } from './adapters/store/places.ts';
import { createSealing } from './adapters/store/sealing.ts';
import type { Database } from './adapters/store/tables.ts';
import type { Config } from './config.ts';
import { Fault } from './core/errors.ts';
import type { Installations, Log, Places } from './core/ports.ts';

/** Slack's settings with what is kept of installations, which is encrypted with the newest key first of all. */
export async function slackSettings(
  settings: NonNullable<Config['slack']>,
  database: Database,
  places: Places,
  log: Log,
): Promise<SlackSettings> {
  if ('botToken' in settings) return settings;
  const { encryptionKeys, ...app } = settings.oauth;
  const installations = createInstallations(database, createSealing(encryptionKeys), randomUUID);
  const { resealed, unreadable } = await installations.reseal();
  if (resealed > 0) log.info('slack-installations-resealed', { count: resealed });
  for (const installation of unreadable) log.error('slack-installation-unreadable', { installation });
  return { ...settings, oauth: { ...app, installations, leases: createLeases(database), places } };
}

/**
 * Where the app is installed, for a look from outside: nothing is made or changed, and the database is closed again. `workspaces`: those that are to
 * be found in an organisation's installation.
 */
export async function installedNow(
  config: Config,
  encryptionKeys: Parameters<typeof createSealing>[0],
  workspaces: readonly string[],
): Promise<readonly InstalledAt[]> {
  const database = await openToLook(databaseOf(config));
  if (database === undefined) return [];
  try {
    const installations = createInstallations(database, createSealing(encryptionKeys), randomUUID);
    const places = createPlaces(database);
    const served = await Promise.all(
      workspaces.map(async (id) => ({ id, organisation: await places.find('slack', id) })),
    );
    const ids = await installations.ids();
    return await Promise.all(
      ids.map(async (id) => ({
        id,
        installation: await readable(installations, id),
        workspaces: served.flatMap((each) => (each.organisation === id ? [each.id] : [])),
      })),
    );
  } finally {
    await database.destroy();
  }
}

async function readable(installations: Installations, id: string): Promise<InstalledAt['installation']> {
  try {
    const kept = await installations.find(id);
    return kept && fromSecret(kept.secret);
  } catch (cause) {
    if (cause instanceof Fault && cause.code === 'SECRET_UNREADABLE') return undefined;
    throw cause;
  }
}
