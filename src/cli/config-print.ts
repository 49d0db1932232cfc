import type { Command } from 'commander';
import { shownSettings } from '../config-shown.ts';
import type { ShownSetting } from '../config-shown.ts';
import { EXIT, writeLine } from './terminal.ts';
import type { Exit, Terminal } from './terminal.ts';

/** Adds `config print`: every setting as it is in effect and where it comes from, with secrets masked. */
export function addConfig(program: Command, terminal: Terminal, end: (exit: Exit) => void): void {
  program
    .command('config')
    .description('what the settings are')
    .command('print')
    .description('print every setting as it is in effect, where it comes from, and what follows; secrets are masked')
    .option('--json', 'print one JSON object')
    .action(async ({ json }: { json?: boolean }) => end(await printConfig(terminal, json === true)));
}

async function printConfig(terminal: Terminal, json: boolean): Promise<Exit> {
  const { stdout, stderr } = terminal;
  const shown = shownSettings(terminal.env);
  const { settings, faults, follows } = shown;
  const exit = faults.length > 0 ? EXIT.usage : EXIT.done;
  if (json) {
    await writeLine(stdout, JSON.stringify(shown, undefined, 2));
    return exit;
  }
  const width = Math.max(...settings.map(({ name }) => name.length));
  for (const setting of settings)
    await writeLine(stdout, `${setting.name.padEnd(width)}  ${valueOf(setting)}${originOf(setting)}`);
  if (follows !== undefined) {
    await writeLine(stdout, '');
    await writeLine(stdout, `Listens on ${follows.listens}. Served there: ${servedLine(follows.platforms)}.`);
    await writeLine(stdout, `Pages: ${follows.pages}.`);
    await writeLine(stdout, `The data is in ${follows.data}, and the database is ${follows.database}.`);
  }
  if (faults.length > 0)
    await writeLine(stderr, ['These settings cannot be used:', ...faults.map((fault) => `  ${fault}`)].join('\n'));
  return exit;
}

const valueOf = ({ is, value = '' }: ShownSetting): string =>
  // A terminal would take what else there is for commands.
  ({
    shown: value.replaceAll(/\p{Cc}/gu, '�'),
    masked: '(a secret, set)',
    faulty: '(cannot be used)',
    'not-set': '(not set)',
  })[is];

function originOf({ is, from, file }: ShownSetting): string {
  if (is === 'not-set') return '';
  if (from === 'file') return file === undefined ? '  from a file' : `  from the file ${file}`;
  return from === 'default' ? '  by default' : '  from the environment';
}

const CALLED = {
  playground: 'the playground',
  slack: 'Slack',
  teams: 'Teams',
  'teams-emulator': 'Teams emulators on this machine',
} as const;

const servedLine = (platforms: readonly (keyof typeof CALLED)[]): string =>
  platforms.length === 0 ? 'nobody' : platforms.map((platform) => CALLED[platform]).join(', ');
