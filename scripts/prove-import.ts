// Sets each document as received as a word processor would, turns it into Word and PDF by LibreOffice (which has to be installed), imports it,
// and says how many of the clauses that were made by hand come out:
//   npm run prove:import               a table
//   npm run prove:import -- --names    and which do not
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { readConfig } from '../src/config.ts';
import { importFile } from '../src/import/import-file.ts';
import { SOURCE_LIMITS } from '../src/import/limits.ts';
import { READERS } from '../src/import/readers.ts';
import { documentSchema } from '../src/knowledge/document-schema.ts';
import type { DocumentFile } from '../src/knowledge/document-schema.ts';
import { readFolder } from '../src/knowledge/read-folder.ts';
import { readYaml } from '../src/knowledge/read-yaml.ts';
import { match } from './prove-import/matching.ts';
import type { Matched } from './prove-import/matching.ts';
import { headingsOf, typeset } from './prove-import/typeset.ts';
import { textTable } from './quality/table.ts';

const FORMATS = ['docx', 'pdf', 'html', 'txt'];

const { values } = parseArgs({ options: { names: { type: 'boolean', default: false } } });
const root = readConfig(process.env).knowledge;
const folder = await mkdtemp(join(tmpdir(), 'clausebook-'));

async function office(from: string, to: string, ...more: readonly string[]): Promise<void> {
  const own = `-env:UserInstallation=file://${folder}/office`;
  await promisify(execFile)('soffice', [own, '--headless', ...more, '--convert-to', to, '--outdir', folder, from]);
}

interface Row {
  readonly document: string;
  readonly format: string;
  /** Or why nothing came out. */
  readonly came: Matched | string;
}

async function imported(document: DocumentFile, path: string): Promise<Row['came']> {
  const request = { file: basename(path), document: 'imported', bytes: await readFile(path), existing: undefined };
  const done = await importFile(request, READERS, SOURCE_LIMITS);
  if (done.outcome === 'refused') return done.why;
  const read = readYaml('imported.yaml', done.yaml, documentSchema);
  return read.outcome === 'read' ? match(document, read.value) : 'it cannot be read back';
}

async function rowsOf(): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const { file, council, value } of (await readFolder(root)).documentFiles) {
    if (value.source === undefined) continue;
    const source = join(root, council, value.source);
    const name = file.replace(/\//gu, '-').replace(/\.yaml$/u, '');
    const set = join(folder, `${name}.html`);
    await writeFile(set, typeset(await readFile(source, 'utf8'), headingsOf(value)));
    await office(set, 'docx:MS Word 2007 XML', '--infilter=HTML (StarWriter)');
    await office(join(folder, `${name}.docx`), 'pdf');
    for (const format of FORMATS) {
      const path = format === 'txt' ? source : join(folder, `${name}.${format}`);
      rows.push({ document: file, format, came: await imported(value, path) });
    }
  }
  return rows;
}

const rows = await rowsOf();
await rm(folder, { recursive: true, force: true });
const blocks = FORMATS.map((format) => ({
  heading: format,
  rows: rows
    .filter((row) => row.format === format)
    .map(({ document, came }) =>
      typeof came === 'string'
        ? { label: `${document}: ${came}`, cells: [] }
        : { label: document, cells: [came.clauses, came.same, came.within.length, came.apart.length] },
    ),
}));
console.log(textTable(['clauses', 'the same', 'within\nanother', 'apart'], blocks, 0));
for (const format of FORMATS) {
  const all = rows.flatMap((row) => (row.format === format && typeof row.came !== 'string' ? [row.came] : []));
  const sum = (of: (came: Matched) => number): number => all.reduce((total, came) => total + of(came), 0);
  console.log(`${format}: ${sum(({ same }) => same)} of ${sum(({ clauses }) => clauses)} clauses the same`);
}
for (const { document, format, came } of values.names ? rows : [])
  if (typeof came !== 'string' && came.clauses > came.same)
    console.log(`${document} ${format}\n  within: ${came.within.join(', ')}\n  apart: ${came.apart.join(', ')}`);
