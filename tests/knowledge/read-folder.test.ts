import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { councilId, documentId } from '../../src/core/guidance.ts';
import { SHIPPED_KNOWLEDGE } from '../../src/knowledge/embedding-files.ts';
import { expectedClauseId, readFolder } from '../../src/knowledge/read-folder.ts';
import { problemOf } from '../../src/knowledge/problem.ts';
import type { Folder } from '../../src/knowledge/read-folder.ts';
import { aTempFolder } from '../support/temp-folder.ts';

const SOUND = 'tests/fixtures/knowledge/sound';
const folder = await readFolder(SOUND);
const clauses = folder.documents.flatMap((document) => document.clauses);
const clause = (id: string) => clauses.find((one) => one.id === id);

describe('a sound folder', () => {
  it('has its councils with their contacts and teams, in the order of their names', () => {
    expect(folder.councils).toEqual([
      {
        id: 'marlpit',
        name: 'Marlpit Town Council',
        shortName: 'Marlpit',
        contacts: [{ name: 'Town Clerk', email: 'clerk@marlpit.example', for: 'advice on this guidance' }],
        teams: [{ id: 'clerks', name: "Clerk's office", documents: [], topics: [] }],
        answersWithinDays: 2,
        channelAnswers: 'thread',
      },
      {
        id: 'saltby',
        name: 'Saltby Parish Council',
        shortName: 'Saltby',
        contacts: [],
        teams: [],
        answersWithinDays: 2,
        channelAnswers: 'thread',
      },
    ]);
  });

  it('has its clauses under ids that name council, document and clause, in the order of the document', () => {
    expect(clauses.map(({ id }) => id)).toEqual([
      'marlpit/kites/1.1',
      'marlpit/kites/1.2',
      'marlpit/kites/2.1',
      'marlpit/kites/set-the-tone',
      'saltby/noticeboards/pins',
      'saltby/noticeboards/kites',
    ]);
  });

  it('composes a clause from its lead-in, text, items and closing words', () => {
    expect(clause('marlpit/kites/1.2')?.text).toBe(
      'A kite must not be flown:\nwithin 50 metres of\n(a) the duck pond;\n(b) the bandstand.\nThis applies on every day of the week.',
    );
    expect(clause('marlpit/kites/2.1')?.text).toMatch(/Kite Act\.\n\[1\] Kite Act 1906\.$/);
  });

  it('cites a clause with all that its document prints, and nothing that it does not', () => {
    const dates = { approved: '2023-05-01', review: '2026-05-01' };
    const document = { council: 'marlpit', councilName: 'Marlpit Town Council', document: 'kites', dates };
    const title = 'Kites and Gliders on Council Land';
    expect(clause('marlpit/kites/2.1')?.citation).toStrictEqual({
      ...document,
      title,
      number: '2.1',
      section: '2',
      headings: ['Prudence before the festival', 'Colours'],
      version: '1.2',
    });
    expect(clause('marlpit/kites/set-the-tone')?.citation).toStrictEqual({
      ...document,
      title,
      section: '2',
      after: '2.1',
      headings: ['Prudence before the festival'],
      opening: 'Members set the tone on the common.',
      version: '1.2',
    });
    expect(clause('saltby/noticeboards/pins')?.citation).toStrictEqual({
      council: 'saltby',
      councilName: 'Saltby Parish Council',
      document: 'noticeboards',
      title: 'Noticeboards',
      headings: ['Pinning'],
      opening: 'Use brass pins on the noticeboard. Section 107 …',
      dates: {},
    });
  });

  it('has the lexicon and the expected questions, which name clauses of their own council', () => {
    expect(folder.lexicon[0]).toEqual(['kite', 'glider']);
    expect(folder.expected.map(({ council, value }) => [council, value.length])).toEqual([['marlpit', 3]]);
    expect(expectedClauseId(councilId('marlpit'), 'kites/1.1')).toBe('marlpit/kites/1.1');
  });

  it('is read the same twice', async () => {
    const again = await readFolder(SOUND);
    expect(again.documents).toEqual(folder.documents);
    expect(again.documents.map(({ id }) => id)).toEqual([documentId('kites'), documentId('noticeboards')]);
  });
});

