import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { runCommand } from '../../src/cli/program.ts';
import { sarifOf } from '../../src/cli/sarif.ts';
import { problemOf } from '../../src/knowledge/problem.ts';
import { RULES } from '../../src/knowledge/rules.ts';
import { aTerminal, SOUND_KNOWLEDGE } from '../support/fake-terminal.ts';
import { keptModel } from '../support/kept-model.ts';
import { aTempFolder } from '../support/temp-folder.ts';
import { documentOf, writtenKnowledge } from '../support/written-knowledge.ts';

const clock = (): number => Date.parse('2026-01-01');

async function run(...argv: readonly string[]): Promise<{ exit: number; printed: string; said: string }> {
  const terminal = aTerminal({ env: { DATA_DIR: await aTempFolder() } });
  const exit = await runCommand(terminal, ['check', ...argv], { clock, embedder: keptModel });
  return { exit, printed: terminal.printed(), said: terminal.said() };
}

const dead = 'id: one\ntext: See paragraph 4.9.';
const twice = [dead, 'id: one\ntext: Fly high.'];
const DEAD = {
  file: 'marlpit/kites.yaml',
  line: 5,
  column: 15,
  rule: 'dead-reference',
  level: 'advice',
  sentence: '“paragraph 4.9” leads nowhere: this document has none.',
  mend: RULES['dead-reference'].mend,
};

describe('check', () => {
  it('says what is worth a look and how to mend it, and ends with 0', async () => {
    const knowledge = await writtenKnowledge({ 'kites.yaml': documentOf([dead]) });
    expect(await run('--knowledge', knowledge)).toEqual({
      exit: 0,
      printed:
        `marlpit/kites.yaml:5:15 ${DEAD.sentence}\n    advice dead-reference: ${DEAD.mend}\n` +
        'No problems: 1 council, 1 document, 1 clause, 0 phrasings, 0 expected questions. 1 thing is worth a look.\n',
      said: '',
    });
  });

  it('counts faults and what is worth a look apart', async () => {
    const knowledge = await writtenKnowledge({ 'kites.yaml': documentOf([...twice, dead.replace('one', 'two')]) });
    const { exit, printed } = await run('--knowledge', knowledge);
    expect(exit).toBe(3);
    expect(printed).toMatch(/\n1 problem to mend\. 2 things are worth a look\.\n$/);
  });

  it('prints JSON for programs: one array, with all there is to a problem', async () => {
    const knowledge = await writtenKnowledge({ 'kites.yaml': documentOf(twice) });
    const { exit, printed } = await run('--knowledge', knowledge, '--json');
    expect(exit).toBe(3);
    expect(JSON.parse(printed)).toEqual([
      {
        file: 'marlpit/kites.yaml',
        line: 6,
        column: 13,
        rule: 'repeated-id',
        level: 'fault',
        sentence: 'The id one stands twice in this document. Give one of them another.',
        mend: RULES['repeated-id'].mend,
      },
      DEAD,
    ]);
    expect(JSON.parse((await run('--knowledge', SOUND_KNOWLEDGE, '--json')).printed)).toEqual([]);
  });

  it('compares ids with a folder of before, which has to be in order', async () => {
    const before = await writtenKnowledge({ 'kites.yaml': documentOf(['id: one\ntext: Fly high.']) });
    const knowledge = await writtenKnowledge({ 'kites.yaml': documentOf(['id: first\ntext: Fly high.']) });
    expect((await run('--knowledge', knowledge)).exit).toBe(0);
    const { exit, printed } = await run('--knowledge', knowledge, '--against', before);
    expect(exit).toBe(3);
    expect(printed).toContain('had the id marlpit/kites/one before');
    const broken = await writtenKnowledge({ 'kites.yaml': 'title: Kites\n' });
    const refused = await run('--knowledge', knowledge, '--against', broken);
    expect(refused).toMatchObject({ exit: 3, printed: '' });
    expect(refused.said).toContain(`${broken}/marlpit/kites.yaml:1:1 \`sections\` is missing.`);
  });

  it('puts the questions if it is asked to, and only to guidance without a fault', async () => {
    const { exit, printed, said } = await run('--knowledge', SOUND_KNOWLEDGE, '--questions');
    expect({ exit, said }).toEqual({ exit: 0, said: '' });
    expect(printed).toContain('advice shared-lexicon-word: ');
    const faulty = await writtenKnowledge({ 'kites.yaml': documentOf(twice) });
    expect((await run('--knowledge', faulty, '--questions')).said).toContain('once no fault is left');
  });
});

