import * as fc from 'fast-check';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { linesOf } from '../../src/cli/lines.ts';

const never = new AbortController().signal;

async function read(chunks: Iterable<string | Uint8Array>, longest = 1000): Promise<readonly (string | undefined)[]> {
  const lines: (string | undefined)[] = [];
  for await (const line of linesOf(Readable.from(chunks), longest, never)) lines.push(line);
  return lines;
}

/** The bytes of a text, cut wherever `cuts` says, also inside a character. */
function cut(text: string, cuts: readonly number[]): readonly Uint8Array[] {
  const bytes = new TextEncoder().encode(text);
  const places = [0, ...cuts.map((place) => place % (bytes.length + 1)).toSorted((one, other) => one - other)];
  return places.map((from, index) => bytes.subarray(from, places[index + 1]));
}

describe('the lines of an input', () => {
  it('are the same however the bytes arrive', async () => {
    const line = fc.string({ unit: 'grapheme', maxLength: 20 }).map((text) => text.replace(/[\r\n\ufeff]/g, ''));
    await fc.assert(
      fc.asyncProperty(fc.array(line), fc.constantFrom('\n', '\r\n'), fc.array(fc.nat()), async (lines, end, cuts) => {
        const text = lines.map((each) => each + end).join('');
        expect(await read(cut(text, cuts))).toEqual(lines);
      }),
    );
  });

  it('include a last one without an end', async () => {
    expect(await read(['one\ntwo'])).toEqual(['one', 'two']);
  });

  it('include empty ones, so that they are counted', async () => {
    expect(await read(['\n\none\n'])).toEqual(['', '', 'one']);
  });

  it('may hold the separators of Unicode, which JSON allows inside a text', async () => {
    const line = JSON.stringify({ question: 'one\u2028two\u2029three\u0085four' });
    expect(await read([`${line}\n`])).toEqual([line]);
  });

  it('begin after a byte order mark', async () => {
    expect(await read([new TextEncoder().encode('\ufeffone\n')])).toEqual(['one']);
  });

  it('have a replacement character for bytes that are not UTF-8', async () => {
    expect(await read([Buffer.from([0x61, 0xff, 0x0a, 0xc3])])).toEqual(['a\ufffd', '\ufffd']);
  });

  it('are undefined if longer than allowed, and whole again after that', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(30)), fc.array(fc.nat()), async (lengths, cuts) => {
        const lines = lengths.map((length) => 'x'.repeat(length));
        const text = lines.map((line) => `${line}\n`).join('');
        expect(await read(cut(text, cuts), 10)).toEqual(lines.map((line) => (line.length > 10 ? undefined : line)));
      }),
    );
  });

  it('may be a stream without end, of which nothing is kept', async () => {
    const chunk = 'x'.repeat(1024 * 1024);
    function* endless(): Generator<string> {
      for (let count = 0; count < 600; count += 1) yield chunk;
      yield '\nafter\n';
    }
    expect(await read(endless())).toEqual([undefined, 'after']);
  });

  it('end at once when the command is asked to stop while nothing arrives', async () => {
    const asked = new AbortController();
    const input = new Readable({ read() {} });
    input.push('one\ntw');
    const lines = linesOf(input, 1000, asked.signal);
    expect(await lines.next()).toEqual({ done: false, value: 'one' });
    const next = lines.next();
    asked.abort();
    expect(await next).toEqual({ done: true, value: undefined });
    expect(input.destroyed).toBe(true);
  });

  it('are not begun if the command was asked to stop before', async () => {
    const silent = new Readable({ read() {} });
    expect(await linesOf(silent, 1000, AbortSignal.abort()).next()).toEqual({ done: true, value: undefined });
  });

  it('pass on a fault of the input', async () => {
    const input = new Readable({
      read() {
        this.destroy(new Error('The disk is gone.'));
      },
    });
    await expect(linesOf(input, 1000, never).next()).rejects.toThrow('The disk is gone.');
  });
});
