import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NOT_HANDLED } from '../../../src/adapters/slack/wording.ts';
import type { Handling } from '../../../src/core/conversation.ts';
import { refusedLine } from '../../../src/core/refusal-wording.ts';
import { councilId } from '../../../src/core/guidance.ts';
import type { Handled } from '../../../src/core/reply.ts';
import { AUDIENCE } from '../../../src/core/wording.ts';
import { aHome } from '../../support/any-home.ts';
import { openSlack } from '../../support/fake-slack-app.ts';
import type { SlackUnderTest } from '../../support/fake-slack-app.ts';
import { openedHome } from '../../support/fake-slack-events.ts';
import { COUNCILLOR_ID, TEAM } from '../../support/fake-slack-identity.ts';
import type { Mode } from '../../support/fake-slack-sender.ts';
import { homeButtons } from '../../support/fake-slack-views.ts';
import { quoting } from '../../support/quoting.ts';
import { homeLooker } from '../../support/slack-home.ts';
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

  const home = homeLooker(() => slack);

  it('shows a person’s own matters to them when they look at it', async () => {
    await home.open();
    expect(home.words()).toEqual(
      expect.arrayContaining(['Ask the guidance', 'Waiting with your team', AUDIENCE['only-you']]),
    );
    expect(home.words()).toContain('GED-1: waiting for an officer\nSocial media, from Cllr Field');
    expect(
      home
        .tabs()
        .flatMap(homeButtons)
        .map(({ accessibility_label, text }) => accessibility_label ?? text.text),
    ).toEqual(['Ask', 'Claim: GED-1', 'Answer: GED-2', 'Read the guidance again', 'See what would change']);
    const [look] = slack.handlings;
    expect(look).toMatchObject({ kind: 'looks', audience: 'only-you', council: 'gedling' });
    expect(look?.by).toMatchObject({ id: `slack:${TEAM}/${COUNCILLOR_ID}`, name: 'Cllr Ursula Field' });
    expect(slack.fake.refusals).toEqual([]);
  });

  it('is not published for a look at the messages, nor for an event of another shape', async () => {
    await slack.event(openedHome('Ev1', { tab: 'messages' }));
    await slack.event(openedHome('Ev2', { user: 7 }));
    await slack.logged('slack-event-unreadable');
    expect(home.tries()).toBe(0);
  });

  it('hands on a press in the name of whom Slack vouches for, and says there what came of it, in one publish', async () => {
    await home.open();
    await home.press('act:claim', 'GED-1');
    await home.told('GED-1: It is yours.');
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
    expect(home.tries()).toBe(2);
    expect(slack.fake.messages).toEqual([]);
  });

  it('says what was refused, and what went wrong', async () => {
    await home.open();
    handled = async () => NOT_ADMIN;
    await home.press('reload', 'guidance');
    await home.told(refusedLine('not-admin'));
    await home.press('preview', 'guidance');
    await expect
      .poll(() => slack.handlings)
      .toContainEqual(expect.objectContaining({ kind: 'reloads', preview: true }));
    handled = () => Promise.reject(new Error('the database is gone'));
    await home.press('act:claim', 'GED-1');
    await home.told(quoting(NOT_HANDLED));
    expect(home.words()).not.toContain(refusedLine('not-admin'));
  });

  it('opens a form, or says why not', async () => {
    await home.open();
    handled = async () => ({ kind: 'form', form: aForm('answer') });
    await home.press('form:answer', 'GED-2');
    await expect.poll(() => slack.fake.workspace.views.length).toBe(1);
    expect(home.tabs()).toHaveLength(1);
    handled = async () => NOT_ADMIN;
    await home.press('form:answer', 'GED-2', { trigger_id: '13.8' });
    await home.told(refusedLine('not-admin'));
  });

  it('drops what it does not offer', async () => {
    for (const [action, value] of [
      ['receipt', 'slack:1'],
      ['act:fly', 'GED-1'],
      ['act:claim', ''],
    ])
      await home.press(action ?? '', value);
    await slack.logged('slack-press-unreadable', 3);
    expect(slack.handlings).toEqual([]);
  });
});
