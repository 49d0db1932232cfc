import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { searchAsItComes } from '../../scripts/quality/as-it-comes.ts';
import { judgements, readPublicSet } from '../../scripts/quality/public-folder.ts';
import { councilId } from '../../src/core/guidance.ts';
import { aTempFolder } from '../support/temp-folder.ts';

const CORPUS = [
  { id: 'd1', title: 'Flying kites', text: 'A kite needs wind.' },
  { id: 'd2', title: '', text: 'Ponds freeze in winter.' },
];
const QUERIES = [
  { id: 'q1', text: 'when do ponds freeze', question: 'ponds?' },
  { id: 'q2', text: 'nobody judged this', question: 'judged?' },
];

async function aPublicFolder(): Promise<string> {
  const folder = await aTempFolder();
  const write = async (file: string, lines: readonly string[]): Promise<void> =>
    writeFile(join(folder, file), `${lines.join('\n')}\n`);
  const asJson = (row: object): string => JSON.stringify(row);
  await write('corpus.jsonl', CORPUS.map(asJson));
  await write('queries.jsonl', QUERIES.map(asJson));
  await write('qrels.tsv', ['query-id\tdoc-id\trel', 'q1\td2\t1']);
  return folder;
}

describe('a public set', () => {
  it('becomes clauses without phrasings, their titles as headings', async () => {
    const { clauses } = await readPublicSet(await aPublicFolder(), 'text');
    expect(clauses.map(({ text, asked, citation }) => [citation.headings, text, asked])).toEqual([
      [['Flying kites'], 'A kite needs wind.', []],
      [[], 'Ponds freeze in winter.', []],
    ]);
  });

  it('asks what was judged, in the field that is named', async () => {
    const folder = await aPublicFolder();
    const asked = async (field: string): Promise<readonly string[]> =>
      (await readPublicSet(folder, field)).questions.map(({ text }) => text);
    expect(await asked('text')).toEqual(['when do ponds freeze']);
    expect(await asked('question')).toEqual(['ponds?']);
    await expect(asked('scenario')).rejects.toThrow('expected string');
  });

  it('judges its own clauses', async () => {
    const { clauses, questions } = await readPublicSet(await aPublicFolder(), 'text');
    expect(questions.map(({ relevance }) => [...relevance])).toEqual([[[clauses[1]?.id, 1]]]);
  });

  it('has judgements with a header or without, and passes over what is not relevant', () => {
    const lines = ['q1\td1\t1', 'q1\td2\t2', 'q2\td1\t0'];
    const judged = judgements(lines);
    expect([...judged].map(([question, relevance]) => [question, [...relevance.values()]])).toEqual([['q1', [1, 2]]]);
    expect(judgements(['query-id\tdoc-id\trel', ...lines])).toEqual(judged);
  });
});

describe('MiniSearch as it comes', () => {
  it('ranks clauses by the words of their headings and texts, within a scope', async () => {
    const { clauses } = await readPublicSet(await aPublicFolder(), 'text');
    const rank = searchAsItComes(clauses);
    const keys = (question: string, scope?: string): readonly string[] =>
      rank(question, scope === undefined ? undefined : councilId(scope), 10).map(({ key }) => key);
    expect(keys('kites')).toEqual(['d1']);
    expect(keys('freeze in wind', 'pretend')).toEqual(['d2', 'd1']);
    expect(keys('kites', 'gedling')).toEqual([]);
  });
});
