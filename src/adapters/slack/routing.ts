import type { App } from '@slack/bolt';
import type { CouncilId } from '../../core/guidance.ts';
import type { Council } from '../../core/people.ts';
import type { Log } from '../../core/ports.ts';
import type { Installs } from './installs.ts';
import { answeringIn } from './named-council.ts';
import type { Answering } from './named-council.ts';
import type { Routing } from './switchboard.ts';
import { readUninstalled } from './uninstalled.ts';
import { readWhose } from './whose.ts';
import type { Whose } from './whose.ts';
import type { Workspace } from './workspaces.ts';

const NOWHERE = { workspace: undefined, organisation: undefined };

/** Finds who listens to a request: the workspace that it is for, and the council that answers there. */
export function createRouting(parts: {
  readonly installs: Installs;
  readonly lineOf: (workspace: Workspace, answering: Answering) => App;
  readonly council: CouncilId | undefined;
  readonly councils: () => readonly Council[];
  readonly log: Log;
}): Routing {
  const { installs, lineOf, council, councils, log } = parts;
  const { workspaces } = installs;
  const { open } = workspaces;

  const appFor = (workspace: Workspace, whose: Whose | undefined): App =>
    lineOf(workspace, answeringIn(whose ?? NOWHERE, councils(), { council, open }));

  async function find(body: unknown): Promise<App | undefined> {
    const gone = installs.uninstalled(body);
    if (gone !== undefined) {
      await gone;
      return undefined;
    }
    const whose = readWhose(body);
    if (whose === undefined) return undefined;
    const [installation] = whose.installations;
    try {
      const workspace = await workspaces.find(whose);
      if (workspace !== undefined) return appFor(workspace, whose);
      log.warn('slack-not-installed', { installation });
    } catch (cause) {
      log.error('slack-installation-unreadable', { installation }, cause);
    }
    return undefined;
  }

  return {
    find,
    now(body) {
      const whose = readWhose(body);
      const workspace = workspaces.known(whose);
      if (workspace !== undefined && !(open && readUninstalled(body) !== undefined)) return appFor(workspace, whose);
      return whose === undefined ? undefined : 'ask';
    },
  };
}
