import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { slackChecks } from '../../../src/adapters/slack/doctor.ts';
import type { Finding } from '../../../src/core/checkup.ts';
import { openSlack } from '../../support/fake-slack-app.ts';
import type { SlackUnderTest } from '../../support/fake-slack-app.ts';
import { BOT_TOKEN, SIGNING_SECRET } from '../../support/fake-slack-identity.ts';
import { listening } from '../../support/loopback.ts';

const NOW = Date.UTC(2026, 10, 24, 14, 5);

const ok = (says: unknown): unknown => ({ outcome: 'ok', says });
const notOk = (says: unknown, mend: unknown): unknown => ({ outcome: 'not-ok', says, mend });
const saying = (part: string): unknown => expect.stringContaining(part);

describe('the public address', () => {
  let served: SlackUnderTest;
  beforeAll(async () => {
    served = await openSlack('http', { clock: () => NOW });
    await served.start();
  });
  afterAll(() => served.dispose());

  async function at(address: string, signingSecret = SIGNING_SECRET): Promise<Finding | undefined> {
    const settings = { mode: 'http', botToken: BOT_TOKEN, signingSecret } as const;
    const checks = slackChecks({ settings, councils: [], asked: { address }, clock: () => NOW });
    return (await checks.find(({ name }) => name === 'address')?.run())?.[0];
  }

  it('is called as Slack would call it', async () => {
    expect(await at(served.url())).toEqual(ok(saying('is Clausebook')));
    expect(await at(new URL('/', served.url()).href)).toEqual(ok(saying('is Clausebook')));
    expect(served.turns).toEqual([]);
  });

  it('does not take what is signed with another secret', async () => {
    const finding = await at(served.url(), SIGNING_SECRET.replace('8', '9'));
    expect(finding).toEqual(notOk(saying('does not take'), saying('SLACK_SIGNING_SECRET')));
  });

  it('may be something else’s', async () => {
    const { origin: elsewhere, close } = await listening(createServer((_request, response) => response.end('hello')));
    expect(await at(elsewhere)).toEqual(notOk(saying('is not Clausebook'), saying('/slack/events')));
    await close();
  });

  it('may lead nowhere', async () => {
    const { origin, close } = await listening(createServer());
    await close();
    expect(await at(origin)).toEqual(notOk('Nothing answers there (ECONNREFUSED).', saying('Start Clausebook')));
  });

  it('begins with https', async () => {
    expect(await at('http://clausebook.example')).toEqual(notOk(saying('https'), saying('https://')));
  });
});
