import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { slackChecks } from '../../../src/adapters/slack/doctor.ts';
import { BOT_SCOPES } from '../../../src/adapters/slack/scopes.ts';
import type { Finding } from '../../../src/core/checkup.ts';
import type { Council } from '../../../src/core/people.ts';
import { GEDLING } from '../../support/builders.ts';
import { openFakeSlack } from '../../support/fake-slack.ts';
import type { FakeSlack, Trouble } from '../../support/fake-slack.ts';
import { settingsOf } from '../../support/fake-slack-app.ts';
import { APP_TOKEN, BOT_TOKEN, CHANNEL, SIGNING_SECRET } from '../../support/fake-slack-identity.ts';

const NOW = Date.UTC(2026, 10, 24, 14, 5);
const LEGAL = { id: 'legal', name: 'Legal team', documents: [], topics: [], slack: CHANNEL };
const placed: Council = { ...GEDLING, teams: [LEGAL] };

let fake: FakeSlack;
beforeEach(async () => {
  fake = await openFakeSlack();
  fake.headers.set('x-oauth-scopes', BOT_SCOPES.join(','));
  fake.headers.set('date', new Date(NOW).toUTCString());
});
afterEach(() => fake.close());

interface Looked {
  readonly signingSecret?: string;
  readonly councils?: readonly Council[];
  readonly address?: string;
  readonly say?: string;
  readonly clock?: () => number;
}

/** What is found, under the name of its check. */
async function found(
  looked: Looked = {},
  mode: 'http' | 'socket' = 'http',
): Promise<Record<string, readonly Finding[]>> {
  const { signingSecret, councils = [placed], clock = () => NOW, ...asked } = looked;
  const settings = settingsOf(mode, fake.apiUrl);
  const checks = slackChecks({
    settings: settings.mode === 'http' && signingSecret !== undefined ? { ...settings, signingSecret } : settings,
    councils,
    asked,
    clock,
  });
  const findings: Record<string, readonly Finding[]> = {};
  for (const { name, run } of checks) findings[name] = await run();
  return findings;
}

const ok = (says: unknown): unknown => ({ outcome: 'ok', says });
const notOk = (says: unknown, mend: unknown): unknown => ({ outcome: 'not-ok', says, mend });
const untold = (says: unknown, mend: unknown): unknown => ({ outcome: 'could-not-tell', says, mend });
const saying = (part: string): unknown => expect.stringContaining(part);

describe('a check-up of Slack', () => {
  it('finds nothing to mend where all is well, over HTTP', async () => {
    expect(await found()).toEqual({
      settings: [ok(`Slack is set up for HTTP. Calls go to ${fake.apiUrl} and not to Slack (SLACK_API_URL).`)],
      'bot token': [ok('Slack takes it: clausebook in the workspace “Marlpit” (T0COUNCIL).')],
      scopes: [ok('All are granted.')],
      clock: [ok('It agrees with Slack’s.')],
      'signing secret': [ok('It has the right form.')],
      channels: [ok('Gedling, Legal team: the app is in #name-of-c0general (C0GENERAL).')],
    });
    expect(fake.refusals).toEqual([]);
    expect(fake.calls.map(({ method }) => method)).toEqual(['auth.test', 'conversations.info']);
  });

  it('finds nothing to mend where all is well, in Socket Mode', async () => {
    const { settings, ...findings } = await found({ address: 'https://clausebook.example' }, 'socket');
    expect(settings).toEqual([ok(saying('Slack is set up for Socket Mode.'))]);
    expect(Object.keys(findings)).not.toContain('signing secret');
    expect(findings['app-level token']).toEqual([ok('Slack opens connections with it.')]);
    expect(findings['address']).toEqual([ok('In Socket Mode no address is needed.')]);
    expect(fake.socketMode.connections()).toBe(0);
  });

  it('says that nothing is set up, and looks no further', async () => {
    const checks = slackChecks({ settings: undefined, councils: [placed], asked: { say: CHANNEL } });
    expect(await Promise.all(checks.map(({ run }) => run()))).toEqual([
      [notOk('None of the SLACK_ settings is there.', 'Follow docs/slack.md.')],
    ]);
  });
});

