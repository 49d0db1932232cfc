import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fromSecret } from '../../../src/adapters/slack/installation.ts';
import type { Installation } from '../../../src/adapters/slack/installation.ts';
import { REFRESH } from '../../../src/adapters/slack/limits.ts';
import { Tokens } from '../../../src/adapters/slack/tokens.ts';
import { createLeases } from '../../../src/adapters/store/leases.ts';
import { aLog } from '../../support/builders.ts';
import { CLIENT_ID, CLIENT_SECRET } from '../../support/fake-slack-identity.ts';
import { askedIn, MARLPIT, openInstalls } from '../../support/slack-installs.ts';
import type { SlackInstalls } from '../../support/slack-installs.ts';

const HOUR = 60 * 60_000;
const EXPIRING = { ...MARLPIT, expiring: true };

describe('a token that expires', () => {
  let slack: SlackInstalls;
  let now: number;
  /** What happens while Slack has given new tokens that are not kept yet. */
  let meanwhile: () => Promise<unknown>;
  beforeEach(async () => {
    now = 1_700_000_000_000;
    meanwhile = async () => {};
    slack = await openInstalls({
      clock: () => now,
      change: (inner) => ({
        replace: async (...given) => {
          await meanwhile();
          return inner.replace(...given);
        },
      }),
    });
    await slack.start();
    await slack.install(EXPIRING);
  });
  afterEach(() => slack.dispose());

  const kept = async (): Promise<Installation> =>
    fromSecret((await slack.installations.find('T0MARLPIT'))?.secret ?? '');
  const exchanges = () => slack.fake.calls.filter(({ method }) => method === 'oauth.v2.access').length - 1;
  const answered = async (id: string, count: number): Promise<void> => {
    await slack.event(askedIn(EXPIRING, id));
    await slack.logged('turn-finished', count);
  };
  const shown = () => slack.fake.installs.workspaceOf('T0MARLPIT').shown().length;

  it('is refreshed hours before, while the old one still serves', async () => {
    const before = await kept();
    now += 9 * HOUR;
    await answered('Ev1', 1);
    expect(exchanges()).toBe(0);
    now += HOUR;
    await answered('Ev2', 2);
    await slack.logged('slack-token-refreshed');
    const after = await kept();
    expect(after.token).not.toBe(before.token);
    expect(after.expiring?.at).toBe(now + 12 * HOUR);
    expect({ ...after, token: '', expiring: '' }).toEqual({ ...before, token: '', expiring: '' });
    now += 11 * HOUR;
    await answered('Ev3', 3);
    expect(shown()).toBe(3);
  });

  it('that nobody needed for a day is refreshed when somebody does, once for all who ask', async () => {
    now += 30 * HOUR;
    await Promise.all(['Ev1', 'Ev2', 'Ev3', 'Ev4'].map((id) => slack.event(askedIn(EXPIRING, id))));
    await slack.logged('turn-finished', 4);
    expect(shown()).toBe(4);
    expect(exchanges()).toBe(1);
    expect(slack.fake.refusals).toEqual([]);
  });

  it('goes on serving until it expires where Slack gives no new one, with a line in the log and a rest between tries', async () => {
    now += 11 * HOUR;
    slack.fake.trouble('oauth.v2.access', { kind: 'broken', status: 500 }, { kind: 'refused', error: 'fatal_error' });
    await answered('Ev1', 1);
    await slack.logged('slack-token-not-refreshed');
    await answered('Ev2', 2);
    expect({ shown: shown(), exchanges: exchanges() }).toEqual({ shown: 2, exchanges: 1 });
    now += REFRESH.restMs;
    await answered('Ev3', 3);
    await slack.logged('slack-token-not-refreshed', 2);
    now += REFRESH.restMs;
    await answered('Ev4', 4);
    await slack.logged('slack-token-refreshed');
    expect(shown()).toBe(4);
    expect(slack.log.lines.filter(({ event }) => event === 'slack-token-not-refreshed')).toMatchObject([
      { level: 'error', fields: { installation: 'T0MARLPIT', code: 'slack_webapi_http_error', status: 500 } },
      { level: 'error', fields: { installation: 'T0MARLPIT', code: 'fatal_error' } },
    ]);
    for (const secret of slack.fake.installs.secrets) expect(JSON.stringify(slack.log.lines)).not.toContain(secret);
  });

  it('is refreshed by one of several processes, and the others take what it got', async () => {
    now += 30 * HOUR;
    const log = aLog();
    const process = (holder: string): Tokens =>
      new Tokens({
        app: { clientId: CLIENT_ID, clientSecret: CLIENT_SECRET },
        installations: slack.installations,
        leases: createLeases(slack.database),
        holder,
        calls: { slackApiUrl: slack.fake.apiUrl },
        clock: () => now,
        log,
        wait: () => new Promise((resolve) => setImmediate(resolve)),
        inHand: (work) => work,
      });
    const looks = ['a', 'b', 'c', 'd'].map((holder) => process(holder));
    // While Slack thinks, the others look again.
    const got = await Promise.all(looks.map((tokens) => tokens.of('T0MARLPIT')));
    expect(exchanges()).toBe(1);
    expect(slack.fake.refusals).toEqual([]);
    const later = await Promise.all(looks.map((tokens) => tokens.read('T0MARLPIT')));
    expect(new Set(later.map((each) => each?.installation.token))).toEqual(new Set([(await kept()).token]));
    expect(got.every((each) => each !== undefined)).toBe(true);
  });

  it('gives way to the tokens of an installation made meanwhile', async () => {
    now += 11 * HOUR;
    meanwhile = async () => {
      meanwhile = async () => {};
      await slack.install(EXPIRING);
    };
    await answered('Ev1', 1);
    await slack.logged('slack-token-overtaken');
    const newest = slack.fake.installs.secrets.filter((secret) => secret.startsWith('xoxe.xoxb')).at(-1);
    expect((await kept()).token).toBe(newest);
    await answered('Ev2', 2);
    expect(shown()).toBe(2);
  });
});
