import { describe, expect, it, vi } from 'vitest';
import type { TestContext } from 'vitest';
import type { SlackSettings } from '../../../src/adapters/slack/slack-platform.ts';
import type { Reply } from '../../../src/core/reply.ts';
import { aQuotedReply } from '../../support/builders.ts';
import { openSlack, settingsOf } from '../../support/fake-slack-app.ts';
import type { SlackUnderTest } from '../../support/fake-slack-app.ts';
import type { Mode } from '../../support/fake-slack-sender.ts';
import { directMessage } from '../../support/fake-slack-events.ts';
import type { FakeSlack } from '../../support/fake-slack.ts';
import { nothingHandled } from '../../support/handling.ts';

const MODES: readonly Mode[] = ['http', 'socket'];

async function opened(
  { onTestFinished }: TestContext,
  mode: Mode,
  settings?: (fake: FakeSlack) => SlackSettings,
): Promise<SlackUnderTest> {
  const slack = await openSlack(mode, settings === undefined ? {} : { settings });
  onTestFinished(() => slack.dispose());
  return slack;
}

const eventsOf = (slack: SlackUnderTest, level: string): readonly string[] =>
  slack.log.lines.filter((line) => line.level === level).map((line) => line.event);

// At the same time, as most of it is waiting for another try.
describe.concurrent.each(MODES)('starting and stopping (%s)', (mode) => {
  it('says when the token is accepted', async (test) => {
    const slack = await opened(test, mode);
    await slack.start();
    await slack.logged('slack-token-accepted');
    expect(slack.log.lines.at(0)?.level).toBe('info');
  });

  it('says when the token is refused, and goes on', async (test) => {
    const slack = await opened(test, mode, (fake) => ({ ...settingsOf(mode, fake.apiUrl), botToken: 'xoxb-wrong' }));
    await slack.start();
    await slack.logged('slack-token-refused');
    expect(slack.log.lines.find((line) => line.event === 'slack-token-refused')?.fields).toEqual({
      code: 'invalid_auth',
    });
    await slack.event(directMessage('Ev1'));
    await slack.logged('slack-reply-failed');
    expect(slack.turns).toHaveLength(1);
  });

  it('waits for the turns in hand when it stops', async (test) => {
    const slack = await opened(test, mode);
    const answer = Promise.withResolvers<Reply>();
    await slack.start(() => answer.promise);
    await slack.event(directMessage('Ev1'));
    let stopped = false;
    const stopping = slack.platform.stop().then(() => (stopped = true));
    expect(stopped).toBe(false);
    answer.resolve(aQuotedReply());
    await stopping;
    expect(slack.fake.messages).toHaveLength(1);
  });

  it('stops without having been started', async (test) => {
    const slack = await opened(test, mode);
    await expect(slack.platform.stop()).resolves.toBeUndefined();
  });
});

describe.concurrent('starting while Slack is out of reach', () => {
  const nobody = 'http://127.0.0.1:9/api/';

  it('listens over HTTP, says so, and takes questions', async (test) => {
    const slack = await opened(test, 'http', () => settingsOf('http', nobody));
    await slack.start();
    await slack.logged('slack-unreachable');
    await slack.event(directMessage('Ev1', { text: '<@U0CLAUSE> can I?' }));
    await slack.logged('slack-reply-failed');
    expect(slack.turns[0]).toMatchObject({ kind: 'asks', text: 'can I?' });
  });

  it('keeps trying in Socket Mode, says so, and can be stopped', async (test) => {
    const slack = await opened(test, 'socket', () => settingsOf('socket', nobody));
    await slack.platform.start(async () => aQuotedReply(), nothingHandled);
    await slack.logged('slack-socket-failed', 2);
    await slack.platform.stop();
    expect(eventsOf(slack, 'info')).toEqual([]);
  });
});

describe.concurrent('a request after the platform has stopped', () => {
  it('is left to be delivered again', async (test) => {
    const slack = await opened(test, 'http');
    await slack.start();
    await slack.platform.stop();
    expect((await slack.post(JSON.stringify(directMessage('Ev1')))).status).toBe(503);
    expect(slack.turns).toEqual([]);
  });
});

const asked = async (slack: SlackUnderTest, id: string, count: number): Promise<void> => {
  await slack.event(directMessage(id));
  await slack.logged('turn-finished', count);
};

describe.concurrent('a connection in Socket Mode', () => {
  it('is made again when Slack asks for it', async (test) => {
    const slack = await opened(test, 'socket');
    await slack.start();
    await asked(slack, 'Ev1', 1);
    slack.fake.socketMode.sendText(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested', debug_info: {} }));
    await slack.logged('slack-socket-connected', 2);
    await asked(slack, 'Ev2', 2);
    expect(slack.fake.messages).toHaveLength(2);
  });

  it('is made again when it breaks, after failures too', async (test) => {
    const slack = await opened(test, 'socket');
    await slack.start();
    slack.fake.trouble('apps.connections.open', { kind: 'refused', error: 'invalid_auth' });
    slack.fake.socketMode.close();
    await slack.logged('slack-socket-failed');
    await slack.logged('slack-socket-connected', 2);
    await asked(slack, 'Ev1', 1);
    expect(slack.fake.socketMode.connections()).toBe(2);
  });

  it('survives frames that are not shaped as Slack’s', async (test) => {
    const slack = await opened(test, 'socket');
    await slack.start();
    const frames = [
      'not json',
      'null',
      '5',
      '{}',
      '{"type":"events_api"}',
      '{"type":"events_api","payload":{"event":null}}',
    ];
    for (const frame of frames) slack.fake.socketMode.sendText(frame);
    slack.fake.socketMode.sendText(JSON.stringify({ type: 'slash_commands', envelope_id: 'e', payload: null }));
    slack.fake.socketMode.sendText(JSON.stringify({ type: 'interactive', envelope_id: 'f' }));
    await asked(slack, 'Ev1', 1);
    await slack.logged('slack-request-unreadable', frames.length + 1);
    expect(slack.fake.socketMode.connections()).toBe(1);
  });

  it('is closed by stopping', async (test) => {
    const slack = await opened(test, 'socket');
    await slack.start();
    await slack.platform.stop();
    await vi.waitFor(() => expect(slack.fake.socketMode.alive()).toBe(0));
  });
});