describe('a folder that others have files for', () => {
  const COUNCIL = 'name: Marlpit Town Council\nshortName: Marlpit\n';
  const gap = (id: string): string =>
    `- id: ${id}\n  title: Matters of ${id}\n  signpost: the clerk\n  asked:\n    - what of ${id}\n`;

  async function aFolder(files: Readonly<Record<string, string>>): Promise<string> {
    const root = await aTempFolder();
    await mkdir(join(root, 'marlpit'));
    await writeFile(join(root, 'marlpit', 'council.yaml'), COUNCIL);
    for (const [name, text] of Object.entries(files)) await writeFile(join(root, name), text);
    return root;
  }
  const inShort = ({ lexicon, gaps, gapFiles, problems }: Folder) => ({
    lexicon: lexicon.flat(),
    gaps: gaps.map(({ id, council }) => `${council ?? 'all'} ${id}`),
    gapFiles: gapFiles.map(({ file }) => file),
    problems: problems.length,
  });
  const common = () => aFolder({ 'lexicon.yaml': '- [kite, glider]\n', 'gaps.yaml': gap('parking') });

  it('has their lexicon and general gaps where it has none, and these are not its own files', async () => {
    const root = await aFolder({ 'marlpit/gaps.yaml': gap('bins') });
    expect(inShort(await readFolder(root, await common()))).toEqual({
      lexicon: ['kite', 'glider'],
      gaps: ['all parking', 'marlpit bins'],
      gapFiles: ['marlpit/gaps.yaml'],
      problems: 0,
    });
  });

  it('has its own where it has some, one file without the other', async () => {
    const root = await aFolder({ 'gaps.yaml': gap('trees') });
    expect(inShort(await readFolder(root, await common()))).toEqual({
      lexicon: ['kite', 'glider'],
      gaps: ['all trees'],
      gapFiles: ['gaps.yaml'],
      problems: 0,
    });
    const other = await aFolder({ 'lexicon.yaml': '- [barrow, cart]\n' });
    expect(inShort(await readFolder(other, await common()))).toMatchObject({
      lexicon: ['barrow', 'cart'],
      gaps: ['all parking'],
    });
  });

  it('does not have theirs instead of a faulty one of its own', async () => {
    const root = await aFolder({ 'lexicon.yaml': '- kite\n' });
    expect(inShort(await readFolder(root, await common()))).toMatchObject({ lexicon: [], problems: 1 });
  });

  it('has none where nobody has', async () => {
    const root = await aFolder({});
    const none = { lexicon: [], gaps: [], gapFiles: [], problems: 0 };
    expect(inShort(await readFolder(root))).toEqual(none);
    expect(inShort(await readFolder(root, await aFolder({})))).toEqual(none);
  });
});

it('the folder that comes with Clausebook has its own files', async () => {
  const { gapFiles, lexicon } = await readFolder(SHIPPED_KNOWLEDGE, SHIPPED_KNOWLEDGE);
  expect(gapFiles.map(({ file }) => file)).toContain('gaps.yaml');
  expect(lexicon.length).toBeGreaterThan(0);
});

describe('a folder that is not a knowledge base', () => {
  it('is KNOWLEDGE_UNREADABLE when it is missing or a file, and the message names it', async () => {
    const missing = join(await aTempFolder(), 'nowhere');
    await expect(readFolder(missing)).rejects.toMatchObject({
      code: 'KNOWLEDGE_UNREADABLE',
      message: expect.stringContaining(missing),
    });
    await expect(readFolder('package.json')).rejects.toMatchObject({ code: 'KNOWLEDGE_UNREADABLE' });
  });

  it('has a problem when it holds no council', async () => {
    const { problems } = await readFolder(await aTempFolder());
    expect(problems).toEqual([
      problemOf(
        'no-council',
        { file: '.', line: 1, column: 1 },
        'There is no council here: no folder holds a council.yaml.',
      ),
    ]);
  });

  it('passes over folders without guidance, such as schemas', async () => {
    const root = await aTempFolder();
    await mkdir(join(root, 'schemas'));
    await mkdir(join(root, 'marlpit'));
    await writeFile(join(root, 'schemas', 'document.schema.json'), '{}');
    await writeFile(join(root, 'marlpit', 'council.yaml'), 'name: Marlpit Town Council\nshortName: Marlpit\n');
    const read = await readFolder(root);
    expect(read.councils.map(({ id }) => id)).toEqual(['marlpit']);
    expect(read.problems).toEqual([]);
  });
});
