import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCommand } from '../../src/cli/program.ts';
import { aTerminal, SOUND_KNOWLEDGE } from '../support/fake-terminal.ts';
import { aTempFolder } from '../support/temp-folder.ts';

interface Ended {
  readonly exit: number;
  readonly printed: string;
  readonly said: string;
}

/** Before the review of the sound guidance is due. */
const clock = (): number => Date.parse('2026-01-01');

async function run(argv: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ended> {
  const terminal = aTerminal({ env });
  const exit = await runCommand(terminal, argv, { clock });
  return { exit, printed: terminal.printed(), said: terminal.said() };
}

/** A knowledge base of one council whose documents are given. */
async function aKnowledgeBase(documents: Readonly<Record<string, string>>): Promise<string> {
  const folder = await aTempFolder();
  await mkdir(join(folder, 'marlpit'));
  await writeFile(join(folder, 'marlpit', 'council.yaml'), 'name: Marlpit Town Council\nshortName: Marlpit\n');
  for (const [name, text] of Object.entries(documents)) await writeFile(join(folder, 'marlpit', name), text);
  return folder;
}

describe('the command line', () => {
  it('prints its help as a result, with the exit codes', async () => {
    const { exit, printed, said } = await run(['--help']);
    expect({ exit, said }).toEqual({ exit: 0, said: '' });
    for (const command of ['serve', 'ask', 'search', 'check']) expect(printed).toContain(`\n  ${command} `);
    expect(printed).toContain(
      '0 done, 1 a fault, 2 wrong use or settings, 3 the knowledge base has problems, 4 it answers expected questions worse, 5 the audit log does not hold together, 130 stopped',
    );
  });

  it('prints the help of one command', async () => {
    const { exit, printed } = await run(['ask', '--help']);
    expect(exit).toBe(0);
    expect(printed).toContain('--explain');
  });

  it.each([
    ['nothing at all', [], 'Usage: clausebook'],
    ['an unknown command', ['answer', 'x'], "unknown command 'answer'"],
    ['an unknown option', ['ask', '--loud', 'x'], "unknown option '--loud'"],
    ['no question', ['ask'], 'Please give a question, or --batch.'],
    ['too many words without quotes', ['ask', 'can', 'I'], 'too many arguments'],
    ['a search without a batch', ['search'], "required option '--batch' not specified"],
    ['a limit of nothing', ['search', '--batch', '--limit', '0'], 'It must be a whole number from 1 to 1000.'],
    ['a limit in words', ['search', '--batch', '--limit', 'ten'], 'It must be a whole number from 1 to 1000.'],
    ['an option without its value', ['check', '--knowledge'], 'argument missing'],
  ])('explains %s on standard error and ends with 2', async (_case, argv, sentence) => {
    const { exit, printed, said } = await run(argv);
    expect({ exit, printed }).toEqual({ exit: 2, printed: '' });
    expect(said).toContain(sentence);
  });

  it('ends with 2 on settings that cannot be used, naming each', async () => {
    const { exit, printed, said } = await run(['check', '--knowledge', SOUND_KNOWLEDGE], { PORT: 'x', LOG_LEVEL: 'y' });
    expect({ exit, printed }).toEqual({ exit: 2, printed: '' });
    expect(said).toMatch(/^These settings cannot be used:\n {2}PORT: .*\n {2}LOG_LEVEL: .*\n$/);
  });

  it.each([['check'], ['ask', 'x']])(
    'ends %s with 1 if there is no such folder, without a stack trace',
    async (...argv) => {
      const data = await aTempFolder();
      const { exit, printed, said } = await run([...argv, '--knowledge', join(data, 'absent')], { DATA_DIR: data });
      expect({ exit, printed }).toEqual({ exit: 1, printed: '' });
      expect(said).toBe(`Cannot read the knowledge base at ${join(data, 'absent')}. Is the path right?\n`);
    },
  );

  it('refuses to answer from guidance with problems, naming them, and ends with 3', async () => {
    const knowledge = await aKnowledgeBase({ 'kites.yaml': 'title: Kites\n' });
    const { exit, printed, said } = await run(['ask', 'x', '--knowledge', knowledge], { DATA_DIR: knowledge });
    expect({ exit, printed }).toEqual({ exit: 3, printed: '' });
    expect(said).toBe(
      `The knowledge base at ${knowledge} cannot be used:\nmarlpit/kites.yaml:1:1 \`sections\` is missing.\n`,
    );
  });
});

const clause = (id: string): string => `      - id: ${id}\n        text: Fly high.\n`;

describe('check', () => {
  it('says what is in a sound knowledge base', async () => {
    expect(await run(['check', '--knowledge', SOUND_KNOWLEDGE])).toEqual({
      exit: 0,
      printed: 'No problems: 2 councils, 2 documents, 6 clauses, 8 phrasings, 3 expected questions.\n',
      said: '',
    });
  });

  it('takes the folder from the settings, and rather from its option', async () => {
    expect((await run(['check'], { KNOWLEDGE_DIR: SOUND_KNOWLEDGE })).exit).toBe(0);
    expect((await run(['check', '--knowledge', SOUND_KNOWLEDGE], { KNOWLEDGE_DIR: 'absent' })).exit).toBe(0);
  });

  it('prints every problem by file, line and column, counts them and ends with 3', async () => {
    const knowledge = await aKnowledgeBase({
      'kites.yaml': `title: Kites\nsections:\n  - clauses:\n${clause('one')}${clause('one')}`,
      'ponds.yaml': 'title: Ponds\ndepth: 3\nsections: []\n',
    });
    const { exit, printed, said } = await run(['check', '--knowledge', knowledge]);
    expect({ exit, said }).toEqual({ exit: 3, said: '' });
    const lines = printed.trimEnd().split('\n');
    expect(
      lines
        .slice(0, -1)
        .filter((line) => !line.startsWith(' '))
        .map((line) => line.split(' ')[0]),
    ).toEqual(['marlpit/ponds.yaml:2:1', 'marlpit/ponds.yaml:3:11', 'marlpit/kites.yaml:6:13']);
    expect(lines.at(-1)).toBe('3 problems to mend.');
  });

  it('speaks of one problem as one', async () => {
    const knowledge = await aKnowledgeBase({ 'kites.yaml': 'title: Kites\n' });
    expect((await run(['check', '--knowledge', knowledge])).printed).toMatch(/\n1 problem to mend\.\n$/);
  });
});
