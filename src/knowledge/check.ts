import { readdir, stat } from 'node:fs/promises';
import { join, normalize } from 'node:path';
import { clauseId } from '../core/guidance.ts';
import type { CouncilId } from '../core/guidance.ts';
import { overlap, periodOf } from '../core/in-force.ts';
import type { DocumentFile } from './document-schema.ts';
import { alteredWords } from './altered-words.ts';
import { dateProblems } from './date-problems.ts';
import { differingProblems } from './differing.ts';
import { createPace, inSteps } from './pace.ts';
import type { Pace } from './pace.ts';
import { inOrder, problemAt, problemOf } from './problem.ts';
import type { Problem } from './problem.ts';
import { documentIdOf, expectedClauseId } from './read-folder.ts';
import type { Folder, ReadFile } from './read-folder.ts';
import type { Path } from './read-yaml.ts';
import { teamProblems } from './team-problems.ts';
import { asWords } from './words.ts';
import { workspaceProblems } from './workspace-problems.ts';

interface Row {
  readonly file: ReadFile<DocumentFile>;
  readonly path: Path;
  readonly clause: DocumentFile['sections'][number]['clauses'][number];
  /** Its phrasings, as they are and as what is compared. */
  readonly asked: readonly { readonly asked: string; readonly inWords: string; readonly path: Path }[];
}

/** Rules that no single field can break: what was read, and what does not fit together. In the order of the files. */
export async function check(root: string, folder: Folder, pace: Pace = createPace()): Promise<readonly Problem[]> {
  const rows = await rowsOf(folder.documentFiles, pace);
  const unread = [...folder.problems, ...(await unreadFiles(root))];
  const unfit = [
    ...(await missingSources(root, folder)),
    ...(await alteredWords(root, folder.documentFiles, pace)),
    ...(await repeatedIds(rows, pace)),
    ...(await dateProblems(folder, pace)),
    ...(await sharedPhrasings(rows, pace)),
    ...(await expectedProblems(folder, rows, pace)),
    ...(await gapProblems(folder, rows, pace)),
    ...(await differingProblems(folder, pace)),
    ...teamProblems(folder),
    ...workspaceProblems(folder),
  ];
  // What cannot be read comes first: it may be the cause of the rest.
  return [...inOrder(unread), ...inOrder(unfit)];
}

async function rowsOf(files: readonly ReadFile<DocumentFile>[], pace: Pace): Promise<readonly Row[]> {
  const clauses = files.flatMap((file) =>
    file.value.sections.flatMap((section, at) =>
      section.clauses.map((clause, index) => ({ file, clause, path: ['sections', at, 'clauses', index] })),
    ),
  );
  return inSteps(clauses, pace, (row) => [
    {
      ...row,
      asked: (['asked', 'askedByMachine'] as const).flatMap((field) =>
        (row.clause[field] ?? []).map((asked, index) => ({
          asked,
          inWords: asWords(asked),
          path: [...row.path, field, index],
        })),
      ),
    },
  ]);
}

// Guidance that is passed over without a word would be missing from every answer.
async function unreadFiles(root: string): Promise<readonly Problem[]> {
  const folders = (await readdir(root, { withFileTypes: true })).filter(
    (entry) => entry.isDirectory() && !entry.name.startsWith('.'),
  );
  const inFolders = folders.map(async ({ name }): Promise<readonly Problem[]> => {
    const files = (await readdir(join(root, name))).filter((file) => /\.ya?ml$/i.test(file));
    const misnamed = files.filter((file) => !file.endsWith('.yaml'));
    return [
      ...misnamed.map((file) => whole(`${name}/${file}`, 'This file is not read: its name must end in .yaml.')),
      ...(files.length === 0 || files.includes('council.yaml')
        ? []
        : [whole(`${name}/council.yaml`, 'This file is missing, so nothing in its folder is read.')]),
    ];
  });
  return (await Promise.all(inFolders)).flat();
}

const whole = (file: string, sentence: string): Problem =>
  problemOf('unread-file', { file, line: 1, column: 1 }, sentence);

async function missingSources(root: string, folder: Folder): Promise<readonly Problem[]> {
  const checked = folder.documentFiles.map(async (file) => {
    const { source } = file.value;
    const inside = source !== undefined && !normalize(source).startsWith('..');
    if (source === undefined || (inside && (await isFile(join(root, file.council, source))))) return [];
    return [problemAt('missing-source', file, ['source'], `There is no file ${source} in this council's folder.`)];
  });
  return (await Promise.all(checked)).flat();
}

