import { relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Problem } from '../knowledge/problem.ts';
import { RULES } from '../knowledge/rules.ts';
import type { Level } from '../knowledge/rules.ts';

const LEVELS: Readonly<Record<Level, 'error' | 'warning'>> = { fault: 'error', advice: 'warning' };

/**
 * The problems as a SARIF 2.1.0 log, which code hosts show beside the lines. Files are named from the folder that the command was run in,
 * mostly that of the repository.
 */
export function sarifOf(problems: readonly Problem[], knowledge: string, folder: string): object {
  const rules = Object.entries(RULES).map(([id, { level, mend }]) => ({
    id,
    shortDescription: { text: id.replaceAll('-', ' ') },
    help: { text: `${mend} See docs/checks.md#${id}.`, markdown: `${mend} See [${id}](docs/checks.md#${id}).` },
    defaultConfiguration: { level: LEVELS[level] },
  }));
  const results = problems.map(({ rule, level, file, line, column, sentence, mend }) => ({
    ruleId: rule,
    ruleIndex: rules.findIndex(({ id }) => id === rule),
    level: LEVELS[level],
    message: { text: `${sentence} ${mend}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(resolve(knowledge, file), folder) },
          region: { startLine: line, startColumn: column },
        },
      },
    ],
  }));
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver: { name: 'Clausebook', rules } }, columnKind: 'utf16CodeUnits', results }],
  };
}

/** Relative where the file is within the folder: a code host knows no other. */
function uriOf(path: string, folder: string): string {
  const within = relative(folder, path);
  if (within === '' || within.startsWith('..')) return pathToFileURL(path).href;
  return within.split(sep).map(encodeURIComponent).join('/');
}
