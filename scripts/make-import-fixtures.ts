// Makes the PDFs of tests/fixtures/import/ again, by LibreOffice: node scripts/make-import-fixtures.ts
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { COLUMNS, PICTURE_ONLY, PROTOCOL } from '../tests/support/import-documents.ts';
import { pdfOf } from '../tests/support/soffice.ts';

const PASSWORD =
  ':{"EncryptFile":{"type":"boolean","value":"true"},"DocumentOpenPassword":{"type":"string","value":"marlpit"}}';

const folder = await mkdtemp(join(tmpdir(), 'clausebook-'));
try {
  for (const [name, document, options] of [
    ['protocol', PROTOCOL, ''],
    ['columns', COLUMNS, ''],
    ['picture-only', PICTURE_ONLY, ''],
    ['encrypted', PROTOCOL, PASSWORD],
  ] as const) {
    const made = await pdfOf(document, folder, options);
    await writeFile(`tests/fixtures/import/${name}.pdf`, made);
    console.log(`${name}.pdf: ${Math.ceil(made.length / 1024)} KB`);
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