describe('the bot token', () => {
  it.each([
    ['invalid_auth', 'xoxb-…'],
    ['token_revoked', 'Install it again'],
    ['account_inactive', 'Install the app again'],
    ['token_expired', 'Token rotation'],
    ['some_new_error', 'xoxb-…'],
  ])('is not taken: %s, and what hangs on it cannot be told', async (error, mend) => {
    fake.trouble('auth.test', { kind: 'refused', error });
    const findings = await found();
    expect(findings['bot token']).toEqual([notOk(`Slack refuses it (${error}).`, saying(mend))]);
    expect(findings['scopes']).toEqual([untold(saying('did not tell'), 'Mend what is said of the bot token first.')]);
    expect(findings['clock']).toEqual([untold(saying('did not tell'), 'Mend what is said of the bot token first.')]);
  });

  it.each<readonly [Trouble, string]>([
    [{ kind: 'reset' }, 'slack_webapi_request_error'],
    [{ kind: 'broken', status: 503 }, 'slack_webapi_http_error'],
    [{ kind: 'busy', retryAfter: '30' }, 'WebAPIRateLimitedError'],
  ])('cannot be told where Slack does not answer: %j', async (trouble, code) => {
    fake.trouble('auth.test', trouble);
    const findings = await found();
    expect(findings['bot token']).toEqual([untold(`Slack gave no answer (${code}).`, saying('port 443'))]);
  });
});

describe('the scopes', () => {
  it('that are missing are named', async () => {
    fake.headers.set('x-oauth-scopes', BOT_SCOPES.filter((scope) => !/history|usergroups/.test(scope)).join(','));
    const [finding] = (await found())['scopes'] ?? [];
    expect(finding).toEqual(
      notOk(
        'Not granted: channels:history, groups:history, im:history, usergroups:read.',
        saying('install the app again'),
      ),
    );
  });

  it('that nobody needs are named too', async () => {
    fake.headers.set('x-oauth-scopes', [...BOT_SCOPES, 'files:read'].join(', '));
    expect((await found())['scopes']).toEqual([ok('All are granted. Granted and not needed: files:read.')]);
  });

  it('cannot be told where Slack does not name them', async () => {
    fake.headers.delete('x-oauth-scopes');
    expect((await found())['scopes']).toEqual([
      untold('Slack did not tell which scopes are granted.', saying('table')),
    ]);
  });
});

describe('the clock', () => {
  it.each([-60, 0, 60])('may be %i seconds off', async (off) => {
    expect((await found({ clock: () => NOW + off * 1000 }))['clock']).toEqual([ok('It agrees with Slack’s.')]);
  });

  it.each([
    [61, '61 seconds ahead of'],
    [-3600, '3600 seconds behind'],
  ])('that is %i seconds off is to be set', async (off, says) => {
    const [finding] = (await found({ clock: () => NOW + off * 1000 }))['clock'] ?? [];
    expect(finding).toEqual(notOk(saying(says), saying('NTP')));
  });

  it('cannot be told where Slack sends no date', async () => {
    fake.headers.set('date', 'soon');
    expect((await found())['clock']).toEqual([untold('Slack did not tell its time.', expect.any(String))]);
  });
});

describe('the signing secret', () => {
  it.each(['', SIGNING_SECRET.slice(1), SIGNING_SECRET.toUpperCase(), `${SIGNING_SECRET} `, BOT_TOKEN])(
    'of another form is told, and not printed: “%s”',
    async (signingSecret) => {
      const findings = await found({ signingSecret });
      expect(findings['signing secret']).toEqual([notOk(saying('32 small letters'), saying('Basic Information'))]);
    },
  );
});

describe('the app-level token', () => {
  it.each(['invalid_auth', 'not_allowed_token_type', 'missing_scope'])('is not taken: %s', async (error) => {
    fake.trouble('apps.connections.open', { kind: 'refused', error });
    const [finding] = (await found({}, 'socket'))['app-level token'] ?? [];
    expect(finding).toEqual(notOk(`Slack opens no connection with it (${error}).`, saying('connections:write')));
  });

  it('cannot be told where Slack does not answer', async () => {
    fake.trouble('apps.connections.open', { kind: 'reset' });
    const [finding] = (await found({}, 'socket'))['app-level token'] ?? [];
    expect(finding).toEqual(untold(saying('gave no answer'), saying('port 443')));
  });
});

