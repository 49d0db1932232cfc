import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import opened from '../../fixtures/slack/app-home-opened-messages.json' with { type: 'json' };
import started from '../../fixtures/slack/assistant-thread-started.json' with { type: 'json' };
import assistantMessage from '../../fixtures/slack/message-assistant-thread.json' with { type: 'json' };
import { openSlack } from '../../support/fake-slack-app.ts';
import type { SlackUnderTest } from '../../support/fake-slack-app.ts';
import { askedInAgentView, directMessage } from '../../support/fake-slack-events.ts';
import { DIRECT } from '../../support/fake-slack-identity.ts';
import type { Mode } from '../../support/fake-slack-sender.ts';
import type { Trouble } from '../../support/fake-slack.ts';
import { PLAIN_MANNERS } from '../../support/manners.ts';

const MODES: readonly Mode[] = ['http', 'socket'];
const PROMPTS = 'assistant.threads.setSuggestedPrompts';
const STATUS = 'assistant.threads.setStatus';
const TITLE = 'assistant.threads.setTitle';
const EXAMPLES = ['Can I use the logo?', 'May I block people?', 'Who owns my page?'];
const ROOT = '1700000006.000600';

describe.each(MODES)('Slack’s window for agents (%s)', (mode) => {
  let slack: SlackUnderTest;
  beforeEach(async () => {
    slack = await openSlack(mode, { manners: { ...PLAIN_MANNERS, examples: async () => EXAMPLES } });
    await slack.start();
  });
  afterEach(() => slack.dispose());

  const set = (method: string) =>
    slack.fake.workspace.agent.set.filter((each) => each.method === method).map(({ given }) => given);
  const called = (method: string): number => slack.fake.calls.filter((each) => each.method === method).length;
  const finished = (count = 1): Promise<void> => slack.logged('turn-finished', count);

  it('offers questions of the council when it is opened', async () => {
    await slack.event(opened);
    await expect.poll(() => set(PROMPTS)).toHaveLength(1);
    const prompts = EXAMPLES.map((question) => ({ title: question, message: question }));
    expect(set(PROMPTS)).toEqual([{ channel_id: DIRECT, title: 'For example', prompts }]);
  });

  it('offers them in the thread of a conversation, as it was before, with a title that tells nothing', async () => {
    await slack.event(started);
    await expect.poll(() => set(PROMPTS)).toHaveLength(1);
    const thread = { channel_id: DIRECT, thread_ts: '1700000004.000400' };
    expect(set(PROMPTS)).toMatchObject([thread]);
    expect(set(TITLE)).toEqual([{ ...thread, title: 'A question about the guidance' }]);
  });

  it('leaves the home page and an empty list of examples alone', async () => {
    await slack.event({ ...opened, event: { ...opened.event, tab: 'home' } });
    await slack.event(directMessage('Ev1'));
    await finished();
    expect(called(PROMPTS)).toBe(0);
  });

  it('shows that somebody is being answered, answers in the thread, and shows it no longer', async () => {
    await slack.event(askedInAgentView('Ev1'));
    await expect.poll(() => set(STATUS)).toHaveLength(2);
    const where = { channel_id: DIRECT, thread_ts: ROOT };
    expect(set(STATUS)).toEqual([
      { ...where, status: 'is looking in the guidance …' },
      { ...where, status: '' },
    ]);
    expect(slack.fake.messages.map(({ channel, thread }) => ({ channel, thread }))).toEqual([
      { channel: DIRECT, thread: ROOT },
    ]);
  });

  it('takes the questions of one conversation together, and no others', async () => {
    await slack.event(askedInAgentView('Ev1'));
    await slack.event(askedInAgentView('Ev2', { ts: '1700000006.000700', thread_ts: ROOT }));
    await slack.event(askedInAgentView('Ev3', { ts: '1700000009.000900' }));
    await slack.event(assistantMessage);
    await finished(4);
    const threadOf = (id: string) => slack.turns.find((turn) => turn.id === `slack:${id}`)?.thread;
    expect(threadOf('Ev1')).toBe(threadOf('Ev2'));
    const all = ['Ev1', 'Ev3', 'Ev0ASSISTANT'].map(threadOf);
    expect(all).not.toContain(undefined);
    expect(new Set(all).size).toBe(3);
  });

  it('does not touch a plain direct message', async () => {
    await slack.event(directMessage('Ev1'));
    await finished();
    expect(called(STATUS)).toBe(0);
    expect(slack.fake.messages[0]?.thread).toBeUndefined();
  });

  const trouble = (method: string, ...kinds: readonly Trouble[]): void => slack.fake.trouble(method, ...kinds);

  it.each(['missing_scope', 'unknown_method'])(
    'is given up, and said so once, on “%s”; answers go on',
    async (error) => {
      trouble(PROMPTS, { kind: 'refused', error });
      await slack.event(opened);
      await slack.logged('slack-agent-view-off');
      await slack.event(opened);
      await slack.event(askedInAgentView('Ev1'));
      await finished();
      expect(called(PROMPTS)).toBe(1);
      expect(called(STATUS)).toBe(0);
      expect(slack.fake.messages).toHaveLength(1);
      const lines = slack.log.lines.filter(({ event }) => event.startsWith('slack-agent'));
      expect(lines).toMatchObject([{ level: 'info', event: 'slack-agent-view-off', fields: { code: error } }]);
    },
  );

  it('answers all the same when the status fails for once, or hangs', async () => {
    trouble(STATUS, { kind: 'refused', error: 'internal_error' }, { kind: 'none' }, { kind: 'silent' });
    await slack.event(askedInAgentView('Ev1'));
    await finished();
    await slack.event(askedInAgentView('Ev2'));
    await finished(2);
    expect(slack.fake.messages).toHaveLength(2);
    await slack.logged('slack-agent-call-failed', 2);
  });

  it('tells an event that is not shaped as published', async () => {
    await slack.event({ ...started, event: { type: 'assistant_thread_started' } });
    await slack.logged('slack-event-unreadable');
    expect(called(PROMPTS)).toBe(0);
  });
});
