import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { OFF_TOPIC, readTeaching } from '../../scripts/tune/teaching.ts';
import { readFolder } from '../../src/knowledge/read-folder.ts';
import { wordsOf } from '../../src/knowledge/words.ts';
import { aTempFolder } from '../support/temp-folder.ts';

const teaching = await readTeaching('scripts/tune/questions/teaching.jsonl');
const { councils, documents, expected } = await readFolder('knowledge-base');
const clauses: ReadonlySet<string> = new Set(documents.flatMap((document) => document.clauses.map(({ id }) => id)));

const asWords = (text: string): string =>
  wordsOf(text)
    .map(({ plain }) => plain)
    .join(' ');

describe('the teaching questions', () => {
  it('are thousands, each with words, a style and a kind', () => {
    expect(teaching.length).toBeGreaterThan(3000);
    const blank = teaching.filter(({ question, style, kind }) =>
      [question, style, kind].some((text) => text.trim() === '' || text !== text.trim()),
    );
    expect(blank).toEqual([]);
  });

  it('name clauses that there are, no one twice', () => {
    expect(clauses.size).toBeGreaterThan(100);
    expect(teaching.flatMap((row) => row.clauses.filter((id) => !clauses.has(id)))).toEqual([]);
    expect(teaching.filter((row) => new Set(row.clauses).size !== row.clauses.length)).toEqual([]);
  });

  it('are asked of a council that there is, and answered by clauses of its own', () => {
    const ids: ReadonlySet<string | null> = new Set([null, ...councils.map(({ id }) => id)]);
    expect(teaching.filter(({ scope }) => !ids.has(scope))).toEqual([]);
    const strayed = teaching.filter(
      (row) => row.scope !== null && row.clauses.some((id) => !id.startsWith(`${row.scope}/`)),
    );
    expect(strayed).toEqual([]);
  });

  it('have no answer where they are a near miss or off the topic, and one everywhere else', () => {
    const unanswered = new Set([...OFF_TOPIC, 'near-miss']);
    expect(teaching.filter((row) => (row.clauses.length === 0) !== unanswered.has(row.kind))).toEqual([]);
    expect([...unanswered].filter((kind) => !teaching.some((row) => row.kind === kind))).toEqual([]);
  });

  it('are no two alike, as they were written and to the letter', () => {
    // Of questions without a letter, the marks are all there is to compare.
    const seen = Map.groupBy(teaching, ({ scope, question }) => `${scope}: ${asWords(question) || question}`);
    expect([...seen.values()].filter((rows) => rows.length > 1)).toEqual([]);
  });

  it('are none of the expected questions, which must not be taught', () => {
    const asked = new Set(expected.flatMap(({ value }) => value.map(({ question }) => asWords(question))));
    expect(asked.size).toBeGreaterThan(100);
    expect(teaching.filter(({ question }) => asked.has(asWords(question)))).toEqual([]);
  });
});

describe('reading teaching questions', () => {
  const line = { question: 'may I fly', scope: null, style: 'plain', kind: 'rule', clauses: ['marlpit/kites/1.1'] };
  const read = async (...lines: readonly string[]) => {
    const path = join(await aTempFolder(), 'teaching.jsonl');
    await writeFile(path, lines.join('\n'));
    return readTeaching(path);
  };

  it('takes a question a line, and passes over empty lines', async () => {
    const other = { ...line, scope: 'marlpit', clauses: [] };
    expect(await read(JSON.stringify(line), '', JSON.stringify(other), '')).toEqual([line, other]);
  });

  it.each([
    ['is not JSON', '{"question": "may I fly', 'JSON'],
    ['lacks a field', JSON.stringify({ ...line, scope: undefined }), 'scope'],
    ['has another field', JSON.stringify({ ...line, note: 'mind' }), 'note'],
    ['has a field of another kind', JSON.stringify({ ...line, clauses: 'marlpit/kites/1.1' }), 'clauses'],
  ])('refuses a line that %s', async (_what, faulty, named) => {
    await expect(read(JSON.stringify(line), faulty)).rejects.toThrow(named);
  });
});
