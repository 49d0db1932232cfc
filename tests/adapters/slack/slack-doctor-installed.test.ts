import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { slackChecks } from '../../../src/adapters/slack/doctor.ts';
import type { InstalledAt } from '../../../src/adapters/slack/doctor-installed.ts';
import { BOT_SCOPES } from '../../../src/adapters/slack/scopes.ts';
import type { Finding } from '../../../src/core/checkup.ts';
import type { Council } from '../../../src/core/people.ts';
import { GEDLING } from '../../support/builders.ts';
import { BOT_ID, CHANNEL, CLIENT_ID, CLIENT_SECRET, SIGNING_SECRET } from '../../support/fake-slack-identity.ts';
import type { Where } from '../../support/fake-slack-installs.ts';
import { openFakeSlack } from '../../support/fake-slack.ts';
import type { FakeSlack } from '../../support/fake-slack.ts';
import { COUNTY, MARLPIT, SALTBY } from '../../support/slack-installs.ts';

const NOW = Date.UTC(2026, 10, 24, 14, 5);
const LEGAL = { id: 'legal', name: 'Legal team', documents: [], topics: [], slack: CHANNEL };

let fake: FakeSlack;
beforeEach(async () => {
  fake = await openFakeSlack();
  fake.headers.set('x-oauth-scopes', BOT_SCOPES.join(','));
  fake.headers.set('date', new Date(NOW).toUTCString());
});
afterEach(() => fake.close());

const council = (shortName: string, ...slackWorkspaces: readonly string[]): Council => ({
  ...GEDLING,
  shortName,
  teams: [LEGAL],
  slackWorkspaces,
});

/** As it is kept when somebody there has installed the app. */
function installedIn(where: Where, ...workspaces: readonly string[]): InstalledAt {
  const id = where.team?.id ?? where.enterprise?.id ?? '';
  const app = { client_id: CLIENT_ID, client_secret: CLIENT_SECRET };
  const given = fake.installs.access({ ...app, code: fake.installs.code(where) });
  const token = 'body' in given ? String(given.body['access_token']) : '';
  return { id, installation: { token, bot: BOT_ID, installedAt: NOW }, workspaces };
}

async function found(
  installed: readonly InstalledAt[],
  councils: readonly Council[],
  say?: string,
): Promise<Record<string, readonly Finding[]>> {
  const settings = { mode: 'http', apiUrl: fake.apiUrl, signingSecret: SIGNING_SECRET, installed } as const;
  const checks = slackChecks({ settings, councils, asked: say === undefined ? {} : { say }, clock: () => NOW });
  const findings: Record<string, readonly Finding[]> = {};
  for (const { name, run } of checks) findings[name] = await run();
  const said = JSON.stringify(findings);
  for (const secret of fake.installs.secrets) expect(said).not.toContain(secret);
  return findings;
}

const ok = (says: unknown): unknown => ({ outcome: 'ok', says });
const notOk = (says: unknown, mend: unknown): unknown => ({ outcome: 'not-ok', says, mend });
const untold = (says: unknown, mend: unknown): unknown => ({ outcome: 'could-not-tell', says, mend });
const saying = (part: string): unknown => expect.stringContaining(part);

