import { signInChecks } from './adapters/playground/doctor-sign-in.ts';
import { databaseChecks } from './adapters/store/doctor.ts';
import { databaseOf } from './adapters/store/database.ts';
import { lookAt } from './adapters/store/look.ts';
import type { Config } from './config.ts';
import type { Given } from './config-values.ts';
import type { Check } from './core/checkup.ts';
import type { Clock } from './core/ports.ts';
import { bounded } from './doctor/bounded.ts';
import { dataChecks } from './doctor/data-folder.ts';
import { expiryCheck } from './doctor/expiry.ts';
import type { ExpiringToken } from './doctor/expiry.ts';
import { nodeCheck } from './doctor/node.ts';
import { secretFilesCheck } from './doctor/secret-files.ts';
import { settingsCheck } from './doctor/settings.ts';
import { adapted } from './knowledge/adapter.ts';
import { guidanceChecks } from './knowledge/doctor-guidance.ts';
import { modelChecks } from './knowledge/doctor-model.ts';
import { createEmbedder } from './knowledge/embedder.ts';
import { cachedVectors, SHIPPED_KNOWLEDGE, shippedVectors } from './knowledge/embedding-files.ts';
import { installedNow } from './open-slack.ts';

/** What the service stands on, besides its settings. */
export interface Around {
  readonly env: Given;
  readonly nodeVersion: string;
  readonly clock: Clock;
}

/** What has to be right of the service itself, whatever platforms are set up. Nothing is made or changed, and each check ends in bounded time. */
export function openServiceChecks(config: Config, { env, nodeVersion, clock }: Around): readonly Check[] {
  const now = clock();
  const guidance = guidanceChecks(
    {
      root: config.knowledge,
      common: SHIPPED_KNOWLEDGE,
      vectors: [shippedVectors(config.knowledge), cachedVectors(config.data)],
    },
    { council: config.council, maker: adapted(createEmbedder()), today: new Date(now).toISOString().slice(0, 10) },
  );
  const { councils } = guidance;
  const isServer = config.databaseUrl !== undefined;
  const checks = [
    settingsCheck(env),
    secretFilesCheck(env, '.env'),
    nodeCheck(nodeVersion),
    ...dataChecks(config.data, isServer),
    ...modelChecks(createEmbedder),
    ...guidance.checks,
    ...databaseChecks({ look: () => lookAt(databaseOf(config), clock), edition: guidance.edition, isServer, clock }),
    expiryCheck(config.teams, () => expiring(config), now),
    ...(config.signIn === undefined ? [] : signInChecks(config.signIn, { clock, councils })),
  ];
  return checks.map((check) => bounded(check));
}

async function expiring(config: Config): Promise<readonly ExpiringToken[]> {
  if (config.slack === undefined || !('oauth' in config.slack)) return [];
  const installed = await installedNow(config, config.slack.oauth.encryptionKeys, []);
  return installed.flatMap(({ id, installation }) => {
    const at = installation?.expiring?.at;
    return at === undefined ? [] : [{ id, at }];
  });
}
