import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { draftYaml } from '../../src/import/draft-yaml.ts';
import { makeDraft } from '../../src/import/make-draft.ts';
import { sourceText } from '../../src/import/source-text.ts';
import type { Source } from '../../src/import/source.ts';
import { alteredWords } from '../../src/knowledge/altered-words.ts';
import { leftOutWords } from '../../src/knowledge/left-out-words.ts';
import { createPace } from '../../src/knowledge/pace.ts';
import { readFolder } from '../../src/knowledge/read-folder.ts';
import { anySource } from '../support/any-source.ts';
import { aSource, heading, plain, table } from '../support/source.ts';
import { writtenKnowledge } from '../support/written-knowledge.ts';

/** Headings that are printed one under another, and one that puts words of a sentence together. */
const DOCUMENT = `
title: Kites
version: '1'
source: sources/kites.txt
sections:
  - clauses:
      - id: a
        heading: Flying, Gliders, and other kites
        text: Members may fly a kite on the common,
      - id: b
        heading: Flying, may fly a kite
        text: unless a fair is held.
`;

/** What `check` says is left out of a document, or altered in it, right after its import. */
async function found(source: Source): Promise<readonly string[]> {
  const made = makeDraft(source, 'kites');
  if (made === undefined) return [];
  const root = await writtenKnowledge({
    'kites.yaml': draftYaml(made.draft, 'sources/kites.txt'),
    'sources/kites.txt': sourceText(made.pieces.map(({ piece }) => piece)),
  });
  const { documentFiles } = await readFolder(root);
  const pace = createPace();
  const altered = await alteredWords(root, documentFiles, pace);
  return [...altered, ...(await leftOutWords(root, documentFiles, pace))].map(({ sentence }) => sentence);
}

it('is nothing of a table, its heads given with each row or not', async () => {
  const limits = [
    ['Kind', 'Limit'],
    ['Book', '£50'],
    ['Meal', '£25'],
  ];
  const rules = [
    ['Matter', 'What members must do'],
    ['Gifts', 'Members must register every gift that they are given in office.'],
    ['Kites', 'Members must register every kite that they are given in office.'],
  ];
  const tables = [plain('The limits are:'), table(limits, true), heading('Duties', 2), table(rules, true)];
  expect(await found(aSource([heading('Limits'), ...tables]))).toEqual([]);
});

it('is nothing of headings that stand under one another, and of what is printed before them', async () => {
  const schedules = ['Schedule 1', 'Schedule 2'].flatMap((marker) => [
    heading('The principles of public life', 1, marker),
    heading('Lunches, dinners and teas', 2),
    heading('Drinks at lunch', 3),
    plain(`You may accept a drink under ${marker}.`),
  ]);
  expect(await found(aSource([heading('Gifts'), ...schedules]))).toEqual([]);
  const lettered = [heading('General', 1, 'A.'), plain('Be kind to the clerk.'), heading('Other', 1, 'B.')];
  expect(await found(aSource([heading('Gifts'), ...lettered, plain('Be kind to the mayor.')]))).toEqual([]);
});

it('is a heading that is made of words from the middle of sentences', async () => {
  const root = await writtenKnowledge({
    'kites.yaml': DOCUMENT,
    'sources/kites.txt':
      'Flying\nGliders, and other kites\n1.1 Members may fly a kite on the common, unless a fair is held.',
  });
  const { documentFiles } = await readFolder(root);
  const sayings = (await alteredWords(root, documentFiles, createPace())).map(({ sentence }) => sentence);
  expect(sayings).toEqual([expect.stringContaining('it has “Members” where “Flying,” stands here.')]);
});

it('is no word that stands between two of its like', async () => {
  expect(await found(aSource([table([['fly gliders'], ['gliders gliders']], false)]))).toEqual([]);
});

it('is nothing of any document', async () => {
  await fc.assert(
    fc.asyncProperty(anySource, async (source) => {
      expect(await found(source)).toEqual([]);
    }),
    { numRuns: 50 },
  );
});
