import { appendFile, cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startApp } from '../../src/app.ts';
import type { App } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import blockActions from '../fixtures/slack/block-actions.json' with { type: 'json' };
import opened from '../fixtures/slack/app-home-opened-messages.json' with { type: 'json' };
import { aLog } from '../support/builders.ts';
import { namedIn, quotedWords, shownWords } from '../support/fake-slack-blocks.ts';
import {
  askedInAgentView,
  buttonPress,
  directMessage,
  formSent,
  inThread,
  mentioned,
  messageShortcut,
  otherHalfOf,
  slashCommand,
} from '../support/fake-slack-events.ts';
import type { Fields } from '../support/fake-slack-events.ts';
import { BOT_TOKEN, CHANNEL, COUNCILLOR_ID, SIGNING_SECRET } from '../support/fake-slack-identity.ts';
import { createSender } from '../support/fake-slack-sender.ts';
import type { Sender } from '../support/fake-slack-sender.ts';
import { openFakeSlack } from '../support/fake-slack.ts';
import type { FakeSlack } from '../support/fake-slack.ts';
import type { FakeMessage } from '../support/fake-slack-workspace.ts';
import { keptModel } from '../support/kept-model.ts';
import { aTempFolder } from '../support/temp-folder.ts';

const QUESTION = 'can I use the council logo on my page?';
const LOGO = 'Be careful not to give the impression that your personal website or social media account';
const HOME = `D${COUNCILLOR_ID.slice(1)}`;

/** The whole service on the guidance of Gedling, with a Slack of its own. */
interface Service {
  readonly slack: FakeSlack;
  readonly sender: Sender;
  readonly log: ReturnType<typeof aLog>;
  readonly finished: (turns: number) => Promise<void>;
  readonly stop: () => Promise<void>;
}

async function open(knowledge: string): Promise<Service> {
  const [slack, log] = [await openFakeSlack(), aLog()];
  const data = await mkdtemp(join(tmpdir(), 'clausebook-'));
  const config = readConfig({
    PORT: '0',
    HOST: '127.0.0.1',
    KNOWLEDGE_DIR: knowledge,
    DATA_DIR: data,
    COUNCIL: 'gedling',
    SLACK_BOT_TOKEN: BOT_TOKEN,
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    SLACK_API_URL: slack.apiUrl,
  });
  const app: App = await startApp(config, { log, progress: () => {}, embedder: keptModel });
  return {
    slack,
    log,
    sender: createSender('http', slack, () => `${app.url}slack/events`, Date.now),
    finished: (turns) =>
      vi.waitFor(() => expect(log.lines.filter(({ event }) => event === 'turn-finished')).toHaveLength(turns), {
        timeout: 20_000,
        interval: 5,
      }),
    stop: async () => {
      await app.stop();
      await slack.close();
      await rm(data, { recursive: true });
    },
  };
}

const words = ({ blocks }: FakeMessage): string => shownWords(blocks).join('\n');

