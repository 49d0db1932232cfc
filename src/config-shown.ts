import { shownAddress } from './config-address.ts';
import { fileVariable, shownPath, withFiles } from './config-files.ts';
import { SECRETS } from './config-secrets.ts';
import { isGiven } from './config-values.ts';
import type { Given } from './config-values.ts';
import { defaultOf, hostOf, tryConfig, VARIABLES } from './config.ts';
import type { Config } from './config.ts';
import { isLoopback } from './core/loopback.ts';

/** A setting as it may be shown to anybody. */
export interface ShownSetting {
  readonly name: string;
  readonly from: 'environment' | 'file' | 'default';
  /** The file that it comes from, where that may be shown. */
  readonly file?: string;
  /** `faulty`: it cannot be used, and is not shown either: it may be a secret in the wrong place. */
  readonly is: 'shown' | 'masked' | 'faulty' | 'not-set';
  /** What is in effect, where it is shown. Of an address the password is left out. */
  readonly value?: string;
}

/** What follows from settings without a fault. */
interface Follows {
  readonly listens: string;
  readonly platforms: readonly ('playground' | 'slack' | 'teams' | 'teams-emulator')[];
  readonly data: string;
  /** Who reaches the pages: whoever signs in at this address, whoever is at this machine, or nobody. */
  readonly pages: string;
  readonly database: 'a file in the data folder' | 'PostgreSQL';
}

/** Settings as they may be shown, in the order of .env.example. */
interface ShownSettings {
  readonly settings: readonly ShownSetting[];
  /** A sentence each, with the variable before it. */
  readonly faults: readonly string[];
  readonly follows: Follows | undefined;
}

/** Looks at settings, faulty ones too. No secret is in what comes of it, and no piece of one. */
export function shownSettings(given: Given): ShownSettings {
  const read = tryConfig(given);
  const { env, files } = withFiles(given);
  const config = read.faults === undefined ? read.config : undefined;
  const faults = read.faults ?? [];
  const faulty = new Set(faults.map((fault) => fault.slice(0, fault.indexOf(':'))));
  const settings = VARIABLES.map((name): ShownSetting => {
    if (!isGiven(env, name)) return { name, from: 'default', ...inEffect(name, config) };
    const file = isGiven(given, name) ? undefined : files.get(name);
    const path = file === undefined ? undefined : shownPath(file);
    return {
      name,
      from: file === undefined ? 'environment' : 'file',
      ...(path === undefined ? {} : { file: path }),
      ...(faulty.has(name) || faulty.has(fileVariable(name))
        ? { is: 'faulty' }
        : asShown(name, env[name]?.trim() ?? '')),
    };
  });
  return { settings, faults, follows: config && followsFrom(config) };
}

type Shown = Pick<ShownSetting, 'is' | 'value'>;

function asShown(name: string, value: string): Shown {
  const address = shownAddress(value);
  if (name === 'DATABASE_URL' && address !== undefined) return { is: 'shown', value: address };
  return SECRETS.includes(name) ? { is: 'masked' } : { is: 'shown', value: address ?? value };
}

/** Where the default is not in the schema: a library's own, or another one on a terminal. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  LOG_LEVEL: 'info',
  GUIDANCE_MEMORY_MB: '2048',
  SLACK_API_URL: 'https://slack.com/api/',
  MicrosoftAppCloud: 'public',
};

function inEffect(name: string, config: Config | undefined): Shown {
  const hung = name === 'HOST' && config !== undefined ? hostOf(config) : undefined;
  const value = hung ?? defaultOf(name) ?? ELSEWHERE[name];
  return value === undefined ? { is: 'not-set' } : { is: 'shown', value };
}

function followsFrom(config: Config): Follows {
  const host = hostOf(config);
  // As app.ts has it: who signs in is not at this machine, so nothing is open to whoever is.
  const local = isLoopback(host) && config.signIn === undefined;
  const teams = config.teams === undefined ? (local ? (['teams-emulator'] as const) : []) : (['teams'] as const);
  return {
    listens: `${host.includes(':') ? `[${host}]` : host}:${config.port}`,
    platforms: [
      ...(local || config.signIn !== undefined ? (['playground'] as const) : []),
      ...(config.slack === undefined ? [] : (['slack'] as const)),
      ...teams,
    ],
    data: config.data,
    pages: config.signIn?.publicUrl ?? (local ? 'this machine only' : 'nobody'),
    database: config.databaseUrl === undefined ? 'a file in the data folder' : 'PostgreSQL',
  };
}
