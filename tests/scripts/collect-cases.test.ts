import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ClauseEvidence } from '../../src/core/evidence.ts';
import { readFolder } from '../../src/knowledge/read-folder.ts';
import { createTranslation } from '../../src/knowledge/translation.ts';
import { collect } from '../../scripts/tune/collect.ts';
import type { Case } from '../../scripts/tune/collect.ts';
import type { LearntWithout } from '../../scripts/tune/learnt-without.ts';
import { taughtByOurs, taughtByUnseen } from '../../scripts/tune/lessons.ts';
import { collectUnseen } from '../../scripts/tune/unseen.ts';
import { aMemoryCache, SOUND } from '../support/sound-knowledge.ts';
import { aTempFolder } from '../support/temp-folder.ts';

const ON_TOPIC = { bias: 20, weights: [] };
/** Only what is learnt without Marlpit knows what a dragon is. */
const without: LearntWithout = (council) => ({
  toStatement: (question) => Float32Array.from(question),
  translation: createTranslation({ words: council === 'marlpit' ? { dragon: 'kite 500' } : {} }),
});
const translated = (cases: readonly Case[], question: number): number =>
  Math.max(...cases.flatMap((one) => (one.question === question ? one.candidates : [])).map((each) => signOf(each)));
const signOf = ({ evidence }: { readonly evidence: ClauseEvidence }): number => evidence.translation;

const QUESTIONS = {
  marlpit: [
    { question: 'may I lead my dragon on the comon at Marlpit', gold: ['fly a kite on the common'] },
    { question: 'do dragons bite', gold: [] },
  ],
  saltby: [{ question: 'where does a dragon go', gold: ['goes on the left board', 'no such words'] }],
};

/** The sound guidance, with questions to each council. */
async function aFolderWithQuestions(): Promise<string> {
  const root = await aTempFolder();
  await cp(SOUND, root, { recursive: true });
  for (const [council, rows] of Object.entries(QUESTIONS)) {
    const kindOf = (gold: readonly string[]): string => (gold.length > 0 ? 'rule' : 'off-topic');
    const lines = rows.map((row) => JSON.stringify({ ...row, style: 'plain', kind: kindOf(row.gold) }));
    await writeFile(join(root, council, 'questions.jsonl'), `${lines.join('\n')}\n`);
  }
  return root;
}

describe('what is taught', () => {
  it('by guidance with questions is those that it answers, as they are read, for more than a phrasing', async () => {
    const [marlpit, saltby] = await taughtByUnseen(await aFolderWithQuestions(), SOUND);
    expect([marlpit?.council, saltby?.council]).toEqual(['marlpit', 'saltby']);
    expect(marlpit?.asked).toEqual([
      {
        text: 'may I lead my dragon on the common at Marlpit',
        // A council's name says whose guidance is meant.
        telling: ['lead', 'dragon', 'common'],
        right: [0],
        weight: 4,
      },
    ]);
    expect(saltby?.asked.map(({ right }) => right)).toEqual([[1]]);
    expect(marlpit?.printed[0]).toEqual(expect.arrayContaining(['kite', 'common']));
  });

  it('by phrasings is what is meant by them, however they are spelt', async () => {
    const root = await aFolderWithQuestions();
    const file = join(root, 'marlpit', 'kites.yaml');
    const yaml = await readFile(file, 'utf8');
    await writeFile(file, yaml.replace('am I free to fly kites outdoors', 'may I lead kitse on the comon'));
    const [marlpit] = await taughtByOurs(await readFolder(root));
    const asked = marlpit?.asked.find(({ text }) => text.startsWith('may I lead'));
    expect(asked).toEqual({
      text: 'may I lead kites on the common',
      telling: ['lead', 'kite', 'common'],
      right: [0],
      weight: 1,
    });
  });
});

describe('the cases that are learnt from', () => {
  it('ask each council with what was learnt without it', async () => {
    const cases = await collectUnseen(await aFolderWithQuestions(), SOUND, await aMemoryCache(), 5, ON_TOPIC, without);
    expect(cases.map(({ origin, unseen }) => [origin, unseen])).toEqual([
      ['imported', true],
      ['imported-off-topic', true],
      ['imported', true],
    ]);
    const [marlpit = 0, , saltby = 0] = cases.map(({ question }) => question);
    expect(saltby).toBe(marlpit + 1);
    expect(translated(cases, marlpit)).toBeGreaterThan(0.5);
    expect(translated(cases, saltby)).toBe(0);
    expect(cases[0]?.candidates.filter(({ right }) => right === true)).toHaveLength(1);
  });

  it('ask our own guidance as if just imported with what was learnt without its council', async () => {
    const folder = { ...(await readFolder(SOUND)), expected: [] };
    const asked = ['marlpit', 'saltby', null].map((scope, at) => ({
      question: `where may a dragon go ${at}`,
      scope,
      style: 'plain',
      kind: 'rule',
      clauses: scope === null ? ['marlpit/kites/1.1'] : [],
    }));
    const cases = await collect(folder, asked, await aMemoryCache(), ON_TOPIC, without);
    const imported = cases.filter(({ origin }) => origin.startsWith('imported'));
    expect(imported.map(({ origin }) => origin)).toEqual(['imported-not-settled', 'imported-not-settled', 'imported']);
    const [marlpit = 0, saltby = 0, all = 0] = imported.map(({ candidates }) => Math.max(...candidates.map(signOf)));
    expect([marlpit > 0.2, saltby, all > 0.2]).toEqual([true, 0, true]);
  });
});
