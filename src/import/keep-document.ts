import { randomUUID } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from '../make-folder.ts';
import type { Imported } from './import-file.ts';
import type { Place } from './place-document.ts';
import type { NotKept } from './refusal-wording.ts';

interface Written {
  readonly path: string;
  readonly content: string | Uint8Array;
}

/**
 * Writes a document with its source beside it: whole or not at all. What is there of another document, and a document that was changed
 * since it was read, is left alone; why is what comes back then.
 */
export async function keepDocument(
  place: Place,
  imported: Pick<Imported, 'yaml' | 'received' | 'words'>,
  bytes: Uint8Array,
): Promise<NotKept | undefined> {
  const { folder, path, existing } = place;
  const sources: readonly Written[] = [
    { path: imported.received, content: bytes },
    ...(imported.words === undefined ? [] : [{ path: imported.words.path, content: imported.words.text }]),
  ];
  for (const source of sources)
    if (await isAnothers(place, source)) return { why: 'source-taken', path: join(folder, source.path) };
  await makeFolder(join(folder, 'sources'));
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

async function isAnothers(
  { folder, existing, othersSources, ownSource }: Place,
  { path, content }: Written,
): Promise<boolean> {
  if (othersSources.has(path)) return true;
  if (path === ownSource) return false;
  const there = await readFile(join(folder, path)).catch(() => undefined);
  if (there === undefined || there.equals(Buffer.from(content))) return false;
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
    for (const { draft, content } of made) await writeFile(draft, content, { flag: 'wx', flush: true });
    const not = await beforeLast();
    if (not !== undefined) return not;
    for (const { draft, path } of made) await rename(draft, path);
    return undefined;
  } finally {
    await Promise.all(made.map(({ draft }) => rm(draft, { force: true })));
  }
}

/** Writes the proof of an import, as a page and as text, over one of before. Resolves to the page's path. */
export async function keepProof(folder: string, document: string, { proof }: Imported): Promise<string> {
  await makeFolder(folder);
  const page = join(folder, `${document}.proof.html`);
  await writeFile(page, proof.page);
  await writeFile(join(folder, `${document}.proof.txt`), proof.text);
  return page;
}
