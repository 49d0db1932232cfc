import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { advise } from '../../src/knowledge/advise.ts';
import { check } from '../../src/knowledge/check.ts';
import { problemLine } from '../../src/knowledge/problem.ts';
import { readFolder } from '../../src/knowledge/read-folder.ts';
import { unstableIds } from '../../src/knowledge/unstable-ids.ts';
import { SOUND } from '../support/sound-knowledge.ts';
import { documentOf, writtenKnowledge } from '../support/written-knowledge.ts';

const TODAY = '2026-01-01';

async function advisedOn(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const root = await writtenKnowledge(files);
  const folder = await readFolder(root);
  expect(await check(root, folder)).toEqual([]);
  const problems = await advise(root, folder, TODAY);
  expect(problems.every(({ level }) => level === 'advice')).toBe(true);
  return problems.map((problem) => `${problem.rule} ${problemLine(problem)}`);
}

describe('what is worth a look', () => {
  it('is nothing in sound guidance', async () => {
    expect(await advise(SOUND, await readFolder(SOUND), TODAY)).toEqual([]);
  });

  it('is a reference that leads nowhere, at the words, unless the document says that it is left out', async () => {
    const clauses = [
      'id: "1"\nnumber: "1"\ntext: Fly high.\nitems:\n  - See rule 1.\n  - See paragraph 4.9 and Annex B.',
    ];
    expect(await advisedOn({ 'kites.yaml': documentOf(clauses) })).toEqual([
      'dead-reference marlpit/kites.yaml:9:13 “paragraph 4.9” leads nowhere: this document has none.',
      'dead-reference marlpit/kites.yaml:9:13 “Annex B” leads nowhere: this document has none.',
    ]);
    const omitted =
      '\nomitted:\n  - text: Annex B\n    reason: not published\n  - text: paragraph 4.9\n    reason: none\n';
    expect(await advisedOn({ 'kites.yaml': documentOf(clauses) + omitted })).toEqual([]);
  });

  it('is a number that two clauses of one document print, and not one of another document', async () => {
    const one = 'id: one\nnumber: "4.8"\ntext: Fly high.';
    const files = { 'kites.yaml': documentOf([one, one.replace('one', 'two')]), 'ponds.yaml': documentOf([one]) };
    expect(await advisedOn(files)).toEqual([
      'repeated-number marlpit/kites.yaml:8:17 The number 4.8 stands at two clauses of this document.',
    ]);
  });

  it('is no number that two clauses have on different days', async () => {
    const old = 'id: one\nnumber: "4.8"\nuntil: 2026-03-31\ntext: Fly high.';
    const fresh = (from: string) => `id: two\nnumber: "4.8"\nfrom: ${from}\ntext: Fly low.`;
    expect(await advisedOn({ 'kites.yaml': documentOf([old, fresh('2026-04-01')]) })).toEqual([]);
    expect(await advisedOn({ 'kites.yaml': documentOf([old, fresh('2026-03-31')]) })).toEqual([
      expect.stringContaining('repeated-number'),
    ]);
  });

  it('is a clause whose last day is over, or the document whose is, once', async () => {
    const clauses = (until: string) => ['id: one\ntext: Fly high.', `id: two\nuntil: ${until}\ntext: Fly low.`];
    expect(await advisedOn({ 'kites.yaml': documentOf(clauses('2026-01-01')) })).toEqual([]);
    const told = 'The last day was 31 December 2025. Nothing of it is quoted any more.';
    expect(await advisedOn({ 'kites.yaml': documentOf(clauses('2025-12-31')) })).toEqual([
      `days-over marlpit/kites.yaml:7:16 ${told}`,
    ]);
    expect(await advisedOn({ 'kites.yaml': documentOf(clauses('2025-12-31'), 'until: 2025-12-31\n') })).toEqual([
      `days-over marlpit/kites.yaml:2:8 ${told}`,
    ]);
  });

  it('is a review that should have been, from the day after', async () => {
    const reviewed = (on: string) => ({ 'kites.yaml': documentOf(['id: one\ntext: Fly high.'], `review: ${on}\n`) });
    expect(await advisedOn(reviewed('2026-01-01'))).toEqual([]);
    expect(await advisedOn(reviewed('2025-12-31'))).toEqual([
      'review-passed marlpit/kites.yaml:2:9 The review was due on 2025-12-31. Every quote says so.',
    ]);
  });

  it('is each passage of a source that no clause has, and no number or page number', async () => {
    const source = 'Kites\n4.8a Fly high. - 12 -\nNever near the pond.\n4.9 Fly far. Unless it rains.\n';
    const fields = 'source: sources/kites.txt\n';
    const clauses = ['id: one\nnumber: "4.8a"\ntext: Fly high.', 'id: two\nnumber: "4.9"\ntext: Fly far.'];
    const files = { 'sources/kites.txt': source, 'kites.yaml': documentOf(clauses, fields) };
    const told =
      'left-out-words marlpit/kites.yaml:2:9 These words of sources/kites.txt are in no clause and not under `omitted`: ';
    expect(await advisedOn(files)).toEqual([`${told}“Never near the pond.”.`, `${told}“Unless it rains.”.`]);
    const omitted = 'omitted:\n  - { text: Never near the pond., reason: repeated }\n';
    const rain = { ...files, 'rain.yaml': documentOf(['id: one\ntext: Unless it rains.'], fields) };
    expect(await advisedOn({ ...rain, 'kites.yaml': documentOf(clauses, fields) + omitted })).toEqual([]);
  });

  it('is no more than twenty passages of a source of which little was taken, and how many more there are', async () => {
    const lines = Array.from({ length: 30 }, (_, index) => `Fly high. Rule ${'x'.repeat(index + 1)}.`);
    const files = {
      'sources/kites.txt': lines.join('\n'),
      'kites.yaml': documentOf(['id: one\ntext: Fly high.'], 'source: sources/kites.txt\n'),
    };
    const told = await advisedOn(files);
    expect(told).toHaveLength(21);
    expect(told.at(-1)).toContain('10 more passages of sources/kites.txt');
  });

  it('is a source that is no plain text', async () => {
    const fields = 'source: sources/kites.pdf\n';
    const files = { 'sources/kites.pdf': '%PDF', 'kites.yaml': documentOf(['id: one\ntext: Fly high.'], fields) };
    expect(await advisedOn(files)).toEqual([
      'uncompared-source marlpit/kites.yaml:2:9 The words cannot be compared with sources/kites.pdf here.',
    ]);
  });
});

