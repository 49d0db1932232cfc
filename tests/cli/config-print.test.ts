import * as fc from 'fast-check';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCommand } from '../../src/cli/program.ts';
import { shownSettings } from '../../src/config-shown.ts';
import { SECRETS } from '../../src/config-secrets.ts';
import { VARIABLES } from '../../src/config.ts';
import { aTerminal } from '../support/fake-terminal.ts';
import { aTempFolder } from '../support/temp-folder.ts';

async function print(env: Readonly<Record<string, string>>, ...argv: readonly string[]) {
  const terminal = aTerminal({ env: { LOG_LEVEL: '', ...env } });
  const exit = await runCommand(terminal, ['config', 'print', ...argv]);
  return { exit, printed: terminal.printed(), said: terminal.said() };
}

/** The line of a variable, without the padding. */
const lineOf = (printed: string, name: string): string | undefined =>
  printed
    .split('\n')
    .find((line) => line.startsWith(`${name} `))
    ?.replace(/ {2,}/g, '  ');

describe('config print', () => {
  it('prints every variable, in the order of .env.example', async () => {
    const { exit, printed, said } = await print({});
    expect({ exit, said }).toEqual({ exit: 0, said: '' });
    expect(
      printed
        .split('\n\n')[0]
        ?.split('\n')
        .map((line) => line.split(' ')[0]),
    ).toEqual(VARIABLES);
  });

  it('knows the default that .env.example tells of', async () => {
    const told = (await readFile('.env.example', 'utf8')).split('\n\n').flatMap((block) => {
      const [, value] = /Default: ([\w./:-]+)(?:\n|$)/.exec(block) ?? [];
      const name = /^(\w+)=/m.exec(block)?.[1];
      return value === undefined || name === undefined ? [] : [[name, value]];
    });
    expect(told.length).toBeGreaterThan(5);
    const shown = new Map(shownSettings({}).settings.map(({ name, value }) => [name, value]));
    expect(told.filter(([name = '', value]) => shown.get(name) !== value)).toEqual([]);
  });

  it('says where each comes from, and what follows', async () => {
    const file = join(await aTempFolder(), 'token');
    await writeFile(file, 'xoxb-sesame\n');
    const { exit, printed } = await print({
      PORT: '0',
      KNOWLEDGE_DIR: 'else\u001B[31mwhere',
      SLACK_BOT_TOKEN_FILE: file,
      SLACK_SIGNING_SECRET: 'sesame',
      DATABASE_URL: 'postgres://clausebook:sesame@db.example:5433/guidance?sslmode=verify-full&password=sesame',
      CHOOSER_URL: 'https://models.example/v1?api-version=1&code=sesame',
      CHOOSER_MODEL: 'm',
    });
    expect(exit).toBe(0);
    expect(lineOf(printed, 'PORT')).toBe('PORT  0  from the environment');
    expect(lineOf(printed, 'HOST')).toBe('HOST  0.0.0.0  by default');
    expect(lineOf(printed, 'KNOWLEDGE_DIR')).toBe('KNOWLEDGE_DIR  else�[31mwhere  from the environment');
    expect(lineOf(printed, 'SLACK_BOT_TOKEN')).toBe(`SLACK_BOT_TOKEN  (a secret, set)  from the file ${file}`);
    expect(lineOf(printed, 'SLACK_SIGNING_SECRET')).toBe('SLACK_SIGNING_SECRET  (a secret, set)  from the environment');
    expect(lineOf(printed, 'SLACK_APP_TOKEN')).toBe('SLACK_APP_TOKEN  (not set)');
    expect(lineOf(printed, 'DATABASE_URL')).toBe(
      'DATABASE_URL  postgres://clausebook@db.example:5433/guidance?sslmode=verify-full&password=…  from the environment',
    );
    expect(lineOf(printed, 'CHOOSER_URL')).toContain('https://models.example/v1?api-version=1&code=…  from');
    expect(printed).toContain('Listens on 0.0.0.0:0. Served there: Slack.\n');
    expect(printed).toContain('The data is in data, and the database is PostgreSQL.\n');
    expect(printed).not.toContain('sesame');
  });

  it('says who is served on this machine alone', async () => {
    const { printed } = await print({ HOST: '::1', MicrosoftAppId: 'a', MicrosoftAppPassword: 'p' });
    expect(printed).toContain('Listens on [::1]:3978. Served there: the playground, Teams.');
    expect((await print({ HOST: '10.0.0.7' })).printed).toContain('Listens on 10.0.0.7:3978. Served there: nobody.');
  });

  it('shows what it can of faulty settings, names every fault, and ends with 2', async () => {
    const { exit, printed, said } = await print({
      PORT: 'xoxb-sesame',
      DATA_DIR: 'd',
      SLACK_BOT_TOKEN_FILE: '/nowhere',
    });
    expect(exit).toBe(2);
    expect(lineOf(printed, 'PORT')).toBe('PORT  (cannot be used)  from the environment');
    expect(lineOf(printed, 'DATA_DIR')).toBe('DATA_DIR  d  from the environment');
    expect(lineOf(printed, 'SLACK_BOT_TOKEN')).toBe('SLACK_BOT_TOKEN  (cannot be used)  from the file /nowhere');
    expect(said).toBe(
      [
        'These settings cannot be used:',
        '  SLACK_BOT_TOKEN_FILE: /nowhere cannot be read (ENOENT).',
        '  PORT: a port is a whole number from 0 (any free one) to 65535.',
        '  SLACK_SIGNING_SECRET: is missing; Slack needs it (for HTTP) or SLACK_APP_TOKEN (for Socket Mode).',
        '',
      ].join('\n'),
    );
    expect(printed).not.toContain('sesame');
  });

  it('prints the same as JSON for programs', async () => {
    const { exit, printed, said } = await print(
      { PORT: 'x', MicrosoftAppId: 'a', MicrosoftAppPassword: 'p' },
      '--json',
    );
    expect({ exit, said }).toEqual({ exit: 2, said: '' });
    expect(JSON.parse(printed)).toMatchObject({
      settings: expect.arrayContaining([
        { name: 'PORT', from: 'environment', is: 'faulty' },
        { name: 'DATA_DIR', from: 'default', is: 'shown', value: 'data' },
        { name: 'MicrosoftAppPassword', from: 'environment', is: 'masked' },
        { name: 'MicrosoftAppTenantId', from: 'default', is: 'not-set' },
      ]),
      faults: ['PORT: a port is a whole number from 0 (any free one) to 65535.'],
    });
    expect(JSON.parse((await print({}, '--json')).printed)).toMatchObject({
      faults: [],
      follows: { listens: '127.0.0.1:3978', platforms: ['playground', 'teams-emulator'], data: 'data' },
    });
  });
});

