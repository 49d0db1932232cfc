import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { GuidanceFiles } from '../../src/core/guidance-files.ts';
import { clauseId, councilId, documentId } from '../../src/core/guidance.ts';
import type { EditionId } from '../../src/core/guidance.ts';
import type { Suggested } from '../../src/core/suggestion.ts';
import { editionIdOf } from '../../src/knowledge/edition-id.ts';
import { createGuidanceFiles } from '../../src/knowledge/guidance-files.ts';
import { createPace } from '../../src/knowledge/pace.ts';
import { readFolder } from '../../src/knowledge/read-folder.ts';
import { SOUND } from '../support/sound-knowledge.ts';
import { aTempFolder } from '../support/temp-folder.ts';

const MARLPIT = councilId('marlpit');
const clause = (key: string) => clauseId(MARLPIT, documentId('kites'), key);
const phrasing = (words: string, key = '1.2'): Suggested => ({ kind: 'phrasing', words, clause: clause(key) });
const expected = (question: string, key = '1.2'): Suggested => ({
  kind: 'expected',
  words: question,
  clause: clause(key),
});
const lexicon = (...words: readonly string[]): Suggested => ({ kind: 'lexicon', words });

interface Place {
  readonly root: string;
  readonly files: GuidanceFiles;
  readonly inForce: EditionId;
  readonly text: (name: string) => Promise<string>;
}

/** The small councils' guidance with a comment at its end, as it is in force. */
async function aPlace(): Promise<Place> {
  const root = join(await aTempFolder(), 'knowledge');
  await cp(SOUND, root, { recursive: true });
  const text = (name: string): Promise<string> => readFile(join(root, name), 'utf8');
  await writeFile(join(root, KITES), `${await text(KITES)}# Look at this in May.\n`);
  const inForce = await editionIdOf(await readFolder(root), createPace());
  return { root, files: createGuidanceFiles({ root, common: undefined }), inForce, text };
}
const KITES = 'marlpit/kites.yaml';
const EXPECTED = 'marlpit/expected-questions.yaml';

describe('words that may mean one thing', () => {
  it('are found where a question differs from a phrasing of its clause in one unknown word', async () => {
    const files = createGuidanceFiles({ root: SOUND, common: undefined });
    const asked = 'am I free to fly zorbkites outdoors?';
    const same: readonly (readonly [Suggested, readonly string[] | undefined])[] = [
      // “am I free to fly kites outdoors”
      [phrasing(asked, '1.1'), ['zorbkites', 'kites']],
      [phrasing(asked, '1.2'), undefined],
      [expected(asked, '1.1'), undefined],
      [phrasing('am I free to fly kites outdoors', '1.1'), undefined],
      // Known to English, so it means something of its own.
      [phrasing('am I free to fly bananas outdoors', '1.1'), undefined],
      // Two are unknown, they stand otherwise, or too little else is the same: “how should I behave on the common”.
      [phrasing('am I free to flurp zorbkites outdoors', '1.1'), undefined],
      [phrasing('outdoors am I free to fly zorbkites', '1.1'), undefined],
      [phrasing('how should I zorbkite on the common', 'set-the-tone'), undefined],
    ];
    const taught = same.map(([each]) => each);
    expect(await files.sameWords(MARLPIT, taught)).toEqual(same.map(([, words]) => words));
  });

  it('are none where there are no files', async () => {
    const files = createGuidanceFiles({ root: join(await aTempFolder(), 'gone'), common: undefined });
    expect(await files.sameWords(MARLPIT, [phrasing('am I free to fly zorbkites outdoors', '1.1')])).toEqual([]);
  });
});

