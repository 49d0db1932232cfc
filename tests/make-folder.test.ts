import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeFolder } from '../src/make-folder.ts';
import { aTempFolder } from './support/temp-folder.ts';

it('a folder is made with those above it, also by several at once, and left as it is if it is there', async () => {
  const path = join(await aTempFolder(), 'one', 'two', 'three');
  await Promise.all([makeFolder(path), makeFolder(path), makeFolder(path)]);
  await makeFolder(path);
  expect((await stat(path)).isDirectory()).toBe(true);
});

it('a folder is not made where a file stands in its way', async () => {
  const file = join(await aTempFolder(), 'file');
  await writeFile(file, 'not a folder');
  await expect(makeFolder(file)).rejects.toMatchObject({ code: 'EEXIST' });
  await expect(makeFolder(join(file, 'inside'))).rejects.toMatchObject({ code: 'EEXIST' });
});
