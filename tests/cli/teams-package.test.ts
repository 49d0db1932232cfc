import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCommand } from '../../src/cli/program.ts';
import type { PackageDetails } from '../../src/cli/teams-package.ts';
import { aTerminal } from '../support/fake-terminal.ts';
import { aTempFolder } from '../support/temp-folder.ts';

const APP = '11111111-2222-4333-8444-555555555555';
const NEEDED = ['--council', 'Gedling', '--website', 'https://www.example.gov.uk/'];

async function run(argv: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const made: PackageDetails[] = [];
  const terminal = aTerminal({ env });
  const exit = await runCommand(terminal, ['teams-package', ...argv], {
    teamsPackage: async (details) => {
      made.push(details);
      return new TextEncoder().encode('a package');
    },
  });
  return { exit, made, out: terminal.printed(), errors: terminal.said() };
}

describe('clausebook teams-package', () => {
  it('writes the package and says what to do with it', async () => {
    const file = join(await aTempFolder(), 'app.zip');
    const { exit, made, out } = await run([
      ...NEEDED,
      '--app-id',
      APP,
      '--privacy',
      'https://p.example/',
      '--out',
      file,
    ]);
    expect([exit, out]).toEqual([0, `Written: ${file}. Upload it in the Teams admin centre, under Manage apps.\n`]);
    expect(await readFile(file, 'utf8')).toBe('a package');
    expect(made).toEqual([
      {
        appId: APP,
        version: '1.0.0',
        council: 'Gedling',
        website: 'https://www.example.gov.uk/',
        privacy: 'https://p.example/',
        terms: 'https://www.example.gov.uk/',
      },
    ]);
  });

  it('takes the app id of the settings', async () => {
    const file = join(await aTempFolder(), 'app.zip');
    const { made } = await run([...NEEDED, '--out', file], { MicrosoftAppId: APP, MicrosoftAppPassword: 'x' });
    expect(made[0]?.appId).toBe(APP);
  });

  it('names everything that cannot be used at once, and writes nothing', async () => {
    const { exit, made, errors } = await run(
      ['--council', 'x'.repeat(33), '--website', 'http://plain.example/', '--app-version', 'one'],
      {},
    );
    expect([exit, made]).toEqual([2, []]);
    for (const option of ['--app-id', '--app-version', '--council', '--website', '--privacy', '--terms'])
      expect(errors).toContain(`  ${option} `);
  });

  it('says so when the file cannot be written', async () => {
    const file = join(await aTempFolder(), 'nowhere', 'app.zip');
    const { exit, errors } = await run([...NEEDED, '--app-id', APP, '--out', file]);
    expect([exit, errors]).toEqual([2, `The file ${file} cannot be written. Is its folder there?\n`]);
  });
});
