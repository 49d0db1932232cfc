import { describe, expect, it } from 'vitest';
import type { TestContext } from 'vitest';
import { quote } from '../../../src/core/guidance.ts';
import type { Reply } from '../../../src/core/reply.ts';
import { WENT_WRONG } from '../../../src/core/wording.ts';
import { aClause, aQuotedReply } from '../../support/builders.ts';
import { openSlack } from '../../support/fake-slack-app.ts';
import type { SlackUnderTest } from '../../support/fake-slack-app.ts';
import type { Mode } from '../../support/fake-slack-sender.ts';
import { quotedWords } from '../../support/fake-slack-blocks.ts';
import { directMessage, slashCommand } from '../../support/fake-slack-events.ts';
import { RESPONSE } from '../../support/fake-slack.ts';
import type { FakeSlack, Trouble } from '../../support/fake-slack.ts';
import { quoting } from '../../support/quoting.ts';

const MODES: readonly Mode[] = ['http', 'socket'];
const POST = 'chat.postMessage';

function longReply(words: number): Reply {
  const text = Array.from({ length: words }, (_none, index) => `word${index}`).join(' ');
  const base = aQuotedReply();
  if (base.kind !== 'answers') throw new Error('not an answer');
  return { ...base, answer: { outcome: 'quoted', quotes: [quote(aClause({ parts: { text } }))], seeAlso: [] } };
}

interface Delivery {
  readonly slack: SlackUnderTest;
  readonly ask: () => Promise<void>;
  readonly command: () => Promise<void>;
  readonly finished: (turns?: number) => Promise<void>;
  /** The calls so far of a method. */
  readonly counted: (method: string) => FakeSlack['calls'];
  readonly logged: (event: string) => SlackUnderTest['log']['lines'];
}

async function open(test: TestContext, onTurn?: () => Promise<Reply>, mode: Mode = 'http'): Promise<Delivery> {
  const slack = await openSlack(mode);
  test.onTestFinished(() => slack.dispose());
  await slack.start(onTurn);
  return {
    slack,
    ask: () => slack.event(directMessage('Ev1')),
    command: () => slack.command(slashCommand('13.1', slack.fake.responseUrl())),
    finished: (turns) => slack.logged('turn-finished', turns),
    counted: (method) => slack.fake.calls.filter((call) => call.method === method),
    logged: (event) => slack.log.lines.filter((line) => line.event === event),
  };
}

// At the same time, as most of it is waiting for another try.
describe.concurrent('delivery in Slack', () => {
  it.for(MODES)('acknowledges before the answer is there, an event and a command alike (%s)', async (mode, test) => {
    const answer = Promise.withResolvers<Reply>();
    const { slack, ask, command, finished } = await open(test, () => answer.promise, mode);
    await ask();
    await command();
    expect(slack.fake.messages).toEqual([]);
    answer.resolve(aQuotedReply());
    await finished(2);
    expect(slack.fake.messages).toHaveLength(2);
  });

  it('sends in a manner that Slack neither reads mark-up into nor unfolds', async (test) => {
    const { slack, ask, finished } = await open(test);
    await ask();
    await finished();
    const manners = { mrkdwn: false, parse: 'none', link_names: false, unfurl_links: false, unfurl_media: false };
    expect(slack.fake.messages[0]?.manners).toEqual(manners);
    expect(slack.fake.refusals).toEqual([]);
  });

  it('says that something went wrong when there is no answer, and logs why', async (test) => {
    const fault = new Error('the index is gone');
    const { slack, ask, command, finished, logged } = await open(test, () => Promise.reject(fault));
    await ask();
    await command();
    await finished(2);
    expect(slack.fake.messages.map((message) => message.text)).toEqual([quoting(WENT_WRONG), quoting(WENT_WRONG)]);
    expect(logged('turn-failed')).toMatchObject([{ level: 'error', fields: { turn: 'slack:Ev1' }, cause: fault }, {}]);
  });

  it('waits as long as Slack asks before it tries again', async (test) => {
    const { slack, ask, finished, counted } = await open(test);
    slack.fake.trouble(POST, { kind: 'busy', retryAfter: '1' });
    await ask();
    await finished();
    const [first, second, ...more] = counted(POST).map((call) => call.at);
    expect(more).toEqual([]);
    expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(1000);
    expect(slack.fake.messages).toHaveLength(1);
  });

  const passing: readonly Trouble[] = [{ kind: 'broken', status: 500 }, { kind: 'reset' }];
  it.for(passing)('tries a post again after $kind', async (trouble, test) => {
    const { slack, ask, finished } = await open(test);
    slack.fake.trouble(POST, trouble);
    await ask();
    await finished();
    expect(slack.fake.messages).toHaveLength(1);
  });

  it.for<Trouble>([...passing, { kind: 'busy', retryAfter: '1' }])(
    'tries a response again after $kind',
    async (trouble, test) => {
      const { slack, command, finished } = await open(test);
      slack.fake.trouble(RESPONSE, trouble);
      await command();
      await finished();
      expect(slack.fake.messages).toHaveLength(1);
    },
  );

  it('logs the code of a refusal, and nothing that was said', async (test) => {
    const { slack, ask, command, finished, counted, logged } = await open(test);
    slack.fake.trouble(POST, { kind: 'refused', error: 'channel_not_found' });
    slack.fake.trouble(RESPONSE, { kind: 'broken', status: 404 });
    await ask();
    await command();
    await finished(2);
    expect(logged('slack-reply-failed').map((line) => line.fields)).toEqual([
      { turn: 'slack:Ev1', sent: 0, of: 1, code: 'channel_not_found' },
      { turn: 'slack:13.1', sent: 0, of: 1, code: 'slack_bolt_respond_error', status: 404 },
    ]);
    expect(counted(POST)).toHaveLength(1);
    expect(JSON.stringify(slack.log.lines)).not.toMatch(/logo|Be careful|councillor/i);
  });

  it('gives up after a few tries', async (test) => {
    const { slack, ask, finished, counted, logged } = await open(test);
    slack.fake.trouble(POST, ...Array.from({ length: 9 }, () => ({ kind: 'broken', status: 503 }) as const));
    await ask();
    await finished();
    expect(counted(POST)).toHaveLength(4);
    expect(logged('slack-reply-failed')).toMatchObject([{ fields: { code: 'slack_webapi_http_error', status: 503 } }]);
  });

  it('posts a long answer in several messages, in order', async (test) => {
    const { slack, ask, finished } = await open(test, async () => longReply(2000));
    await ask();
    await finished();
    const quoted = slack.fake.messages.flatMap((message) => quotedWords(message.blocks)).join('');
    expect(slack.fake.messages.length).toBeGreaterThan(3);
    expect(quoted.split(' ')).toHaveLength(2000);
    expect(quoted).toMatch(/^word0 word1 .* word1999$/);
  });

  it('does not begin an answer to a command that it cannot finish', async (test) => {
    const { slack, command, finished, logged } = await open(test, async () => longReply(4000));
    await command();
    await finished();
    expect(slack.fake.messages.map((message) => message.text)).toEqual([quoting(WENT_WRONG)]);
    expect(logged('slack-reply-too-long')).toMatchObject([{ level: 'error', fields: { most: 5 } }]);
  });

  it('leaves the rest of an answer when a part of it fails', async (test) => {
    const { slack, ask, finished } = await open(test, async () => longReply(2000));
    slack.fake.trouble(POST, { kind: 'refused', error: 'msg_blocks_too_long' });
    await ask();
    await finished();
    expect(slack.fake.messages).toEqual([]);
  });
});
