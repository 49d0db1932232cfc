import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const SOFFICE = '/usr/bin/soffice';

export const hasSoffice = existsSync(SOFFICE);

/** A document as LibreOffice makes a PDF of it, in a folder that may be filled. */
export async function pdfOf(document: string, folder: string, options = ''): Promise<Uint8Array> {
  const source = join(folder, 'document.fodt');
  await writeFile(source, document);
  const home = `-env:UserInstallation=file://${join(folder, 'soffice')}`;
  const args = [home, '--headless', '--convert-to', `pdf:writer_pdf_Export${options}`, '--outdir', folder, source];
  await promisify(execFile)(SOFFICE, args);
  return readFile(join(folder, 'document.pdf'));
}
