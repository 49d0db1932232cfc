import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { expectedQuestions, holdsOne, readQuestionSet } from '../../scripts/quality/question-set.ts';
import { readFolder } from '../../src/knowledge/read-folder.ts';
import { LOGO_TEXT, aClause } from '../support/builders.ts';
import { aTempFolder } from '../support/temp-folder.ts';

const folder = await readFolder('knowledge-base');
const shown = folder.documents.flatMap((document) => document.clauses.map(({ id, text }) => ({ clause: id, text })));

describe('a question set', () => {
  it.each(['fresh-questions', 'blind-questions'])(
    '%s has a right clause for each answerable question',
    async (name) => {
      const { questions } = await readQuestionSet(`tests/quality/${name}.jsonl`);
      const councils: ReadonlySet<string | undefined> = new Set([undefined, ...folder.councils.map(({ id }) => id)]);
      expect(questions.filter(({ scope }) => !councils.has(scope))).toEqual([]);
      const wrong = questions.filter((asked) => asked.answerable !== shown.some((one) => asked.isAnsweredBy(one)));
      expect(wrong.map(({ question }) => question)).toEqual([]);
    },
  );

  it('takes a clause for right by the snippets it holds', async () => {
    const path = join(await aTempFolder(), 'kites.jsonl');
    const common = { scope: null, style: 'plain', kind: 'rule', note: 'not read' };
    const lines = [
      { ...common, id: 'K1', question: 'the logo?', answerable: true, gold: ['no such words', 'misleading use of'] },
      { ...common, id: 'K2', question: 'kites?', answerable: false, gold: [], scope: 'gedling', kind: 'near-miss' },
    ];
    await writeFile(path, `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`);
    const { name, questions } = await readQuestionSet(path);
    expect(name).toBe('kites.jsonl');
    expect(questions.map(({ scope, kind, answerable }) => [scope, kind, answerable])).toEqual([
      [undefined, 'rule', true],
      ['gedling', 'near-miss', false],
    ]);
    const { id, text } = aClause();
    expect(questions.map((asked) => asked.isAnsweredBy({ clause: id, text }))).toEqual([true, false]);
  });

  it('refuses a line that is not a question', async () => {
    const path = join(await aTempFolder(), 'broken.jsonl');
    await writeFile(path, '{"id":"K1","question":"the logo?"}\n');
    await expect(readQuestionSet(path)).rejects.toThrow('gold');
  });

  it('of the expected questions is right by name', () => {
    const { questions } = expectedQuestions(folder);
    const answerable = questions.filter((asked) => asked.answerable);
    expect(answerable.length).toBeGreaterThan(200);
    expect(answerable.filter((asked) => !shown.some((one) => asked.isAnsweredBy(one)))).toEqual([]);
    const others = questions.filter((asked) => !asked.answerable);
    expect(others.length).toBeGreaterThan(100);
    expect(others.filter((asked) => asked.kind !== 'near-miss')).toEqual([]);
  });
});

describe('a snippet', () => {
  it('is held whatever its spacing, marks and capitals', () => {
    expect(holdsOne('**Councillors’**  are\n[personally] responsible', ["councillors' are personally"])).toBe(true);
    expect(holdsOne('He said “no”.', ['said "No"'])).toBe(true);
  });

  it('is not held when a word is another, or there is none', () => {
    expect(holdsOne(LOGO_TEXT, ['never acceptable'])).toBe(false);
    expect(holdsOne(LOGO_TEXT, [])).toBe(false);
  });
});