describe('a check-up where workspaces install the app', () => {
  it('looks at each with its own token, and at the channels of the council that names it', async () => {
    const installed = [installedIn(MARLPIT), installedIn(SALTBY)];
    fake.installs.workspaceOf('T0SALTBY').setChannel(CHANNEL, { is_member: false });
    const findings = await found(installed, [council('Marlpit', 'T0MARLPIT'), council('Saltby', 'T0SALTBY')]);
    expect(Object.keys(findings)).toEqual([
      'settings',
      'installations',
      ...['T0MARLPIT', 'T0SALTBY'].flatMap((id) =>
        ['councils', 'bot token', 'scopes', 'clock', 'channels'].map((name) => `${name} of ${id}`),
      ),
      'signing secret',
    ]);
    expect(findings['installations']).toEqual([ok('The app is installed in T0MARLPIT, T0SALTBY.')]);
    expect(findings['councils of T0MARLPIT']).toEqual([ok('Marlpit answers there.')]);
    expect(findings['bot token of T0MARLPIT']).toEqual([ok(saying('T0MARLPIT'))]);
    expect(findings['scopes of T0SALTBY']).toEqual([ok('All are granted.')]);
    expect(findings['channels of T0MARLPIT']).toEqual([ok(saying('Marlpit, Legal team: the app is in'))]);
    expect(findings['channels of T0SALTBY']).toEqual([notOk(saying('Saltby, Legal team'), saying('/invite'))]);
    expect(fake.refusals).toEqual([]);
  });

  it('looks for a council’s channels in the first workspace that it names, and not in the others', async () => {
    const both = [council('Marlpit', 'T0SALTBY', 'T0MARLPIT')];
    const findings = await found([installedIn(MARLPIT), installedIn(SALTBY)], both);
    expect(findings['councils of T0MARLPIT']).toEqual([ok('Marlpit answers there.')]);
    expect(findings['channels of T0MARLPIT']).toEqual([ok(saying('No team has a channel'))]);
    expect(findings['channels of T0SALTBY']).toEqual([ok(saying('Marlpit, Legal team'))]);
  });

  it('says that none has, and which of those that councils name has not', async () => {
    const findings = await found([], [council('Marlpit', 'T0MARLPIT')]);
    expect(findings['installations']).toEqual([
      notOk('No workspace has installed the app yet.', saying('/slack/install')),
      notOk(saying('Marlpit names T0MARLPIT'), saying('/slack/install')),
    ]);
  });

  it('says which one no council names', async () => {
    const findings = await found([installedIn(MARLPIT)], [GEDLING]);
    expect(findings['councils of T0MARLPIT']).toEqual([notOk(saying('none names it'), saying('Put T0MARLPIT into'))]);
  });

  it('says that the app was removed, and to install it again', async () => {
    const installed = [installedIn(MARLPIT)];
    fake.installs.remove('T0MARLPIT');
    const findings = await found(installed, [council('Marlpit', 'T0MARLPIT')]);
    expect(findings['bot token of T0MARLPIT']).toEqual([
      notOk('Slack refuses it (token_revoked).', saying('/slack/install')),
    ]);
  });

  it('finds a workspace’s councils in the installation of its organisation, and cannot tell of one that nobody asked in yet', async () => {
    const findings = await found(
      [installedIn(COUNTY, 'T0MARLPIT')],
      [council('Marlpit', 'T0MARLPIT'), council('Saltby', 'T0SALTBY')],
    );
    expect(findings['councils of E0COUNTY']).toEqual([ok('Marlpit answers there.')]);
    expect(findings['installations']?.slice(1)).toEqual([untold(saying('Saltby names T0SALTBY'), expect.any(String))]);
  });

  it('refreshes nothing, and cannot tell of a token whose time is over', async () => {
    const { installation, ...where } = installedIn({ ...MARLPIT, expiring: true });
    const expiring = { at: NOW, refreshToken: 'xoxe-1-secret' };
    const over = [{ ...where, installation: installation && { ...installation, expiring } }];
    const findings = await found(over, [council('Marlpit', 'T0MARLPIT')]);
    expect(findings['bot token of T0MARLPIT']).toEqual([untold(saying('time is over'), saying('Start Clausebook'))]);
    expect(fake.calls).toEqual([]);
  });

  it('says what no key opens', async () => {
    const locked = { id: 'T0MARLPIT', installation: undefined, workspaces: [] };
    const findings = await found([locked], [council('Marlpit', 'T0MARLPIT')]);
    expect(findings['bot token of T0MARLPIT']).toEqual([
      notOk(saying('SLACK_ENCRYPTION_KEY'), saying('after the newest one')),
    ]);
  });

  it('posts a test message where the channel is', async () => {
    const installed = [installedIn(MARLPIT), installedIn(SALTBY)];
    fake.installs.workspaceOf('T0SALTBY').setMembers('C0SALTBY', []);
    const findings = await found(installed, [council('Marlpit', 'T0MARLPIT', 'T0SALTBY')], 'C0SALTBY');
    expect(findings['message']).toEqual([ok('A message was posted in C0SALTBY, and deleted again.')]);
    expect((await found(installed, [], 'C0NOWHERE'))['message']).toEqual([
      notOk(saying('C0NOWHERE (channel_not_found)'), saying('/invite')),
    ]);
  });
});