describe('a secret', () => {
  // Letters that no word of ours has six of in a row.
  const letters = fc.stringMatching(/^[QZXJ7]{6,40}$/);
  const asGiven = (name: string, secret: string): string => {
    const begins: Readonly<Record<string, string>> = { SLACK_BOT_TOKEN: 'xoxb-', SLACK_APP_TOKEN: 'xapp-' };
    if (name === 'DATABASE_URL') return `postgres://clausebook:${secret}@db.example/guidance`;
    if (name === 'SLACK_ENCRYPTION_KEY') return Buffer.from(secret.padEnd(32, 'Q').slice(0, 32)).toString('base64');
    return `${begins[name] ?? ''}${secret}`;
  };
  const piecesOf = (text: string): readonly string[] =>
    Array.from({ length: text.length - 5 }, (_, at) => text.slice(at, at + 6));
  const beside = fc.constantFrom(
    {},
    { CHOOSER_URL: 'http://localhost/v1', CHOOSER_MODEL: 'm', MicrosoftAppId: 'a', SLACK_CLIENT_ID: '1' },
    { PORT: 'x', MicrosoftAppType: 'other', CHOOSER_URL: 'ftp://x' },
  );
  const any = fc.record({
    secret: letters,
    names: fc.subarray([...SECRETS], { minLength: 1 }),
    more: beside,
    wrong: fc.boolean(),
    asFile: fc.boolean(),
    json: fc.boolean(),
  });

  it('is in no output, nor is a piece of it of six letters, whatever else is set or wrong', async () => {
    await fc.assert(
      fc.asyncProperty(any, async ({ secret, names, more, wrong, asFile, json }) => {
        const given = names.map((name) => [
          `${name}${asFile ? '_FILE' : ''}`,
          wrong ? `${secret}/ ${secret}` : asGiven(name, secret),
        ]);
        const { printed, said } = await print({ ...more, ...Object.fromEntries(given) }, ...(json ? ['--json'] : []));
        const shown = printed + said;
        for (const piece of [secret, asGiven('SLACK_ENCRYPTION_KEY', secret)].flatMap(piecesOf))
          expect(shown).not.toContain(piece);
      }),
    );
  });
});
