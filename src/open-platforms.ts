import { randomUUID } from 'node:crypto';
import type { createHttpServer } from './adapters/http-server.ts';
import { createPlaygroundPlatform } from './adapters/playground/playground-platform.ts';
import { createLeases } from './adapters/store/leases.ts';
import { createTallies } from './adapters/store/tallies.ts';
import type { Database } from './adapters/store/tables.ts';
import { hostOf } from './config.ts';
import type { Config } from './config.ts';
import { limitedPlatform } from './core/limited-platform.ts';
import { isLoopback } from './core/loopback.ts';
import { measuredPlatform } from './core/measuring.ts';
import type { Meter } from './core/meter.ts';
import type { Council } from './core/people.ts';
import type { Log, OfficerPlatform, Places } from './core/ports.ts';
import { createLimiting } from './core/rates.ts';
import type { ShortMemory } from './core/short-memory.ts';
import type { Served } from './open-served.ts';
import { slackSettings } from './open-slack.ts';

const slackKit = () => import('./adapters/slack/slack-platform.ts');
const teamsKit = () => import('./adapters/teams/teams-platform.ts');

/**
 * Begins to load what the platforms that are on are made with, while the guidance is read in a thread of its own. They are large, so that one that is off
 * is not loaded. What cannot be loaded is a fault of `openPlatforms`.
 */
export function beginToLoad(config: Config): void {
  void Promise.allSettled([
    ...(config.slack === undefined ? [] : [slackKit()]),
    ...(config.teams === undefined && !isLocal(config) ? [] : [teamsKit()]),
  ]);
}

// Whoever signs in may come through a proxy on this machine: then nothing is open to whoever is at it.
const isLocal = (config: Config): boolean => isLoopback(hostOf(config)) && config.signIn === undefined;

interface PlatformParts {
  readonly server: ReturnType<typeof createHttpServer>;
  readonly served: Served;
  readonly database: Database;
  readonly memory: ShortMemory;
  readonly places: Places;
  readonly log: Log;
  readonly meter: Meter;
}

/** Every platform that the settings call for, limited and measured, and not started yet. */
export async function openPlatforms(
  config: Config,
  { server, served, log, database, memory, places, meter }: PlatformParts,
): Promise<readonly OfficerPlatform[]> {
  const { council, manners, onPage } = served;
  const councils = (): readonly Council[] => served.libraries.councils();
  const platforms: OfficerPlatform[] = [];
  if (config.slack !== undefined) {
    const { createSlackPlatform } = await slackKit();
    const settings = await slackSettings(config.slack, database, places, log);
    platforms.push(createSlackPlatform({ settings, server, council, councils, manners, places, memory, log }));
  }
  if (config.teams !== undefined || isLocal(config)) {
    const { createTeamsPlatform } = await teamsKit();
    // Without an app id nobody's identity can be checked, so only emulators on this machine may call.
    const settings =
      config.teams === undefined ? { kind: 'emulator' as const } : { kind: 'registered' as const, ...config.teams };
    platforms.push(
      createTeamsPlatform({
        settings,
        server,
        council,
        councils,
        manners,
        places,
        leases: createLeases(database),
        memory,
        log,
      }),
    );
  }
  const { signIn } = config;
  if ((isLocal(config) && onPage !== undefined) || signIn !== undefined) {
    const libraries = { ...served.libraries, together: config.libraries === undefined, preferred: council };
    const page = { libraries, trial: onPage, signIn, newId: randomUUID, clock: Date.now };
    platforms.push(createPlaygroundPlatform({ server, ...page, log }));
  }
  const { editionOf } = served.libraries;
  const limiting = createLimiting({ tallies: createTallies(database), rates: config.rates, clock: Date.now, log });
  const measured = platforms.map((each) =>
    measuredPlatform(each, { meter, log, clock: () => performance.now(), editionOf }),
  );
  return measured.map((each) => limitedPlatform(each, { limiting, log }));
}
