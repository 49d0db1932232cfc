import { webApi } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCalling } from '../../../src/adapters/slack/calling.ts';
import { PATIENCE_MS } from '../../../src/adapters/slack/limits.ts';
import { patiently, quickly } from '../../../src/adapters/slack/web-client.ts';
import type { ClientOptions } from '../../../src/adapters/slack/web-client.ts';
import { noticeId } from '../../../src/core/notice.ts';
import type { Delivered, Delivery } from '../../../src/core/notice.ts';
import { BOT_TOKEN, CHANNEL, COUNCILLOR_ID } from '../../support/fake-slack-identity.ts';
import { openFakeSlack } from '../../support/fake-slack.ts';
import type { FakeSlack } from '../../support/fake-slack.ts';
import { aSheet } from '../../support/slack-handled.ts';
import { askedIn, councilsNaming, MARLPIT, openInstalls, SALTBY } from '../../support/slack-installs.ts';
import type { SlackInstalls } from '../../support/slack-installs.ts';

const A_TEAM = { id: 'legal', name: 'Legal team', documents: [], topics: [] } as const;

const POST = 'chat.postMessage';
const never = new AbortController().signal;

describe('a method that Slack slows down in one workspace', () => {
  let slack: SlackInstalls;
  beforeEach(async () => {
    slack = await openInstalls({ councils: councilsNaming('T0MARLPIT', 'T0SALTBY') });
    await slack.start();
    await slack.install(MARLPIT);
    await slack.install(SALTBY);
  });
  afterEach(() => slack.dispose());

  const deliver = (installation: string, change: Partial<Delivery> = {}): Promise<Delivered> => {
    const to = { platform: 'slack', address: JSON.stringify({ channel: CHANNEL, installation }) } as const;
    const whole = { notice: noticeId('n1'), to, sheet: aSheet(), edits: undefined, under: undefined, ...change };
    return slack.platform.deliver(whole, never);
  };
  const posts = (installation: string) =>
    slack.fake.calls.filter((call) => call.method === POST && call.installation === installation);
  const finished = () =>
    slack.log.lines.filter(({ event }) => event === 'turn-finished').map(({ fields }) => fields?.['turn']);

  it('is left alone for as long as Slack asks, and holds up no other method and no other workspace', async () => {
    const before = await deliver('T0MARLPIT');
    slack.fake.trouble(`T0MARLPIT ${POST}`, { kind: 'busy', retryAfter: '2' });
    await slack.event(askedIn(MARLPIT, 'Ev1'));
    await expect.poll(() => posts('T0MARLPIT').length).toBe(2);
    await slack.event(askedIn(SALTBY, 'Ev2'));
    await slack.logged('turn-finished');
    const edits = before.outcome === 'delivered' ? before.mark : '';
    expect(await deliver('T0MARLPIT', { edits })).toMatchObject({ outcome: 'delivered' });
    expect(await deliver('T0SALTBY')).toMatchObject({ outcome: 'delivered' });
    const place = {
      platform: 'slack',
      address: JSON.stringify({ channel: CHANNEL, installation: 'T0MARLPIT' }),
    } as const;
    expect(await slack.platform.officersAt(place, A_TEAM)).toEqual([]);
    const later = await deliver('T0MARLPIT');
    expect(later).toMatchObject({ outcome: 'later', holdsUp: 'this' });
    expect(later.outcome === 'later' ? later.afterMs : 0).toBeGreaterThan(0);
    expect(finished()).toEqual(['slack:Ev2']);
    expect(posts('T0MARLPIT')).toHaveLength(2);

    await slack.logged('turn-finished', 2);
    const [, slowed, again, ...more] = posts('T0MARLPIT');
    expect(more).toEqual([]);
    expect((again?.at ?? 0) - (slowed?.at ?? 0)).toBeGreaterThanOrEqual(2000);
    expect(slack.fake.refusals).toEqual([]);
  });
});

describe('calls of one workspace', () => {
  let fake: FakeSlack;
  let now: number;
  let patient: webApi.WebClient;
  let quick: webApi.WebClient;
  beforeEach(async () => {
    now = 0;
    fake = await openFakeSlack();
    const calls: ClientOptions = { slackApiUrl: fake.apiUrl, retryConfig: { retries: 0 } };
    const calling = createCalling(
      async () => BOT_TOKEN,
      () => now,
    );
    patient = new webApi.WebClient(undefined, patiently(calls, calling));
    quick = new webApi.WebClient(undefined, quickly(calls, calling));
  });
  afterEach(() => fake.close());

  const info = (client: webApi.WebClient) => client.users.info({ user: COUNCILLOR_ID });
  const counted = (method: string) => fake.calls.filter((call) => call.method === method).length;

  it('that nobody waits for are told at once how long a method is slowed, without asking Slack again', async () => {
    fake.trouble('users.info', { kind: 'busy', retryAfter: '30' });
    await expect(info(quick)).rejects.toMatchObject({ retryAfter: 30 });
    now += 12_000;
    await expect(info(quick)).rejects.toMatchObject({ retryAfter: 18 });
    expect(counted('users.info')).toBe(1);
    await expect(quick.auth.test()).resolves.toMatchObject({ ok: true });
    now += 18_000;
    await expect(info(quick)).resolves.toMatchObject({ ok: true });
  });

  it('give up where Slack asks for longer than anybody waits', async () => {
    const retryAfter = PATIENCE_MS / 1000 + 1;
    fake.trouble('users.info', { kind: 'busy', retryAfter: String(retryAfter) });
    await expect(info(patient)).rejects.toMatchObject({ retryAfter });
    expect(counted('users.info')).toBe(1);
  });

  it.each(['', 'soon', '0', '-5', 'NaN'])('are not held up by a “%s” that is no time', async (retryAfter) => {
    fake.trouble('users.info', { kind: 'busy', retryAfter });
    await expect(info(patient)).rejects.toThrow(/retry/i);
    await expect(info(patient)).resolves.toMatchObject({ ok: true });
  });
});
