import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { appendFile, cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asSecret } from '../../src/adapters/slack/installation.ts';
import { databaseOf, openDatabase } from '../../src/adapters/store/database.ts';
import { createPlaces } from '../../src/adapters/store/places.ts';
import { BOT_SCOPES } from '../../src/adapters/slack/scopes.ts';
import { createInstallations } from '../../src/adapters/store/installations.ts';
import { createSealing } from '../../src/adapters/store/sealing.ts';
import { runCommand } from '../../src/cli/program.ts';
import { readConfig } from '../../src/config.ts';
import { Fault } from '../../src/core/errors.ts';
import type { Check } from '../../src/core/checkup.ts';
import { openSlackChecks, openTeamsChecks, placesMet } from '../../src/open-doctor.ts';
import { openFakeSlack } from '../support/fake-slack.ts';
import type { FakeSlack } from '../support/fake-slack.ts';
import {
  BOT_ID,
  BOT_TOKEN,
  CLIENT_ID,
  CLIENT_SECRET,
  SIGNING_SECRET,
  STATE_SECRET,
} from '../support/fake-slack-identity.ts';
import { aTerminal, SOUND_KNOWLEDGE } from '../support/fake-terminal.ts';
import { MARLPIT } from '../support/slack-installs.ts';
import { aTempFolder } from '../support/temp-folder.ts';

const CHECKS: readonly Check[] = [
  { name: 'token', run: async () => [{ outcome: 'ok', says: 'Slack takes it.' }] },
  {
    name: 'channels',
    run: async () => [
      { outcome: 'not-ok', says: 'It is archived.', mend: 'Unarchive it.' },
      { outcome: 'could-not-tell', says: 'Slack did not tell.', mend: 'Try again.' },
    ],
  },
];

const NONE = async (): Promise<readonly Check[]> => [];

async function run(checks: readonly Check[], ...argv: readonly string[]) {
  const terminal = aTerminal();
  const exit = await runCommand(terminal, ['doctor', 'slack', ...argv], {
    checkups: { service: NONE, slack: async () => checks, teams: NONE },
  });
  return { exit, printed: terminal.printed(), said: terminal.said() };
}

describe('doctor', () => {
  it('prints a line a finding, with the way to mend it below, and ends with 1', async () => {
    expect(await run(CHECKS)).toEqual({
      exit: 1,
      said: '',
      printed: [
        'ok              token: Slack takes it.',
        'not ok          channels: It is archived.',
        '                Unarchive it.',
        'could not tell  channels: Slack did not tell.',
        '                Try again.',
        '1 ok, 1 not ok, 1 could not tell.',
        '',
      ].join('\n'),
    });
  });

  it('ends with 0 where nothing is to be mended', async () => {
    expect((await run(CHECKS.slice(0, 1))).exit).toBe(0);
  });

  it('prints JSON lines for programs', async () => {
    const { exit, printed } = await run(CHECKS, '--json');
    expect(exit).toBe(1);
    expect(
      printed
        .trimEnd()
        .split('\n')
        .map((line): unknown => JSON.parse(line)),
    ).toEqual([
      { check: 'token', outcome: 'ok', says: 'Slack takes it.' },
      { check: 'channels', outcome: 'not-ok', says: 'It is archived.', mend: 'Unarchive it.' },
      { check: 'channels', outcome: 'could-not-tell', says: 'Slack did not tell.', mend: 'Try again.' },
    ]);
  });

  it('explains a wrong use and ends with 2', async () => {
    const terminal = aTerminal();
    expect(
      await runCommand(terminal, ['doctor', 'telegram'], {
        checkups: { service: NONE, slack: async () => CHECKS, teams: NONE },
      }),
    ).toBe(2);
    expect(terminal.said()).toContain('telegram');
  });
});

