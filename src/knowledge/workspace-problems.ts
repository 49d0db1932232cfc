import { problemAt } from './problem.ts';
import type { Problem } from './problem.ts';
import type { Folder } from './read-folder.ts';

/** Slack workspaces and Teams tenants that are named twice: whose guidance answers there would be anybody's guess. */
export const workspaceProblems = (folder: Pick<Folder, 'councilFiles'>): readonly Problem[] => [
  ...namedTwice(folder, 'slackWorkspaces', 'workspace'),
  ...namedTwice(folder, 'teamsTenants', 'tenant'),
];

function namedTwice(
  { councilFiles }: Pick<Folder, 'councilFiles'>,
  field: 'slackWorkspaces' | 'teamsTenants',
  what: string,
): readonly Problem[] {
  // Microsoft writes one tenant's id in large and in small letters.
  const named = councilFiles.flatMap((file) =>
    (file.value[field] ?? []).map((id, index) => ({ file, id, same: id.toLowerCase(), index })),
  );
  return named.flatMap(({ file, id, same, index }, at): readonly Problem[] => {
    const before = named.slice(0, at).find((each) => each.same === same);
    if (before === undefined) return [];
    const sentence =
      before.file === file
        ? `The ${what} ${id} stands twice. Take one of them out.`
        : `The ${what} ${id} already belongs to ${before.file.file}. A ${what} has one council.`;
    return [problemAt('workspace-named-twice', file, [field, index], sentence)];
  });
}
