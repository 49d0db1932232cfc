import * as fc from 'fast-check';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { documentSchema, expectedQuestionsSchema, lexiconSchema } from '../../src/knowledge/document-schema.ts';
import type { Problem } from '../../src/knowledge/problem.ts';
import { readYaml } from '../../src/knowledge/read-yaml.ts';
import { problemOf } from '../../src/knowledge/problem.ts';

const problemsOf = (text: string, schema: z.ZodType = documentSchema): readonly Problem[] => {
  const result = readYaml('kites.yaml', text, schema);
  return result.outcome === 'faulty' ? result.problems : [];
};

/** True if the problem stands in the text, or right after it, and is told in one sentence. */
function isTold(text: string, { file, line, column, sentence }: Problem): boolean {
  const lines = text.split('\n');
  const inside = line >= 1 && line <= lines.length && column >= 1 && column <= (lines[line - 1]?.length ?? 0) + 1;
  return inside && file === 'kites.yaml' && /^\S[^\n]*[.!?]$/.test(sentence);
}

// Random letters are seldom YAML; these are the pieces that it is made of, sound and broken.
const PIECES = [
  'title',
  'sections',
  'clauses',
  'id',
  'text',
  'approved',
  ': ',
  ':',
  '- ',
  '\n',
  '\r\n',
  '\n  ',
  '\n    ',
  '\t',
  '"',
  "'",
  '[',
  ']',
  '{',
  '}',
  ', ',
  '&a ',
  '*a',
  '<<',
  '!!binary ',
  '!!set ',
  '!x ',
  '|',
  '>-',
  '---\n',
  '...\n',
  '%YAML 1.1\n',
  '# ',
  '? ',
  '1.0',
  '2024-02-30',
  'null',
  '~',
  'true',
  '\uFEFF',
  '\0',
  '\u2028',
  '🪁',
  '\\x',
] as const;
const yamlLike = fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join(''));
const anyText = fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.string({ maxLength: 200 }), yamlLike);

describe('text that nobody meant as guidance', () => {
  it.each([
    ['a document', documentSchema],
    ['expected questions', expectedQuestionsSchema],
    ['a lexicon', lexiconSchema],
  ])('never breaks the reading of %s, and each problem stands inside the text', (_what, schema) => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(problemsOf(text, schema).filter((problem) => !isTold(text, problem))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['brackets', '['.repeat(20_000)],
    ['closed brackets', `${'['.repeat(5000)}${']'.repeat(5000)}`],
    ['braces', `${'{a: '.repeat(5000)}${'}'.repeat(5000)}`],
    ['dashes', '- '.repeat(20_000)],
  ])('has one problem when it is nested deeply in %s', (_what, text) => {
    const problems = problemsOf(text);
    expect(problems.map(({ sentence }) => sentence)).toEqual(['This is nested too deeply to be guidance.']);
    expect(problems.every((problem) => isTold(text, problem))).toBe(true);
  });

  it('has its problem on the right line after text that cannot be read', () => {
    expect(problemsOf('- \ntitle\ntitle: ').map(({ line, column }) => [line, column])).toEqual([
      [2, 1],
      [3, 6],
    ]);
  });

  it('is refused as a whole with more faults than can be listed', () => {
    expect(problemsOf(`- [${'1,'.repeat(130_000)}]`, lexiconSchema)).toEqual([
      problemOf('wrong-field', { file: 'kites.yaml', line: 1, column: 1 }, 'This has too many faults to be guidance.'),
    ]);
  });

  it('is told as problems only, never as warnings of the process', async () => {
    const warnings: string[] = [];
    const listener = (warning: Error): number => warnings.push(warning.message);
    process.on('warning', listener);
    onTestFinished(() => void process.off('warning', listener));
    expect(problemsOf('? [a, b]\n: c\n').length).toBeGreaterThan(0);
    expect(problemsOf('title: !kite Kites\n').length).toBeGreaterThan(0);
    await nextTurn();
    expect(warnings).toEqual([]);
  });

  it('is read, or has a problem, and never both', () => {
    fc.assert(
      fc.property(yamlLike, (text) => {
        const result = readYaml('kites.yaml', text, z.unknown());
        expect(result.outcome === 'read' || result.problems.length > 0).toBe(true);
      }),
    );
  });
});

describe('text that is guidance', () => {
  it('comes back letter for letter, whatever its letters', () => {
    const schema = z.strictObject({ text: z.string() });
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(readYaml('kites.yaml', `text: ${JSON.stringify(text)}\n`, schema)).toMatchObject({
          outcome: 'read',
          value: { text },
        });
      }),
    );
  });

  it('keeps the position of every value for problems that are found later', () => {
    const text =
      'title: Kites\nsections:\n  - clauses:\n      - id: "1"\n        text: Fly high.\n        asked:\n          - how high\n';
    const result = readYaml('kites.yaml', text, documentSchema);
    const at = result.outcome === 'read' ? result.at : undefined;
    expect(at?.(['title'])).toEqual({ line: 1, column: 8 });
    expect(at?.(['sections', 0, 'clauses', 0, 'asked', 0])).toEqual({ line: 7, column: 13 });
    expect(at?.(['sections', 0, 'clauses', 0, 'items', 3])).toEqual({ line: 4, column: 9 });
    expect(at?.(['nowhere'])).toEqual({ line: 1, column: 1 });
  });

  it('names each unknown field where it stands', () => {
    const text = 'tilte: Kites\ntitle: Kites\nsections: []\nverison: "1"\n';
    expect(problemsOf(text).map(({ line, sentence }) => [line, sentence])).toEqual([
      [3, '`sections` is empty or too short.'],
      [1, '`tilte` is not a field here. Did you mean “title”?'],
      [4, '`verison` is not a field here. Did you mean “version”?'],
    ]);
  });

  it.each([
    ['askd', 'Did you mean “asked”?'],
    ['Asked', 'Did you mean “asked”?'],
    ['leadin', 'Did you mean “leadIn”?'],
    ['footnote', 'Did you mean “footnotes”?'],
    ['colour', 'Check the spelling.'],
    ['txe', 'Check the spelling.'],
  ])('asks of the unknown field “%s” of a clause: %s', (name, asks) => {
    const text = `title: Kites\nsections:\n  - clauses:\n      - id: "1"\n        text: Fly high.\n        ${name}: [x]\n`;
    expect(problemsOf(text).map(({ line, sentence }) => [line, sentence])).toEqual([
      [6, `\`${name}\` is not a field here. ${asks}`],
    ]);
  });

  it('asks for none of two fields that are as near', () => {
    const schema = z.strictObject({ from: z.string().optional(), form: z.string().optional() });
    expect(problemsOf('fom: x\n', schema)[0]?.sentence).toBe('`fom` is not a field here. Check the spelling.');
  });

  it('takes dates and versions as text and never turns them into something else', () => {
    const schema = z.strictObject({ version: z.string(), approved: z.iso.date() });
    expect(readYaml('kites.yaml', 'version: "1.0"\napproved: 2024-03-01\n', schema)).toMatchObject({
      value: { version: '1.0', approved: '2024-03-01' },
    });
  });
});
