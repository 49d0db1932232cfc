import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { takenWithLine } from '../../src/core/wording.ts';
import type { Seen } from '../support/chatter.ts';
import { inThread, mentioned } from '../support/fake-slack-events.ts';
import { BOT_TOKEN, SIGNING_SECRET } from '../support/fake-slack-identity.ts';
import { createSender } from '../support/fake-slack-sender.ts';
import type { Sender } from '../support/fake-slack-sender.ts';
import { keptModel } from '../support/kept-model.ts';
import { aPostgresDatabase, POSTGRES_SERVER } from '../support/postgres-server.ts';
import { createSlackChatter } from '../support/slack-chatter.ts';
import { openWholeService } from '../support/whole-service.ts';
import type { WholeService } from '../support/whole-service.ts';

const QUESTION = 'May I fly a kite from the moon?';
const SECOND = 'and what about that at night?';
const THIRD = 'and in the rain?';

const textOf = ({ lines }: Seen): string => lines.join('\n');

describe.skipIf(POSTGRES_SERVER === undefined)('two replicas behind a balancer', () => {
  let service: WholeService;
  let senders: readonly [Sender, Sender];
  const stops: (() => Promise<void>)[] = [];
  beforeAll(async () => {
    const made = await aPostgresDatabase();
    stops.push(() => made.drop());
    service = await openWholeService({ settings: { DATABASE_URL: made.url } });
    stops.push(() => service.close());
    const { slack, log, knowledge, data } = service;
    const config = readConfig({
      PORT: '0',
      HOST: '127.0.0.1',
      KNOWLEDGE_DIR: knowledge,
      DATA_DIR: `${data}-second`,
      DATABASE_URL: made.url,
      COUNCIL: 'marlpit',
      SLACK_BOT_TOKEN: BOT_TOKEN,
      SLACK_SIGNING_SECRET: SIGNING_SECRET,
      SLACK_API_URL: slack.apiUrl,
    });
    const second = await startApp(config, { log, progress: () => {}, embedder: keptModel });
    stops.push(() => second.stop());
    senders = [service.sender, createSender('http', slack, () => `${second.url}slack/events`, Date.now)];
  });
  afterAll(async () => {
    for (const stop of stops.toReversed()) await stop();
  });

  it('understand a follow-up, a button and a form, whichever each reaches, and after a restart', async () => {
    let [made, at] = [0, 0];
    const someone = { id: 'UEveField', name: 'Eve Field', newId: () => `9${(made += 1)}` };
    const eve = createSlackChatter(service.slack, () => senders[at] ?? senders[0], someone);
    await eve.ask(QUESTION);
    at = 1;
    expect(textOf(await eve.ask(SECOND))).toContain(takenWithLine(QUESTION));
    // A repeat reaches the other one, and shifts nothing.
    at = 0;
    await eve.again();
    await service.restart();
    const third = await eve.ask(THIRD);
    expect(textOf(third)).toContain(takenWithLine(`${QUESTION} ${SECOND}`));
    at = 1;
    const form = await eve.open(third, 'ask-officer');
    expect(typeof form === 'string' ? form : form.text).toBe(`${QUESTION} ${SECOND}\n${THIRD}`);
  });

  it('go on with a thread in a channel without a mention, whichever hears it', async () => {
    const { log, slack } = service;
    const finished = (): number => log.lines.filter(({ event }) => event === 'turn-finished').length;
    const before = finished();
    const hear = (count: number) =>
      vi.waitFor(() => expect(finished()).toBe(before + count), { timeout: 20_000, interval: 5 });
    await senders[0].event(mentioned('Ev901', { text: `<@U0CLAUSE> can I fly my kite on the common` }));
    await hear(1);
    await senders[1].event(inThread('Ev902', { text: 'how near the duck pond may I go' }));
    await hear(2);
    expect(slack.messages.slice(-2).map(({ thread }) => thread)).toEqual(['1700000002.000200', '1700000002.000200']);
  });
});