/** What SARIF 2.1.0 asks of the objects that are used; its schema allows no other properties in them either. */
const words = z.strictObject({ text: z.string().min(1), markdown: z.string().min(1).optional() });
const level = z.enum(['none', 'note', 'warning', 'error']);
const sarif = z.strictObject({
  $schema: z.url(),
  version: z.literal('2.1.0'),
  runs: z.array(
    z.strictObject({
      tool: z.strictObject({
        driver: z.strictObject({
          name: z.string().min(1),
          rules: z.array(
            z.strictObject({
              id: z.string().min(1),
              shortDescription: words,
              help: words,
              defaultConfiguration: z.strictObject({ level }),
            }),
          ),
        }),
      }),
      columnKind: z.enum(['utf16CodeUnits', 'unicodeCodePoints']),
      results: z.array(
        z.strictObject({
          ruleId: z.string().min(1),
          ruleIndex: z.int().min(0),
          level,
          message: words,
          locations: z.array(
            z.strictObject({
              physicalLocation: z.strictObject({
                // A reference as RFC 3986 has it.
                artifactLocation: z.strictObject({
                  uri: z.string().regex(/^(?:[\w.~!$&'()*+,;=:@/-]|%[0-9A-F]{2})+$/),
                }),
                region: z.strictObject({ startLine: z.int().min(1), startColumn: z.int().min(1) }),
              }),
            }),
          ),
        }),
      ),
    }),
  ),
});

describe('SARIF', () => {
  it('names each problem with its rule, level, place and way to mend it', () => {
    const place = { file: 'marl pit/ä.yaml', line: 3, column: 7 };
    const problems = [problemOf('altered-words', place, 'Not so.'), problemOf('review-passed', place, 'Over.')];
    const { runs } = sarif.parse(sarifOf(problems, '/repository/knowledge', '/repository'));
    const { tool, results } = runs[0] ?? {};
    expect(results?.map((result) => tool?.driver.rules[result.ruleIndex]?.id)).toEqual([
      'altered-words',
      'review-passed',
    ]);
    expect(results?.map((result) => result.ruleId)).toEqual(['altered-words', 'review-passed']);
    expect(results?.map((result) => result.level)).toEqual(['error', 'warning']);
    expect(results?.[0]?.message.text).toBe(`Not so. ${RULES['altered-words'].mend}`);
    expect(results?.[0]?.locations[0]?.physicalLocation).toEqual({
      artifactLocation: { uri: 'knowledge/marl%20pit/%C3%A4.yaml' },
      region: { startLine: 3, startColumn: 7 },
    });
    expect(tool?.driver.rules.map(({ id }) => id)).toEqual(Object.keys(RULES));
    expect(tool?.driver.rules.every(({ id, help }) => help.text.includes(`docs/checks.md#${id}`))).toBe(true);
  });

  it('is as the published schema has it, for every rule', async () => {
    const schema = z
      .record(z.string(), z.unknown())
      .parse(JSON.parse(await readFile('tests/fixtures/sarif/sarif-2.1.0-rtm.5.json', 'utf8')));
    // It names its dialect and itself as draft 4 does, and uses nothing else of that dialect.
    const { $schema: _dialect, id: _name, ...plain } = schema;
    const check = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(plain);
    const place = { file: 'a.yaml', line: 3, column: 7 };
    const each = z.array(z.custom<keyof typeof RULES>()).parse(Object.keys(RULES));
    const log = sarifOf(
      each.map((rule) => problemOf(rule, place, 'Not so.')),
      '/repository/knowledge',
      '/repository',
    );
    expect([check(log), check.errors]).toEqual([true, null]);
    expect(check(sarifOf([problemOf('no-council', { ...place, line: 0 }, 'None.')], '/a', '/'))).toBe(false);
    expect(check({ ...log, clausebook: true })).toBe(false);
  });

  it('names a file elsewhere by where it is', () => {
    const problem = problemOf('no-council', { file: '.', line: 1, column: 1 }, 'None.');
    const { runs } = sarif.parse(sarifOf([problem], '/elsewhere', '/repository'));
    expect(runs[0]?.results[0]?.locations[0]?.physicalLocation.artifactLocation.uri).toBe('file:///elsewhere');
  });

  it('is printed, or written into a file beside what is printed', async () => {
    const printed = sarif.parse(JSON.parse((await run('--knowledge', SOUND_KNOWLEDGE, '--sarif', '-')).printed));
    expect(printed.runs[0]?.results).toEqual([]);
    const knowledge = await writtenKnowledge({ 'kites.yaml': documentOf([dead]) });
    const file = join(await aTempFolder(), 'problems.sarif');
    const ended = await run('--knowledge', knowledge, '--sarif', file);
    expect(ended.printed).toContain('1 thing is worth a look');
    const written = sarif.parse(JSON.parse(await readFile(file, 'utf8')));
    expect(written.runs[0]?.results[0]?.locations[0]?.physicalLocation.artifactLocation.uri).toBe(
      pathToFileURL(resolve(knowledge, 'marlpit/kites.yaml')).href,
    );
    const nowhere = await run('--knowledge', knowledge, '--sarif', join(file, 'nowhere'));
    expect(nowhere).toMatchObject({ exit: 2, said: expect.stringContaining('cannot be written') });
  });
});
