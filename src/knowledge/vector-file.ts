import { createHash, randomUUID } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { makeFolder } from '../make-folder.ts';
import { KEY_BYTES } from './vector.ts';
import type { SmallVector } from './vector.ts';

/** Vectors by `vectorKey`. */
export type Vectors = ReadonlyMap<string, SmallVector>;

/** Whose vectors a file holds: the name of the model, and how long its vectors are. */
export interface VectorMaker {
  readonly model: string;
  readonly dimensions: number;
}

export type ReadVectors =
  | { readonly outcome: 'read'; readonly vectors: Vectors }
  | { readonly outcome: 'absent' }
  /** Another model made it, or it is damaged: its vectors must be made again. */
  | { readonly outcome: 'unusable'; readonly why: 'other-model' | 'damaged' };

const MAGIC = Buffer.from('CLBKVEC1');
const DIGEST_BYTES = 32;
const HEADER_BYTES = MAGIC.length + DIGEST_BYTES + DIGEST_BYTES;

const digest = (data: string | Uint8Array): Buffer => createHash('sha256').update(data).digest();

/**
 * The bytes of a vector file: magic, digest of the model's name, digest of the records, then a record of key and vector each,
 * in the keys' order. The same vectors give the same bytes.
 */
export function vectorFileBytes({ model, dimensions }: VectorMaker, vectors: Vectors): Buffer {
  const keys = [...vectors.keys()].toSorted();
  const size = KEY_BYTES + dimensions;
  const records = Buffer.alloc(keys.length * size);
  keys.forEach((key, index) => {
    records.write(key, index * size, 'hex');
    records.set(new Uint8Array(vectors.get(key) ?? []), index * size + KEY_BYTES);
  });
  return Buffer.concat([MAGIC, digest(model), digest(records), records]);
}

/** Reads a vector file. Anything but a sound file of this model is an outcome, not a fault. */
export async function readVectorFile(path: string, maker: VectorMaker): Promise<ReadVectors> {
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return { outcome: 'absent' };
    throw cause;
  }
  return parse(bytes, maker);
}

function parse(bytes: Buffer, { model, dimensions }: VectorMaker): ReadVectors {
  const size = KEY_BYTES + dimensions;
  const records = bytes.subarray(HEADER_BYTES);
  const sound =
    bytes.length >= HEADER_BYTES &&
    bytes.subarray(0, MAGIC.length).equals(MAGIC) &&
    digest(records).equals(bytes.subarray(MAGIC.length + DIGEST_BYTES, HEADER_BYTES));
  if (!sound) return { outcome: 'unusable', why: 'damaged' };
  if (!digest(model).equals(bytes.subarray(MAGIC.length, MAGIC.length + DIGEST_BYTES)))
    return { outcome: 'unusable', why: 'other-model' };
  if (records.length % size !== 0) return { outcome: 'unusable', why: 'damaged' };
  const vectors = new Map<string, SmallVector>();
  for (let at = 0; at < records.length; at += size) {
    const key = records.toString('hex', at, at + KEY_BYTES);
    // A look at the file's own bytes: a copy of each would take as much again.
    vectors.set(key, new Int8Array(records.buffer, records.byteOffset + at + KEY_BYTES, dimensions));
  }
  return { outcome: 'read', vectors };
}

/** Writes a vector file whole or not at all; a reader never sees half of one. */
export async function writeVectorFile(path: string, maker: VectorMaker, vectors: Vectors): Promise<void> {
  await makeFolder(dirname(path));
  const unfinished = `${path}.${randomUUID()}.part`;
  try {
    await writeFile(unfinished, vectorFileBytes(maker, vectors));
    await rename(unfinished, path);
  } catch (cause) {
    await rm(unfinished, { force: true });
    throw cause;
  }
}
