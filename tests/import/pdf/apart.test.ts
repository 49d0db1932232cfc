import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const READ = `
  import { readFileSync } from 'node:fs';
  const asked = [];
  globalThis.fetch = (what) => { asked.push(String(what)); throw new Error('no network here'); };
  const { readPdf } = await import('./src/import/pdf/read-pdf.ts');
  const bytes = new Uint8Array(readFileSync('tests/fixtures/import/protocol.pdf'));
  const { outcome } = await readPdf(bytes, { bytes: 1e6, unpackedBytes: 1e6, pages: 10, paragraphs: 1000 });
  console.log(JSON.stringify({ outcome, asked }));
`;

describe('reading a PDF', () => {
  it('fetches nothing, makes no code, starts no thread and writes nothing', async () => {
    // Without leave for them, a process cannot start threads or programs, nor write files.
    const alone = ['--permission', '--allow-fs-read=*', '--disallow-code-generation-from-strings'];
    const args = [...alone, '--input-type=module', '--disable-warning=ExperimentalWarning', '--eval', READ];
    const { stdout, stderr } = await promisify(execFile)(process.execPath, args);
    expect({ stdout: JSON.parse(stdout), stderr }).toEqual({ stdout: { outcome: 'read', asked: [] }, stderr: '' });
  });
});
