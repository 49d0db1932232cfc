import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  ANSWER_IN_MESSAGES,
  CANNOT_WRITE,
  NOT_HANDLED,
  ON_HOME_TAB,
  youAsked,
} from '../../../src/adapters/slack/wording.ts';
import type { Handling } from '../../../src/core/conversation.ts';
import { refusedLine } from '../../../src/core/escalation-wording.ts';
import { councilId } from '../../../src/core/guidance.ts';
import type { Handled } from '../../../src/core/reply.ts';
import { ASK_AGAIN, AUDIENCE } from '../../../src/core/wording.ts';
import { aHome } from '../../support/any-home.ts';
import { openSlack } from '../../support/fake-slack-app.ts';
import type { SlackUnderTest } from '../../support/fake-slack-app.ts';
import { shownWords } from '../../support/fake-slack-blocks.ts';
import type { Fields } from '../../support/fake-slack-events.ts';
import {
  buttonPress,
  directMessage,
  openedHome,
  pressedAtHome,
  slashCommand,
} from '../../support/fake-slack-events.ts';
import { COUNCILLOR_ID, DIRECT, TEAM } from '../../support/fake-slack-identity.ts';
import type { Mode } from '../../support/fake-slack-sender.ts';
import { homeButtons, homeWords } from '../../support/fake-slack-views.ts';
import { aForm, done } from '../../support/slack-handled.ts';

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

  const tabs = () => slack.fake.workspace.homes.of(COUNCILLOR_ID);
  const published = (count: number) => expect.poll(() => tabs().length).toBe(count);
  const lastWords = (): readonly string[] => tabs().slice(-1).flatMap(homeWords);
  const said = (sentence: string) => expect.poll(() => lastWords()[0]).toBe(sentence);
  const opened = async (): Promise<void> => {
    await slack.event(openedHome('Ev1'));
    await published(1);
  };
  const press = (action: string, value?: string, fields: Fields & { typed?: Fields; hash?: string } = {}) =>
    slack.interaction(pressedAtHome('13.7', `clausebook:${action}`, value, fields));
  const inputName = (): string =>
    tabs()
      .at(-1)
      ?.blocks.flatMap((block) => (block.type === 'input' ? [block.block_id] : []))[0] ?? '';
  const publishes = () => slack.fake.calls.filter(({ method }) => method === 'views.publish').length;

  it('shows a person’s own matters to them when they look at it', async () => {
    await opened();
    expect(lastWords()).toEqual(
      expect.arrayContaining(['Ask the guidance', 'Waiting with your team', AUDIENCE['only-you']]),
    );
    expect(lastWords()).toContain('GED-1: waiting for an officer\nSocial media, from Cllr Field');
    expect(
      tabs()
        .flatMap(homeButtons)
        .map(({ accessibility_label, text }) => accessibility_label ?? text.text),
    ).toEqual(['Ask', 'Claim: GED-1', 'Answer: GED-2', 'Read the guidance again']);
    const [look] = slack.handlings;
    expect(look).toMatchObject({ kind: 'looks', audience: 'only-you', council: 'gedling' });
    expect(look?.by).toMatchObject({ id: `slack:${TEAM}/${COUNCILLOR_ID}`, name: 'Cllr Ursula Field' });
    expect(slack.fake.refusals).toEqual([]);
  });

  it('is not published for a look at the messages, nor for an event of another shape', async () => {
    await slack.event(openedHome('Ev1', { tab: 'messages' }));
    await slack.event(openedHome('Ev2', { user: 7 }));
    await slack.logged('slack-event-unreadable');
    expect(publishes()).toBe(0);
  });

  it('hands on a press in the name of whom Slack vouches for, and says there what came of it, in one publish', async () => {
    await opened();
    await press('act:claim', 'GED-1');
    await said('GED-1: It is yours.');
    expect(slack.handlings.find(({ kind }) => kind === 'acts')).toEqual({
      kind: 'acts',
      act: 'claim',
      about: 'GED-1',
      id: 'slack:13.7',
      at: { platform: 'slack', address: `{"channel":"${COUNCILLOR_ID}"}` },
      thread: `{"channel":"${COUNCILLOR_ID}"}`,
      audience: 'only-you',
      council: 'gedling',
      by: expect.objectContaining({ id: `slack:${TEAM}/${COUNCILLOR_ID}` }),
    });
    expect(publishes()).toBe(2);
    expect(slack.fake.messages).toEqual([]);
  });

  it('says what was refused, and what went wrong', async () => {
    await opened();
    handled = async () => NOT_ADMIN;
    await press('reload', 'guidance');
    await said(refusedLine('not-admin'));
    handled = () => Promise.reject(new Error('the database is gone'));
    await press('act:claim', 'GED-1');
    await said(NOT_HANDLED);
  });

  it('opens a form, or says why not', async () => {
    await opened();
    handled = async () => ({ kind: 'form', form: aForm('answer') });
    await press('form:answer', 'GED-2');
    await expect.poll(() => slack.fake.workspace.views.length).toBe(1);
    expect(tabs()).toHaveLength(1);
    handled = async () => NOT_ADMIN;
    await press('form:answer', 'GED-2', { trigger_id: '13.8' });
    await said(refusedLine('not-admin'));
  });

  it('drops what it does not offer', async () => {
    for (const [action, value] of [
      ['receipt', 'slack:1'],
      ['act:fly', 'GED-1'],
      ['act:claim', ''],
    ])
      await press(action ?? '', value);
    await slack.logged('slack-press-unreadable', 3);
    expect(slack.handlings).toEqual([]);
  });

  const anAnswer = () => slack.logged('turn-finished');
  it.each([
    ['Enter', () => press('home-question', 'can I use the <logo>?')],
    [
      'its button',
      () =>
        press('home-ask', 'home-ask', {
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
      await opened();
      const before = inputName();
      await ask();
      await anAnswer();
      await said(ANSWER_IN_MESSAGES);
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
      expect(inputName()).not.toBe(before);
    },
  );

  it('asks for words where none were typed, and keeps the box as it is', async () => {
    await opened();
    const before = inputName();
    await press('home-ask', 'home-ask', { typed: {} });
    await said(ASK_AGAIN.empty);
    expect([slack.turns.length, inputName()]).toEqual([0, before]);
  });

  it('says so where it cannot write to the person', async () => {
    await opened();
    slack.fake.trouble('chat.postMessage', { kind: 'refused', error: 'messages_tab_disabled' });
    await press('home-question', 'can I use the logo?');
    await said(CANNOT_WRITE);
    expect(slack.turns).toEqual([]);
  });

  it('is published anew after its person acts elsewhere, and not for anybody who never looked', async () => {
    const elsewhere = (): Promise<void> =>
      slack.interaction(
        buttonPress('13.9', 'clausebook:act:claim', 'GED-1', { response_url: slack.fake.responseUrl() }),
      );
    await elsewhere();
    await slack.logged('handling-finished');
    expect(publishes()).toBe(0);
    await opened();
    await elsewhere();
    await published(2);
    await slack.event(directMessage('Ev9'));
    await published(3);
  });

  it('takes the place of what another process published', async () => {
    await opened();
    slack.fake.workspace.homes.publish({ user_id: COUNCILLOR_ID, view: tabs()[0] });
    await slack.event(openedHome('Ev2'));
    await published(3);
    expect(slack.fake.refusals).toEqual(['hash_conflict']);
    expect(slack.handlings.filter(({ kind }) => kind === 'looks')).toHaveLength(3);
  });

  it('is published all the same where the view that they looked at is another by then', async () => {
    await slack.event(openedHome('Ev1', { view: { hash: '1.1' } }));
    await published(1);
    expect(slack.fake.refusals).toEqual(['hash_conflict']);
  });

  it('tells once that there is no Home tab, and harms nothing', async () => {
    const refused = { kind: 'refused', error: 'not_enabled' } as const;
    slack.fake.trouble('views.publish', refused, refused);
    await slack.event(openedHome('Ev1'));
    await slack.logged('slack-home-not-published');
    await slack.event(openedHome('Ev2'));
    await expect.poll(publishes).toBe(2);
    await opened();
    expect(slack.log.lines.filter(({ event }) => event === 'slack-home-not-published')).toEqual([
      { level: 'warn', event: 'slack-home-not-published', fields: { code: 'not_enabled' }, cause: undefined },
    ]);
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
    await expect.poll(() => slack.fake.messages.length).toBe(2);
    expect(slack.handlings.map(({ kind, ...rest }) => [kind, 'only' in rest ? rest.only : undefined])).toEqual(
      expect.arrayContaining([
        ['looks', 'admin'],
        ['reloads', undefined],
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

describe('many looks at once', () => {
  it('are one publish at a time, and one more for all that came meanwhile', async () => {
    const slack = await openSlack('http');
    const looks: PromiseWithResolvers<Handled>[] = [];
    await slack.start(undefined, async () => {
      const look = Promise.withResolvers<Handled>();
      looks.push(look);
      return look.promise;
    });
    for (const id of ['1', '2', '3', '4', '5']) await slack.event(openedHome(`Ev${id}`));
    await expect.poll(() => looks.length).toBe(1);
    for (const id of ['6', '7', '8']) await slack.event(openedHome(`Ev${id}`));
    looks[0]?.resolve({ kind: 'home', home: aHome({ ask: undefined }) });
    await expect.poll(() => looks.length).toBe(2);
    looks[1]?.resolve({ kind: 'home', home: aHome() });
    await expect.poll(() => slack.fake.workspace.homes.of(COUNCILLOR_ID).length).toBe(2);
    await slack.dispose();
    expect(looks).toHaveLength(2);
    expect(slack.fake.workspace.homes.of(COUNCILLOR_ID).at(-1)).toMatchObject({
      blocks: expect.arrayContaining([expect.objectContaining({ type: 'input' })]),
    });
  });
});
