import { isUtf8 } from 'node:buffer';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { z } from 'zod';
import { Fault } from '../core/errors.ts';
import { clauseId, composeText, councilId, documentId } from '../core/guidance.ts';
import type {
  Clause,
  ClauseId,
  ClauseParts,
  CouncilId,
  DocumentDates,
  DocumentId,
  GuidanceDocument,
} from '../core/guidance.ts';
import type { Gap } from '../core/gap.ts';
import { periodOf } from '../core/in-force.ts';
import type { Council } from '../core/people.ts';
import {
  bankHolidaysSchema,
  councilSchema,
  documentSchema,
  expectedQuestionsSchema,
  gapsSchema,
  lexiconSchema,
} from './document-schema.ts';
import type { CouncilFile, DocumentFile, ExpectedQuestion, GapsFile } from './document-schema.ts';
import { problemOf } from './problem.ts';
import type { Problem } from './problem.ts';
import { readYaml } from './read-yaml.ts';
import type { Path, Position, ReadYaml } from './read-yaml.ts';

/** A file that was read, with its positions kept for problems found later. */
export interface ReadFile<T> {
  readonly file: string;
  readonly council: CouncilId;
  readonly value: T;
  readonly at: (path: Path) => Position;
}

/** Everything in a knowledge-base folder, as far as it could be read. */
export interface Folder {
  readonly councils: readonly Council[];
  readonly documents: readonly GuidanceDocument[];
  readonly councilFiles: readonly ReadFile<CouncilFile>[];
  readonly documentFiles: readonly ReadFile<DocumentFile>[];
  readonly expected: readonly ReadFile<readonly ExpectedQuestion[]>[];
  readonly lexicon: readonly (readonly string[])[];
  /** The lexicon's file, if the folder has one of its own. */
  readonly lexiconFile: ReadFile<readonly (readonly string[])[]> | undefined;
  readonly gaps: readonly Gap[];
  /** Days on which no officer works: YYYY-MM-DD. */
  readonly holidays: readonly string[];
  readonly gapFiles: readonly ReadFile<GapsFile>[];
  readonly problems: readonly Problem[];
}

const RESERVED = new Set(['council.yaml', 'expected-questions.yaml', 'gaps.yaml']);

/**
 * Reads a knowledge-base folder. Faulty files become problems; rejects with KNOWLEDGE_UNREADABLE if there is no folder. `common`: the
 * folder whose lexicon, general gaps and bank holidays are used where this one has none of its own. `only`: the one council to read.
 */
export async function readFolder(root: string, common = root, only?: string): Promise<Folder> {
  const names = (await foldersIn(root)).filter((name) => only === undefined || name === only);
  const problems: Problem[] = [];
  const parts: CouncilFolder[] = [];
  for (const name of names) parts.push(await readCouncil(root, name, problems));
  const lexicon = await readShared(root, common, 'lexicon.yaml', lexiconSchema, problems);
  const gaps = await readShared(root, common, 'gaps.yaml', gapsSchema, problems);
  const holidays = await readShared(root, common, 'bank-holidays.yaml', bankHolidaysSchema, problems);
  if (names.length === 0)
    problems.push(
      problemOf(
        'no-council',
        { file: '.', line: 1, column: 1 },
        only === undefined
          ? 'There is no council here: no folder holds a council.yaml.'
          : `There is no council ${only} here: no folder of that name holds a council.yaml.`,
      ),
    );
  return {
    councils: parts.flatMap((part) => part.council ?? []),
    documents: parts.flatMap((part) => part.documents),
    councilFiles: parts.flatMap((part) => part.councilFile ?? []),
    documentFiles: parts.flatMap((part) => part.documentFiles),
    expected: parts.flatMap((part) => part.expected ?? []),
    lexicon: lexicon.file?.value ?? [],
    lexiconFile: lexicon.own ? lexicon.file : undefined,
    gaps: [
      ...gapsFrom(gaps.file?.value, undefined),
      ...parts.flatMap(({ council, gaps: own }) => gapsFrom(own?.value, council?.id)),
    ],
    holidays: (holidays.file?.value ?? []).map(({ date }) => date),
    gapFiles: [gaps.own ? gaps.file : undefined, ...parts.map((part) => part.gaps)].filter(
      (file) => file !== undefined,
    ),
    problems,
  };
}

interface CouncilFolder {
  readonly council: Council | undefined;
  readonly documents: readonly GuidanceDocument[];
  readonly councilFile: ReadFile<CouncilFile> | undefined;
  readonly documentFiles: readonly ReadFile<DocumentFile>[];
  readonly expected: ReadFile<readonly ExpectedQuestion[]> | undefined;
  readonly gaps: ReadFile<GapsFile> | undefined;
}

async function readCouncil(root: string, name: string, problems: Problem[]): Promise<CouncilFolder> {
  const id = councilId(name);
  const inFolder = (file: string): string => join(name, file);
  const councilFile = await read(root, inFolder('council.yaml'), id, councilSchema, problems);
  const council = councilFile === undefined ? undefined : councilFrom(id, councilFile.value);
  const expected = await read(root, inFolder('expected-questions.yaml'), id, expectedQuestionsSchema, problems);
  const gaps = await read(root, inFolder('gaps.yaml'), id, gapsSchema, problems);
  const files = (await readdir(join(root, name)))
    .filter((file) => file.endsWith('.yaml') && !RESERVED.has(file))
    .toSorted();
  const documentFiles: ReadFile<DocumentFile>[] = [];
  for (const file of files) {
    const document = await read(root, inFolder(file), id, documentSchema, problems);
    if (document !== undefined) documentFiles.push(document);
  }
  const documents = documentFiles.map((file) => documentFrom(file, council?.name ?? name));
  return { council, councilFile, documents, documentFiles, expected, gaps };
}

