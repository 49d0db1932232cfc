import { isUtf8 } from 'node:buffer';
import { createHash, randomUUID } from 'node:crypto';
import { open, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { editYaml } from './edit-yaml.ts';
import type { Addition, Edited } from './edit-yaml.ts';

export type EditedFile =
  | {
      readonly outcome: 'written';
      /** The file as it was, to be put back. */
      readonly before: string;
      readonly digest: string;
    }
  /** It is not what was looked at any more. */
  | { readonly outcome: 'changed' }
  /** There is no such file, or this account may not write it. */
  | { readonly outcome: 'cannot-write'; readonly why: string }
  | Exclude<Edited, { outcome: 'edited' }>;

/** Of the bytes of a file: two files with one digest are the same. */
export const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/**
 * Adds to a file of guidance on the disk: the whole file is written beside it and takes its place at once, so that no reader sees half of
 * it. Nothing is written if its digest is not `seen`. Never rejects for what the file or the disk is like.
 */
export async function editFile(path: string, name: string, seen: string, addition: Addition): Promise<EditedFile> {
  try {
    // A link stays a link: what it leads to is replaced.
    const file = await realpath(path);
    const bytes = await readFile(file);
    if (digestOf(bytes) !== seen) return { outcome: 'changed' };
    if (!isUtf8(bytes)) return { outcome: 'unsafe' };
    const before = bytes.toString('utf8');
    const edited = editYaml(name, before, addition);
    if (edited.outcome !== 'edited') return edited;
    return await replace(file, seen, before, edited.text);
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && typeof cause.code === 'string')
      return { outcome: 'cannot-write', why: cause.code };
    throw cause;
  }
}

/** Puts a file back as it was before an edit. False if it is not what the edit left, or cannot be written. */
export async function putFileBack(path: string, left: string, before: string): Promise<boolean> {
  try {
    const file = await realpath(path);
    return (await replace(file, left, '', before)).outcome === 'written';
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause) return false;
    throw cause;
  }
}

async function replace(file: string, seen: string, before: string, text: string): Promise<EditedFile> {
  // Not an ending in .yaml: nobody takes it for guidance.
  const unfinished = `${file}.${randomUUID()}.part`;
  const { mode } = await stat(file);
  try {
    const handle = await open(unfinished, 'wx', mode);
    try {
      await handle.writeFile(text, 'utf8');
      await handle.chmod(mode);
      await handle.sync();
    } finally {
      await handle.close();
    }
    // Whoever saved meanwhile is not overwritten.
    if (digestOf(await readFile(file)) !== seen) return { outcome: 'changed' };
    await rename(unfinished, file);
    return { outcome: 'written', before, digest: digestOf(Buffer.from(text, 'utf8')) };
  } finally {
    await rm(unfinished, { force: true });
  }
}
