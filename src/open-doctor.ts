import { readFolder } from './knowledge/read-folder.ts';
import { SHIPPED_KNOWLEDGE } from './knowledge/embedding-files.ts';
import type { Check } from './core/checkup.ts';
import type { Config } from './config.ts';

/** What has to be right before Slack works with these settings and this guidance. Rejects with KNOWLEDGE_UNREADABLE. */
export async function openSlackChecks(
  config: Config,
  asked: { readonly address?: string; readonly say?: string },
): Promise<readonly Check[]> {
  const { slackChecks } = await import('./adapters/slack/doctor.ts');
  const { councils } = await readFolder(config.knowledge, SHIPPED_KNOWLEDGE);
  const ours = councils.filter(({ id }) => config.council === undefined || id === config.council);
  const { slack } = config;
  const settings = slack === undefined || 'botToken' in slack ? slack : 'installed';
  return slackChecks({ settings, councils: ours, asked });
}
