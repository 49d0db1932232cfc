import { crc32 } from 'node:zlib';
import { Inflate } from 'fflate';
import type { SourceRefusal } from './source.ts';
import { readDirectory } from './zip-directory.ts';
import type { ZipEntry } from './zip-directory.ts';

const LOCAL_HEADER = 0x04034b50;
const LOCAL_HEADER_BYTES = 30;
const ENCRYPTED = 1;
const [STORED, DEFLATED] = [0, 8];

/** Deflate expands at most about a thousandfold, so no step makes more than 8 MB before what there is of it is counted. */
const STEP_BYTES = 8192;

type Bytes = Uint8Array<ArrayBuffer>;

export type ZipRead =
  | { readonly outcome: 'read'; readonly bytes: Uint8Array }
  | { readonly outcome: 'absent' }
  | { readonly outcome: 'refused'; readonly why: SourceRefusal };

export interface Zip {
  /** Of every entry, as the archive writes it. */
  readonly names: readonly string[];
  /** The bytes of one entry, checked against its length and checksum. Names differ by more than case and leading slashes. */
  read(name: string): ZipRead;
}

export type ZipOpened =
  { readonly outcome: 'opened'; readonly zip: Zip } | { readonly outcome: 'refused'; readonly why: SourceRefusal };

const refused = (why: SourceRefusal): { readonly outcome: 'refused'; readonly why: SourceRefusal } => ({
  outcome: 'refused',
  why,
});

/** What is packed where an entry says it is; undefined if something else stands there. */
function packedBytes(bytes: Uint8Array, entry: ZipEntry): Uint8Array | undefined {
  const { offset, nameBytes, packed } = entry;
  if (offset + LOCAL_HEADER_BYTES > bytes.length) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(offset, true) !== LOCAL_HEADER) return undefined;
  const nameLength = view.getUint16(offset + 26, true);
  const nameStart = offset + LOCAL_HEADER_BYTES;
  const start = nameStart + nameLength + view.getUint16(offset + 28, true);
  // A directory that names an entry otherwise than the entry does could show two programs two documents.
  const named = bytes.subarray(nameStart, nameStart + nameLength);
  if (start + packed > bytes.length || Buffer.compare(named, nameBytes) !== 0) return undefined;
  return bytes.subarray(start, start + packed);
}

/** What is unpacked, counted as it comes: an entry may say any length. Undefined as soon as it is more than there is room for. */
function inflate(packed: Uint8Array, room: number): Bytes | undefined {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const stream = new Inflate((chunk) => {
    chunks.push(chunk);
    length += chunk.length;
  });
  for (let at = 0; at < packed.length || at === 0; at += STEP_BYTES) {
    stream.push(packed.subarray(at, at + STEP_BYTES), at + STEP_BYTES >= packed.length);
    if (length > room) return undefined;
  }
  const bytes = new Uint8Array(length);
  let filled = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, filled);
    filled += chunk.length;
  }
  return bytes;
}

function unpack(packed: Uint8Array, entry: ZipEntry, room: number): ZipRead {
  if (entry.method !== STORED && entry.method !== DEFLATED) return refused('broken');
  try {
    const bytes = entry.method === STORED ? packed : inflate(packed, room);
    if (bytes === undefined || bytes.length > room) return refused('expands-too-far');
    // fflate checks neither; a flipped bit could be a digit of a clause.
    if (bytes.length !== entry.size || crc32(bytes) !== entry.checksum) return refused('broken');
    return { outcome: 'read', bytes };
  } catch {
    return refused('broken');
  }
}

const keyOf = (name: string): string => name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();

/** Opens a zip archive without unpacking anything. All that is read of it, together, unpacks to at most so many bytes. */
export function openZip(bytes: Uint8Array, unpackedBytes: number): ZipOpened {
  const entries = readDirectory(bytes);
  // A name that was damaged would otherwise only be a file that is not there, and a document without the file of its numbers has none.
  if (entries === undefined || entries.some((entry) => packedBytes(bytes, entry) === undefined))
    return refused('broken');
  const named = Map.groupBy(entries, ({ name }) => keyOf(name));
  let room = unpackedBytes;
  const read = (name: string): ZipRead => {
    const [entry, ...others] = named.get(keyOf(name)) ?? [];
    if (entry === undefined) return { outcome: 'absent' };
    // Of two entries by one name nobody can say which is meant.
    if (others.length > 0) return refused('broken');
    if ((entry.flags & ENCRYPTED) !== 0) return refused('encrypted');
    const packed = packedBytes(bytes, entry);
    if (packed === undefined) return refused('broken');
    const unpacked = unpack(packed, entry, room);
    if (unpacked.outcome === 'read') room -= unpacked.bytes.length;
    return unpacked;
  };
  return { outcome: 'opened', zip: { names: entries.map(({ name }) => name), read } };
}
