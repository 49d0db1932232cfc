import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readConfig } from '../../src/config.ts';
import { shown } from '../../src/core/answer.ts';
import type { Answer } from '../../src/core/answer.ts';
import { asksForVerdict } from '../../src/core/verdict.ts';
import { councilFrom, openReader } from '../../src/reader.ts';
import type { Reader } from '../../src/reader.ts';
import { aLog } from '../support/builders.ts';
import { keptModel } from '../support/kept-model.ts';

const message = z.object({ message: z.string(), scope: z.string().nullable() });
const inParts = message.extend({ parts: z.array(z.object({ clauses: z.array(z.string()) })) });
const draft = message.extend({ draft: z.boolean(), clauses: z.array(z.string()) });
const judged = message.extend({ verdict: z.boolean() });

async function rowsOf<T>(file: string, schema: z.ZodType<T>): Promise<readonly T[]> {
  const text = await readFile(new URL(file, import.meta.url), 'utf8');
  return text
    .trim()
    .split('\n')
    .map((line) => schema.parse(JSON.parse(line)));
}

const share = (part: number, whole: number): number => part / whole;

describe('messages that are not one plain question', () => {
  let data: string;
  let reader: Reader;

  beforeAll(async () => {
    data = await mkdtemp(join(tmpdir(), 'clausebook-'));
    reader = await openReader(readConfig({ DATA_DIR: data }), { log: aLog(), progress: () => {}, embedder: keptModel });
  });
  afterAll(async () => {
    await reader.close();
    await rm(data, { recursive: true });
  });

  async function answerTo(text: string, scope: string | null): Promise<Answer> {
    const considered = await reader.assistant.consider(text, councilFrom(scope ?? undefined, reader.knowledge));
    if (considered.outcome !== 'considered') throw new Error(`“${text}” was ${considered.outcome}.`);
    return considered.answer;
  }

  it('are answered part by part where they ask several things, and as one where they ask one', async () => {
    const rows = await rowsOf('messages-in-parts.jsonl', inParts);
    const several = rows.filter(({ parts }) => parts.length > 1);
    let taken = 0;
    let wrongly = 0;
    let right = 0;
    for (const row of rows) {
      const answer = await answerTo(row.message, row.scope);
      if (answer.outcome !== 'in-parts') continue;
      if (row.parts.length === 1) {
        wrongly += 1;
        continue;
      }
      taken += 1;
      const gold = new Set(row.parts.flatMap(({ clauses }) => clauses));
      right += gold.has(shown(answer)[0]?.clause ?? '') ? 1 : 0;
    }
    expect(several).toHaveLength(30);
    expect(share(taken, several.length)).toBeGreaterThan(0.6);
    expect(right).toBeGreaterThan(0.9 * taken);
    expect(wrongly).toBeLessThanOrEqual(2);
  }, 60_000);

  it('are answered with what bears on a draft where they paste one, never with confidence', async () => {
    const rows = await rowsOf('messages-with-drafts.jsonl', draft);
    const drafts = rows.filter((row) => row.draft);
    // A post pasted without a word beside it is often taken for a question; what matters is that a recognised one is served.
    const recognised = [];
    for (const row of drafts) {
      const answer = await answerTo(row.message, row.scope);
      if (answer.outcome === 'unsure' && answer.why === 'draft')
        recognised.push({ bears: row.clauses, offered: shown(answer).map(({ clause }) => clause) });
    }
    const borne = recognised.filter(({ bears }) => bears.length > 0);
    const served = borne.filter(({ bears, offered }) => offered.some((clause) => bears.includes(clause)));
    expect(recognised.length).toBeGreaterThanOrEqual(16);
    expect(share(served.length, borne.length)).toBeGreaterThan(0.8);
    for (const row of rows.filter((one) => !one.draft)) {
      const answer = await answerTo(row.message, row.scope);
      expect('why' in answer ? answer.why : '').not.toBe('draft');
    }
  }, 60_000);

  it('are known when they ask for a verdict, and a question about the rule is not taken for one', async () => {
    const rows = await rowsOf('messages-for-verdicts.jsonl', judged);
    const asking = rows.filter(({ verdict }) => verdict);
    const known = asking.filter((row) => asksForVerdict(row.message));
    expect(share(known.length, asking.length)).toBeGreaterThan(0.8);
    expect(rows.filter((row) => !row.verdict && asksForVerdict(row.message))).toEqual([]);
  });
});
