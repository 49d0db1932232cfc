import type { Command } from 'commander';
import { Fault } from '../core/errors.ts';
import type { Check, Finding } from '../core/checkup.ts';
import type { Config } from '../config.ts';
import { EXIT, writeLine } from './terminal.ts';
import type { Exit, Terminal } from './terminal.ts';

/** What can be asked of a check-up of Slack. */
export interface SlackAsked {
  readonly address?: string;
  readonly say?: string;
}

/** What each part of the service needs checked. */
export interface Checkups {
  readonly slack: (config: Config, asked: SlackAsked) => Promise<readonly Check[]>;
}

const SHOWN: Readonly<Record<Finding['outcome'], string>> = {
  ok: 'ok',
  'not-ok': 'not ok',
  'could-not-tell': 'could not tell',
};
const WIDTH = Math.max(...Object.values(SHOWN).map((shown) => shown.length)) + 2;

/** Adds `doctor slack`: a line for everything that has to be right, with the way to mend what is not. */
export function addDoctor(
  program: Command,
  terminal: Terminal,
  parts: {
    readonly config: (options: { readonly knowledge?: string }) => Config;
    readonly checkups: Checkups;
    readonly end: (exit: Exit) => void;
  },
): void {
  const { config, checkups, end } = parts;
  program
    .command('doctor')
    .description('check what a part of the service needs, and say how to mend it')
    .command('slack')
    .description('check the settings of Slack, the token, its scopes, the teams’ channels and the clock')
    .option('--knowledge <dir>', 'the folder of guidance (default: knowledge-base)')
    .option('--url <address>', 'also call Clausebook at its public address, as Slack would')
    .option('--say <channel>', 'also post a message in a channel, and delete it again')
    .option('--json', 'print a JSON line each')
    .action(async (options: { knowledge?: string; url?: string; say?: string; json?: boolean }) => {
      const { url, say, json = false } = options;
      const asked = { ...(url === undefined ? {} : { address: url }), ...(say === undefined ? {} : { say }) };
      const checks = async (): Promise<readonly Check[]> => checkups.slack(config(options), asked);
      end(await checkUp(terminal, checks, json));
    });
}

async function checkUp(terminal: Terminal, open: () => Promise<readonly Check[]>, json: boolean): Promise<Exit> {
  const counts = { ok: 0, 'not-ok': 0, 'could-not-tell': 0 };
  for (const { name, run } of await checksOrSettings(open)) {
    for (const finding of await run()) {
      counts[finding.outcome] += 1;
      await (json
        ? writeLine(terminal.stdout, JSON.stringify({ check: name, ...finding }))
        : writeFinding(terminal, name, finding));
    }
  }
  const { ok, 'not-ok': faults, 'could-not-tell': untold } = counts;
  if (!json) await writeLine(terminal.stdout, `${ok} ok, ${faults} not ok, ${untold} could not tell.`);
  return faults > 0 ? EXIT.fault : EXIT.done;
}

async function writeFinding({ stdout }: Terminal, name: string, finding: Finding): Promise<void> {
  await writeLine(stdout, `${SHOWN[finding.outcome].padEnd(WIDTH)}${name}: ${finding.says}`);
  if (finding.outcome !== 'ok') await writeLine(stdout, `${' '.repeat(WIDTH)}${finding.mend}`);
}

const MEND_SETTING = 'Correct it in the environment or in the file .env; docs/slack.md says where each one comes from.';

/** Settings that cannot be used are findings as well: each is a line of the fault. */
async function checksOrSettings(open: () => Promise<readonly Check[]>): Promise<readonly Check[]> {
  try {
    return await open();
  } catch (cause) {
    if (!(cause instanceof Fault) || cause.code !== 'CONFIG_INVALID') throw cause;
    const faults = cause.message.split('\n').slice(1);
    const findings = faults.map((fault): Finding => ({ outcome: 'not-ok', says: fault.trim(), mend: MEND_SETTING }));
    return [{ name: 'settings', run: async () => findings }];
  }
}
