import * as fc from 'fast-check';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createLogger } from '../../src/adapters/logger.ts';
import { runCommand } from '../../src/cli/program.ts';
import { hidingSecrets } from '../../src/config-hiding.ts';
import { SECRETS } from '../../src/config-secrets.ts';
import { readConfig, VARIABLES } from '../../src/config.ts';
import { openBackups, openOutbox } from '../../src/open-records.ts';
import { openServiceChecks } from '../../src/open-service.ts';
import { inProject, startNode } from '../support/child.ts';
import { aTerminal, SOUND_KNOWLEDGE } from '../support/fake-terminal.ts';
import { openParrotDatabase } from '../support/parrot.ts';
import { databaseWith, planted, tracesIn } from '../support/planted-secrets.ts';
import type { Planted } from '../support/planted-secrets.ts';
import { aTempFolder } from '../support/temp-folder.ts';

type Given = Readonly<Record<string, string>>;
type AllPlanted = Readonly<Record<string, Planted>>;

/** What makes the secrets of each group needed. Slack is reached in one of two ways. */
const BESIDE: Given = {
  SLACK_CLIENT_ID: '1.2',
  MicrosoftAppId: 'app',
  CHOOSER_URL: 'http://127.0.0.1:9/v1',
  CHOOSER_MODEL: 'm',
  PHRASINGS_URL: 'http://127.0.0.1:9/v1',
  PHRASINGS_MODEL: 'm',
  OIDC_ISSUER: 'http://127.0.0.1:9',
  OIDC_CLIENT_ID: 'c',
  OIDC_READERS: 'groups=g',
  PUBLIC_URL: 'http://127.0.0.1:9',
};
const BOT: readonly string[] = ['SLACK_BOT_TOKEN'];
const INSTALLED: readonly string[] = ['SLACK_CLIENT_SECRET', 'SLACK_STATE_SECRET', 'SLACK_ENCRYPTION_KEY'];

const valuesOf = (secrets: AllPlanted, database = databaseWith('none', '127.0.0.1:9', false)): Given => ({
  ...Object.fromEntries(Object.entries(secrets).map(([name, { value }]) => [name, value])),
  DATABASE_URL: database,
});
const without = (given: Given, names: readonly string[]): Given =>
  Object.fromEntries(Object.entries(given).filter(([name]) => !names.includes(name)));

async function inFiles(given: Given): Promise<Given> {
  const folder = await aTempFolder();
  const files = Object.entries(given).map(async ([name, value]): Promise<readonly [string, string]> => {
    if (!SECRETS.includes(name)) return [name, value];
    await writeFile(join(folder, name), `${value}\n`);
    return [`${name}_FILE`, join(folder, name)];
  });
  return Object.fromEntries(await Promise.all(files));
}

const DOORS = {
  openBackups: async (config: ReturnType<typeof readConfig>) => openBackups(config),
  openOutbox,
  checkups: {
    service: async (config: ReturnType<typeof readConfig>, env: Readonly<Record<string, string | undefined>>) =>
      openServiceChecks(config, { env, nodeVersion: '24.1.0', clock: Date.now }).filter(({ name }) =>
        ['settings', 'database', 'tables', 'outbox'].includes(name),
      ),
    slack: async () => [],
    teams: async () => [],
  },
};

/** All that a command prints. */
async function printedBy(env: Given, ...argv: readonly string[]): Promise<string> {
  const terminal = aTerminal({ env: { LOG_LEVEL: 'debug', KNOWLEDGE_DIR: SOUND_KNOWLEDGE, ...env } });
  await runCommand(terminal, argv, DOORS);
  return terminal.printed() + terminal.said();
}

const LOOKS: readonly (readonly string[])[] = [
  ['config', 'print'],
  ['config', 'print', '--json'],
  ['doctor', 'service'],
  ['doctor', '--json'],
  ['outbox', 'list'],
  ['backup', 'copy'],
  ['restore', 'copy'],
];

