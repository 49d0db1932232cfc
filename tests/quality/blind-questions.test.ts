import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readConfig } from '../../src/config.ts';
import { shown } from '../../src/core/answer.ts';
import type { Considered } from '../../src/core/considering.ts';
import { councilFrom, openReader } from '../../src/reader.ts';
import type { Reader } from '../../src/reader.ts';
import { aLog } from '../support/builders.ts';
import { keptModel } from '../support/kept-model.ts';

const rowSchema = z.object({ scope: z.string().nullable(), kind: z.string() });
const questionSchema = rowSchema.extend({ question: z.string(), gold: z.array(z.string()) });
const conversationSchema = rowSchema.extend({
  turns: z.tuple([z.string(), z.string()]),
  gold: z.tuple([z.array(z.string()), z.array(z.string())]),
});

const linesOf = async (file: string): Promise<readonly unknown[]> =>
  (await readFile(new URL(file, import.meta.url), 'utf8'))
    .split('\n')
    .filter((line) => line !== '')
    .map((line): unknown => JSON.parse(line));

interface Marked {
  readonly kind: string;
  readonly quoted: boolean;
  /** Of the clauses shown, in their order: whether each answers. */
  readonly right: readonly boolean[];
}

const questions: Marked[] = [];
const followUps: Marked[] = [];
let data: string;
let reader: Reader;

async function consider(text: string, scope: string | null, earlier?: string): Promise<Considered> {
  const considered = await reader.assistant.consider(text, councilFrom(scope ?? undefined, reader.knowledge), earlier);
  if (considered.outcome !== 'considered') throw new Error(`“${text}” was ${considered.outcome}.`);
  return considered;
}

const mark = ({ answer }: Considered, kind: string, gold: readonly string[]): Marked => ({
  kind,
  quoted: answer.outcome === 'quoted',
  right: shown(answer).map((quote) => gold.includes(quote.text)),
});

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'clausebook-'));
  reader = await openReader(readConfig({ DATA_DIR: data }), { log: aLog(), progress: () => {}, embedder: keptModel });
  for (const line of await linesOf('blind-questions.jsonl')) {
    const { question, scope, kind, gold } = questionSchema.parse(line);
    questions.push(mark(await consider(question, scope), kind, gold));
  }
  for (const line of await linesOf('blind-conversations.jsonl')) {
    const { turns, scope, kind, gold } = conversationSchema.parse(line);
    const first = await consider(turns[0], scope);
    followUps.push(mark(await consider(turns[1], scope, first.carried), kind, gold[1]));
  }
}, 120_000);
afterAll(async () => {
  await reader.close();
  await rm(data, { recursive: true });
});

const UNSETTLED = new Set(['near-miss', 'off-topic', 'chit-chat', 'hostile']);
const share = (rows: readonly Marked[], of: (row: Marked) => boolean): number => rows.filter(of).length / rows.length;
const firstRight = ({ right }: Marked): boolean => right[0] === true;

// Floors below what was reached by a few questions: they catch a loss, not a changed row.
describe('questions written by somebody who saw the documents only, and never learnt from', () => {
  it('have the right clause first, and among what is shown', () => {
    const answerable = questions.filter(({ kind }) => !UNSETTLED.has(kind));
    expect(answerable).toHaveLength(180);
    expect(share(answerable, firstRight)).toBeGreaterThan(0.93);
    expect(share(answerable, ({ right }) => right.includes(true))).toBeGreaterThan(0.95);
    expect(share(answerable, (row) => row.quoted && firstRight(row))).toBeGreaterThan(0.72);
  });

  it('are right when they are quoted', () => {
    expect(
      share(
        questions.filter(({ quoted }) => quoted),
        firstRight,
      ),
    ).toBeGreaterThan(0.96);
  });

  it('are hardly ever quoted when the guidance does not settle them', () => {
    expect(
      share(
        questions.filter(({ kind }) => kind === 'near-miss'),
        ({ quoted }) => quoted,
      ),
    ).toBeLessThanOrEqual(0.04);
  });

  it('never get a clause when they are off the topic, small talk or abuse, but for one in thirty', () => {
    const far = questions.filter(({ kind }) => UNSETTLED.has(kind) && kind !== 'near-miss');
    expect(far).toHaveLength(35);
    expect(share(far, ({ quoted }) => quoted)).toBe(0);
    expect(share(far, ({ right }) => right.length > 0)).toBeLessThanOrEqual(0.03);
  });

  it('are understood when they lean on the question before', () => {
    expect(followUps).toHaveLength(40);
    expect(share(followUps, firstRight)).toBeGreaterThan(0.7);
    expect(share(followUps, ({ right }) => right.includes(true))).toBeGreaterThan(0.8);
  });
});