describe('doctor of everything', () => {
  const TEAMS = {
    MicrosoftAppId: '5b1e0d2c-7f3a-4c68-9a7e-2f0d6c8b1a34',
    MicrosoftAppPassword: 'not-a-real-secret',
  };
  const [right]: readonly Check[] = CHECKS;

  async function all(env: Readonly<Record<string, string>>, ...argv: readonly string[]) {
    const terminal = aTerminal({ env });
    const one = async () => (right === undefined ? [] : [right]);
    const checkups = { service: one, slack: async () => CHECKS, teams: one };
    const exit = await runCommand(terminal, ['doctor', ...argv], { checkups });
    return { exit, lines: terminal.printed().trimEnd().split('\n'), said: terminal.said() };
  }

  it('takes what is not set up for no fault', async () => {
    expect(await all({})).toEqual({
      exit: 0,
      lines: [
        'ok              service, token: Slack takes it.',
        'ok              slack: It is not set up.',
        'ok              teams: It is not set up.',
        '3 ok, 0 not ok, 0 could not tell.',
      ],
      said: '',
    });
  });

  it('says of each line which part it is of, and ends with 1 if either has a fault', async () => {
    const { exit, lines } = await all(TEAMS);
    expect(lines.slice(1, 3)).toEqual([
      'ok              slack: It is not set up.',
      'ok              teams, token: Slack takes it.',
    ]);
    expect(exit).toBe(0);
    const both = await all({ ...TEAMS, SLACK_BOT_TOKEN: BOT_TOKEN, SLACK_SIGNING_SECRET: SIGNING_SECRET });
    expect(both.lines).toContain('not ok          slack, channels: It is archived.');
    expect(both.exit).toBe(1);
  });

  it('goes on where one part cannot be looked at', async () => {
    const terminal = aTerminal({ env: TEAMS });
    const lost = async () => {
      throw new Fault('KNOWLEDGE_UNREADABLE', 'Cannot read the knowledge base.');
    };
    const exit = await runCommand(terminal, ['doctor'], { checkups: { service: NONE, slack: NONE, teams: lost } });
    expect(exit).toBe(1);
    expect(terminal.printed()).toContain('not ok          teams: Cannot read the knowledge base.\n');
    expect(terminal.printed()).toContain('See KNOWLEDGE_UNREADABLE in docs/errors.md.\n');
  });

  it('has no address and no channel to try', async () => {
    const { exit, said } = await all({}, '--url', 'https://clausebook.example');
    expect(exit).toBe(2);
    expect(said).toContain('doctor slack, doctor teams');
  });
});

describe('doctor teams', () => {
  async function ask(env: Readonly<Record<string, string>>, ...argv: readonly string[]) {
    const terminal = aTerminal({ env });
    const checkups = { service: NONE, slack: NONE, teams: openTeamsChecks };
    const exit = await runCommand(terminal, ['doctor', 'teams', ...argv], { checkups });
    return { exit, lines: terminal.printed().trimEnd().split('\n'), said: terminal.said() };
  }

  it('says that nothing is set up', async () => {
    const { exit, lines } = await ask({}, '--knowledge', SOUND_KNOWLEDGE);
    expect(lines[0]).toBe('not ok          settings: None of the MicrosoftApp settings is there.');
    expect(exit).toBe(1);
  });

  it('names every setting that cannot be used, and where to look', async () => {
    const { exit, lines, said } = await ask({ MicrosoftAppType: 'SingleTenant' });
    expect(lines[0]).toBe(
      'not ok          settings: MicrosoftAppId: is missing; Teams needs it beside the other MicrosoftApp settings.',
    );
    expect(lines[1]).toContain('docs/teams.md');
    expect(lines[2]).toContain('MicrosoftAppPassword: is missing');
    expect({ exit, said }).toEqual({ exit: 1, said: '' });
  });

  it('names what cannot be read of a council, such as the id of a channel', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'clausebook-doctor-'));
    await cp(SOUND_KNOWLEDGE, folder, { recursive: true });
    await appendFile(join(folder, 'marlpit', 'council.yaml'), '    teams: general\n');
    const { exit, lines } = await ask({}, '--knowledge', folder);
    await rm(folder, { recursive: true });
    expect(lines).toContainEqual(
      expect.stringMatching(/^not ok +guidance: marlpit\/council.yaml:\d+:\d+ .*19:…@thread/),
    );
    expect(exit).toBe(1);
  });

  it('reads what the service has met from its database, and makes none', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'clausebook-doctor-'));
    const config = readConfig({ DATA_DIR: join(folder, 'data') });
    const places = placesMet(config);
    expect(await places.find('teams', 'a channel')).toBeUndefined();
    await places.keep('teams', 'a channel', 'never');
    expect(existsSync(join(folder, 'data'))).toBe(false);
    const database = await openDatabase(databaseOf(config));
    await createPlaces(database).keep('teams', 'a channel', 'an address');
    expect(await places.find('teams', 'a channel')).toBe('an address');
    await database.destroy();
    await rm(folder, { recursive: true });
  });
});

