import { readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { clausesOf } from '../knowledge/check.ts';
import { SHIPPED_KNOWLEDGE } from '../knowledge/embedding-files.ts';
import { documentIdOf, readFolder } from '../knowledge/read-folder.ts';
import type { Folder } from '../knowledge/read-folder.ts';
import { endingOf } from './format.ts';
import type { NotKept } from './refusal-wording.ts';
import { asKey } from './short-name.ts';
import type { Existing } from './update-draft.ts';
import type { Leads } from './update-report.ts';

/** Where a file is to be imported to. */
export interface Wish {
  /** The folder of all guidance. */
  readonly root: string;
  readonly council: string;
  /** The document's name; made of the file's if none is given. */
  readonly as: string | undefined;
  readonly update: boolean;
}

/** A place for a document, with what is there. */
export interface Place {
  readonly document: string;
  /** Of the council, and of the document in it. */
  readonly folder: string;
  readonly path: string;
  readonly existing: Existing | undefined;
  /** Paths in the council's folder that other documents name as their source. */
  readonly othersSources: ReadonlySet<string>;
  /** The one that the document that is there names. */
  readonly ownSource: string | undefined;
}

export type Placed =
  { readonly outcome: 'placed'; readonly place: Place } | { readonly outcome: 'not-kept'; readonly not: NotKept };

/** The files of a council's folder that are no documents. */
const RESERVED = new Set(['council', 'expected-questions', 'gaps']);

/** As the schema has keys: nothing in it can lead out of a folder. */
const KEY = /^[a-z0-9]+(?:[.-][a-z0-9]+)*$/;

/** Finds the place for a file's document, or says why there is none. Rejects with KNOWLEDGE_UNREADABLE if there is no folder of guidance. */
export async function placeFor(file: string, { root, council, as, update }: Wish): Promise<Placed> {
  const not = (why: NotKept): Placed => ({ outcome: 'not-kept', not: why });
  const known = await readFolder(root, SHIPPED_KNOWLEDGE);
  const folder = join(root, council);
  const isThere = KEY.test(council) && (await textOf(join(folder, 'council.yaml'))) !== undefined;
  if (!isThere) return not({ why: 'no-council', council, folder: join(root, 'council-name') });
  const name = basename(file);
  const document = as ?? asKey(name.slice(0, name.length - endingOf(name).length)).replaceAll('.', '-');
  if (!KEY.test(document) || RESERVED.has(document)) return not({ why: 'no-name', name: document });
  const path = join(folder, `${document}.yaml`);
  const yaml = await textOf(path);
  if (yaml !== undefined && !update) return not({ why: 'there-already', path });
  if (yaml === undefined && update) return not({ why: 'nothing-to-update', path });
  const of = known.documentFiles.filter((each) => each.council === council);
  const own = of.find((each) => documentIdOf(each.file) === document);
  const ownSource = own?.value.source;
  const others = of.filter((each) => each !== own).flatMap((each) => each.value.source ?? []);
  const existing = yaml === undefined ? undefined : await existingOf(yaml, folder, document, ownSource, known);
  return { outcome: 'placed', place: { document, folder, path, existing, othersSources: new Set(others), ownSource } };
}

async function existingOf(
  yaml: string,
  folder: string,
  document: string,
  source: string | undefined,
  known: Folder,
): Promise<Existing> {
  const isText = source !== undefined && /^sources\/[^/\\]+\.(?:txt|md)$/.test(source);
  const sourceText = isText ? await textOf(join(folder, source)) : undefined;
  return { yaml, sourceText, leads: leadsTo(basename(folder), document, known) };
}

/** What names a clause of this document: the council's expected questions, and what is marked as differing in any of its documents. */
function leadsTo(council: string, document: string, { expected, documentFiles }: Folder): readonly Leads[] {
  const inside = (named: string): readonly string[] =>
    named.startsWith(`${document}/`) ? [named.slice(document.length + 1)] : [];
  const questions = expected
    .filter((file) => file.council === council)
    .flatMap(({ value }) => value)
    .flatMap(({ question, clause }) =>
      clausesOf(clause)
        .flatMap(inside)
        .map((id): Leads => ({ from: 'expected-question', words: question, clause: id })),
    );
  const differing = documentFiles
    .filter((file) => file.council === council)
    .flatMap(({ file, value }) =>
      value.sections
        .flatMap(({ clauses }) => clauses)
        .flatMap(({ id, differsFrom = [] }) =>
          differsFrom
            .flatMap(inside)
            .map((named): Leads => ({ from: 'differs-from', words: `${documentIdOf(file)}/${id}`, clause: named })),
        ),
    );
  return [...questions, ...differing];
}

/** The text of a file, or undefined if there is none. */
async function textOf(path: string): Promise<string | undefined> {
  const isFile = await stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
  return isFile ? readFile(path, 'utf8') : undefined;
}
