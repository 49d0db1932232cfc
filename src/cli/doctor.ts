import { Argument } from 'commander';
import type { Command } from 'commander';
import { Fault } from '../core/errors.ts';
import type { Check, Finding } from '../core/checkup.ts';
import type { Config } from '../config.ts';
import { EXIT, writeLine } from './terminal.ts';
import type { Exit, Terminal } from './terminal.ts';

/** What can be asked of a check-up of a platform, besides the settings. */
export interface Asked {
  readonly address?: string;
  readonly say?: string;
}

/** What each part of the service needs checked. */
export interface Checkups {
  readonly slack: CheckUp;
  readonly teams: CheckUp;
}

type CheckUp = (config: Config, asked: Asked) => Promise<readonly Check[]>;
type Part = keyof Checkups;

interface Given {
  readonly knowledge?: string;
  readonly url?: string;
  readonly say?: string;
  readonly json?: boolean;
}

const SHOWN: Readonly<Record<Finding['outcome'], string>> = {
  ok: 'ok',
  'not-ok': 'not ok',
  'could-not-tell': 'could not tell',
};
const WIDTH = Math.max(...Object.values(SHOWN).map((shown) => shown.length)) + 2;

const PARTS = ['slack', 'teams'] as const satisfies readonly Part[];
const isPart = (named: string): named is Part => PARTS.some((part) => part === named);

/** Adds `doctor`: a line for everything that has to be right, with the way to mend what is not. */
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
    .description('check what Slack and Teams need, and say how to mend it: settings, tokens, channels, the clock')
    .addArgument(new Argument('[part]', 'one of them (default: both, as far as they are set up)').choices(PARTS))
    .option('--knowledge <dir>', 'the folder of guidance (default: knowledge-base)')
    .option('--url <address>', 'of one: also call Clausebook at its public address, as the platform would')
    .option('--say <channel>', 'of one: also post a message in a channel, and delete or edit it')
    .option('--json', 'print a JSON line each')
    .action(async (named: string | undefined, options: Given) => {
      const { url, say, json = false } = options;
      if (named === undefined && (url ?? say) !== undefined)
        program.error('--url and --say go with one of them: doctor slack, doctor teams.');
      const asked = { ...(url === undefined ? {} : { address: url }), ...(say === undefined ? {} : { say }) };
      const checks = async (): Promise<readonly Check[]> =>
        named !== undefined && isPart(named)
          ? checkups[named](config(options), asked)
          : whatIsSetUp(config(options), checkups);
      end(await checkUp(terminal, checks, json));
    });
}

/** Every check of what is set up, under names that say which part it is of. What is not set up is no fault. */
async function whatIsSetUp(config: Config, checkups: Checkups): Promise<readonly Check[]> {
  const checks = await Promise.all(
    PARTS.map(async (part): Promise<readonly Check[]> => {
      if (config[part] === undefined) return [{ name: part, run: async () => [NOT_SET_UP] }];
      return (await checkups[part](config, {})).map(({ name, run }) => ({ name: `${part}, ${name}`, run }));
    }),
  );
  return checks.flat();
}

const NOT_SET_UP: Finding = { outcome: 'ok', says: 'It is not set up.' };

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

const MEND_SETTING =
  'Correct it in the environment or in the file .env; docs/slack.md and docs/teams.md say where each one comes from.';

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
