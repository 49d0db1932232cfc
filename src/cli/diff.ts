import type { Command } from 'commander';
import type { Config } from '../config.ts';
import { diffLines } from '../core/diff-lines.ts';
import type { DocumentChange } from '../core/edition-diff.ts';
import { placeOf } from '../core/wording.ts';
import { dayAt } from '../core/working-days.ts';
import { diffEditions } from '../knowledge/diff-editions.ts';
import { SHIPPED_KNOWLEDGE } from '../knowledge/embedding-files.ts';
import { problemLine } from '../knowledge/problem.ts';
import { readFolder } from '../knowledge/read-folder.ts';
import type { Folder } from '../knowledge/read-folder.ts';
import { EXIT, writeLine } from './terminal.ts';
import type { Exit, Terminal } from './terminal.ts';

interface Parts {
  readonly config: (options: { readonly knowledge?: string }) => Config;
  readonly clock: () => number;
  readonly end: (exit: Exit) => void;
}

interface Options {
  readonly knowledge?: string;
  readonly json?: boolean;
}

/** Adds `diff BEFORE`: what is otherwise than in another folder. */
export function addDiff(command: Command, terminal: Terminal, { config, clock, end }: Parts): void {
  command
    .description('say what is otherwise, clause by clause, than in another folder of guidance')
    .argument('<before>', 'the folder to compare with, such as a copy made before a change')
    .option('--json', 'print a JSON line a document')
    .action(async (before: string, options: Options) => {
      const how = { json: options.json === true, day: dayAt(clock()) };
      end(await diffKnowledge(terminal, before, config(options).knowledge, how));
    });
}

/** Prints what is otherwise in the folder `after` than in `before`, clause by clause; with `json` as one line a document, and one for each of what else has changed. `day`: today. */
async function diffKnowledge(
  terminal: Terminal,
  before: string,
  after: string,
  { json, day }: { readonly json: boolean; readonly day: string },
): Promise<Exit> {
  const [old, now] = [await readFolder(before, SHIPPED_KNOWLEDGE), await readFolder(after, SHIPPED_KNOWLEDGE)];
  const problems = [...problemsOf(before, old), ...problemsOf(after, now)];
  for (const problem of problems) await writeLine(terminal.stderr, problem);
  if (problems.length > 0) return EXIT.problems;
  const changes = diffEditions(old, now, day);
  const lines = json
    ? [...changes.documents.map(asJson), ...changes.besides].map((change) => JSON.stringify(change))
    : diffLines(changes);
  for (const line of lines) await writeLine(terminal.stdout, line);
  return EXIT.done;
}

const problemsOf = (root: string, { problems }: Folder): readonly string[] =>
  problems.map((problem) => `${root}/${problemLine(problem)}`);

const asJson = ({ document, change, fields, clauses, outOfForce, ...otherwise }: DocumentChange): object => ({
  council: document.council,
  document: document.id,
  change,
  fields,
  clauses: clauses.map((each) =>
    'clause' in each
      ? {
          change: each.change,
          clause: each.clause.id,
          text: each.clause.text,
          inForce: each.clause.citation.inForce,
        }
      : {
          change: each.change,
          before: each.before.id,
          after: each.after.id,
          places: [placeOf(each.before.citation), placeOf(each.after.citation)],
          inForce: each.after.citation.inForce,
          ...(each.change === 'reworded' && { runs: each.runs }),
        },
  ),
  outOfForce: outOfForce.map(({ when, before, after }) => ({ when, before: before.id, after: after.id })),
  askedOtherwise: otherwise.askedOtherwise.map(({ id }) => id),
  differOtherwise: otherwise.differOtherwise.map(({ id }) => id),
});