describe('the channels', () => {
  const looked = async (): Promise<Finding | undefined> => (await found())['channels']?.[0];

  it('may be none', async () => {
    expect((await found({ councils: [GEDLING] }))['channels']).toEqual([ok(saying('No team has a channel in Slack'))]);
  });

  it('that are archived are told', async () => {
    fake.workspace.setChannel(CHANNEL, { is_archived: true, is_member: false });
    expect(await looked()).toEqual(notOk(saying('is archived'), saying('Unarchive')));
  });

  it('that the app is not in are told', async () => {
    fake.workspace.setChannel(CHANNEL, { is_member: false });
    expect(await looked()).toEqual(notOk(saying('is not in #name-of-c0general'), saying('/invite')));
  });

  it('that are not there are told, team by team', async () => {
    const teams = [
      { ...LEGAL, slack: 'C0NOWHERE' },
      { ...LEGAL, id: 'press', name: 'Press office' },
    ];
    const findings = await found({ councils: [{ ...GEDLING, teams }] });
    expect(findings['channels']).toEqual([
      notOk(saying('Legal team: there is no channel C0NOWHERE'), saying('council.yaml')),
      ok(saying('Press office')),
    ]);
  });

  it('cannot be told where Slack does not tell', async () => {
    fake.trouble('conversations.info', { kind: 'refused', error: 'missing_scope' });
    expect(await looked()).toEqual(
      untold('Gedling, Legal team: Slack did not tell about the channel (missing_scope).', expect.any(String)),
    );
  });
});

describe('a test message', () => {
  const said = async (...troubles: readonly (readonly [string, Trouble])[]): Promise<Finding | undefined> => {
    for (const [method, trouble] of troubles) fake.trouble(method, trouble);
    return (await found({ say: CHANNEL }))['message']?.[0];
  };
  const forbidden: Trouble = { kind: 'refused', error: 'cant_delete_message' };

  it('is posted and deleted', async () => {
    expect(await said()).toEqual(ok('A message was posted in C0GENERAL, and deleted again.'));
    expect(fake.messages.map(({ channel }) => channel)).toEqual([CHANNEL]);
    expect(fake.workspace.shown()).toEqual([]);
  });

  it('is edited where it cannot be deleted', async () => {
    expect(await said(['chat.delete', forbidden])).toEqual(ok(saying('it now says that it was a test')));
    expect(fake.workspace.shown().map(({ text }) => text)).toEqual([saying('This was a test')]);
  });

  it('that stays is told', async () => {
    const finding = await said(
      ['chat.delete', forbidden],
      ['chat.update', { kind: 'refused', error: 'cant_update_message' }],
    );
    expect(finding).toEqual(notOk(saying('(cant_update_message)'), saying('by hand')));
  });

  it.each(['not_in_channel', 'channel_not_found', 'is_archived'])(
    'that Slack does not take is told: %s',
    async (error) => {
      const finding = await said(['chat.postMessage', { kind: 'refused', error }]);
      expect(finding).toEqual(notOk(`Slack takes no message for C0GENERAL (${error}).`, saying('/invite')));
    },
  );
});

describe('what is found', () => {
  it('holds no secret, whatever goes wrong', async () => {
    for (const method of ['auth.test', 'conversations.info', 'chat.postMessage', 'apps.connections.open'])
      fake.trouble(method, { kind: 'reset' }, { kind: 'refused', error: 'invalid_auth' });
    const all = [
      await found({ say: CHANNEL, address: fake.apiUrl }),
      await found({ say: CHANNEL }, 'socket'),
      await found({ say: CHANNEL }),
    ];
    for (const secret of [BOT_TOKEN, APP_TOKEN, SIGNING_SECRET]) expect(JSON.stringify(all)).not.toContain(secret);
  });
});
