import { strFromU8, strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { openZip } from '../../src/import/zip.ts';

const WIDE = 1_000_000;
const FILES = { 'a.txt': strToU8('the first '.repeat(50)), 'b/c.txt': strToU8('the second') };

function read(bytes: Uint8Array, name: string, room = WIDE): string {
  const opened = openZip(bytes, room);
  if (opened.outcome === 'refused') return opened.why;
  const entry = opened.zip.read(name);
  if (entry.outcome === 'refused') return entry.why;
  return entry.outcome === 'absent' ? 'absent' : strFromU8(entry.bytes);
}

/** Where the directory's entries and its end are. */
function placesOf(bytes: Uint8Array): { readonly view: DataView; readonly directory: number; readonly end: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = bytes.length - 22;
  return { view, end, directory: view.getUint32(end + 16, true) };
}

describe('an archive', () => {
  it.each([0, 9] as const)('gives its files, packed at level %i, by their names in any case', (level) => {
    const bytes = zipSync(FILES, { level });
    expect(read(bytes, 'A.TXT')).toBe('the first '.repeat(50));
    expect(read(bytes, '/b/c.txt')).toBe('the second');
    expect(read(bytes, 'c.txt')).toBe('absent');
  });

  it('is found behind a comment, and within larger memory', () => {
    const plain = zipSync(FILES);
    const bytes = new Uint8Array([9, 9, ...plain, ...strToU8('PK\u0005\u0006 no')]).subarray(2);
    new DataView(bytes.buffer, bytes.byteOffset).setUint16(plain.length - 2, 7, true);
    expect(read(bytes, 'a.txt')).toBe('the first '.repeat(50));
  });

  it('is broken if it was cut off anywhere', () => {
    const bytes = zipSync(FILES);
    for (let length = 0; length < bytes.length; length += 1)
      expect(read(bytes.subarray(0, length), 'a.txt')).toBe('broken');
  });

  it('is broken if any bit of a file in it was flipped', () => {
    const sound = zipSync(FILES);
    const { directory } = placesOf(sound);
    for (let at = 0; at < directory; at += 1) {
      const bytes = Uint8Array.from(sound);
      bytes[at] = (bytes[at] ?? 0) ^ 4;
      const got = [read(bytes, 'a.txt'), read(bytes, 'b/c.txt')];
      const same = got[0] === 'the first '.repeat(50) && got[1] === 'the second';
      // What the entry says of itself beside its name is not gone by; the directory says it, too.
      expect(same || got.includes('broken')).toBe(true);
    }
  });

  it('is not taken at its word: lengths are counted, checksums checked', () => {
    const change = (offset: number, value: number): Uint8Array => {
      const bytes = zipSync(FILES, { level: 9 });
      const { view, directory } = placesOf(bytes);
      view.setUint32(directory + offset, value, true);
      return bytes;
    };
    expect(read(change(24, 3), 'a.txt')).toBe('broken');
    expect(read(change(24, 2_000_000_000), 'a.txt')).toBe('broken');
    expect(read(change(16, 12_345), 'a.txt')).toBe('broken');
    expect(read(change(20, 2_000_000_000), 'a.txt')).toBe('broken');
    expect(read(change(42, 2_000_000_000), 'a.txt')).toBe('broken');
    expect(read(change(42, 5), 'a.txt')).toBe('broken');
  });

  it('is broken where its directory calls a file otherwise than the file does', () => {
    const bytes = zipSync(FILES);
    bytes[placesOf(bytes).directory + 46] = 'z'.charCodeAt(0);
    expect(read(bytes, 'z.txt')).toBe('broken');
    expect(read(bytes, 'b/c.txt')).toBe('broken');
  });

  it('does not say which of two files by one name is meant', () => {
    const bytes = zipSync({ 'a.txt': strToU8('one'), 'A.txt': strToU8('two'), b: strToU8('three') });
    expect(read(bytes, 'a.txt')).toBe('broken');
    expect(read(bytes, 'b')).toBe('three');
  });

  it('says that a file in it has a password, or is packed in a way of its own', () => {
    const change = (offset: number, value: number): Uint8Array => {
      const bytes = zipSync(FILES);
      const { view, directory } = placesOf(bytes);
      view.setUint16(directory + offset, value, true);
      return bytes;
    };
    expect(read(change(8, 1), 'a.txt')).toBe('encrypted');
    expect(read(change(10, 12), 'a.txt')).toBe('broken');
  });

  it('is bounded while it is unpacked, all files together, whatever they say of themselves', () => {
    const bomb = zipSync({ bomb: new Uint8Array(12_000_000) }, { level: 9 });
    const { view, directory } = placesOf(bomb);
    view.setUint32(directory + 24, 10, true);
    expect(read(bomb, 'bomb')).toBe('expands-too-far');
    // Whoever unpacked all of it before counting would come upon the damage at its end.
    bomb.fill(0xff, 10_000, 11_000);
    expect(read(bomb, 'bomb')).toBe('expands-too-far');
    expect(read(bomb, 'bomb', 100_000_000)).toBe('broken');
    const opened = openZip(zipSync(FILES), 505);
    if (opened.outcome === 'refused') throw new Error(opened.why);
    expect(opened.zip.read('a.txt').outcome).toBe('read');
    expect(opened.zip.read('b/c.txt')).toEqual({ outcome: 'refused', why: 'expands-too-far' });
  });

  it('may have thousands of files, and lie about how many', () => {
    const many = Object.fromEntries(Array.from({ length: 5000 }, (_, nth) => [`f${nth}`, strToU8(String(nth))]));
    const bytes = zipSync(many, { level: 0 });
    expect(read(bytes, 'f4999')).toBe('4999');
    const { view, end } = placesOf(bytes);
    view.setUint16(end + 10, 60_000, true);
    expect(read(bytes, 'f4999')).toBe('broken');
  });
});