describe('adding to the files', () => {
  it('puts a phrasing behind the others of its clause, and leaves all else as it was', async () => {
    const { files, inForce, text } = await aPlace();
    const before = await text(KITES);
    expect(await files.add(MARLPIT, phrasing('how close to the ducks'), inForce)).toMatchObject({ outcome: 'written' });
    const last = '          - is there a distance from the bandstand\n';
    expect(await text(KITES)).toBe(before.replace(last, `${last}          - how close to the ducks\n`));
  });

  it('puts an expected question behind the others', async () => {
    const { files, inForce, text } = await aPlace();
    const before = await text(EXPECTED);
    expect((await files.add(MARLPIT, expected('how close to the ducks?'), inForce)).outcome).toBe('written');
    expect(await text(EXPECTED)).toBe(`${before}- question: how close to the ducks?\n  clause: kites/1.2\n`);
  });

  it('puts words into the group that has one of them, or else makes a group', async () => {
    const { files, inForce, text } = await aPlace();
    expect((await files.add(MARLPIT, lexicon('drone', 'kite'), inForce)).outcome).toBe('written');
    expect(await text('lexicon.yaml')).toContain('- [kite, glider, drone]\n');
    const { root } = await aPlace();
    const fresh = createGuidanceFiles({ root, common: undefined });
    await fresh.add(MARLPIT, lexicon('pond', 'lake'), inForce);
    expect(await readFile(join(root, 'lexicon.yaml'), 'utf8')).toMatch(/- \[ ?pond, lake ?\]\n$/);
  });

  it('is undone to the byte, and not where somebody has written since', async () => {
    const { root, files, inForce, text } = await aPlace();
    const before = await readFile(join(root, KITES));
    const added = await files.add(MARLPIT, phrasing('how close to the ducks'), inForce);
    if (added.outcome !== 'written') throw new Error(added.outcome);
    expect(await files.putBack(added.written)).toBe(true);
    expect((await readFile(join(root, KITES))).equals(before)).toBe(true);
    expect(await files.putBack(added.written)).toBe(false);
    await files.add(MARLPIT, phrasing('how close to the ducks'), inForce);
    await writeFile(join(root, KITES), `${await text(KITES)}# mine\n`);
    expect(await files.putBack(added.written)).toBe(false);
    expect(await text(KITES)).toContain('# mine');
  });

  it('leaves files alone that are not those in force, or not in order', async () => {
    const { root, files, inForce, text } = await aPlace();
    await writeFile(join(root, KITES), (await text(KITES)).replace('unless a fair', 'unless a circus'));
    const before = await text(KITES);
    expect(await files.add(MARLPIT, phrasing('how close'), inForce)).toEqual({ outcome: 'not-in-force' });
    await writeFile(join(root, KITES), before.replace('title:', 'titel:'));
    expect(await files.add(MARLPIT, phrasing('how close'), inForce)).toEqual({ outcome: 'not-in-force' });
    expect(await files.add(MARLPIT, phrasing('how close'), undefined)).toEqual({ outcome: 'not-in-force' });
    expect(await text(KITES)).toBe(before.replace('title:', 'titel:'));
  });

  it('says what to write by hand where a file is missing, or all of them', async () => {
    const { root, files, inForce } = await aPlace();
    await rm(join(root, EXPECTED));
    expect(await files.add(MARLPIT, expected('how close: the ducks?'), inForce)).toEqual({
      outcome: 'by-hand',
      file: EXPECTED,
      yaml: '- question: "how close: the ducks?"\n  clause: kites/1.2',
    });
    const nowhere = createGuidanceFiles({ root: join(root, 'nowhere'), common: undefined });
    expect(await nowhere.add(MARLPIT, phrasing('how close'), inForce)).toEqual({
      outcome: 'by-hand',
      file: KITES,
      yaml: '- id: "1.2"\n  asked:\n    - how close',
    });
  });
});

describe('how a suggestion stands to the files', () => {
  it.each<[string, Suggested, string | undefined]>([
    ['new words', phrasing('how close to the ducks'), 'fits'],
    ['words of its own clause', phrasing('How near the duck pond may I go?'), 'there-already'],
    ['words of another clause', phrasing('can I fly my kite on the common'), 'it leads to kites/1.1 already.'],
    ['an expected question', phrasing('may I fly a kite'), 'it is an expected question.'],
    ['a gap', phrasing('the bins'), 'it leads to the gap “Bins, rubbish and recycling”.'],
    ['an address', phrasing('can ada@example.org fly'), 'it holds an address, a link or a long number.'],
    ['a clause that is gone', phrasing('how close', '9.9'), 'the clause is not in the files.'],
    ['a new question', expected('how close to the ducks'), 'fits'],
    ['a question that is there', expected('How far from the pond?'), 'there-already'],
    [
      'a question with another answer',
      expected('may I fly a kite', '2.1'),
      'it is an expected question with another answer.',
    ],
    [
      'a question never to be answered',
      expected('when is the bakery open'),
      'it is an expected question with another answer.',
    ],
    [
      'a question that is a phrasing',
      expected('is there a distance from the bandstand'),
      'it leads to kites/1.2 already.',
    ],
    ['new words that mean one thing', lexicon('pond', 'lake'), 'fits'],
    ['words of one group', lexicon('kite', 'glider'), 'there-already'],
    ['words of two groups', lexicon('kite', 'prudence'), 'they stand in several groups of the lexicon already.'],
    ['one word twice', lexicon('Kite', 'kite'), 'it takes two different words.'],
  ])('is told of %s', async (_what, suggested, comes) => {
    const [fit] = await createGuidanceFiles({ root: SOUND, common: undefined }).fits(MARLPIT, [suggested]);
    expect(fit?.fit === 'unfit' ? fit.why : fit?.fit).toBe(comes);
  });

  it('has no lexicon of its own to be put into, where it uses the one that comes with Clausebook', async () => {
    const { root } = await aPlace();
    await rm(join(root, 'lexicon.yaml'));
    const [fit] = await createGuidanceFiles({ root, common: SOUND }).fits(MARLPIT, [lexicon('pond', 'lake')]);
    expect(fit).toEqual({ fit: 'unfit', why: 'the guidance has no lexicon of its own.' });
  });
});
