import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startApp } from '../../src/app.ts';
import type { App } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { aLog } from '../support/builders.ts';
import { openFakeConnector } from '../support/fake-connector.ts';
import type { FakeConnector } from '../support/fake-connector.ts';
import { directMessage, mentioned, slashCommand } from '../support/fake-slack-events.ts';
import { BOT_TOKEN, SIGNING_SECRET } from '../support/fake-slack-identity.ts';
import { createSender } from '../support/fake-slack-sender.ts';
import type { Sender } from '../support/fake-slack-sender.ts';
import { openFakeSlack } from '../support/fake-slack.ts';
import type { FakeSlack } from '../support/fake-slack.ts';
import { keptModel } from '../support/kept-model.ts';
import { aChannelMention, aPersonalMessage } from '../support/teams-activities.ts';

const LOGO = 'Be careful not to give the impression that your personal website or social media account';
const QUESTION = 'can I use the council logo on my page?';

let data: string;
let slack: FakeSlack;
let connector: FakeConnector;
let app: App;
let sender: Sender;
const log = aLog();

// The whole service on the shipped guidance, with a Slack and a Teams of its own on loopback.
async function start(): Promise<void> {
  const config = readConfig({
    PORT: '0',
    HOST: '127.0.0.1',
    DATA_DIR: data,
    COUNCIL: 'gedling',
    SLACK_BOT_TOKEN: BOT_TOKEN,
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    SLACK_API_URL: slack.apiUrl,
  });
  app = await startApp(config, { log, progress: () => {}, embedder: keptModel });
  sender = createSender('http', slack, () => `${app.url}slack/events`, Date.now);
}

const finished = (turns: number): Promise<void> =>
  vi.waitFor(() => expect(log.lines.filter(({ event }) => event === 'turn-finished')).toHaveLength(turns), {
    timeout: 20_000,
    interval: 5,
  });

const toTeams = (activity: Readonly<Record<string, unknown>>): Promise<Response> =>
  fetch(new URL('api/messages', app.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...activity, serviceUrl: connector.serviceUrl }),
  });

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'clausebook-'));
  slack = await openFakeSlack();
  connector = await openFakeConnector(undefined);
  await start();
});
afterAll(async () => {
  await app.stop();
  await Promise.all([slack.close(), connector.close()]);
  await rm(data, { recursive: true });
});

describe('a councillor on the shipped guidance', () => {
  it('is quoted the clause in a direct message in Slack, in a channel and by command', async () => {
    await sender.event(directMessage('Ev1', { text: QUESTION }));
    await sender.event(mentioned('Ev2', { text: `<@U0CLAUSE> ${QUESTION}` }));
    await sender.command(slashCommand('13.1', slack.responseUrl(), { text: QUESTION }));
    await finished(3);
    expect(slack.messages).toHaveLength(3);
    for (const { text } of slack.messages) expect(text.startsWith(LOGO)).toBe(true);
    for (const message of slack.messages)
      expect(JSON.stringify(message)).toContain('Social Media Guidance for Members, 4.8');
  });

  it('is quoted the clause in a personal chat and in a channel in Teams', async () => {
    expect((await toTeams(aPersonalMessage(QUESTION, 'T1'))).status).toBe(200);
    expect((await toTeams(aChannelMention(QUESTION, 'T2'))).status).toBe(200);
    expect(connector.posted).toHaveLength(2);
    for (const activity of connector.posted) {
      expect(activity.summary?.startsWith(LOGO)).toBe(true);
      expect(JSON.stringify(activity)).toContain('Social Media Guidance for Members, 4.8');
    }
  });

  it('is answered once, however often the platform repeats itself and across a restart', async () => {
    const before = { slack: slack.messages.length, teams: connector.posted.length };
    await sender.event(directMessage('Ev1', { text: QUESTION }), 1);
    await toTeams(aPersonalMessage(QUESTION, 'T1'));
    await finished(4);
    await app.stop();
    await start();
    await sender.event(directMessage('Ev1', { text: QUESTION }), 2);
    await toTeams(aPersonalMessage(QUESTION, 'T1'));
    await finished(5);
    expect({ slack: slack.messages.length, teams: connector.posted.length }).toEqual(before);
  });

  it('is sent nothing that the platforms refuse', () => {
    expect(slack.refusals).toEqual([]);
    expect(connector.problems).toEqual([]);
  });

  it('leaves no word of the question or the answer in the log', () => {
    const said = JSON.stringify(log.lines.map(({ event, fields, cause }) => [event, fields, String(cause)]));
    expect(said).toContain('turn-finished');
    expect(said).not.toMatch(/logo|careful|impression/i);
  });
});
