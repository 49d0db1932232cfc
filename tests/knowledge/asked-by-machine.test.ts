import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createAssistant } from '../../src/core/assistant.ts';
import { createExamples } from '../../src/core/examples.ts';
import { councilId } from '../../src/core/guidance.ts';
import { check } from '../../src/knowledge/check.ts';
import { buildEdition } from '../../src/knowledge/edition.ts';
import { readFolder } from '../../src/knowledge/read-folder.ts';
import { aQuestionLog } from '../support/question-log.ts';
import { aMemoryCache, SOUND } from '../support/sound-knowledge.ts';
import { aTempFolder } from '../support/temp-folder.ts';

const MARLPIT = councilId('marlpit');
const [SHOWN, MADE] = ['can I fly my kite on the common', 'Could I launch a stunt foil?'] as const;

async function aFolder(...made: readonly string[]): Promise<string> {
  const root = await aTempFolder();
  await cp(SOUND, root, { recursive: true });
  const file = join(root, 'marlpit', 'kites.yaml');
  const list = `        askedByMachine:\n${made.map((phrasing) => `          - ${phrasing}\n`).join('')}`;
  const text = await readFile(file, 'utf8');
  await writeFile(
    file,
    text.replace(/(outdoors\n)/, (end) => `${end}${list}`),
  );
  return root;
}
const anEdition = async () => buildEdition(await readFolder(await aFolder(MADE)), await aMemoryCache());

describe('a phrasing that no person wrote', () => {
  it('leads to its clause as a sentence of it would, and is not said to be what was nearest', async () => {
    const edition = await anEdition();
    const nearest = async (text: string) => (await edition.find({ text }, MARLPIT, 1)).candidates[0];
    const found = await nearest(MADE);
    expect(found).toMatchObject({ clause: { key: '1.1' } });
    expect(found?.evidence.sentenceCosine).toBeCloseTo(1, 2);
    expect(found?.nearestPhrasing).not.toBe(MADE);
  });

  it('is no example of what to ask', async () => {
    const edition = await anEdition();
    const tried: string[] = [];
    const assistant = createAssistant({
      knowledge: { current: () => edition },
      questions: aQuestionLog(),
      clock: () => 0,
    });
    const examples = createExamples({
      consider: async (typed, scope) => {
        tried.push(typed);
        return assistant.consider(typed, scope);
      },
    });
    await examples.of(edition, MARLPIT);
    expect(tried).toContain(SHOWN);
    expect(tried).not.toContain(MADE);
  });

  it('may not lead to two clauses either, and is named where it stands', async () => {
    const root = await aFolder(MADE, 'how should I behave on the common?');
    const problems = await check(root, await readFolder(root));
    expect(problems).toMatchObject([
      { file: 'marlpit/kites.yaml', sentence: expect.stringContaining('how should I behave') },
    ]);
  });
});
