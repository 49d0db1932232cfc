import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Starting takes it some seconds, a document less than one; on a machine under load many times that. */
const PATIENCE_MS = 300_000;

/** Whether LibreOffice is installed here. */
export const hasLibreOffice = (): Promise<boolean> =>
  run('soffice', ['--version']).then(
    () => true,
    () => false,
  );

/** The lines that LibreOffice prints of each document, numbers before them, without the empty ones. */
export async function printedByLibreOffice(documents: readonly Uint8Array[]): Promise<readonly (readonly string[])[]> {
  const folder = await mkdtemp(join(tmpdir(), 'clausebook-word-'));
  try {
    const names = documents.map((_, nth) => `document-${nth}`);
    await Promise.all(documents.map((bytes, nth) => writeFile(join(folder, `${names[nth] ?? ''}.docx`), bytes)));
    const own = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    const paths = names.map((name) => join(folder, `${name}.docx`));
    const format = ['--convert-to', 'txt:Text (encoded):UTF8', '--outdir', folder];
    await run('soffice', [own, '--headless', ...format, ...paths], { timeout: PATIENCE_MS });
    const texts = await Promise.all(names.map((name) => readFile(join(folder, `${name}.txt`), 'utf8')));
    return texts.map(linesOf);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const linesOf = (text: string): readonly string[] =>
  text
    .replace('\uFEFF', '')
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '');
