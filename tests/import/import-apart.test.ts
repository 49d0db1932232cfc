import { describe, expect, it } from 'vitest';
import { importApart } from '../../src/import/import-apart.ts';
import type { ApartOptions } from '../../src/import/import-apart.ts';

const program = new URL('../support/import-program.ts', import.meta.url);

const imported = (text: string | Uint8Array, options: ApartOptions = {}, file = 'kites.lines') => {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  return importApart({ file, bytes, document: 'kites', existing: undefined }, { program, ...options });
};

describe('a file read in a thread of its own', () => {
  it('comes back as a document, its source and its proof', async () => {
    const outcome = await imported('# Kites\n1.1 | Fly.\n1.2 | Land.');
    expect(outcome).toMatchObject({
      outcome: 'imported',
      title: 'Kites',
      clauses: 2,
      received: 'sources/kites.lines',
      words: { path: 'sources/kites.txt', text: 'Kites\n\n1.1 Fly.\n\n1.2 Land.\n' },
    });
  });

  it('keeps a plain text as its own source where all its words are read and stand in it, and else beside what was received', async () => {
    expect(await imported('# Kites\nFly.', {}, 'kites.txt')).toMatchObject({
      received: 'sources/kites.txt',
      words: undefined,
    });
    const old = await imported(Buffer.from('# Kites\nUnder £50.', 'latin1'), {}, 'kites.txt');
    expect(old).toMatchObject({ received: 'sources/kites.received.txt', words: { path: 'sources/kites.txt' } });
    const paged = await imported('# Kites\nFly.\nLEFT OUT', {}, 'kites.txt');
    expect(paged).toMatchObject({ received: 'sources/kites.received.txt', words: { text: 'Kites\n\nFly.\n' } });
  });

  it.each([
    ['a file that is refused by its reader', 'REFUSE', {}, 'scanned'],
    ['a file that holds its reader up', 'HANG', { ms: 300 }, 'too-slow'],
    ['a file that fills the memory', 'FILL', { megabytes: 32 }, 'too-large'],
    ['a fault of the reader', 'THROW', {}, 'failed'],
    ['a fault after the reader has answered', 'LATER', {}, 'failed'],
    ['a thread that ends by itself', 'EXIT', {}, 'failed'],
    ['a file without a word', '', {}, 'empty'],
    ['a file without a clause', '# Kites', {}, 'nothing-to-quote'],
  ] as const)('makes an outcome of %s', async (_case, text, options, why) => {
    expect(await imported(text, options)).toEqual({ outcome: 'refused', why });
  });

  it.each([
    ['kites.doc', 'Fly.', { why: 'unknown-ending' }],
    ['kites.txt', '%PDF-1.7 Fly.', { why: 'other-content', content: 'pdf' }],
    ['kites.txt', '{\\rtf1 Fly.}', { why: 'other-content', content: 'rtf' }],
  ])('goes by the ending of %s and by what is in it', async (file, text, refused) => {
    expect(await imported(text, {}, file)).toEqual({ outcome: 'refused', ...refused });
  });

  it('ends when it is asked to stop', async () => {
    const asked = new AbortController();
    const reading = imported('HANG', { stopped: asked.signal });
    asked.abort(new Error('Stopped.'));
    await expect(reading).rejects.toThrow('Stopped.');
  });
});
