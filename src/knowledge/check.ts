import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { clauseId } from '../core/guidance.ts';
import type { CouncilId } from '../core/guidance.ts';
import type { DocumentFile } from './document-schema.ts';
import type { Problem } from './problem.ts';
import { documentIdOf, expectedClauseId } from './read-folder.ts';
import type { Folder, ReadFile } from './read-folder.ts';
import type { Path } from './read-yaml.ts';
import { wordsOf } from './words.ts';

interface Row {
  readonly file: ReadFile<DocumentFile>;
  readonly path: Path;
  readonly clause: DocumentFile['sections'][number]['clauses'][number];
}

/** Rules that no single field can break: what was read, and what does not fit together. In the order of the files. */
export async function check(root: string, folder: Folder): Promise<readonly Problem[]> {
  const rows = folder.documentFiles.flatMap(rowsOf);
  return [
    ...folder.problems,
    ...(await missingSources(root, folder)),
    ...repeatedIds(rows),
    ...sharedPhrasings(rows),
    ...expectedProblems(folder, rows),
  ].toSorted((one, other) => one.file.localeCompare(other.file) || one.line - other.line || one.column - other.column);
}

function rowsOf(file: ReadFile<DocumentFile>): readonly Row[] {
  return file.value.sections.flatMap((section, at) =>
    section.clauses.map((clause, index) => ({ file, clause, path: ['sections', at, 'clauses', index] })),
  );
}

const problem = (file: Pick<ReadFile<unknown>, 'file' | 'at'>, path: Path, sentence: string): Problem => ({
  file: file.file,
  ...file.at(path),
  sentence,
});

async function missingSources(root: string, folder: Folder): Promise<readonly Problem[]> {
  const checked = folder.documentFiles.map(async (file) => {
    const { source } = file.value;
    if (source === undefined || (await isFile(join(root, file.council, source)))) return [];
    return [problem(file, ['source'], `There is no file ${source} in this council's folder.`)];
  });
  return (await Promise.all(checked)).flat();
}

const isFile = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isFile(),
    () => false,
  );

function repeatedIds(rows: readonly Row[]): readonly Problem[] {
  const seen = new Set<string>();
  return rows.flatMap(({ file, clause, path }) => {
    const id = `${file.file}#${clause.id}`;
    if (seen.has(id))
      return [
        problem(file, [...path, 'id'], `The id ${clause.id} stands twice in this document. Give one of them another.`),
      ];
    seen.add(id);
    return [];
  });
}

const asWords = (text: string): string =>
  wordsOf(text)
    .map(({ plain }) => plain)
    .join(' ');

// A phrasing under two clauses of one council would make each as good an answer as the other.
function sharedPhrasings(rows: readonly Row[]): readonly Problem[] {
  const owners = new Map<string, string>();
  return rows.flatMap(({ file, clause, path }) =>
    clause.asked.flatMap((asked, index) => {
      const phrasing = `${file.council}: ${asWords(asked)}`;
      const owner = owners.get(phrasing);
      owners.set(phrasing, owner ?? `${clause.id} (${file.file})`);
      if (owner === undefined) return [];
      return [
        problem(
          file,
          [...path, 'asked', index],
          `“${asked}” already leads to clause ${owner}. A phrasing may lead to one clause only.`,
        ),
      ];
    }),
  );
}

function expectedProblems(folder: Folder, rows: readonly Row[]): readonly Problem[] {
  const known = new Set<string>(
    rows.map(({ file, clause }) => clauseId(file.council, documentIdOf(file.file), clause.id)),
  );
  const asked = new Set(
    rows.flatMap(({ file, clause }) => clause.asked.map((one) => `${file.council}: ${asWords(one)}`)),
  );
  return folder.expected.flatMap((file) =>
    file.value.flatMap((row, index) => {
      const missing = clausesOf(row.clause).filter((named) => !known.has(expectedClauseId(file.council, named)));
      const problems = missing.map((named) =>
        problem(file, [index, 'clause'], `There is no clause ${named} in this council's guidance.`),
      );
      if (asked.has(`${askedKey(file.council, row.question)}`)) {
        problems.push(
          problem(
            file,
            [index, 'question'],
            'This question is also a phrasing, so it would prove nothing. Change one of them.',
          ),
        );
      }
      return problems;
    }),
  );
}

const askedKey = (council: CouncilId, question: string): string => `${council}: ${asWords(question)}`;

/** The clauses an expected question names. */
export const clausesOf = (clause: string | readonly string[] | undefined): readonly string[] =>
  clause === undefined ? [] : typeof clause === 'string' ? [clause] : clause;