describe('a councillor in Slack, on the shipped guidance', () => {
  let service: Service;
  beforeAll(async () => {
    service = await open('knowledge-base');
  });
  afterAll(() => service.stop());

  it('goes on in the thread of a mention, is left alone when thanking, and is answered once each time', async () => {
    const { sender, slack, finished } = service;
    await sender.event(otherHalfOf('Ev1-half', { text: `<@U0CLAUSE> ${QUESTION}` }));
    await sender.event(mentioned('Ev1', { text: `<@U0CLAUSE> ${QUESTION}` }));
    await finished(1);
    await sender.event(inThread('Ev2', { text: 'thanks, that is helpful' }));
    await finished(2);
    await sender.event(inThread('Ev3', { text: 'can I share what the council posts?' }));
    await finished(3);
    await sender.event(inThread('Ev3', { text: 'can I share what the council posts?' }), 1);
    await finished(4);
    expect(slack.messages).toHaveLength(2);
    expect(slack.messages.every(({ channel }) => channel === CHANNEL)).toBe(true);
  });

  it('asks by command in a channel, shares the clause with it once, and is named as who did', async () => {
    const { sender, slack, finished } = service;
    const before = slack.messages.length;
    await sender.command(slashCommand('20.1', slack.responseUrl(), { text: `question ${QUESTION}` }));
    await finished(5);
    const share = (id: string): Fields =>
      buttonPress(id, 'clausebook:share', 'slack:20.1', {
        channel: { id: CHANNEL, name: 'general' },
        container: { ...blockActions.container, channel_id: CHANNEL, is_ephemeral: true },
        response_url: slack.responseUrl(),
      });
    await Promise.all([sender.interaction(share('20.2')), sender.interaction(share('20.3'))]);
    await finished(7);
    const [alone, shared, ...others] = slack.messages.slice(before);
    expect(others).toEqual([]);
    expect(alone && words(alone)).toContain('Share in channel');
    expect(alone?.ephemeral).toBe(true);
    expect(shared?.ephemeral).toBe(false);
    expect(shared && quotedWords(shared.blocks)[0]).toContain(LOGO);
    expect(shared && namedIn(shared.blocks)).toEqual([COUNCILLOR_ID]);
  });

  it('finds guidance on a message, in private', async () => {
    const { sender, slack, finished } = service;
    const before = slack.messages.length;
    await sender.interaction(messageShortcut('21.1', QUESTION));
    await expect.poll(() => slack.workspace.views).toHaveLength(1);
    const [view] = slack.workspace.views;
    if (view === undefined) throw new Error('There is a window.');
    await sender.inWindow(formSent(view, { question: { type: 'plain_text_input', value: QUESTION } }));
    await finished(8);
    const [answer, ...others] = slack.messages.slice(before);
    expect(others).toEqual([]);
    expect(answer).toMatchObject({ channel: HOME });
    expect(answer && words(answer)).toContain(LOGO);
  });

  it('is offered three questions of this council in the window for agents, and answered there', async () => {
    const { sender, slack, finished } = service;
    await sender.event(opened);
    await expect.poll(() => slack.workspace.agent.set.length, { timeout: 20_000 }).toBe(1);
    expect(slack.workspace.agent.set[0]?.given['prompts']).toHaveLength(3);
    await sender.event(askedInAgentView('Ev9', { text: QUESTION }));
    await finished(9);
    expect(slack.messages.at(-1)?.thread).toBe('1700000006.000600');
  });

  it('is told by the command’s help what else can be typed', async () => {
    const { sender, slack, finished } = service;
    await sender.command(slashCommand('22.1', slack.responseUrl(), { text: 'help' }));
    await finished(10);
    const said = slack.messages.at(-1);
    for (const word of ['“mine”', '“queue”', '“receipt”', '/guidance question'])
      expect(said && words(said)).toContain(word);
  });

  it('has left no word in the log, and nothing that Slack refuses', () => {
    const { slack, log } = service;
    const said = JSON.stringify(log.lines.map(({ event, fields, cause }) => [event, fields, String(cause)]));
    expect(said).not.toMatch(/logo|careful|helpful/i);
    expect(slack.refusals).toEqual([]);
  });
});

describe('a council that answers alone', () => {
  it('has the words sent to the asker, where a follow-up is understood, and the channel sees which clause', async () => {
    const folder = await aTempFolder();
    await cp('knowledge-base/gedling', join(folder, 'gedling'), { recursive: true });
    await appendFile(join(folder, 'gedling', 'council.yaml'), '\nchannelAnswers: private\n');
    const { sender, slack, finished, stop } = await open(folder);
    await sender.event(mentioned('Ev1', { text: `<@U0CLAUSE> ${QUESTION}` }));
    await finished(1);
    const [alone, openly] = slack.messages;
    expect(alone).toMatchObject({ channel: HOME });
    expect(alone && words(alone)).toContain(LOGO);
    expect(openly).toMatchObject({ channel: CHANNEL, thread: '1700000002.000200' });
    expect(openly && words(openly)).toContain('4.8');
    expect(openly && words(openly)).not.toContain(LOGO);
    await sender.event(directMessage('Ev2', { channel: HOME, text: 'and what about that on paper?' }));
    await finished(2);
    const followed = slack.messages[2];
    expect(followed && words(followed)).toContain('Taken together with what was asked before');
    await stop();
  });
});
