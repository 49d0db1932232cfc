import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ANSWER_IN_MESSAGES, CANNOT_WRITE, ON_HOME_TAB, youAsked } from '../../../src/adapters/slack/wording.ts';
import type { Handling } from '../../../src/core/conversation.ts';
import { refusedLine } from '../../../src/core/refusal-wording.ts';
import { councilId } from '../../../src/core/guidance.ts';
import type { Handled } from '../../../src/core/reply.ts';
import { ASK_AGAIN, AUDIENCE } from '../../../src/core/wording.ts';
import { aHome } from '../../support/any-home.ts';
import { openSlack } from '../../support/fake-slack-app.ts';
import type { SlackUnderTest } from '../../support/fake-slack-app.ts';
import { shownWords } from '../../support/fake-slack-blocks.ts';
import { directMessage, slashCommand } from '../../support/fake-slack-events.ts';
import { COUNCILLOR_ID, DIRECT, TEAM } from '../../support/fake-slack-identity.ts';
import type { Mode } from '../../support/fake-slack-sender.ts';
import { homeLooker } from '../../support/slack-home.ts';
import { done } from '../../support/slack-handled.ts';

const MODES: readonly Mode[] = ['http', 'socket'];
const NOT_ADMIN: Handled = { kind: 'refused', why: 'not-admin', sentence: refusedLine('not-admin') };

describe.each(MODES)('the Home tab in Slack (%s)', (mode) => {
  let slack: SlackUnderTest;
  let handled: (handling: Handling) => Promise<Handled>;
  beforeEach(async () => {
    slack = await openSlack(mode, { council: councilId('gedling') });
    handled = async () => done('GED-1: It is yours.');
    await slack.start(undefined, async (handling) =>
      handling.kind === 'looks' ? { kind: 'home', home: aHome() } : handled(handling),
    );
  });
  afterEach(() => slack.dispose());

  const home = homeLooker(() => slack);

  const anAnswer = () => slack.logged('turn-finished');
  it.each([
    ['Enter', () => home.press('home-question', 'can I use the <logo>?')],
    [
      'its button',
      () =>
        home.press('home-ask', 'home-ask', {
          typed: {
            'home-question-0': {
              'clausebook:home-question': { type: 'plain_text_input', value: 'can I use the <logo>?' },
            },
          },
        }),
    ],
  ])(
    'answers what was typed, by %s, in the direct conversation under the question, and empties the box',
    async (_way, ask) => {
      await home.open();
      const before = home.input();
      await ask();
      await anAnswer();
      await home.told(ANSWER_IN_MESSAGES);
      const at = { platform: 'slack', address: JSON.stringify({ channel: `D${COUNCILLOR_ID.slice(1)}` }) };
      expect(slack.turns).toEqual([
        {
          kind: 'asks',
          id: 'slack:13.7',
          at,
          thread: at.address,
          audience: 'only-you',
          council: 'gedling',
          by: `slack:${TEAM}/${COUNCILLOR_ID}`,
          text: 'can I use the <logo>?',
        },
      ]);
      const [first, second] = slack.fake.messages;
      expect([first, second].map((message) => message?.channel)).toEqual([
        `D${COUNCILLOR_ID.slice(1)}`,
        `D${COUNCILLOR_ID.slice(1)}`,
      ]);
      expect(first?.blocks.flatMap((block) => shownWords([block]))).toEqual([youAsked('can I use the <logo>?')]);
      expect(home.input()).not.toBe(before);
    },
  );

  it('asks for words where none were typed, and keeps the box as it is', async () => {
    await home.open();
    const before = home.input();
    await home.press('home-ask', 'home-ask', { typed: {} });
    await home.told(ASK_AGAIN.empty);
    expect([slack.turns.length, home.input()]).toEqual([0, before]);
  });

  it('says so where it cannot write to the person', async () => {
    await home.open();
    slack.fake.trouble('chat.postMessage', { kind: 'refused', error: 'messages_tab_disabled' });
    await home.press('home-question', 'can I use the logo?');
    await home.told(CANNOT_WRITE);
    expect(slack.turns).toEqual([]);
  });

  it('is a message too, for who types its word', async () => {
    await slack.command(slashCommand('13.1', slack.fake.responseUrl(), { text: 'home' }));
    await slack.event(directMessage('Ev3', { text: 'HOME' }));
    await expect.poll(() => slack.fake.messages.length).toBe(2);
    for (const { blocks } of slack.fake.messages)
      expect(shownWords(blocks)).toEqual(expect.arrayContaining(['Waiting with your team', AUDIENCE['only-you']]));
    expect(slack.fake.messages.map(({ ephemeral, channel }) => [ephemeral, channel])).toContainEqual([false, DIRECT]);
  });

  it('lets admins look and reload by a word, and tells others politely', async () => {
    handled = async () => NOT_ADMIN;
    await slack.command(slashCommand('13.1', slack.fake.responseUrl(), { text: 'admin' }));
    await slack.command(slashCommand('13.2', slack.fake.responseUrl(), { text: 'admin reload' }));
    const accept = 'admin reload accept: It is &lt;right&gt;';
    await slack.command(slashCommand('13.3', slack.fake.responseUrl(), { text: accept }));
    await slack.command(slashCommand('13.4', slack.fake.responseUrl(), { text: 'admin rollback 3: Too soon' }));
    await expect.poll(() => slack.fake.messages.length).toBe(4);
    expect(slack.handlings).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'looks', only: 'admin' }),
        expect.objectContaining({ kind: 'reloads' }),
        expect.objectContaining({ kind: 'reloads', accept: 'It is <right>' }),
        expect.objectContaining({ kind: 'rolls-back', to: '3', why: 'Too soon' }),
      ]),
    );
    expect(slack.fake.messages.map(({ text }) => text)).toContain(refusedLine('not-admin'));
  });

  it('says where the rest is if a command has no room for it', async () => {
    const rows = Array.from({ length: 60 }, (_, index) => ({
      lines: [`${index} ${'&'.repeat(280)}`] as const,
      button: undefined,
    }));
    const full = aHome({ sections: [{ heading: 'Guidance in force', lines: [], rows, reload: undefined }] });
    await slack.dispose();
    slack = await openSlack(mode);
    await slack.start(undefined, async () => ({ kind: 'home', home: full }));
    const url = slack.fake.responseUrl();
    await slack.command(slashCommand('13.1', url, { text: 'home' }));
    await expect.poll(() => slack.fake.respondedAt(url).length).toBe(5);
    expect(shownWords(slack.fake.respondedAt(url).at(-1)?.blocks ?? [])).toEqual([ON_HOME_TAB]);
  });
});
