import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { servingLine } from '../../src/cli/serve.ts';
import { runCommand } from '../../src/cli/program.ts';
import { EXIT } from '../../src/cli/terminal.ts';
import { aTerminal, SOUND_KNOWLEDGE } from '../support/fake-terminal.ts';

const TEAMS = { appId: 'app', appType: 'MultiTenant', appPassword: 'secret' } as const;

it.each([
  [['teams', 'playground'], undefined, 'Serving Teams emulators on this machine, the playground.'],
  [['slack', 'teams'], TEAMS, 'Serving Slack, Teams.'],
  [
    [],
    undefined,
    'Nobody can ask here: the playground is served only while HOST is loopback or people sign in, and neither',
  ],
])('with %j it says what listens', (platforms, teams, line) => {
  expect(servingLine(platforms, { teams })).toContain(line);
});

it('looks how much memory is to spare before it has new guidance read', async () => {
  const data = await mkdtemp(join(tmpdir(), 'clausebook-'));
  onTestFinished(() => rm(data, { recursive: true }));
  let looked = 0;
  const terminal = aTerminal({ env: { PORT: '0', DATA_DIR: data } });
  const spareMemory = (): number => {
    looked += 1;
    // That is enough to know: nothing has to be read for it.
    terminal.stop();
    return 0;
  };
  expect(await runCommand({ ...terminal, spareMemory }, ['serve', '--knowledge', SOUND_KNOWLEDGE])).toBe(EXIT.stopped);
  expect(looked).toBeGreaterThan(0);
});
