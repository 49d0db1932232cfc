import * as fc from 'fast-check';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SECRETS } from '../src/config-secrets.ts';
import { readConfig, VARIABLES } from '../src/config.ts';
import { faultsOf, namesIn } from './support/config-faults.ts';
import { aTempFolder } from './support/temp-folder.ts';

async function aFile(content: string | Uint8Array): Promise<string> {
  const path = join(await aTempFolder(), 'secret');
  await writeFile(path, content);
  return path;
}

/** A value of its own form for every secret, with whatever it needs beside it. */
const SOUND: Readonly<Record<string, { readonly value: string; readonly beside?: Readonly<Record<string, string>> }>> =
  {
    DATABASE_URL: { value: 'postgres://name:sesame@db.example/clausebook' },
    SLACK_BOT_TOKEN: { value: 'xoxb-sesame', beside: { SLACK_SIGNING_SECRET: 's' } },
    SLACK_SIGNING_SECRET: { value: 'sesame', beside: { SLACK_BOT_TOKEN: 'xoxb-1' } },
    SLACK_APP_TOKEN: { value: 'xapp-sesame', beside: { SLACK_BOT_TOKEN: 'xoxb-1' } },
    MicrosoftAppPassword: { value: 'sesame', beside: { MicrosoftAppId: 'a' } },
    CHOOSER_API_KEY: { value: 'sesame', beside: { CHOOSER_URL: 'http://localhost/v1', CHOOSER_MODEL: 'm' } },
    PHRASINGS_API_KEY: { value: 'sesame', beside: { PHRASINGS_URL: 'http://localhost/v1', PHRASINGS_MODEL: 'm' } },
  };
const OAUTH = {
  SLACK_CLIENT_ID: '1.2',
  SLACK_SIGNING_SECRET: 's',
  SLACK_CLIENT_SECRET: 'client-sesame',
  SLACK_STATE_SECRET: 'state-sesame-0123456789',
  SLACK_ENCRYPTION_KEY: Buffer.alloc(32, 'sesame').toString('base64'),
};

describe('secrets in files', () => {
  it('are all that is called a token, a secret, a password or a key, and nothing that is no variable', () => {
    const secretive = VARIABLES.filter((name) => /token|secret|password|_key|credential/i.test(name));
    expect(secretive.filter((name) => !SECRETS.includes(name))).toEqual(['TEAMS_SECRET_EXPIRES']);
    expect(SECRETS.filter((name) => !VARIABLES.includes(name))).toEqual([]);
  });

  it.each(Object.entries(SOUND))('are read as if they were given: %s', async (name, { value, beside = {} }) => {
    const file = await aFile(`${value}\n`);
    expect(readConfig({ ...beside, [`${name}_FILE`]: file })).toEqual(readConfig({ ...beside, [name]: value }));
  });

  it.each(['SLACK_CLIENT_SECRET', 'SLACK_STATE_SECRET', 'SLACK_ENCRYPTION_KEY'] as const)(
    'are read as if they were given: %s',
    async (name) => {
      const file = await aFile(`\uFEFF${OAUTH[name]}\r\n`);
      expect(readConfig({ ...OAUTH, [name]: ' ', [`${name}_FILE`]: ` ${file} ` })).toEqual(readConfig(OAUTH));
    },
  );

  it('are not given twice', async () => {
    const env = { MicrosoftAppId: 'a', MicrosoftAppPassword: 'p', MicrosoftAppPassword_FILE: await aFile('sesame') };
    expect(faultsOf(env)).toEqual([
      '  MicrosoftAppPassword_FILE: is given beside MicrosoftAppPassword; leave one of the two out.',
    ]);
  });

  it.each<[string, string | Uint8Array, string]>([
    ['nothing', '', 'is empty.'],
    ['white space', ' \n\t', 'is empty.'],
    ['far too much', `sesame${'x'.repeat(65_536)}`, 'is larger than 64 KB, and so hardly a secret.'],
    ['no text', Uint8Array.of(0x73, 0xff, 0xfe, 0x65), 'holds no plain text (UTF-8).'],
  ])('are no file with %s in it', async (_, content, why) => {
    const file = await aFile(content);
    const faults = faultsOf({ MicrosoftAppId: 'a', MicrosoftAppPassword_FILE: file });
    expect(faults).toEqual([`  MicrosoftAppPassword_FILE: ${file} ${why}`]);
  });

  it('are no folder, no device, and nothing that is not there', async () => {
    const folder = await aTempFolder();
    await mkdir(join(folder, 'a'));
    const env = {
      DATABASE_URL_FILE: join(folder, 'a'),
      SLACK_BOT_TOKEN_FILE: '/dev/zero',
      SLACK_SIGNING_SECRET_FILE: join(folder, 'b'),
    };
    expect(faultsOf(env)).toEqual([
      `  DATABASE_URL_FILE: ${join(folder, 'a')} is no plain file.`,
      '  SLACK_BOT_TOKEN_FILE: /dev/zero is no plain file.',
      `  SLACK_SIGNING_SECRET_FILE: ${join(folder, 'b')} cannot be read (ENOENT).`,
    ]);
  });

  it('are named with every other fault, once each, and what goes with them is missed as ever', async () => {
    const env = {
      PORT: 'x',
      SLACK_BOT_TOKEN_FILE: '/nowhere/token',
      MicrosoftAppPassword_FILE: await aFile('sesame'),
      CHOOSER_API_KEY_FILE: await aFile('open sesame'),
    };
    const faults = faultsOf(env);
    expect(namesIn(faults)).toEqual([
      'SLACK_BOT_TOKEN_FILE',
      'PORT',
      'CHOOSER_API_KEY',
      'SLACK_SIGNING_SECRET',
      'MicrosoftAppId',
      'CHOOSER_URL',
      'CHOOSER_MODEL',
    ]);
    expect(faults.join('\n')).not.toContain('sesame');
  });

  it('are not repeated where they were put in the place of a path', () => {
    const secret = fc.oneof(
      fc.base64String({ minLength: 8 }).filter((text) => !text.startsWith('/')),
      fc.stringMatching(/^xoxb-[\dA-Za-z]{12}$/),
      fc.stringMatching(/^postgres:\/\/name:[\dA-Za-z]{12}@db\/c$/),
    );
    fc.assert(
      fc.property(secret, fc.constantFrom(...SECRETS), (hidden, name) => {
        const faults = faultsOf({ [`${name}_FILE`]: hidden }).join('\n');
        expect(faults).toContain(`${name}_FILE: the file it names cannot be read (`);
        expect(faults).not.toContain(hidden);
      }),
    );
  });
});
