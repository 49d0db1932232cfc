import { randomUUID } from 'node:crypto';
import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from '../make-folder.ts';
import type { Imported } from './import-file.ts';
import type { Place } from './place-document.ts';
import type { NotKept } from './refusal-wording.ts';

interface Written {
  readonly path: string;
  readonly content: string | Uint8Array;
}

type Made = Pick<Imported, 'yaml' | 'received' | 'words'>;

/**
 * Writes a document with its source beside it: whole or not at all. What is there of another document, and a document that was changed
 * since it was read, is left alone; why is what comes back then.
 */
export async function keepDocument(place: Place, imported: Made, bytes: Uint8Array): Promise<NotKept | undefined> {
  const { folder, path, existing } = place;
  const sources = sourcesOf(imported, bytes);
  for (const source of sources)
    if (await isAnothers(place, source)) return { why: 'source-taken', path: join(folder, source.path) };
  const sourcesFolder = join(folder, 'sources');
  const unmade = await unwritable(sourcesFolder, () => makeFolder(sourcesFolder));
  if (unmade !== undefined) return unmade;
  // The document last: it never names a source that is not there.
  const all = [
    ...sources.map((source) => ({ ...source, path: join(folder, source.path) })),
    { path, content: imported.yaml },
  ];
  return writeAll(all, async () => {
    const now = await readFile(path, 'utf8').catch(() => undefined);
    return now === existing?.yaml ? undefined : { why: 'changed-meanwhile', path };
  });
}

const sourcesOf = ({ received, words }: Made, bytes: Uint8Array): readonly Written[] => [
  { path: received, content: bytes },
  ...(words === undefined ? [] : [{ path: words.path, content: words.text }]),
];

/** The files beside a document that keeping it puts others in the place of. */
export async function replacedBy(
  { folder }: Pick<Place, 'folder'>,
  imported: Made,
  bytes: Uint8Array,
): Promise<readonly string[]> {
  const replaced: string[] = [];
  for (const { path, content } of sourcesOf(imported, bytes)) {
    const there = await readFile(join(folder, path)).catch(() => undefined);
    if (there !== undefined && !there.equals(Buffer.from(content))) replaced.push(join(folder, path));
  }
  return replaced;
}

type Unwritable = Extract<NotKept, { why: 'unwritable' }>;

/** What the system will not let be written is to be said; anything else is a fault. */
async function unwritable(path: string, write: () => Promise<unknown>): Promise<Unwritable | undefined> {
  try {
    await write();
    return undefined;
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && typeof cause.code === 'string')
      return { why: 'unwritable', path, because: cause.code };
    throw cause;
  }
}

async function isAnothers(
  { folder, existing, othersSources, ownSource }: Place,
  { path, content }: Written,
): Promise<boolean> {
  if (othersSources.has(path)) return true;
  if (path === ownSource) return false;
  const there = await stat(join(folder, path)).catch(() => undefined);
  if (there === undefined) return false;
  if (!there.isFile()) return true;
  if ((await readFile(join(folder, path))).equals(Buffer.from(content))) return false;
  // The file as received lies beside the words that the document names.
  return existing === undefined || ownSource === undefined || stemOf(path) !== stemOf(ownSource);
}

const stemOf = (path: string): string => path.replace(/(?:\.received)?\.[^.]+$/, '');

/** Writes each file under another name first, so that a full disk or a crash leaves nothing half written. */
async function writeAll(
  files: readonly Written[],
  beforeLast: () => Promise<NotKept | undefined>,
): Promise<NotKept | undefined> {
  const made = files.map(({ path, content }) => ({ path, content, draft: `${path}.${randomUUID()}.part` }));
  try {
    for (const { draft, path, content } of made) {
      const not = await unwritable(path, () => writeFile(draft, content, { flag: 'wx', flush: true }));
      if (not !== undefined) return not;
    }
    const not = await beforeLast();
    if (not !== undefined) return not;
    for (const { draft, path } of made) {
      const unplaced = await unwritable(path, () => rename(draft, path));
      if (unplaced !== undefined) return unplaced;
    }
    return undefined;
  } finally {
    await Promise.all(made.map(({ draft }) => rm(draft, { force: true })));
  }
}

/** Writes the proof of an import, as a page and as text, over one of before. Resolves to the page's path, or to what could not be written. */
export async function keepProof(
  folder: string,
  document: string,
  { proof }: Pick<Imported, 'proof'>,
): Promise<string | Unwritable> {
  const page = join(folder, `${document}.proof.html`);
  const not = await unwritable(folder, async () => {
    await makeFolder(folder);
    await writeFile(page, proof.page);
    await writeFile(join(folder, `${document}.proof.txt`), proof.text);
  });
  return not ?? page;
}