describe('doctor slack', () => {
  let fake: FakeSlack;
  beforeAll(async () => {
    fake = await openFakeSlack();
    fake.headers.set('x-oauth-scopes', BOT_SCOPES.join(','));
  });
  afterAll(() => fake.close());

  async function ask(env: Readonly<Record<string, string>>, ...argv: readonly string[]) {
    const terminal = aTerminal({ env });
    const all = ['doctor', 'slack', '--knowledge', SOUND_KNOWLEDGE, ...argv];
    const exit = await runCommand(terminal, all, { checkups: { service: NONE, slack: openSlackChecks, teams: NONE } });
    return { exit, lines: terminal.printed().trimEnd().split('\n'), said: terminal.said() };
  }

  it('checks the settings there are', async () => {
    const env = { SLACK_BOT_TOKEN: BOT_TOKEN, SLACK_SIGNING_SECRET: SIGNING_SECRET, SLACK_API_URL: fake.apiUrl };
    const { exit, lines } = await ask(env, '--say', 'C0NOWHERE');
    expect(lines.at(-1)).toBe('6 ok, 1 not ok, 0 could not tell.');
    expect(lines).toContain('not ok          message: Slack takes no message for C0NOWHERE (channel_not_found).');
    expect(exit).toBe(1);
  });

  it('names every setting that cannot be used', async () => {
    const { exit, lines, said } = await ask({ SLACK_BOT_TOKEN: 'nonsense' });
    expect(lines[0]).toBe('not ok          settings: SLACK_BOT_TOKEN: a bot token begins with “xoxb-”.');
    expect(lines[2]).toContain('SLACK_SIGNING_SECRET: is missing');
    expect({ exit, said }).toEqual({ exit: 1, said: '' });
  });

  it('says that nothing is set up', async () => {
    expect((await ask({})).lines[0]).toBe('not ok          settings: None of the SLACK_ settings is there.');
  });

  it('looks at what is kept of installations, with their own tokens, and prints none', async () => {
    const data = await aTempFolder();
    const [key, other] = [Buffer.alloc(32, 'k'), Buffer.alloc(32, 'o')];
    const database = await openDatabase(databaseOf({ databaseUrl: undefined, data }));
    const access = { client_id: CLIENT_ID, client_secret: CLIENT_SECRET, code: fake.installs.code(MARLPIT) };
    const given = fake.installs.access(access);
    const token = 'body' in given ? String(given.body['access_token']) : '';
    const kept = createInstallations(database, createSealing([key]), randomUUID);
    await kept.keep('T0MARLPIT', asSecret({ token, bot: BOT_ID, installedAt: 0 }));
    await database.destroy();
    const oauth = (encryption: Buffer) => ({
      DATA_DIR: data,
      SLACK_CLIENT_ID: CLIENT_ID,
      SLACK_CLIENT_SECRET: CLIENT_SECRET,
      SLACK_STATE_SECRET: STATE_SECRET,
      SLACK_ENCRYPTION_KEY: encryption.toString('base64'),
      SLACK_SIGNING_SECRET: SIGNING_SECRET,
      SLACK_API_URL: fake.apiUrl,
    });
    const { lines } = await ask(oauth(key));
    expect(lines).toContain('ok              installations: The app is installed in T0MARLPIT.');
    expect(lines).toContain('not ok          councils of T0MARLPIT: No council answers there: none names it.');
    expect(lines).toContain('ok              scopes of T0MARLPIT: All are granted.');
    expect(lines.join()).not.toContain(token);
    expect((await ask(oauth(other))).lines).toContain(
      'not ok          bot token of T0MARLPIT: What is kept of it opens with no key in SLACK_ENCRYPTION_KEY.',
    );
  });
});
