import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCommand } from '../../src/cli/program.ts';
import { aTerminal, SOUND_KNOWLEDGE } from '../support/fake-terminal.ts';
import { keptModel } from '../support/kept-model.ts';
import { aTempFolder } from '../support/temp-folder.ts';

const QUESTION = 'can I fly my kite on the common';

/** The sound folder, in which the clause that answers is replaced on 20 March 2026, phrasings and all. */
async function aReplacedRule(): Promise<string> {
  const root = await aTempFolder();
  await cp(SOUND_KNOWLEDGE, root, { recursive: true });
  const file = join(root, 'marlpit', 'kites.yaml');
  const lines = (await readFile(file, 'utf8')).split('\n');
  const from = lines.indexOf("      - id: '1.1'");
  const clause = lines.slice(from, lines.indexOf("      - id: '1.2'"));
  const dated = (id: string, date: string): readonly string[] => [
    `      - id: ${id}`,
    `        ${date}`,
    ...clause.slice(1),
  ];
  const both = [...dated("'1.1'", 'until: 2026-03-19'), ...dated('1.1-spring', 'from: 2026-03-20')];
  await writeFile(file, [...lines.slice(0, from), ...both, ...lines.slice(from + clause.length)].join('\n'));
  return root;
}

async function run(root: string, argv: readonly string[], input: readonly object[] = []) {
  const terminal = aTerminal({
    input: input.map((line) => `${JSON.stringify(line)}\n`),
    env: { DATA_DIR: await aTempFolder() },
  });
  const exit = await runCommand(terminal, [...argv, '--knowledge', root], { embedder: keptModel });
  const printed = terminal.printed();
  return { exit, printed, said: terminal.said() };
}

const linesOf = (printed: string): readonly unknown[] =>
  printed
    .trimEnd()
    .split('\n')
    .map((line): unknown => JSON.parse(line));

describe('asked as at another day', () => {
  it('quotes what is in force on that day, says which day, and until when the clause is', async () => {
    const { exit, printed } = await run(await aReplacedRule(), ['ask', QUESTION, '--as-at', '2026-03-19']);
    expect(exit).toBe(0);
    expect(printed).toContain('As at 19 March 2026:\n\nMembers may fly a kite');
    expect(printed).toContain('Version 1.2, approved 1 May 2023; in force until 19 March 2026.');
  });

  it('is a day a line in a batch, or else the option’s', async () => {
    const root = await aReplacedRule();
    const lines = [
      { id: 1, question: QUESTION, asAt: '2026-03-19' },
      { id: 2, question: QUESTION },
      { id: 3, question: QUESTION, asAt: 'Friday' },
    ];
    const asked = await run(root, ['ask', '--batch', '--as-at', '2026-03-20'], lines);
    expect(linesOf(asked.printed)).toMatchObject([
      { id: 1, quotes: [{ clause: '1.1', inForce: { until: '2026-03-19' } }] },
      { id: 2, quotes: [{ clause: '1.1-spring', inForce: { from: '2026-03-20' } }] },
      { id: 3, error: 'Please give the day as year, month and day, for example 2026-03-20.' },
    ]);
    const searched = await run(root, ['search', '--batch', '--limit', '1', '--as-at', '2026-03-20'], lines.slice(0, 2));
    expect(linesOf(searched.printed)).toMatchObject([
      { id: 1, ranking: [{ clause: '1.1' }] },
      { id: 2, ranking: [{ clause: '1.1-spring' }] },
    ]);
  });

  it('ends with 2 and a plain sentence if there is no such day', async () => {
    expect(await run(SOUND_KNOWLEDGE, ['ask', QUESTION, '--as-at', '2026-02-30'])).toEqual({
      exit: 2,
      printed: '',
      said: 'Please give the day as year, month and day, for example 2026-03-20.\n',
    });
  });
});

it('a rule and the one that replaces it may share their phrasings, unless both are in force on a day', async () => {
  const root = await aReplacedRule();
  expect(await run(root, ['check'])).toMatchObject({ exit: 0 });
  const file = join(root, 'marlpit', 'kites.yaml');
  await writeFile(file, (await readFile(file, 'utf8')).replace('until: 2026-03-19', 'until: 2026-03-20'));
  const { exit, printed, said } = await run(root, ['check']);
  expect(exit).toBe(3);
  expect(printed + said).toContain('already leads to clause 1.1 (marlpit/kites.yaml)');
});

it('a diff says which clauses are in force on other days', async () => {
  const terminal = aTerminal();
  await runCommand(terminal, ['diff', SOUND_KNOWLEDGE, '--knowledge', await aReplacedRule()]);
  expect(terminal.printed()).toContain('  = 1.1 (Flying) (always in force → in force until 19 March 2026)\n');
  expect(terminal.printed()).toContain('unless a fair is held there. (in force from 20 March 2026)\n');
  expect(terminal.printed()).toContain('1 added, 0 removed, 0 reworded, 0 renumbered, 1 with other dates.');
});
