import { countChanges } from '../core/edition-diff.ts';
import type { ClauseChange, DocumentChange, WordRun } from '../core/edition-diff.ts';
import type { Clause } from '../core/guidance.ts';
import { periodWords, placeOf } from '../core/wording.ts';
import { diffDocuments } from '../knowledge/diff.ts';
import { SHIPPED_KNOWLEDGE } from '../knowledge/embedding-files.ts';
import { problemLine } from '../knowledge/problem.ts';
import { readFolder } from '../knowledge/read-folder.ts';
import type { Folder } from '../knowledge/read-folder.ts';
import { EXIT, writeLine } from './terminal.ts';
import type { Exit, Terminal } from './terminal.ts';

/** Prints what is otherwise in the folder `after` than in `before`, clause by clause; with `json` as one line a document. */
export async function diffKnowledge(
  terminal: Terminal,
  before: string,
  after: string,
  { json }: { readonly json: boolean },
): Promise<Exit> {
  const [old, now] = [await readFolder(before, SHIPPED_KNOWLEDGE), await readFolder(after, SHIPPED_KNOWLEDGE)];
  const problems = [...problemsOf(before, old), ...problemsOf(after, now)];
  for (const problem of problems) await writeLine(terminal.stderr, problem);
  if (problems.length > 0) return EXIT.problems;
  const changes = diffDocuments(old.documents, now.documents);
  const lines = json ? changes.map((change) => JSON.stringify(asJson(change))) : changes.flatMap(documentLines);
  for (const line of lines) await writeLine(terminal.stdout, line);
  if (!json) await writeLine(terminal.stdout, summaryOf(changes));
  return EXIT.done;
}

const problemsOf = (root: string, { problems }: Folder): readonly string[] =>
  problems.map((problem) => `${root}/${problemLine(problem)}`);

function summaryOf(changes: readonly DocumentChange[]): string {
  if (changes.length === 0) return 'Nothing has changed.';
  const { added, removed, renumbered, redated, reworded } = countChanges(changes);
  const dates = redated === 0 ? '' : `, ${redated} with other dates`;
  return `Clauses: ${added} added, ${removed} removed, ${reworded} reworded, ${renumbered} renumbered${dates}.`;
}

function documentLines({ document, change, fields, clauses, askedOtherwise }: DocumentChange): readonly string[] {
  return [
    `${document.council}/${document.id}: ${document.title}${change === 'changed' ? '' : ` (${change})`}`,
    ...fields.map(({ field, before, after }) => `  ${field}: ${before || 'none'} → ${after || 'none'}`),
    ...clauses.map((each) => `  ${clauseLine(each)}`),
    ...(askedOtherwise === 0 ? [] : [`  ${askedOtherwise} clauses are asked for in other ways.`]),
  ];
}

function clauseLine(change: ClauseChange): string {
  switch (change.change) {
    case 'added':
      return `+ ${placed(change.clause)}`;
    case 'removed':
      return `- ${placed(change.clause)}`;
    case 'renumbered':
      return `= ${placeOf(change.before.citation)} → ${placeOf(change.after.citation)}${otherDays(change)}`;
    case 'redated':
      return `= ${placeOf(change.after.citation)}${otherDays(change)}`;
    case 'reworded':
      return `~ ${placeOf(change.after.citation)}: ${oneLine(change.runs.map(marked).join(''))}${otherDays(change)}`;
  }
}

const placed = (clause: Clause): string => {
  const { inForce } = clause.citation;
  const days = inForce === undefined ? '' : ` (${daysOf(clause)})`;
  return `${placeOf(clause.citation)}: ${oneLine(clause.text)}${days}`;
};

/** When it was and is in force, if that has changed. */
function otherDays({ before, after }: { readonly before: Clause; readonly after: Clause }): string {
  const [then, now] = [daysOf(before), daysOf(after)];
  return then === now ? '' : ` (${then} → ${now})`;
}

const daysOf = ({ citation: { inForce } }: Clause): string =>
  inForce === undefined ? 'always in force' : `in force ${periodWords(inForce)}`;

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/** Marked in words' own line, so that it reads in black and white. */
function marked({ run, words }: WordRun): string {
  if (run === 'same') return words;
  return run === 'gone' ? `[-${words}-]` : `{+${words}+}`;
}

const asJson = ({ document, change, fields, clauses, askedOtherwise }: DocumentChange): object => ({
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
          inForce: each.after.citation.inForce,
          ...(each.change === 'reworded' && { runs: each.runs }),
        },
  ),
  askedOtherwise,
});
