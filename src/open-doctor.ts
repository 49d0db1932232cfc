import type { InstalledAt } from './adapters/slack/doctor-installed.ts';
import { databaseOf, openToLook } from './adapters/store/database.ts';
import { createPlaces } from './adapters/store/places.ts';
import type { Check, Finding } from './core/checkup.ts';
import type { Council } from './core/people.ts';
import type { Places } from './core/ports.ts';
import type { Config } from './config.ts';
import { SHIPPED_KNOWLEDGE } from './knowledge/embedding-files.ts';
import { problemLine } from './knowledge/problem.ts';
import { readFolder } from './knowledge/read-folder.ts';

interface Asked {
  readonly address?: string;
  readonly say?: string;
}

/** What has to be right before Slack works with these settings and this guidance. Rejects with KNOWLEDGE_UNREADABLE. */
export async function openSlackChecks(config: Config, asked: Asked): Promise<readonly Check[]> {
  const { slackChecks } = await import('./adapters/slack/doctor.ts');
  const { councils, all, unreadable } = await councilsOf(config);
  const { slack } = config;
  if (slack === undefined || 'botToken' in slack)
    return [...slackChecks({ settings: slack, councils, asked }), ...unreadable];
  const settings = { ...slack, installed: await installedFor(all, config, slack) };
  return [...slackChecks({ settings, councils: all, asked }), ...unreadable];
}

async function installedFor(
  councils: readonly Council[],
  config: Config,
  { oauth }: Extract<Config['slack'], { oauth: unknown }>,
): Promise<readonly InstalledAt[]> {
  const { installedNow } = await import('./open-slack.ts');
  const named = councils.flatMap(({ slackWorkspaces = [] }) => slackWorkspaces);
  return installedNow(config, oauth.encryptionKeys, named);
}

/** The same of Teams. */
export async function openTeamsChecks(config: Config, asked: Asked): Promise<readonly Check[]> {
  const { teamsChecks } = await import('./adapters/teams/doctor.ts');
  const { councils, unreadable } = await councilsOf(config);
  const settings = config.teams && ({ kind: 'registered', ...config.teams } as const);
  return [...teamsChecks({ settings, councils, places: placesMet(config), asked }), ...unreadable];
}

interface Councils {
  readonly all: readonly Council[];
  /** Those that the settings serve. */
  readonly councils: readonly Council[];
  /** Tells what could not be read of them, if there is anything. */
  readonly unreadable: readonly Check[];
}

async function councilsOf(config: Config): Promise<Councils> {
  const { councils, problems } = await readFolder(config.knowledge, SHIPPED_KNOWLEDGE);
  const findings = problems
    .filter(({ file }) => file.endsWith(COUNCIL_FILE))
    .map((problem): Finding => ({
      outcome: 'not-ok',
      says: problemLine(problem),
      mend: 'Correct the file; “clausebook check” names everything that cannot be read.',
    }));
  return {
    all: councils,
    councils: councils.filter(({ id }) => config.council === undefined || id === config.council),
    unreadable: findings.length === 0 ? [] : [{ name: 'guidance', run: async () => findings }],
  };
}

const COUNCIL_FILE = 'council.yaml';

/** What a service with these settings has met, as it stands at each look. Nothing is kept, and no database is made. */
export function placesMet(config: Config): Places {
  const place = databaseOf(config);
  return {
    async find(platform, key) {
      const database = await openToLook(place);
      try {
        return database && (await createPlaces(database).find(platform, key));
      } finally {
        await database?.destroy();
      }
    },
    keep: async () => {},
  };
}