const isFile = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isFile(),
    () => false,
  );

function repeatedIds(rows: readonly Row[], pace: Pace): Promise<readonly Problem[]> {
  const seen = new Set<string>();
  return inSteps(rows, pace, ({ file, clause, path }) => {
    const id = `${file.file}#${clause.id}`;
    if (seen.has(id))
      return [
        problemAt(
          'repeated-id',
          file,
          [...path, 'id'],
          `The id ${clause.id} stands twice in this document. Give one of them another.`,
        ),
      ];
    seen.add(id);
    return [];
  });
}

// A phrasing under two clauses of one council would make each as good an answer as the other, if they are in force on the same day.
function sharedPhrasings(rows: readonly Row[], pace: Pace): Promise<readonly Problem[]> {
  const owners = new Map<string, Row[]>();
  return inSteps(rows, pace, (row) => {
    const { file, clause, asked: phrasings } = row;
    const period = periodOf(file.value, clause);
    return phrasings.flatMap(({ asked, inWords, path }) => {
      const phrasing = `${file.council}: ${inWords}`;
      const before = owners.get(phrasing) ?? [];
      const owner = before.find((other) => overlap(periodOf(other.file.value, other.clause), period));
      owners.set(phrasing, [...before, row]);
      if (owner === undefined) return [];
      const named = `${owner.clause.id} (${owner.file.file})`;
      const sentence = `“${asked}” already leads to clause ${named}. A phrasing may lead to one clause only.`;
      return [problemAt('shared-phrasing', file, path, sentence)];
    });
  });
}

async function expectedProblems(folder: Folder, rows: readonly Row[], pace: Pace): Promise<readonly Problem[]> {
  const known = new Set<string>(
    await inSteps(rows, pace, ({ file, clause }) => [clauseId(file.council, documentIdOf(file.file), clause.id)]),
  );
  const asked = new Set(
    await inSteps(rows, pace, ({ file, asked: phrasings }) =>
      phrasings.map(({ inWords }) => `${file.council}: ${inWords}`),
    ),
  );
  // A document that cannot be read is named already; that its clauses are missing is no news.
  const sound = folder.expected.filter(
    ({ council }) => !folder.problems.some(({ file }) => file.startsWith(`${council}/`)),
  );
  const questions = sound.flatMap((file) => file.value.map((row, index) => ({ file, row, index })));
  return inSteps(questions, pace, ({ file, row, index }) => {
    const missing = clausesOf(row.clause).filter((named) => !known.has(expectedClauseId(file.council, named)));
    const problems = missing.map((named) =>
      problemAt('unknown-clause', file, [index, 'clause'], `There is no clause ${named} in this council's guidance.`),
    );
    if (asked.has(askedKey(file.council, row.question))) {
      problems.push(
        problemAt(
          'question-is-phrasing',
          file,
          [index, 'question'],
          'This question is also a phrasing, so it would prove nothing. Change one of them.',
        ),
      );
    }
    return problems;
  });
}

// A gap's phrasing that leads to a clause would have the guidance both settle it and not.
async function gapProblems(folder: Folder, rows: readonly Row[], pace: Pace): Promise<readonly Problem[]> {
  const settled = new Set(await inSteps(rows, pace, ({ asked }) => asked.map(({ inWords }) => inWords)));
  const ids = new Set<string>();
  const gaps = folder.gapFiles.flatMap((file) => file.value.map((gap, index) => ({ file, gap, index })));
  return inSteps(gaps, pace, ({ file, gap: { id, asked }, index }) => {
    const repeated = ids.has(id)
      ? [problemAt('repeated-id', file, [index, 'id'], `The id ${id} stands twice. Give one of them another.`)]
      : [];
    ids.add(id);
    const both = asked.flatMap((phrasing, at) =>
      settled.has(asWords(phrasing))
        ? [
            problemAt(
              'gap-is-phrasing',
              file,
              [index, 'asked', at],
              `“${phrasing}” also leads to a clause. A phrasing is either settled or a gap.`,
            ),
          ]
        : [],
    );
    return [...repeated, ...both];
  });
}

const askedKey = (council: CouncilId, question: string): string => `${council}: ${asWords(question)}`;

/** The clauses an expected question names. */
export const clausesOf = (clause: string | readonly string[] | undefined): readonly string[] =>
  clause === undefined ? [] : typeof clause === 'string' ? [clause] : clause;
