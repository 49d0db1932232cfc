import { Fault } from '../../core/errors.ts';
import type { Installations, Places } from '../../core/ports.ts';
import type { Tokens } from './tokens.ts';
import type { Whose } from './whose.ts';
import { createWorkspace } from './workspaces.ts';
import type { Workspace, WorkspaceParts, Workspaces } from './workspaces.ts';

/**
 * The workspaces and organisations that have installed the app. One that has is found by each of its requests; one that has not, or has no
 * longer, is not.
 */
export function installedWorkspaces(
  parts: WorkspaceParts & {
    readonly tokens: Tokens;
    readonly installations: Installations;
    readonly places: Places;
  },
): Workspaces {
  const { tokens, installations, places } = parts;
  const made = new Map<string, Workspace>();
  const belongs = belonging(places);

  function workspaceOf(id: string): Workspace {
    const before = made.get(id);
    if (before !== undefined) return before;
    const token = async (): Promise<string> => {
      const installation = await tokens.of(id);
      if (installation === undefined)
        throw new Fault('DELIVERY_FAILED', 'Slack has taken the app out of this workspace.');
      return installation.token;
    };
    const ownId = (): string | undefined => tokens.known(id)?.bot;
    const workspace = createWorkspace({ id, token, team: async () => id, ownId }, parts);
    made.set(id, workspace);
    return workspace;
  }

  /** The first of the ids that is installed. */
  async function installed(ids: readonly string[]): Promise<string | undefined> {
    for (const id of ids) if ((await tokens.of(id)) !== undefined) return id;
    return undefined;
  }

  async function at(id: string | undefined): Promise<Workspace | undefined> {
    // From when there was one bot token: whose it was is plain while there is but one installation.
    const only = id === undefined ? await installations.ids() : undefined;
    const named = only === undefined ? id : only.length === 1 ? only[0] : undefined;
    if (named === undefined) return undefined;
    const found = await installed([named, ...(await belongs.organisationOf(named))]);
    return found === undefined ? undefined : workspaceOf(found);
  }

  return {
    open: true,
    at,
    known(whose) {
      const [id] = whose?.installations ?? [];
      if (whose === undefined || id === undefined || tokens.known(id) === undefined) return undefined;
      return belongs.isNoted(whose, id) ? workspaceOf(id) : undefined;
    },
    async find(whose) {
      const id = await installed(whose.installations);
      if (id === undefined) return undefined;
      await belongs.note(whose, id);
      return workspaceOf(id);
    },
    markOf: async (workspace) => (workspace === undefined ? undefined : ((await at(workspace))?.id ?? workspace)),
    start: () => undefined,
  };
}

/** Which organisation has installed the app for a workspace that has not: only requests from there tell. */
function belonging(places: Places) {
  const noted = new Map<string, string>();
  const isNoted = ({ workspace }: Whose, installation: string): boolean =>
    workspace === undefined || workspace === installation || noted.get(workspace) === installation;
  return {
    isNoted,
    async note(whose: Whose, installation: string): Promise<void> {
      if (whose.workspace === undefined || isNoted(whose, installation)) return;
      await places.keep('slack', whose.workspace, installation);
      noted.set(whose.workspace, installation);
    },
    async organisationOf(workspace: string): Promise<readonly string[]> {
      const found = await places.find('slack', workspace);
      return found === undefined ? [] : [found];
    },
  };
}
