import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { noticeId } from '../../../src/core/notice.ts';
import type { Delivered } from '../../../src/core/notice.ts';
import { aSheet } from '../../support/slack-handled.ts';
import { CHANNEL } from '../../support/fake-slack-identity.ts';
import {
  askedIn,
  COUNTY,
  councilsNaming,
  MARLPIT,
  openInstalls,
  SALTBY,
  toldOf,
} from '../../support/slack-installs.ts';
import type { SlackInstalls } from '../../support/slack-installs.ts';

const A_TEAM = { id: 'legal', name: 'Legal team', documents: [], topics: [] } as const;

const UNINSTALLED = { type: 'app_uninstalled' };
const REVOKED = { type: 'tokens_revoked', tokens: { oauth: [], bot: ['U0CLAUSE'] } };

describe('an app that is taken out', () => {
  let slack: SlackInstalls;
  let now: number;
  beforeEach(async () => {
    now = 1_700_000_000_000;
    slack = await openInstalls({
      clock: () => now,
      councils: councilsNaming('T0MARLPIT', 'T0SALTBY', 'E0COUNTY'),
    });
    await slack.start();
    await slack.install(MARLPIT);
    await slack.install(SALTBY);
  });
  afterEach(() => slack.dispose());

  const installed = () => slack.installations.ids();
  const deliver = (installation: string | undefined): Promise<Delivered> =>
    slack.platform.deliver(
      {
        notice: noticeId('n1'),
        to: { platform: 'slack', address: JSON.stringify({ channel: CHANNEL, installation }) },
        sheet: aSheet(),
        edits: undefined,
        under: undefined,
      },
      new AbortController().signal,
    );
  const answered = async (where: typeof MARLPIT | typeof SALTBY, id: string, count: number): Promise<void> => {
    await slack.event(askedIn(where, id));
    await slack.logged('turn-finished', count);
  };

  it.each([UNINSTALLED, REVOKED])(
    'is forgotten when Slack tells of it ($type), and what waits is parked with a word',
    async (event) => {
      await answered(MARLPIT, 'Ev1', 1);
      slack.fake.installs.remove('T0MARLPIT');
      now += 5000;
      await slack.event(toldOf(MARLPIT, 'Ev2', event, now));
      await slack.logged('slack-uninstalled');
      expect(await installed()).toEqual(['T0SALTBY']);
      expect(await deliver('T0MARLPIT')).toEqual({ outcome: 'impossible', why: 'not_installed' });
      const place = {
        platform: 'slack',
        address: JSON.stringify({ channel: CHANNEL, installation: 'T0MARLPIT' }),
      } as const;
      expect(await slack.platform.officersAt(place, A_TEAM)).toEqual([]);
      await slack.event(askedIn(MARLPIT, 'Ev3'));
      await slack.logged('slack-not-installed', 2);
      expect(slack.turns).toHaveLength(1);
      expect(await deliver('T0SALTBY')).toMatchObject({ outcome: 'delivered' });
      await answered(SALTBY, 'Ev4', 2);
    },
  );

  it('is there again once it is installed again', async () => {
    slack.fake.installs.remove('T0MARLPIT');
    await slack.event(toldOf(MARLPIT, 'Ev1', UNINSTALLED, now));
    await slack.event(toldOf(MARLPIT, 'Ev2', REVOKED, now));
    await slack.logged('slack-uninstalled');
    await slack.install(MARLPIT);
    await answered(MARLPIT, 'Ev3', 1);
    expect(await deliver('T0MARLPIT')).toMatchObject({ outcome: 'delivered' });
  });

  it('stays if it was installed again before Slack’s repeat comes', async () => {
    slack.fake.installs.remove('T0MARLPIT');
    await slack.event(toldOf(MARLPIT, 'Ev1', UNINSTALLED, now));
    await slack.logged('slack-uninstalled');
    await slack.install(MARLPIT);
    await slack.event(toldOf(MARLPIT, 'Ev1', UNINSTALLED, now), 2);
    await slack.event(toldOf(MARLPIT, 'Ev2', REVOKED, now), 1);
    await answered(MARLPIT, 'Ev3', 1);
    expect(await installed()).toEqual(['T0MARLPIT', 'T0SALTBY']);
  });

  it('is forgotten by when it was installed where Slack cannot be asked', async () => {
    const told = now - 10 * 60_000;
    slack.fake.trouble('auth.test', { kind: 'broken', status: 500 }, { kind: 'broken', status: 500 });
    await slack.event(toldOf(MARLPIT, 'Ev1', UNINSTALLED, told));
    await slack.event(toldOf(SALTBY, 'Ev2', UNINSTALLED, now));
    await slack.logged('slack-uninstalled');
    expect(await installed()).toEqual(['T0MARLPIT']);
  });

  it('takes nothing along of an organisation that has the app as a whole', async () => {
    await slack.install(COUNTY);
    const broken = { kind: 'broken', status: 500 } as const;
    slack.fake.trouble('auth.test', broken, broken);
    await slack.event(toldOf({ ...MARLPIT, ...COUNTY }, 'Ev1', UNINSTALLED, now));
    await slack.logged('slack-uninstalled');
    // What is in hand is finished first.
    await slack.platform.stop();
    expect(slack.fake.calls.filter(({ method }) => method === 'auth.test')).toHaveLength(2);
    expect(await installed()).toEqual(['E0COUNTY', 'T0SALTBY']);
  });

  it('is none of ours to forget where only people’s own tokens are revoked', async () => {
    await slack.event(toldOf(MARLPIT, 'Ev1', { type: 'tokens_revoked', tokens: { oauth: ['U1'], bot: [] } }, now));
    await answered(MARLPIT, 'Ev2', 1);
    expect(slack.fake.calls.filter(({ method }) => method === 'auth.test')).toEqual([]);
    expect(await installed()).toEqual(['T0MARLPIT', 'T0SALTBY']);
  });

  it('of an organisation is forgotten for all of its workspaces', async () => {
    await slack.install(COUNTY);
    slack.fake.installs.remove('E0COUNTY');
    await slack.event({ ...toldOf(COUNTY, 'Ev1', UNINSTALLED, now), is_enterprise_install: true });
    await slack.logged('slack-uninstalled');
    expect(await installed()).toEqual(['T0MARLPIT', 'T0SALTBY']);
  });

  it('takes its token out of use at once, also in what is under way', async () => {
    await answered(MARLPIT, 'Ev1', 1);
    slack.fake.installs.remove('T0MARLPIT');
    await answered(MARLPIT, 'Ev2', 2);
    expect(slack.log.lines).toContainEqual(
      expect.objectContaining({
        event: 'slack-reply-failed',
        fields: { turn: 'slack:Ev2', sent: 0, of: 1, code: 'token_revoked' },
      }),
    );
  });
});

describe('an address from when there was one bot token', () => {
  let slack: SlackInstalls;
  beforeEach(async () => {
    slack = await openInstalls();
    await slack.start();
  });
  afterEach(() => slack.dispose());

  const deliver = (address: string): Promise<Delivered> =>
    slack.platform.deliver(
      {
        notice: noticeId('n1'),
        to: { platform: 'slack', address },
        sheet: aSheet(),
        edits: undefined,
        under: undefined,
      },
      new AbortController().signal,
    );
  const OLD = JSON.stringify({ channel: CHANNEL });

  it('is that of the only installation there is, and nobody’s where there are several', async () => {
    expect(await deliver(OLD)).toEqual({ outcome: 'impossible', why: 'not_installed' });
    await slack.install(MARLPIT);
    expect(await deliver(OLD)).toMatchObject({ outcome: 'delivered' });
    expect(slack.fake.installs.workspaceOf('T0MARLPIT').shown()).toHaveLength(1);
    await slack.install(SALTBY);
    expect(await deliver(OLD)).toEqual({ outcome: 'impossible', why: 'not_installed' });
  });
});
