import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCommand } from '../../src/cli/program.ts';
import { openPublishing } from '../../src/open-publishing.ts';
import { aTerminal, SOUND_KNOWLEDGE } from '../support/fake-terminal.ts';
import { keptModel } from '../support/kept-model.ts';
import { aTempFolder } from '../support/temp-folder.ts';

const QUESTION = 'can I fly my kite on the common';

/** Files of which everything is in force, and the commands over them. */
async function aPlace() {
  const folder = await aTempFolder();
  const knowledge = join(folder, 'knowledge');
  await cp(SOUND_KNOWLEDGE, knowledge, { recursive: true });
  const env = { KNOWLEDGE_DIR: knowledge, DATA_DIR: join(folder, 'data') };
  const run = async (argv: readonly string[], input: readonly object[] = []) => {
    const terminal = aTerminal({ env, input: input.map((line) => `${JSON.stringify(line)}\n`) });
    const exit = await runCommand(terminal, argv, {
      embedder: keptModel,
      openPublishing: (config, opening) => openPublishing(config, { ...opening, embedder: keptModel }),
    });
    return { exit, printed: terminal.printed(), said: terminal.said() };
  };
  const change = async (): Promise<void> => {
    for (const file of ['kites.yaml', join('sources', 'kites.txt')]) {
      const path = join(knowledge, 'marlpit', file);
      await writeFile(path, (await readFile(path, 'utf8')).replace('unless a fair', 'unless a circus'));
    }
  };
  return { run, change, knowledge };
}

describe('files that are not what is in force', () => {
  it('are said to be what the answer is from, and not before they differ', async () => {
    const { run, change, knowledge } = await aPlace();
    const asked = ['ask', QUESTION, '--as-at', '2026-02-28'];
    const before = await run(asked);
    const published = JSON.parse((await run(['publish', '--json'])).printed);
    expect(await run(asked)).toEqual(before);
    await change();
    const after = await run(asked);
    expect(
      after.printed.startsWith('As at 28 February 2026:\n\nMembers may fly a kite on the common, unless a circus'),
    ).toBe(true);
    const { edition } = published.publication;
    const line = `From the files in ${knowledge}, which differ from the edition in force (${edition}). “clausebook publish --dry-run” shows how.`;
    expect(after.printed.endsWith(`\n\n${line}\n`)).toBe(true);
    for (const command of [
      ['ask', '--batch'],
      ['search', '--batch'],
    ]) {
      const { printed, said } = await run(command, [{ id: 1, question: QUESTION }]);
      expect([JSON.parse(printed).id, said]).toEqual([1, `${line}\n`]);
    }
  });
});
