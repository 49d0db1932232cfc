import type { Problem } from './problem.ts';
import type { Folder } from './read-folder.ts';

/** Slack workspaces that are named twice: whose guidance answers there would be anybody's guess. */
export function workspaceProblems({ councilFiles }: Pick<Folder, 'councilFiles'>): readonly Problem[] {
  const named = councilFiles.flatMap((file) =>
    (file.value.slackWorkspaces ?? []).map((workspace, index) => ({ file, workspace, index })),
  );
  return named.flatMap(({ file, workspace, index }, at): readonly Problem[] => {
    const before = named.slice(0, at).find((each) => each.workspace === workspace);
    if (before === undefined) return [];
    const sentence =
      before.file === file
        ? `The workspace ${workspace} stands twice. Take one of them out.`
        : `The workspace ${workspace} already belongs to ${before.file.file}. A workspace has one council.`;
    return [{ file: file.file, ...file.at(['slackWorkspaces', index]), sentence }];
  });
}
