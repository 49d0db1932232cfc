import { z } from 'zod';
import { chooserFaults, chooserFrom, chooserShape } from './config-chooser.ts';
import type { ChooserConfig } from './config-chooser.ts';
import { databaseAddress } from './config-database.ts';
import { withFiles } from './config-files.ts';
import { librariesFaults, librariesFrom, librariesShape } from './config-libraries.ts';
import type { LibrariesConfig } from './config-libraries.ts';
import { metricsFaults, metricsFrom, metricsShape } from './config-metrics.ts';
import type { MetricsConfig } from './config-metrics.ts';
import { oidcFaults, oidcFrom, oidcShape } from './config-oidc.ts';
import type { OidcConfig } from './config-oidc.ts';
import { phrasingsFaults, phrasingsFrom, phrasingsShape } from './config-phrasings.ts';
import { ratesFrom, ratesShape } from './config-rates.ts';
import { retentionFaults, retentionFrom, retentionShape } from './config-retention.ts';
import { slackFaults, slackFrom, slackShape } from './config-slack.ts';
import type { SlackConfig } from './config-slack.ts';
import { teamsFaults, teamsFrom, teamsShape } from './config-teams.ts';
import type { TeamsConfig } from './config-teams.ts';
import { text, textOr } from './config-values.ts';
import type { Given } from './config-values.ts';
import { Fault } from './core/errors.ts';
import type { Rates } from './core/rates.ts';
import type { RetentionDays } from './core/retention.ts';

/** Everything that can be set from outside. A comment a variable is in .env.example; a test compares the two. */
export interface Config {
  readonly port: number;
  /** The address given, or undefined: loopback unless a platform is configured. */
  readonly host: string | undefined;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent' | undefined;
  readonly knowledge: string;
  /** Whether changed files are put in force by themselves. */
  readonly watch: boolean;
  readonly data: string;
  /** The PostgreSQL database that replicas share; undefined: a file in the data folder. It may hold a password. */
  readonly databaseUrl: string | undefined;
  /** How long each kind of record is kept. */
  readonly retention: RetentionDays;
  /** How much one person and one council may ask. */
  readonly rates: Rates;
  readonly council: string | undefined;
  /** Undefined: all councils share one edition, which stays in memory. */
  readonly libraries: LibrariesConfig | undefined;
  readonly slack: SlackConfig | undefined;
  readonly teams: TeamsConfig | undefined;
  readonly chooser: ChooserConfig | undefined;
  /** The model that `phrasings export --send` asks; nothing else does. */
  readonly phrasings: ChooserConfig | undefined;
  /** Undefined: nothing is measured. */
  readonly metrics: MetricsConfig | undefined;
  /** Undefined: the pages are for this machine alone. */
  readonly signIn: OidcConfig | undefined;
}

const environment = z.object({
  PORT: text.transform((value, context) => {
    const port = value === undefined ? 3978 : Number(value);
    if (/^\d+$/.test(value ?? '3978') && port <= 65_535) return port;
    context.addIssue({ code: 'custom', message: 'a port is a whole number from 0 (any free one) to 65535.' });
    return z.NEVER;
  }),
  HOST: text,
  LOG_LEVEL: text.pipe(
    z.enum(['debug', 'info', 'warn', 'error', 'silent'], 'one of debug, info, warn, error, silent.').optional(),
  ),
  KNOWLEDGE_DIR: textOr('knowledge-base'),
  WATCH_KNOWLEDGE: textOr('no').pipe(z.enum(['yes', 'no'], 'yes or no.')),
  DATA_DIR: textOr('data'),
  DATABASE_URL: databaseAddress,
  ...retentionShape,
  ...ratesShape,
  COUNCIL: text,
  ...librariesShape,
  ...slackShape,
  ...teamsShape,
  ...chooserShape,
  ...phrasingsShape,
  ...metricsShape,
  ...oidcShape,
});

/** The variables read, in the order of .env.example. */
export const VARIABLES: readonly string[] = Object.keys(environment.shape);

const defaults: Readonly<Record<string, unknown>> = environment.parse({});

/** What a variable is where it is not set, as far as that does not hang on others. */
export function defaultOf(name: string): string | undefined {
  const value = defaults[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

/** The settings, or every fault of them at once, a sentence each with the variable before it. No value of a secret is in one. */
export type ConfigRead =
  { readonly config: Config; readonly faults?: undefined } | { readonly faults: readonly string[] };

/** Reads the settings from the environment, and from the files that it names for secrets. Throws CONFIG_INVALID with every fault at once. */
export function readConfig(given: Given): Config {
  const read = tryConfig(given);
  if (read.faults === undefined) return read.config;
  throw new Fault(
    'CONFIG_INVALID',
    ['These settings cannot be used:', ...read.faults.map((fault) => `  ${fault}`)].join('\n'),
  );
}

/** The same for whoever wants to know the faults. Never throws. */
export function tryConfig(given: Given): ConfigRead {
  const { env, unread, faults: ofFiles } = withFiles(given);
  const parsed = environment.safeParse(env);
  const issues = parsed.success ? [] : parsed.error.issues;
  const faults = [
    ...ofFiles,
    ...issues
      .filter(({ path: [name] }) => !unread.has(String(name)))
      .map((issue) => `${issue.path.join('.')}: ${issue.message}`),
    ...librariesFaults(env),
    ...(parsed.success ? retentionFaults(retentionFrom(parsed.data)) : []),
    ...slackFaults(env),
    ...teamsFaults(env),
    ...chooserFaults(env),
    ...phrasingsFaults(env),
    ...metricsFaults(env),
    ...oidcFaults(env),
  ];
  if (!parsed.success || faults.length > 0) return { faults };
  const values = parsed.data;
  const config = {
    port: values.PORT,
    host: values.HOST,
    logLevel: values.LOG_LEVEL,
    knowledge: values.KNOWLEDGE_DIR,
    watch: values.WATCH_KNOWLEDGE === 'yes',
    data: values.DATA_DIR,
    databaseUrl: values.DATABASE_URL,
    retention: retentionFrom(values),
    rates: ratesFrom(values),
    council: values.COUNCIL,
    libraries: librariesFrom(values),
    slack: slackFrom(values),
    teams: teamsFrom(values),
    chooser: chooserFrom(values),
    phrasings: phrasingsFrom(values),
    metrics: metricsFrom(values),
    signIn: oidcFrom(values),
  };
  return { config };
}

/** The address to listen on: this machine only, until a platform is configured that has to reach it. */
export const hostOf = ({ host, slack, teams }: Pick<Config, 'host' | 'slack' | 'teams'>): string =>
  host ?? (slack === undefined && teams === undefined ? '127.0.0.1' : '0.0.0.0');
