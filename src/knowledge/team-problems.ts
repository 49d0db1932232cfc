import { problemAt } from './problem.ts';
import type { Problem } from './problem.ts';
import { documentIdOf } from './read-folder.ts';
import type { Folder } from './read-folder.ts';
import type { Path } from './read-yaml.ts';
import type { Rule } from './rules.ts';

/** Teams of one council with the same id, and documents of a team that the council has not: their matters would go elsewhere in silence. */
export function teamProblems({
  councilFiles,
  documentFiles,
}: Pick<Folder, 'councilFiles' | 'documentFiles'>): readonly Problem[] {
  return councilFiles.flatMap((file) => {
    const own = documentFiles
      .filter(({ council }) => council === file.council)
      .map((each) => String(documentIdOf(each.file)));
    const ids = file.value.teams.map(({ id }) => id);
    return file.value.teams.flatMap(({ id, documents, slack, slackGroup }, at): readonly Problem[] => {
      const told = (rule: Rule, path: Path, sentence: string): Problem =>
        problemAt(rule, file, ['teams', at, ...path], sentence);
      const twice =
        ids.indexOf(id) < at
          ? [told('repeated-id', ['id'], `The id ${id} stands twice. Give one of them another.`)]
          : [];
      const unknown = documents.flatMap((named, index) =>
        own.includes(named)
          ? []
          : [
              told(
                'unknown-document',
                ['documents', index],
                `There is no file ${named}.yaml in this council's folder.`,
              ),
            ],
      );
      const untold =
        slackGroup !== undefined && slack === undefined
          ? [
              told(
                'group-without-channel',
                ['slackGroup'],
                'A team with a group in Slack also needs the channel that it is told in: `slack`.',
              ),
            ]
          : [];
      return [...twice, ...unknown, ...untold];
    });
  });
}
