import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { check } from '../../src/knowledge/check.ts';
import { problemLine } from '../../src/knowledge/problem.ts';
import { readFolder } from '../../src/knowledge/read-folder.ts';
import type { Folder } from '../../src/knowledge/read-folder.ts';
import { aTempFolder } from '../support/temp-folder.ts';

const COUNCIL = 'name: Marlpit Town Council\nshortName: Marlpit\n';
const DOCUMENT = 'title: Kites\nsections:\n  - clauses:\n      - id: "1"\n        text: Fly high.\n';

/** A knowledge base of one council whose file kites.yaml holds `document`. */
async function aFolderWith(document: string | Uint8Array): Promise<string> {
  const root = await aTempFolder();
  await mkdir(join(root, 'marlpit'));
  await writeFile(join(root, 'marlpit', 'council.yaml'), COUNCIL);
  await writeFile(join(root, 'marlpit', 'kites.yaml'), document);
  return root;
}

async function read(document: string | Uint8Array): Promise<{ folder: Folder; lines: readonly string[] }> {
  const root = await aFolderWith(document);
  const folder = await readFolder(root);
  return { folder, lines: (await check(root, folder)).map(problemLine) };
}

const texts = (folder: Folder): readonly string[] =>
  folder.documents.flatMap(({ clauses }) => clauses.map((one) => one.text));

describe('files as other editors save them', () => {
  it.each([
    ['a byte order mark', `\uFEFF${DOCUMENT}`],
    ['Windows line ends', DOCUMENT.replaceAll('\n', '\r\n')],
    ['no line end at the end', DOCUMENT.trimEnd()],
    ['both a byte order mark and Windows line ends', `\uFEFF${DOCUMENT.replaceAll('\n', '\r\n')}`],
  ])('are read the same with %s', async (_what, document) => {
    const { folder, lines } = await read(document);
    expect(lines).toEqual([]);
    expect(texts(folder)).toEqual(['Fly high.']);
    expect(folder.documents[0]?.title).toBe('Kites');
  });

  it('leave no carriage return inside a text of several lines', async () => {
    const document = DOCUMENT.replace('Fly high.', '|-\n          Fly high.\n          Not low.');
    const { folder } = await read(document.replaceAll('\n', '\r\n'));
    expect(texts(folder)).toEqual(['Fly high.\nNot low.']);
  });

  it('have their problems at the same place with Windows line ends', async () => {
    const faulty = DOCUMENT.replace('sections', 'version: 1.0\nsections');
    const { lines } = await read(faulty.replaceAll('\n', '\r\n'));
    expect(lines).toEqual((await read(faulty)).lines);
    expect(lines).toEqual(['marlpit/kites.yaml:2:10 `version` must be text; numbers and dates go in quotes.']);
  });
});

describe('files that are no guidance at all', () => {
  it('are refused with the place of the first letter that is not UTF-8', async () => {
    const latin1 = Buffer.from(DOCUMENT.replace('Fly high.', 'Café.'), 'latin1');
    const { lines } = await read(latin1);
    expect(lines).toEqual(['marlpit/kites.yaml:5:18 This is not UTF-8 text: save the file with the encoding UTF-8.']);
  });

  it('are refused in UTF-16', async () => {
    const { lines } = await read(Buffer.from(`\uFEFF${DOCUMENT}`, 'utf16le'));
    expect(lines).toEqual(['marlpit/kites.yaml:1:1 This is not UTF-8 text: save the file with the encoding UTF-8.']);
  });

  it('are refused when they are far too large', async () => {
    const { lines } = await read(`${DOCUMENT}#${'x'.repeat(4_000_000)}`);
    expect(lines).toEqual(['marlpit/kites.yaml:1:1 The file is too large to be guidance.']);
  });

  it('are refused when they are folders', async () => {
    const root = await aFolderWith(DOCUMENT);
    await mkdir(join(root, 'marlpit', 'gliders.yaml'));
    const problems = await check(root, await readFolder(root));
    expect(problems.map(problemLine)).toEqual(['marlpit/gliders.yaml:1:1 This file cannot be opened.']);
  });

  it('are told with all their problems, in the order of the files and lines', async () => {
    const root = await aFolderWith(DOCUMENT.replace('title: Kites', 'version: 1.0\nowner: 7\ntilte: Kites'));
    await writeFile(join(root, 'marlpit', 'council.yaml'), 'shortName: Marlpit\n');
    const problems = await check(root, await readFolder(root));
    expect(problems.map(({ file, line }) => `${file}:${line}`)).toEqual([
      'marlpit/council.yaml:1',
      'marlpit/kites.yaml:1',
      'marlpit/kites.yaml:1',
      'marlpit/kites.yaml:2',
      'marlpit/kites.yaml:3',
    ]);
  });
});