describe('words that are not those of the source', () => {
  it('are a fault in a heading, too', async () => {
    const source = await readFile(join(SOUND, 'marlpit/sources/kites.txt'), 'utf8');
    const kites = await readFile(join(SOUND, 'marlpit/kites.yaml'), 'utf8');
    const altered = kites.replace('heading: Flying', 'heading: Flight').replace('heading: Colours', 'heading: Colors');
    const root = await writtenKnowledge({ 'kites.yaml': altered, 'sources/kites.txt': source });
    const problems = await check(root, await readFolder(root));
    expect(problems.map(({ rule, line, level }) => [rule, line, level])).toEqual([
      ['altered-words', 10, 'fault'],
      ['altered-words', 34, 'fault'],
    ]);
  });

  it('are none where a heading is several of the source, unless one of them is not there', async () => {
    const headed = async (heading: string) => {
      const clauses = [`id: one\nheading: ${heading}\ntext: Fly high.`];
      const document = documentOf(clauses, 'source: sources/kites.txt\n');
      const root = await writtenKnowledge({
        'kites.yaml': document,
        'sources/kites.txt': 'Fairs\n\nKites\n\nFly high.',
      });
      return (await check(root, await readFolder(root))).map(({ rule }) => rule);
    };
    expect(await headed('Fairs, Kites')).toEqual([]);
    expect(await headed('Fairs, Ponds')).toEqual(['altered-words']);
  });
});

describe('ids compared with those of before', () => {
  const clause = (id: string, text: string): string => `id: ${id}\ntext: ${text}`;
  async function comparedWith(before: readonly string[], now: readonly string[]): Promise<readonly string[]> {
    const [old, present] = [before, now].map((clauses) => writtenKnowledge({ 'kites.yaml': documentOf(clauses) }));
    const problems = unstableIds(await readFolder((await old) ?? ''), await readFolder((await present) ?? ''));
    expect(problems.every(({ rule, level }) => rule === 'unstable-id' && level === 'fault')).toBe(true);
    return problems.map(problemLine);
  }
  const [high, low, far] = [clause('one', 'Fly high.'), clause('two', 'Fly low.'), clause('three', 'Fly far.')];

  it('are a fault where the words are there under another id', async () => {
    expect(await comparedWith([high, low], [clause('first', 'Fly  high.'), low])).toEqual([
      'marlpit/kites.yaml:4:13 These words had the id marlpit/kites/one before. An id stays with its words.',
    ]);
  });

  it('are a fault where two clauses have changed ids', async () => {
    expect(await comparedWith([high, low], [clause('two', 'Fly high.'), clause('one', 'Fly low.')])).toHaveLength(2);
  });

  it('are in order where a clause is reworded, new, gone, or moved', async () => {
    expect(await comparedWith([high, low], [low, high])).toEqual([]);
    expect(await comparedWith([high, low], [high])).toEqual([]);
    expect(await comparedWith([high], [clause('one', 'Fly higher.'), far])).toEqual([]);
    expect(await comparedWith([high], [high, clause('again', 'Fly high.')])).toEqual([]);
  });
});
