const DIRECTORY_END = 0x06054b50;
const DIRECTORY_END_BYTES = 22;
const LONGEST_COMMENT = 0xffff;
const DIRECTORY_ENTRY = 0x02014b50;
const DIRECTORY_ENTRY_BYTES = 46;
/** Stands for a number that is too long for its field and is kept in the 64-bit fields. */
const [FULL_16, FULL_32] = [0xffff, 0xffffffff];
const END_64_LOCATOR = 0x07064b50;
const END_64_LOCATOR_BYTES = 20;
const END_64 = 0x06064b50;
const END_64_BYTES = 56;
const EXTRA_64 = 1;

/** One file as the directory at the archive's end tells of it, none of it checked. */
export interface ZipEntry {
  readonly name: string;
  readonly nameBytes: Uint8Array;
  readonly flags: number;
  readonly method: number;
  readonly checksum: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

interface Directory {
  readonly start: number;
  readonly count: number;
}

/** A 64-bit number, or one past every file if it is beyond what a number can hold. */
const long = (view: DataView, at: number): number =>
  Math.min(Number(view.getBigUint64(at, true)), Number.MAX_SAFE_INTEGER);

/** Where the directory's end is: the last place from which a comment would not run past the file. */
function findEnd(view: DataView): number | undefined {
  const last = view.byteLength - DIRECTORY_END_BYTES;
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at -= 1) {
    if (view.getUint32(at, true) === DIRECTORY_END && at + view.getUint16(at + 20, true) <= last) return at;
  }
  return undefined;
}

function findDirectory(view: DataView, end: number): Directory | undefined {
  const plain = { count: view.getUint16(end + 10, true), start: view.getUint32(end + 16, true) };
  if (plain.count !== FULL_16 && plain.start !== FULL_32) return plain;
  const locator = end - END_64_LOCATOR_BYTES;
  if (locator < 0 || view.getUint32(locator, true) !== END_64_LOCATOR) return plain;
  const at = long(view, locator + 8);
  if (at + END_64_BYTES > view.byteLength || view.getUint32(at, true) !== END_64) return undefined;
  return { count: long(view, at + 32), start: long(view, at + 48) };
}

/** Those of an entry's lengths and places that are kept in 64 bits, in the order in which their short fields are full. */
function longFields(
  view: DataView,
  from: number,
  until: number,
  full: readonly boolean[],
): readonly (number | undefined)[] {
  let at = from;
  while (at + 4 <= until && view.getUint16(at, true) !== EXTRA_64) at += 4 + view.getUint16(at + 2, true);
  let field = at + 4;
  return full.map((isFull) => {
    if (!isFull || field + 8 > until) return undefined;
    field += 8;
    return long(view, field - 8);
  });
}

function readEntry(
  bytes: Uint8Array,
  view: DataView,
  at: number,
): { readonly entry: ZipEntry; readonly next: number } | undefined {
  if (at + DIRECTORY_ENTRY_BYTES > bytes.length || view.getUint32(at, true) !== DIRECTORY_ENTRY) return undefined;
  const nameEnd = at + DIRECTORY_ENTRY_BYTES + view.getUint16(at + 28, true);
  const extraEnd = nameEnd + view.getUint16(at + 30, true);
  const next = extraEnd + view.getUint16(at + 32, true);
  if (next > bytes.length) return undefined;
  const nameBytes = bytes.subarray(at + DIRECTORY_ENTRY_BYTES, nameEnd);
  const short = [view.getUint32(at + 24, true), view.getUint32(at + 20, true), view.getUint32(at + 42, true)];
  const kept = longFields(
    view,
    nameEnd,
    extraEnd,
    short.map((value) => value === FULL_32),
  );
  const [size = 0, packed = 0, offset = 0] = short.map((value, index) => kept[index] ?? value);
  const entry = {
    name: new TextDecoder().decode(nameBytes),
    nameBytes,
    flags: view.getUint16(at + 8, true),
    method: view.getUint16(at + 10, true),
    checksum: view.getUint32(at + 16, true),
    packed,
    size,
    offset,
  };
  return { entry, next };
}

/** Every file of a zip archive; undefined if the directory is not there or not whole, as in an archive that was cut off. */
export function readDirectory(bytes: Uint8Array): readonly ZipEntry[] | undefined {
  if (bytes.length < DIRECTORY_END_BYTES) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  const directory = end === undefined ? undefined : findDirectory(view, end);
  if (directory === undefined) return undefined;
  const entries: ZipEntry[] = [];
  let at = directory.start;
  while (entries.length < directory.count) {
    const read = readEntry(bytes, view, at);
    if (read === undefined) return undefined;
    entries.push(read.entry);
    at = read.next;
  }
  return entries;
}
