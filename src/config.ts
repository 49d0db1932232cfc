import { z } from 'zod';
import { chooserFaults, chooserFrom, chooserShape } from './config-chooser.ts';
import type { ChooserConfig } from './config-chooser.ts';
import { databaseAddress } from './config-database.ts';
import { metricsFaults, metricsFrom, metricsShape } from './config-metrics.ts';
import type { MetricsConfig } from './config-metrics.ts';
import { phrasingsFaults, phrasingsFrom, phrasingsShape } from './config-phrasings.ts';
import { slackFaults, slackFrom, slackShape } from './config-slack.ts';
import type { SlackConfig } from './config-slack.ts';
import { isGiven, text } from './config-values.ts';
import type { Given } from './config-values.ts';
import { Fault } from './core/errors.ts';

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
  readonly council: string | undefined;
  readonly slack: SlackConfig | undefined;
  readonly teams: TeamsConfig | undefined;
  readonly chooser: ChooserConfig | undefined;
  /** The model that `phrasings export --send` asks; nothing else does. */
  readonly phrasings: ChooserConfig | undefined;
  /** Undefined: nothing is measured. */
  readonly metrics: MetricsConfig | undefined;
}

export interface TeamsConfig {
  readonly appId: string;
  readonly appType: 'MultiTenant' | 'SingleTenant' | 'UserAssignedMSI';
  readonly appPassword?: string;
  readonly tenantId?: string;
  readonly cloud?: 'public' | 'usgov' | 'china';
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
  KNOWLEDGE_DIR: text,
  WATCH_KNOWLEDGE: text.pipe(z.enum(['yes', 'no'], 'yes or no.').optional()),
  DATA_DIR: text,
  DATABASE_URL: databaseAddress,
  COUNCIL: text,
  ...slackShape,
  MicrosoftAppId: text,
  MicrosoftAppPassword: text,
  MicrosoftAppTenantId: text,
  MicrosoftAppType: text.pipe(
    z
      .enum(['MultiTenant', 'SingleTenant', 'UserAssignedMSI'], 'one of MultiTenant, SingleTenant, UserAssignedMSI.')
      .optional(),
  ),
  MicrosoftAppCloud: text.pipe(z.enum(['public', 'usgov', 'china'], 'one of public, usgov, china.').optional()),
  ...chooserShape,
  ...phrasingsShape,
  ...metricsShape,
});

type Environment = z.infer<typeof environment>;

/** The variables read, in the order of .env.example. */
export const VARIABLES: readonly string[] = Object.keys(environment.shape);

/** Reads the settings from the environment. Throws CONFIG_INVALID with every fault at once; no value of a secret is in it. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const parsed = environment.safeParse(env);
  const issues = parsed.success ? [] : parsed.error.issues;
  const faults = [
    ...issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`),
    ...slackFaults(env),
    ...teamsFaults(env),
    ...chooserFaults(env),
    ...phrasingsFaults(env),
    ...metricsFaults(env),
  ];
  if (!parsed.success || faults.length > 0) throw invalid(faults);
  const values = parsed.data;
  return {
    port: values.PORT,
    host: values.HOST,
    logLevel: values.LOG_LEVEL,
    knowledge: values.KNOWLEDGE_DIR ?? 'knowledge-base',
    watch: values.WATCH_KNOWLEDGE === 'yes',
    data: values.DATA_DIR ?? 'data',
    databaseUrl: values.DATABASE_URL,
    council: values.COUNCIL,
    slack: slackFrom(values),
    teams: teamsFrom(values),
    chooser: chooserFrom(values),
    phrasings: phrasingsFrom(values),
    metrics: metricsFrom(values),
  };
}

const invalid = (faults: readonly string[]): Fault =>
  new Fault('CONFIG_INVALID', ['These settings cannot be used:', ...faults.map((fault) => `  ${fault}`)].join('\n'));

const TEAMS = [
  'MicrosoftAppId',
  'MicrosoftAppPassword',
  'MicrosoftAppTenantId',
  'MicrosoftAppType',
  'MicrosoftAppCloud',
] as const;

function teamsFaults(env: Given): readonly string[] {
  if (!TEAMS.some((name) => isGiven(env, name))) return [];
  const faults: string[] = [];
  if (!isGiven(env, 'MicrosoftAppId'))
    faults.push('MicrosoftAppId: is missing; Teams needs it beside the other MicrosoftApp settings.');
  const read = environment.shape.MicrosoftAppType.safeParse(env['MicrosoftAppType']);
  if (!read.success) return faults;
  const type = read.data ?? 'MultiTenant';
  if (!isGiven(env, 'MicrosoftAppPassword') && type !== 'UserAssignedMSI') {
    faults.push(`MicrosoftAppPassword: is missing; an app of the type ${type} needs it.`);
  }
  if (!isGiven(env, 'MicrosoftAppTenantId') && type !== 'MultiTenant') {
    faults.push(`MicrosoftAppTenantId: is missing; an app of the type ${type} needs it.`);
  }
  return faults;
}

function teamsFrom(values: Environment): TeamsConfig | undefined {
  if (values.MicrosoftAppId === undefined) return undefined;
  return {
    appId: values.MicrosoftAppId,
    appType: values.MicrosoftAppType ?? 'MultiTenant',
    ...(values.MicrosoftAppPassword === undefined ? {} : { appPassword: values.MicrosoftAppPassword }),
    ...(values.MicrosoftAppTenantId === undefined ? {} : { tenantId: values.MicrosoftAppTenantId }),
    ...(values.MicrosoftAppCloud === undefined ? {} : { cloud: values.MicrosoftAppCloud }),
  };
}
