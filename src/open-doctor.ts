import type { InstalledAt } from './adapters/slack/doctor-installed.ts';
import { readFolder } from './knowledge/read-folder.ts';
import { SHIPPED_KNOWLEDGE } from './knowledge/embedding-files.ts';
import type { Check } from './core/checkup.ts';
import type { Council } from './core/people.ts';
import type { Config } from './config.ts';

/** What has to be right before Slack works with these settings and this guidance. Rejects with KNOWLEDGE_UNREADABLE. */
export async function openSlackChecks(
  config: Config,
  asked: { readonly address?: string; readonly say?: string },
): Promise<readonly Check[]> {
  const { slackChecks } = await import('./adapters/slack/doctor.ts');
  const { councils } = await readFolder(config.knowledge, SHIPPED_KNOWLEDGE);
  const { slack } = config;
  if (slack !== undefined && 'oauth' in slack)
    return slackChecks({
      settings: { ...slack, installed: await installedFor(councils, config, slack) },
      councils,
      asked,
    });
  const ours = councils.filter(({ id }) => config.council === undefined || id === config.council);
  return slackChecks({ settings: slack, councils: ours, asked });
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
