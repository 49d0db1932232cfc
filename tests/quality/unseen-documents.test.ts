import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readConfig } from '../../src/config.ts';
import { shown } from '../../src/core/answer.ts';
import { councilFrom, openReader } from '../../src/reader.ts';
import type { Reader } from '../../src/reader.ts';
import { aLog } from '../support/builders.ts';
import { keptModel } from '../support/kept-model.ts';

const UNSEEN = 'tests/quality/unseen';
/** The others are asked by `npm run quality`. */
const ELLERSBY = 'ellersby';
const row = z.object({ question: z.string(), gold: z.array(z.string()), kind: z.string() });
const ELSEWHERE = new Set(['off-topic', 'chit-chat', 'hostile']);

interface Marked {
  readonly kind: string;
  readonly answerable: boolean;
  readonly outcome: string;
  readonly right: readonly boolean[];
}

// A council that does not exist, whose documents have no phrasings, no lexicon and no known gaps of their own. Floors are below what was
// reached; nothing is learnt from these questions.
describe('documents that were never seen before, as if just imported', () => {
  let data: string;
  let reader: Reader;
  const marked: Marked[] = [];

  beforeAll(async () => {
    data = await mkdtemp(join(tmpdir(), 'clausebook-'));
    const root = join(data, 'knowledge');
    await cp(join(UNSEEN, ELLERSBY), join(root, ELLERSBY), { recursive: true });
    // Made by KNOWLEDGE_DIR=tests/quality/unseen npm run vectors; without it the test takes half a minute more.
    await cp(join(UNSEEN, 'vectors.bin'), join(root, 'vectors.bin'));
    const config = readConfig({ DATA_DIR: data, KNOWLEDGE_DIR: root });
    reader = await openReader(config, { log: aLog(), progress: () => {}, embedder: keptModel });
    const lines = (await readFile(join(root, ELLERSBY, 'questions.jsonl'), 'utf8')).trim().split('\n');
    for (const line of lines) {
      const { question, gold, kind } = row.parse(JSON.parse(line));
      const considered = await reader.assistant.consider(question, councilFrom(ELLERSBY, reader.knowledge));
      if (considered.outcome !== 'considered') throw new Error(`“${question}” was ${considered.outcome}.`);
      const { answer } = considered;
      const right = shown(answer).map(({ text }) => gold.some((snippet) => text.includes(snippet)));
      marked.push({ kind, answerable: gold.length > 0, outcome: answer.outcome, right });
    }
  }, 120_000);
  afterAll(async () => {
    await reader.close();
    await rm(data, { recursive: true });
  });

  const share = (rows: readonly Marked[], of: (one: Marked) => boolean): number => rows.filter(of).length / rows.length;

  it('are found in, for most questions', () => {
    const answerable = marked.filter((one) => one.answerable);
    expect(answerable).toHaveLength(112);
    expect(share(answerable, ({ right }) => right[0] === true)).toBeGreaterThan(0.66);
    expect(share(answerable, ({ right }) => right.slice(0, 3).includes(true))).toBeGreaterThan(0.84);
  });

  it('are hardly ever quoted wrongly, and never for what is off the topic', () => {
    const quoted = marked.filter(({ outcome }) => outcome === 'quoted');
    expect(quoted.length).toBeGreaterThan(12);
    expect(quoted.filter(({ right }) => right[0] !== true).length).toBeLessThanOrEqual(1);
    expect(quoted.filter(({ kind }) => ELSEWHERE.has(kind))).toEqual([]);
  });

  it('are offered little to what is off the topic', () => {
    const elsewhere = marked.filter(({ kind }) => ELSEWHERE.has(kind));
    expect(share(elsewhere, ({ right }) => right.length > 0)).toBeLessThan(0.3);
  });
});
