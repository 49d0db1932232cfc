import { describe, expect, it } from 'vitest';
import { databaseOf, openDatabase } from '../src/adapters/store/database.ts';
import { readConfig } from '../src/config.ts';
import { shortMemoryHere } from '../src/core/short-memory-here.ts';
import { rememberedUntil } from '../src/core/short-memory.ts';
import { keepForgetting, memoryIn, memorySealing } from '../src/open-memory.ts';
import { openExports } from '../src/open-records.ts';
import { aLog } from './support/builders.ts';
import { COUNCILLOR } from './support/escalations.ts';
import { aTempFolder } from './support/temp-folder.ts';

const SLACK = { SLACK_BOT_TOKEN: 'xoxb-one', SLACK_SIGNING_SECRET: 'signs' };
const TEAMS = { MicrosoftAppId: 'app', MicrosoftAppPassword: 'secret' };
const MANAGED = { MicrosoftAppId: 'app', MicrosoftAppType: 'UserAssignedMSI', MicrosoftAppTenantId: 'tenant' };
const DATABASE = { DATABASE_URL: 'postgres://one:secret@localhost/clausebook' };
const OAUTH = {
  SLACK_CLIENT_ID: 'client',
  SLACK_CLIENT_SECRET: 'secret',
  SLACK_STATE_SECRET: 'sixteen letters!!',
  SLACK_ENCRYPTION_KEY: Buffer.alloc(32, 1).toString('base64'),
  SLACK_SIGNING_SECRET: 'signs',
};

/** Of what makes the key. */
const SECRET = /TOKEN|STATE_SECRET|SIGNING_SECRET|Password|_URL/;

const sealingOf = (env: Readonly<Record<string, string>>) => memorySealing(readConfig(env));

function opens(one: Readonly<Record<string, string>>, other: Readonly<Record<string, string>>): boolean {
  const sealed = sealingOf(one).seal('May I?', 'a name');
  try {
    return sealingOf(other).open(sealed, 'a name').secret === 'May I?';
  } catch {
    return false;
  }
}

describe('what is remembered is sealed', () => {
  it.each([
    ['Slack', SLACK],
    ['Slack over Socket Mode', { SLACK_BOT_TOKEN: 'xoxb-one', SLACK_APP_TOKEN: 'xapp-one' }],
    ['Slack that workspaces install', OAUTH],
    ['Teams', TEAMS],
    ['a managed identity, and a database with a password', { ...MANAGED, ...DATABASE }],
  ])('with what every replica has: %s', (_what, env) => {
    expect(opens(env, env)).toBe(true);
    for (const [name, value] of Object.entries(env).filter(([each]) => SECRET.test(each)))
      expect([name, opens(env, { ...env, [name]: `${value}x` })]).toEqual([name, false]);
  });

  it('with the same key however the database is reached, where a platform has a secret', () => {
    expect(opens(SLACK, { ...SLACK, ...DATABASE })).toBe(true);
  });

  it('with what this process alone has, where the settings have no secret', () => {
    expect(opens({}, {})).toBe(false);
    const alone = sealingOf({});
    expect(alone.open(alone.seal('May I?', 'a name'), 'a name').secret).toBe('May I?');
  });
});

it('what is over is forgotten at the start, and after a stop nothing is asked any more', async () => {
  const memory = shortMemoryHere();
  await memory.keep([{ name: 'a', text: 'one', until: 10, by: undefined }]);
  const forgetting = keepForgetting(memory);
  await forgetting.stop();
  expect(await memory.forgetOver(20)).toBe(0);
});

it('what a service remembers of a person is in what a command discloses of them, in their words', async () => {
  const config = readConfig({ ...SLACK, DATA_DIR: await aTempFolder() });
  const database = await openDatabase(databaseOf(config));
  const memory = memoryIn(database, memorySealing(config), aLog());
  const until = rememberedUntil(1_800_000_000_000);
  await memory.keep([{ name: 'slack D1', text: 'May I fly a kite?', until, by: COUNCILLOR.id }]);
  const exports = await openExports(config);
  expect((await exports.personal.of(COUNCILLOR)).remembered).toEqual([
    { until: new Date(until).toISOString(), words: 'May I fly a kite?' },
  ]);
  await exports.close();
  await database.destroy();
});
