import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  DENIED_TITLE,
  FAILED_TITLE,
  INSTALLED_TITLE,
  NAMED_LINE,
  STALE_TITLE,
} from '../../../src/adapters/slack/install-wording.ts';
import { checkState, makeState } from '../../../src/adapters/slack/install-state.ts';
import { INSTALL_WITHIN_MS } from '../../../src/adapters/slack/limits.ts';
import { BOT_SCOPES } from '../../../src/adapters/slack/scopes.ts';
import { CLIENT_ID, CLIENT_SECRET, STATE_SECRET } from '../../support/fake-slack-identity.ts';
import {
  askedIn,
  callback,
  COUNTY,
  councilsNaming,
  MARLPIT,
  openInstalls,
  SALTBY,
} from '../../support/slack-installs.ts';
import type { SlackInstalls } from '../../support/slack-installs.ts';

describe('installing the app in a workspace', () => {
  let slack: SlackInstalls;
  let now: number;
  beforeEach(async () => {
    now = 1_700_000_000_000;
    slack = await openInstalls({ clock: () => now, councils: councilsNaming('T0MARLPIT', 'E0COUNTY') });
    await slack.start();
  });
  afterEach(() => slack.dispose());

  const installed = (): Promise<readonly string[]> => slack.installations.ids();
  const tried = async (path: string, cookie?: string): Promise<{ status: number; html: string }> => {
    const response = await slack.page(path, cookie);
    return { status: response.status, html: await response.text() };
  };
  const exchanges = () => slack.fake.calls.filter(({ method }) => method === 'oauth.v2.access').length;

  it('goes from the page to Slack and back, and then a question is answered with the new token', async () => {
    const { asks, state, cookie } = await slack.begin();
    expect(asks.origin + asks.pathname).toBe('https://slack.com/oauth/v2/authorize');
    expect(Object.fromEntries(asks.searchParams)).toEqual({
      client_id: CLIENT_ID,
      scope: BOT_SCOPES.join(','),
      state: expect.any(String),
    });
    const { status, html } = await tried(callback({ code: slack.fake.installs.code(MARLPIT), state }), cookie);
    expect(status).toBe(200);
    expect(html).toContain(INSTALLED_TITLE);
    expect(html).toContain('Marlpit &lt;Town&gt; Council');
    expect(html).toContain(NAMED_LINE);
    expect(await installed()).toEqual(['T0MARLPIT']);

    await slack.event(askedIn(MARLPIT, 'Ev1'));
    await slack.logged('turn-finished');
    expect(slack.turns).toMatchObject([{ kind: 'asks', council: 'gedling' }]);
    expect(slack.fake.installs.workspaceOf('T0MARLPIT').shown()).toHaveLength(1);
    expect(slack.fake.calls.at(-1)).toMatchObject({ method: 'chat.postMessage', installation: 'T0MARLPIT' });
    expect(slack.fake.refusals).toEqual([]);
  });

  it('keeps no token in the clear, logs none and shows none', async () => {
    const { state, cookie } = await slack.begin();
    const shown = await tried(
      callback({ code: slack.fake.installs.code({ ...MARLPIT, expiring: true }), state }),
      cookie,
    );
    const rows = await slack.database.selectFrom('installations').selectAll().execute();
    const said = JSON.stringify([rows, slack.log.lines, shown]);
    for (const secret of [...slack.fake.installs.secrets, CLIENT_SECRET, STATE_SECRET])
      expect(said).not.toContain(secret);
    expect(slack.fake.installs.secrets).toHaveLength(2);
    expect(slack.log.lines.filter(({ event }) => event === 'slack-installed')).toMatchObject([
      { fields: { installation: 'T0MARLPIT', missingScopes: undefined } },
    ]);
  });

  it('is for the browser that began it: what it keeps cannot be read by a script or sent in the clear', async () => {
    const response = await slack.page('/slack/install');
    const cookie = response.headers.get('set-cookie') ?? '';
    for (const manner of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/slack/oauth_redirect', 'Max-Age=600'])
      expect(cookie).toContain(manner);
    expect(response.headers.get('referrer-policy')).toBe('no-referrer');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('is refused with a plain page where the state is not ours, not this browser’s, or not there', async () => {
    const [one, other] = [await slack.begin(), await slack.begin()];
    const code = slack.fake.installs.code(MARLPIT);
    const forged = makeState('another secret', 'chance', now);
    for (const [query, cookie] of [
      [{ code, state: one.state }, other.cookie],
      [{ code, state: one.state }, undefined],
      [{ code, state: one.state }, 'clausebook-install='],
      [{ code }, one.cookie],
      [{ code, state: '' }, one.cookie],
      [{ code, state: forged.state }, `clausebook-install=${forged.cookie}`],
      [{ code, state: 'x'.repeat(5000) }, one.cookie],
    ] as const) {
      const { status, html } = await tried(callback(query), cookie);
      expect(status).toBe(400);
      expect(html).toContain(STALE_TITLE);
      expect(html).toContain('href="/slack/install"');
    }
    expect((await tried(`${callback({ code, state: one.state })}&state=${one.state}`, one.cookie)).status).toBe(400);
    expect(exchanges()).toBe(0);
    expect(await installed()).toEqual([]);
  });

  it('can be finished once, and within ten minutes', async () => {
    const { state, cookie } = await slack.begin();
    const first = await tried(callback({ code: slack.fake.installs.code(MARLPIT), state }), cookie);
    expect(first.status).toBe(200);
    const again = await tried(callback({ code: slack.fake.installs.code(SALTBY), state }), cookie);
    expect(again).toMatchObject({ status: 400, html: expect.stringContaining(STALE_TITLE) });
    const late = await slack.begin();
    now += INSTALL_WITHIN_MS;
    const code = slack.fake.installs.code(SALTBY);
    expect((await tried(callback({ code, state: late.state }), late.cookie)).status).toBe(400);
    expect(await installed()).toEqual(['T0MARLPIT']);
    expect(exchanges()).toBe(1);
  });

  it('ends in a plain page where the installer says no, or Slack does', async () => {
    const denied = await tried('/slack/oauth_redirect?error=access_denied&state=');
    expect(denied).toMatchObject({ status: 200, html: expect.stringContaining(DENIED_TITLE) });
    const { state, cookie } = await slack.begin();
    const refused = await tried(callback({ code: 'made-up', state }), cookie);
    expect(refused).toMatchObject({ status: 502, html: expect.stringContaining(FAILED_TITLE) });
    expect(refused.html).not.toContain('invalid_code');
    expect(slack.log.lines).toContainEqual(
      expect.objectContaining({ event: 'slack-install-failed', fields: { code: 'invalid_code' } }),
    );
    expect(await installed()).toEqual([]);
  });

  it('says what is to be put where, if no council names the workspace yet', async () => {
    expect(await slack.install(SALTBY)).toContain('Put T0SALTBY under slackWorkspaces');
  });

  it('of an organisation as a whole serves each of its workspaces', async () => {
    expect(await slack.install(COUNTY)).toContain('The County');
    expect(await installed()).toEqual(['E0COUNTY']);
    await slack.event({ ...askedIn(COUNTY, 'Ev1'), team_id: 'T0HIGHWAYS' });
    await slack.event({ ...askedIn(COUNTY, 'Ev2'), team_id: 'T0LIBRARIES' });
    await slack.logged('turn-finished', 2);
    expect(slack.turns.map(({ council }) => council)).toEqual(['gedling', 'gedling']);
    expect(slack.fake.installs.workspaceOf('E0COUNTY').shown()).toHaveLength(2);
    expect(JSON.parse(slack.turns[0]?.at.address ?? '')).toMatchObject({ installation: 'E0COUNTY' });
  });

  it('is logged and changes nothing where a request comes from somewhere that has not', async () => {
    await slack.event(askedIn(SALTBY, 'Ev1'));
    await slack.logged('slack-not-installed');
    expect(slack.turns).toEqual([]);
    expect(slack.fake.calls).toEqual([]);
  });
});

describe('installing in Socket Mode', () => {
  it('goes the same way, by the installer’s browser alone', async () => {
    const slack = await openInstalls({ mode: 'socket' });
    await slack.start();
    expect(await slack.install(MARLPIT)).toContain(INSTALLED_TITLE);
    await slack.event(askedIn(MARLPIT, 'Ev1'));
    await slack.logged('turn-finished');
    expect(slack.fake.installs.workspaceOf('T0MARLPIT').shown()).toHaveLength(1);
    expect((await slack.page('/slack/events')).status).toBe(404);
    await slack.dispose();
  });
});

describe('the state of an installation', () => {
  const made = makeState('secret', 'chance', 1000);

  it('is good for its cookie until its time is over', () => {
    expect(checkState('secret', made, 1000)).toEqual({ name: 'slack-install chance', until: 1000 + INSTALL_WITHIN_MS });
    expect(checkState('secret', made, 1000 + INSTALL_WITHIN_MS)).toBeUndefined();
    expect(checkState('another', made, 1000)).toBeUndefined();
  });

  it('is refused if any letter of it or of the cookie is another', () => {
    const letter = fc.constantFrom(...'abcXYZ019-_. %='.split(''));
    fc.assert(
      fc.property(fc.constantFrom('state' as const, 'cookie' as const), fc.nat(), letter, (which, at, put) => {
        const index = at % made[which].length;
        const changed = made[which].slice(0, index) + put + made[which].slice(index + 1);
        fc.pre(changed !== made[which]);
        expect(checkState('secret', { ...made, [which]: changed }, 1000)).toBeUndefined();
      }),
    );
  });
});
