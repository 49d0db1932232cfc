import * as fc from 'fast-check';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { placeFor } from '../../src/import/place-document.ts';
import { SOUND_KNOWLEDGE } from '../support/fake-terminal.ts';

const PIECES = [
  '..',
  '.',
  '/',
  '\\',
  '\0',
  'C:',
  'CON',
  '~',
  '%2e%2e',
  '%2f',
  'marlpit',
  'gifts',
  ' ',
  '．．',
  '::$DATA',
  '\u202e',
];
const path = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 3 })), { maxLength: 6 })
  .map((all) => all.join(''));

let folder: string;
let root: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clausebook-'));
  root = join(folder, 'knowledge');
  await cp(SOUND_KNOWLEDGE, root, { recursive: true });
  // What somebody could want to reach: a council beside the folder of guidance, and a file that would be one.
  await mkdir(join(folder, 'other'));
  await writeFile(join(folder, 'other', 'council.yaml'), 'name: Other\nshortName: Other\n');
});
afterAll(() => rm(folder, { recursive: true }));

it('a council, a document or a file of any name leads nowhere but into the council’s own folder', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.option(path, { nil: 'marlpit' }),
      fc.option(path, { nil: undefined }),
      path,
      async (council, as, file) => {
        const placed = await placeFor(file, { root, council, as, update: false });
        const where = placed.outcome === 'placed' ? dirname(resolve(placed.place.path)) : join(root, council);
        expect(placed.outcome === 'not-kept' || where === join(root, 'marlpit')).toBe(true);
      },
    ),
    { numRuns: 150 },
  );
});

it.each(['../other', '..\\other', './marlpit', 'marlpit/', '/etc', 'C:\\', 'marlpit\0', 'MARLPIT', ''])(
  'a council “%s” is none',
  async (council) => {
    const placed = await placeFor('gifts.txt', { root, council, as: 'gifts', update: false });
    expect(placed).toMatchObject({ outcome: 'not-kept', not: { why: 'no-council' } });
  },
);

it.each(['../gifts', '..', 'a/b', 'a\\b', '/gifts', 'C:gifts', 'gifts\0', 'council', 'gaps', ''])(
  'a document “%s” is none',
  async (as) => {
    const placed = await placeFor('gifts.txt', { root, council: 'marlpit', as, update: false });
    expect(placed).toMatchObject({ outcome: 'not-kept', not: { why: 'no-name' } });
  },
);

it('a document of a fit name is placed in its council’s folder', async () => {
  const placed = await placeFor('/inbox/../Gifts of 2026.txt', {
    root,
    council: 'marlpit',
    as: undefined,
    update: false,
  });
  expect(placed).toMatchObject({ outcome: 'placed', place: { path: join(root, 'marlpit', 'gifts-of-2026.yaml') } });
});
