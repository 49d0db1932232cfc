import { randomUUID } from 'node:crypto';
import type { SlackSettings } from './adapters/slack/slack-platform.ts';
import { createInstallations } from './adapters/store/installations.ts';
import { createLeases } from './adapters/store/leases.ts';
import { createSealing } from './adapters/store/sealing.ts';
import type { Database } from './adapters/store/tables.ts';
import type { Config } from './config.ts';
import type { Log, Places } from './core/ports.ts';

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
