import { Argument } from 'commander';
import type { Command } from 'commander';
import { Fault } from '../core/errors.ts';
import type { Check, Finding } from '../core/checkup.ts';
import type { Config } from '../config.ts';
import { hidingSecrets } from '../config-hiding.ts';
import { EXIT, writeLine } from './terminal.ts';
import type { Exit, Terminal } from './terminal.ts';

/** What can be asked of a check-up of a platform, besides the settings. */
export interface Asked {
  readonly address?: string;
  readonly say?: string;
}

/** What each part needs checked. Of the service itself the environment is looked at, too. */
export interface Checkups {
  readonly service: (config: Config, env: Terminal['env']) => Promise<readonly Check[]>;
  readonly slack: CheckUp;
  readonly teams: CheckUp;
}

type CheckUp = (config: Config, asked: Asked) => Promise<readonly Check[]>;
type Platform = Exclude<keyof Checkups, 'service'>;

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

const PLATFORMS = ['slack', 'teams'] as const satisfies readonly Platform[];
const isPlatform = (named: string | undefined): named is Platform => PLATFORMS.some((part) => part === named);

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
    .description('check what the service, Slack and Teams need, change nothing, and say how to mend what is wrong')
    .addArgument(
      new Argument('[part]', 'one of them (default: all, as far as they are set up)').choices([
        'service',
        ...PLATFORMS,
      ]),
    )
    .option('--knowledge <dir>', 'the folder of guidance (default: knowledge-base)')
    .option('--url <address>', 'of a platform: also call Clausebook at its public address, as the platform would')
    .option('--say <channel>', 'of a platform: also post a message in a channel, and delete or edit it')
    .option('--json', 'print a JSON line each')
    .action(async (named: string | undefined, options: Given) => {
      const { url, say, json = false } = options;
      if (!isPlatform(named) && (url ?? say) !== undefined)
        program.error('--url and --say go with one platform: doctor slack, doctor teams.');
      const asked = { ...(url === undefined ? {} : { address: url }), ...(say === undefined ? {} : { say }) };
      const checks = async (): Promise<readonly Check[]> => {
        if (isPlatform(named)) return checkups[named](config(options), asked);
        if (named !== undefined) return checkups.service(config(options), terminal.env);
        return whatIsSetUp(config(options), terminal.env, checkups);
      };
      end(await checkUp(terminal, checks, json));
    });
}

/** Every check of what is set up, under names that say which part it is of. What is not set up is no fault. */
async function whatIsSetUp(config: Config, env: Terminal['env'], checkups: Checkups): Promise<readonly Check[]> {
  const platforms = PLATFORMS.map(async (platform): Promise<readonly Check[]> =>
    config[platform] === undefined
      ? [{ name: platform, run: async () => [NOT_SET_UP] }]
      : checksOf(platform, () => checkups[platform](config, {})),
  );
  return (await Promise.all([checksOf('service', () => checkups.service(config, env)), ...platforms])).flat();
}

/** A part that cannot be looked at keeps nobody from hearing of the others. */
async function checksOf(part: string, open: () => Promise<readonly Check[]>): Promise<readonly Check[]> {
  try {
    return (await open()).map(({ name, run }) => ({ name: `${part}, ${name}`, run }));
  } catch (cause) {
    if (!(cause instanceof Fault)) throw cause;
    const finding = { outcome: 'not-ok', says: cause.message, mend: `See ${cause.code} in docs/errors.md.` } as const;
    return [{ name: part, run: async () => [finding] }];
  }
}

const NOT_SET_UP: Finding = { outcome: 'ok', says: 'It is not set up.' };

async function checkUp(terminal: Terminal, open: () => Promise<readonly Check[]>, json: boolean): Promise<Exit> {
  // Findings tell what servers and libraries said, who may repeat what they got.
  const hide = hidingSecrets(terminal.env);
  const counts = { ok: 0, 'not-ok': 0, 'could-not-tell': 0 };
  for (const { name, run } of await checksOrSettings(open)) {
    for (const finding of await run()) {
      counts[finding.outcome] += 1;
      for (const line of json ? [JSON.stringify({ check: name, ...finding })] : linesOf(name, finding))
        await writeLine(terminal.stdout, hide(line));
    }
  }
  const { ok, 'not-ok': faults, 'could-not-tell': untold } = counts;
  if (!json) await writeLine(terminal.stdout, `${ok} ok, ${faults} not ok, ${untold} could not tell.`);
  return faults > 0 ? EXIT.fault : EXIT.done;
}

const linesOf = (name: string, finding: Finding): readonly string[] => [
  `${SHOWN[finding.outcome].padEnd(WIDTH)}${name}: ${finding.says}`,
  ...(finding.outcome === 'ok' ? [] : [`${' '.repeat(WIDTH)}${finding.mend}`]),
];

const MEND_SETTING =
  'Correct it in the environment or in the file .env; docs/slack.md and docs/teams.md say where each one comes from, “clausebook config print” what is in effect.';

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
