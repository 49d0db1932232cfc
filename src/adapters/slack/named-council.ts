import type { CouncilId } from '../../core/guidance.ts';
import type { Council } from '../../core/people.ts';
import type { Whose } from './whose.ts';

/** The council that answers where a request comes from; undefined: every council's guidance is searched. */
export type Answering = { readonly council: CouncilId | undefined } | 'nobodys';

/**
 * Whoever names the workspace, else whoever names its organisation. Where nobody has named any, it is the council of the settings, unless
 * anybody may install the app (`open`).
 */
export function answeringIn(
  { workspace, organisation }: Pick<Whose, 'workspace' | 'organisation'>,
  councils: readonly Council[],
  settings: { readonly council: CouncilId | undefined; readonly open: boolean },
): Answering {
  const whoNames = (id: string | undefined): Council | undefined =>
    id === undefined ? undefined : councils.find(({ slackWorkspaces = [] }) => slackWorkspaces.includes(id));
  const named = whoNames(workspace) ?? whoNames(organisation);
  if (named !== undefined) return { council: named.id };
  const anyNamed = councils.some(({ slackWorkspaces }) => slackWorkspaces !== undefined);
  return anyNamed || settings.open ? 'nobodys' : { council: settings.council };
}
