import type { Drafted } from './draft.ts';
import { contentOf, endingOf } from './format.ts';
import type { Content } from './format.ts';
import { makeDraft } from './make-draft.ts';
import type { Reader } from './readers.ts';
import type { SourceLimits, SourceRefusal } from './source.ts';

/** Why a file was not imported. */
export type ImportRefusal =
  | SourceRefusal
  /** No reader takes files of this ending. */
  | 'unknown-ending'
  /** The first bytes are those of another format than the name says. */
  | 'other-content'
  /** It was read, and there is no clause in it. */
  | 'nothing-to-quote'
  /** Reading it ended in a fault. */
  | 'failed';

export interface Refused {
  readonly outcome: 'refused';
  readonly why: ImportRefusal;
  /** Of 'other-content', what it is. */
  readonly content?: Content;
}

export type ReadDraft = { readonly outcome: 'drafted'; readonly drafted: Drafted } | Refused;

/** A file to be imported: its name without folders, and its bytes. */
export interface GivenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Reads a file and makes a draft of it, on the calling thread and without a limit of time. */
export async function draftFrom(
  { name, bytes }: GivenFile,
  readers: readonly Reader[],
  limits: SourceLimits,
): Promise<ReadDraft> {
  const reader = readers.find(({ endings }) => endings.includes(endingOf(name)));
  if (reader === undefined) return { outcome: 'refused', why: 'unknown-ending' };
  if (bytes.length === 0) return { outcome: 'refused', why: 'empty' };
  if (bytes.length > limits.bytes) return { outcome: 'refused', why: 'too-large' };
  const content = contentOf(bytes);
  // An encrypted Word file has the first bytes of an old one: its own reader tells them apart.
  if (!reader.contents.includes(content)) return { outcome: 'refused', why: 'other-content', content };
  const read = await reader.read(bytes, limits);
  if (read.outcome === 'refused') return read;
  const drafted = makeDraft(read.source, name.slice(0, name.length - endingOf(name).length));
  return drafted === undefined ? { outcome: 'refused', why: 'nothing-to-quote' } : { outcome: 'drafted', drafted };
}