describe('a secret that is planted', () => {
  it('is taken, each of the settings there are, so that nothing below looks for what is not there', () => {
    const [secrets = {}] = fc.sample(planted, 1);
    const all = { ...valuesOf(secrets), ...BESIDE };
    for (const left of [[...INSTALLED, 'SLACK_CLIENT_ID'], BOT]) {
      const taken = JSON.stringify(readConfig(without(all, left)), asText);
      const unseen = SECRETS.filter((name) => !left.includes(name) && name !== 'DATABASE_URL').filter(
        (name) => tracesIn(taken, [secrets[name] ?? { value: '', marks: [] }]).length === 0,
      );
      // Of the two ways to listen to Slack the socket goes first.
      expect(unseen).toEqual(['SLACK_SIGNING_SECRET']);
    }
  });

  it('is found in whatever form it is written', () => {
    const [secret] = fc.sample(planted, 1).map(({ SESSION_KEY: one, SLACK_BOT_TOKEN: other }) => [one, other]);
    for (const each of (secret ?? []).filter((one) => one !== undefined)) {
      const { value } = each;
      const forms = [
        value,
        encodeURIComponent(value),
        JSON.stringify(value),
        Buffer.from(`a:${value}`).toString('base64'),
      ];
      for (const form of forms) expect(tracesIn(`said: ${form}.`, [each])).not.toEqual([]);
      expect(tracesIn('said: nothing', [each])).toEqual([]);
    }
  });

  const faults = fc.record({
    secrets: planted,
    asFiles: fc.boolean(),
    inQuery: fc.boolean(),
    left: fc.subarray([...VARIABLES]),
    broken: fc.subarray([...VARIABLES], { maxLength: 4 }),
    how: fc.constantFrom('cut', 'spaced', 'doubled', 'swapped'),
    command: fc.constantFrom(...LOOKS),
  });

  it('is in nothing that is printed, whatever else is missing or wrong', async () => {
    const host = '127.0.0.1:9';
    await fc.assert(
      fc.asyncProperty(faults, async ({ secrets, asFiles, inQuery, left, broken, how, command }) => {
        const { value: password = '' } = secrets['DATABASE_URL'] ?? {};
        const whole = without({ ...BESIDE, ...valuesOf(secrets, databaseWith(password, host, inQuery)) }, left);
        const wrong = Object.fromEntries(
          broken.flatMap((name) => (whole[name] ? [[name, spoilt(whole[name], how)]] : [])),
        );
        const env = { ...whole, ...(asFiles ? {} : wrong) };
        const printed = await printedBy(asFiles ? await inFiles({ ...env, ...wrong }) : env, ...command);
        expect(printed).not.toBe('');
        expect(tracesIn(printed, Object.values(secrets))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('is not told of a database that repeats it', async () => {
    const database = await openParrotDatabase();
    onTestFinished(() => database.close());
    await fc.assert(
      fc.asyncProperty(planted, fc.boolean(), fc.boolean(), async (secrets, inQuery, asFile) => {
        const secret = secrets['DATABASE_URL'] ?? { value: '', marks: [] };
        const env = { DATABASE_URL: databaseWith(secret.value, database.host, inQuery) };
        const given = asFile ? await inFiles(env) : env;
        for (const argv of [
          ['outbox', 'list'],
          ['doctor', 'service'],
          ['doctor', 'service', '--json'],
        ]) {
          const printed = await printedBy(given, ...argv);
          expect(printed).toContain('no role has the password');
          expect(tracesIn(printed, [secret])).toEqual([]);
        }
      }),
      { numRuns: 12 },
    );
  });

  it('is not in a line of the log that an error put it in, nor in what it caused, in any form', () => {
    fc.assert(
      fc.property(planted, fc.constantFrom('warn', 'error'), (secrets, level) => {
        const lines: string[] = [];
        const env = valuesOf(secrets, databaseWith(secrets['DATABASE_URL']?.value ?? '', 'db.example', false));
        const log = createLogger('debug', { write: (line) => void lines.push(line), hide: hidingSecrets(env) });
        for (const value of [...Object.values(secrets), { value: env['DATABASE_URL'] ?? '' }].map((one) => one.value)) {
          for (const form of formsOf(value)) {
            log[level]('broken', { said: form }, new Error(form, { cause: new Error(`at ${form} of`) }));
            log.info('broken', { said: form });
          }
        }
        for (const line of lines) JSON.parse(line);
        expect(tracesIn(lines.join(''), Object.values(secrets))).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });

  it('is not printed by a process that ends with what nobody foresaw, as Node would print it', async () => {
    const [secrets = {}] = fc.sample(planted, 1);
    const env = without({ ...BESIDE, ...valuesOf(secrets) }, BOT);
    const broken = `process.on('newListener', (event) => event === 'uncaughtException' && setImmediate(() => {
      const headers = { ...process.env };
      throw Object.assign(new Error('a stork, and ' + JSON.stringify(headers)), { request: { headers } });
    }))`;
    const preload = join(await aTempFolder(), 'broken.mjs');
    await writeFile(preload, broken);
    const child = startNode(['--import', preload, inProject('src/main.ts'), 'config', 'print'], {
      cwd: await aTempFolder(),
      env,
    });
    const { code, stdout, stderr } = await child.ended();
    expect({ code, says: stderr.split(',')[0] }).toEqual({ code: 1, says: 'Error: a stork' });
    expect(tracesIn(stdout + stderr, Object.values(secrets))).toEqual([]);
  });
});

/** Keys are kept as the bytes that they stand for. */
const asText = (_name: string, value: unknown): unknown => {
  const bytes = typeof value === 'object' && value !== null && 'data' in value ? value.data : undefined;
  return Array.isArray(bytes) ? Buffer.from(bytes).toString('latin1') : value;
};

const formsOf = (value: string): readonly string[] => [
  value,
  JSON.stringify({ value }),
  JSON.stringify(JSON.stringify({ value })),
  encodeURIComponent(value),
  encodeURIComponent(value).toLowerCase() === value.toLowerCase() ? '' : new URLSearchParams({ value }).toString(),
  ...['', 'a', 'ab:'].flatMap((before) =>
    (['base64', 'base64url'] as const).map((encoding) => Buffer.from(`${before}${value}:x`).toString(encoding)),
  ),
];

function spoilt(value: string, how: string): string {
  if (how === 'cut') return value.slice(0, -1);
  if (how === 'spaced') return `${value.slice(0, 20)} ${value.slice(20)}`;
  return how === 'doubled' ? `${value},${value}` : `x-${value}`;
}
