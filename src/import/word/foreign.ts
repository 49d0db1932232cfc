import type { SourceRefusal } from '../source.ts';

const ZIP = Buffer.from([0x50, 0x4b, 0x03, 0x04]);
/** The container of Word before 2007, in which later Words put a document that has a password. */
const COMPOUND = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
const ENCRYPTED_STREAM = Buffer.from('EncryptedPackage', 'utf16le');
/** The container's list of streams has an entry at each multiple of this, beginning with the stream's name. */
const STREAM_ENTRY_BYTES = 128;

function hasStream(bytes: Buffer, name: Buffer): boolean {
  for (let at = bytes.indexOf(name); at !== -1; at = bytes.indexOf(name, at + 1)) {
    if (at % STREAM_ENTRY_BYTES === 0) return true;
  }
  return false;
}

/** Why a file cannot be a Word document, by its first bytes; undefined if it may be one. */
export function refusalAtSight(file: Uint8Array): SourceRefusal | undefined {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  if (bytes.length === 0) return 'empty';
  if (bytes.subarray(0, COMPOUND.length).equals(COMPOUND)) {
    return hasStream(bytes, ENCRYPTED_STREAM) ? 'encrypted' : 'not-this-format';
  }
  return bytes.subarray(0, ZIP.length).equals(ZIP) ? undefined : 'not-this-format';
}