/** A file of all councils; `own`: it stands in the folder itself. */
async function readShared<T>(
  root: string,
  common: string,
  name: string,
  schema: z.ZodType<T>,
  problems: Problem[],
): Promise<{ readonly file: ReadFile<T> | undefined; readonly own: boolean }> {
  const own = await exists(join(root, name));
  return { file: await read(own ? root : common, name, councilId(''), schema, problems), own };
}

const gapsFrom = (file: GapsFile = [], council: CouncilId | undefined): readonly Gap[] =>
  file.map(({ offTopic = false, ...gap }) => ({ ...gap, offTopic, council }));

async function foldersIn(root: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(root, { withFileTypes: true });
    const folders = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
    const kept = await Promise.all(
      folders.map(async (name) => ((await exists(join(root, name, 'council.yaml'))) ? [name] : [])),
    );
    return kept.flat().toSorted();
  } catch (cause) {
    throw new Fault('KNOWLEDGE_UNREADABLE', `Cannot read the knowledge base at ${root}. Is the path right?`, { cause });
  }
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

async function read<T>(
  root: string,
  path: string,
  council: CouncilId,
  schema: z.ZodType<T>,
  problems: Problem[],
): Promise<ReadFile<T> | undefined> {
  const file = relative(root, join(root, path)).split(sep).join('/');
  if (!(await exists(join(root, path)))) return undefined;
  const text = await readText(join(root, path));
  const result: ReadYaml<T> =
    typeof text === 'string'
      ? readYaml(file, text, schema)
      : { outcome: 'faulty', problems: [problemOf('unreadable-file', { file, ...text }, text.sentence)] };
  if (result.outcome === 'read') return { file, council, value: result.value, at: result.at };
  for (const problem of result.problems) problems.push(problem);
  return undefined;
}

/** The text of a file, or what keeps it from being read. Strict: a wrong letter would be quoted as the council's own. */
async function readText(path: string): Promise<string | (Position & { readonly sentence: string })> {
  const bytes = await readFile(path).catch(() => undefined);
  if (bytes === undefined) return { line: 1, column: 1, sentence: 'This file cannot be opened.' };
  if (isUtf8(bytes)) return bytes.toString('utf8');
  const sound = new TextDecoder('utf-8').decode(bytes).split('\uFFFD')[0] ?? '';
  const lines = sound.split('\n');
  const column = (lines.at(-1)?.length ?? 0) + 1;
  return { line: lines.length, column, sentence: 'This is not UTF-8 text: save the file with the encoding UTF-8.' };
}

function councilFrom(
  id: CouncilId,
  { contacts, teams, admins, slackWorkspaces, teamsTenants, ...file }: CouncilFile,
): Council {
  const own = withoutGaps({ admins: admins && withoutGaps(admins), slackWorkspaces, teamsTenants });
  return { id, ...file, contacts: contacts.map(withoutGaps), teams: teams.map(withoutGaps), ...own };
}

/** The id of a document: its file's name without the ending. */
export const documentIdOf = (file: string): DocumentId =>
  documentId(
    file
      .split('/')
      .at(-1)
      ?.replace(/\.yaml$/, '') ?? file,
  );

/** The clause that row `clause` of expected questions names: "document/key" within a council. */
export function expectedClauseId(council: CouncilId, named: string): ClauseId {
  const [document = '', ...key] = named.split('/');
  return clauseId(council, documentId(document), key.join('/'));
}

function documentFrom({ file, council, value }: ReadFile<DocumentFile>, councilName: string): GuidanceDocument {
  const id = documentIdOf(file);
  const { title, version, owner, approvedBy, approved, published, review } = value;
  const dates: DocumentDates = withoutGaps({ approved, published, review });
  const inForce = periodOf(value, undefined);
  const clauses = value.sections.flatMap((section) =>
    section.clauses.map((clause): Clause => {
      const parts: ClauseParts = withoutGaps({
        leadIn: clause.leadIn,
        text: clause.text,
        items: clause.items ?? [],
        closing: clause.closing,
        footnotes: clause.footnotes ?? [],
      });
      const headings = [section.heading, clause.heading].filter((heading) => heading !== undefined);
      const text = composeText(parts);
      const opening = clause.number === undefined ? firstWords(clause.text ?? clause.items?.[0] ?? text) : undefined;
      const { number, after } = clause;
      const place = withoutGaps({
        number,
        section: section.number,
        after,
        version,
        opening,
        inForce: periodOf(value, clause),
      });
      const citation = { council, councilName, document: id, title, headings, dates, ...place };
      return {
        id: clauseId(council, id, clause.id),
        key: clause.id,
        parts,
        text,
        asked: clause.asked,
        differsFrom: (clause.differsFrom ?? []).map((named) => expectedClauseId(council, named)),
        citation,
        ...withoutGaps({ askedByMachine: clause.askedByMachine }),
      };
    }),
  );
  return { council, id, title, dates, clauses, ...withoutGaps({ version, owner, approvedBy, inForce }) };
}

/** Enough words to recognise a clause by. */
const OPENING = 8;

function firstWords(text: string): string {
  const words = text.split(/\s+/);
  return words.length <= OPENING ? words.join(' ') : `${words.slice(0, OPENING).join(' ')} …`;
}

type WithoutGaps<T> = { [Key in keyof T as undefined extends T[Key] ? never : Key]: T[Key] } & {
  [Key in keyof T as undefined extends T[Key] ? Key : never]?: Exclude<T[Key], undefined>;
};

function withoutGaps<T extends object>(fields: T): WithoutGaps<T>;
function withoutGaps(fields: object): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
