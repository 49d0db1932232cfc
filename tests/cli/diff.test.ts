import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCommand } from '../../src/cli/program.ts';
import { aTerminal, SOUND_KNOWLEDGE } from '../support/fake-terminal.ts';
import { aTempFolder } from '../support/temp-folder.ts';

async function aChanged(change: (text: string) => string): Promise<string> {
  const root = await aTempFolder();
  await cp(SOUND_KNOWLEDGE, root, { recursive: true });
  const file = join(root, 'marlpit', 'kites.yaml');
  await writeFile(file, change(await readFile(file, 'utf8')));
  return root;
}

async function run(root: string, ...argv: readonly string[]) {
  const terminal = aTerminal();
  const exit = await runCommand(terminal, ['diff', SOUND_KNOWLEDGE, '--knowledge', root, ...argv]);
  return { exit, printed: terminal.printed(), said: terminal.said() };
}

const reworded = (text: string): string => text.replace('unless a fair is held there', 'unless a market is held there');

describe('clausebook diff', () => {
  it('prints each clause that is otherwise, with the words that changed, and counts them', async () => {
    const { exit, printed } = await run(
      await aChanged((text) => reworded(text).replace("version: '1.2'", "version: '1.3'")),
    );
    expect(exit).toBe(0);
    expect(printed).toBe(
      [
        'marlpit/kites: Kites and Gliders on Council Land',
        '  version: 1.2 → 1.3',
        '  ~ 1.1 (Flying): Members may fly a kite on the common, unless a [-fair-]{+market+} is held there.',
        'Clauses: 0 added, 0 removed, 1 reworded, 0 renumbered.',
        '',
      ].join('\n'),
    );
  });

  it('says so when nothing has changed', async () => {
    expect(await run(SOUND_KNOWLEDGE)).toMatchObject({ exit: 0, printed: 'Nothing has changed.\n' });
  });

  it('prints a JSON line a document', async () => {
    const { printed } = await run(await aChanged(reworded), '--json');
    expect(JSON.parse(printed)).toMatchObject({
      council: 'marlpit',
      document: 'kites',
      clauses: [
        {
          change: 'reworded',
          before: 'marlpit/kites/1.1',
          after: 'marlpit/kites/1.1',
          places: ['1.1 (Flying)', '1.1 (Flying)'],
        },
      ],
    });
  });

  it('names what has changed beside the documents, in a line of its own as JSON', async () => {
    const root = await aChanged(reworded);
    const file = join(root, 'marlpit', 'council.yaml');
    await writeFile(file, (await readFile(file, 'utf8')).replace('clerk@', 'office@'));
    expect((await run(root)).printed).toContain('council marlpit\n  contact Town Clerk: email: clerk@');
    const [, line = ''] = (await run(root, '--json')).printed.split('\n');
    expect(JSON.parse(line)).toMatchObject({
      what: 'council',
      name: 'marlpit',
      fields: [{ field: 'contact Town Clerk' }],
    });
  });

  it('names what keeps a folder from being read, and compares nothing', async () => {
    const { exit, printed, said } = await run(await aChanged((text) => text.replace('title:', 'titel:')));
    expect([exit, printed]).toEqual([3, '']);
    expect(said).toContain('marlpit/kites.yaml:1:1 `titel` is not a field here. Did you mean “title”?');
  });
});
