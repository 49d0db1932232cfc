import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NOT_HANDLED, OPENED_TOO_LATE, SHORTENED } from '../../../src/adapters/slack/wording.ts';
import type { Handling } from '../../../src/core/conversation.ts';
import { councilId } from '../../../src/core/guidance.ts';
import type { Handled, Reply } from '../../../src/core/reply.ts';
import { AUDIENCE } from '../../../src/core/wording.ts';
import { turnId } from '../../../src/core/conversation.ts';
import { anUnsureReply } from '../../support/builders.ts';
import { openSlack } from '../../support/fake-slack-app.ts';
import type { SlackUnderTest } from '../../support/fake-slack-app.ts';
import { pressableIn, shownWords } from '../../support/fake-slack-blocks.ts';
import type { Fields } from '../../support/fake-slack-events.ts';
import { buttonPress, directMessage, mentioned, menuChoice, slashCommand } from '../../support/fake-slack-events.ts';
import { CHANNEL, COUNCILLOR_ID, DIRECT, TEAM } from '../../support/fake-slack-identity.ts';
import type { Mode } from '../../support/fake-slack-sender.ts';
import { aForm, aSheet, done } from '../../support/slack-handled.ts';
import { quoting } from '../../support/quoting.ts';

const MODES: readonly Mode[] = ['http', 'socket'];
const URSULA = {
  id: `slack:${TEAM}/${COUNCILLOR_ID}`,
  name: 'Cllr Ursula Field',
  home: { platform: 'slack', address: `{"channel":"${COUNCILLOR_ID}"}` },
};
const refusal: Handled = { kind: 'refused', why: 'claimed-by', sentence: 'Anna Reed has it.' };

describe.each(MODES)('something done about an escalation in Slack (%s)', (mode) => {
  let slack: SlackUnderTest;
  let handled: (handling: Handling) => Promise<Handled>;
  let reply: Reply;
  beforeEach(async () => {
    slack = await openSlack(mode, { council: councilId('gedling') });
    reply = anUnsureReply();
    await slack.start(
      async () => reply,
      (handling) => handled(handling),
    );
  });
  afterEach(() => slack.dispose());

  const press = (action: string, fields: Fields = {}): Promise<void> =>
    slack.interaction(
      buttonPress('13.7', `clausebook:${action}`, 'GED-1', { response_url: slack.fake.responseUrl(), ...fields }),
    );
  const inChannel = { channel: { id: CHANNEL }, message: { thread_ts: '1700000000.000001' } };
  const said = () => slack.fake.messages.map(({ text, ephemeral }) => ({ text, ephemeral }));
  const handledOnce = (): Promise<void> => slack.logged('handling-finished');

  it('is acknowledged at once, handed on in the name of whom Slack vouches for, and told to them alone', async () => {
    const decided = Promise.withResolvers<Handled>();
    handled = () => decided.promise;
    await press('act:claim', inChannel);
    expect(slack.fake.messages).toEqual([]);
    decided.resolve(done('GED-1: It is yours.'));
    await expect.poll(said).toEqual([{ text: 'GED-1: It is yours.', ephemeral: true }]);
    expect(slack.handlings).toEqual([
      {
        kind: 'acts',
        act: 'claim',
        about: 'GED-1',
        id: 'slack:13.7',
        at: { platform: 'slack', address: JSON.stringify({ channel: CHANNEL, thread: '1700000000.000001' }) },
        thread: JSON.stringify({ channel: CHANNEL, thread: '1700000000.000001' }),
        audience: 'everyone-here',
        council: 'gedling',
        by: URSULA,
      },
    ]);
    expect(slack.fake.refusals).toEqual([]);
  });

  it('is refused in a sentence for the presser', async () => {
    handled = async () => refusal;
    await press('act:claim');
    await expect.poll(said).toEqual([{ text: 'Anna Reed has it.', ephemeral: true }]);
  });

  it('that fails is said to have failed, and logged without a name', async () => {
    handled = () => Promise.reject(new Error('the database is gone'));
    await press('act:claim');
    await expect.poll(said).toEqual([{ text: quoting(NOT_HANDLED), ephemeral: true }]);
    expect(slack.log.lines).toContainEqual(expect.objectContaining({ level: 'error', event: 'handling-failed' }));
    expect(JSON.stringify(slack.log.lines)).not.toContain('Ursula');
  });

  it('names a person by the request where Slack does not tell the name', async () => {
    slack.fake.trouble('users.info', { kind: 'broken', status: 500 });
    handled = async () => done('Done.');
    await press('act:claim');
    await handledOnce();
    expect(slack.handlings[0]?.by).toEqual({ ...URSULA, name: 'councillor' });
  });

  it('names the organisation where it has the app as a whole, and asks a name once', async () => {
    handled = async () => done('Done.');
    await press('act:claim', { team: null, enterprise: { id: 'E0ORG' }, is_enterprise_install: true });
    await handledOnce();
    await press('act:claim');
    await slack.logged('handling-finished', 2);
    expect(slack.handlings.map(({ by }) => by.id)).toEqual([`slack:E0ORG/${COUNCILLOR_ID}`, URSULA.id]);
    expect(slack.fake.calls.filter(({ method }) => method === 'users.info')).toHaveLength(1);
  });

  it('that needs words opens a form for whoever pressed', async () => {
    handled = async () => ({ kind: 'form', form: aForm('answer') });
    await press('form:answer');
    await expect.poll(() => slack.fake.workspace.views.map(({ trigger }) => trigger)).toEqual(['13.7']);
    expect(slack.handlings).toMatchObject([{ kind: 'opens', form: 'answer', about: 'GED-1', audience: 'only-you' }]);
    expect(slack.fake.refusals).toEqual([]);
    expect(said()).toEqual([]);
  });

  it('opens no form where that is refused, and says why', async () => {
    handled = async () => refusal;
    await press('form:answer');
    await expect.poll(said).toEqual([{ text: 'Anna Reed has it.', ephemeral: true }]);
    expect(slack.fake.workspace.views).toEqual([]);
  });

  it('says so when a form is too late to be opened', async () => {
    slack.fake.trouble('views.open', { kind: 'refused', error: 'expired_trigger_id' });
    handled = async () => ({ kind: 'form', form: aForm('answer') });
    await press('form:answer');
    await expect.poll(said).toEqual([{ text: OPENED_TOO_LATE, ephemeral: true }]);
  });

  it('is chosen in the menu beside the buttons as well', async () => {
    const at = { response_url: slack.fake.responseUrl() };
    await slack.interaction(menuChoice('13.7', 'clausebook:more', 'act:recuse GED-1', at));
    await slack.interaction(menuChoice('13.8', 'clausebook:more:1', 'form:hand-over GED-1', at));
    await expect
      .poll(() => slack.handlings)
      .toMatchObject([
        { kind: 'acts', id: 'slack:13.7', act: 'recuse', about: 'GED-1' },
        { kind: 'opens', form: 'hand-over', about: 'GED-1' },
      ]);
    for (const [nth, chosen] of ['', 'recuse GED-1', 'act:recuse', 'act:recuse ', 'act:win GED-1'].entries())
      await slack.interaction(menuChoice(`14.${nth}`, 'clausebook:more', chosen, at));
    await slack.logged('slack-press-unreadable', 5);
    expect(slack.handlings).toHaveLength(2);
  });

  it('begins under an answer, with the thread of the question', async () => {
    if (reply.kind !== 'answers') throw new Error('an answer');
    const of = turnId('slack', 'Ev1');
    reply = { ...reply, presses: { of, offered: [], askOfficer: true } };
    handled = async () => ({ kind: 'form', form: aForm('ask-officer') });
    await slack.event(directMessage('Ev1'));
    await slack.logged('turn-finished');
    const button = pressableIn(slack.fake.messages[0]?.blocks ?? []);
    expect(button).toMatchObject([
      { action_id: 'clausebook:form:ask-officer', value: of, text: { text: 'Ask an officer' } },
    ]);
    await slack.interaction(buttonPress('13.8', button?.[0]?.action_id ?? '', of));
    await handledOnce();
    expect(slack.handlings[0]).toMatchObject({ kind: 'opens', form: 'ask-officer', about: of });
    expect(slack.handlings[0]?.thread).toBe(slack.turns[0]?.thread);
  });

  it.each([
    ['mine', 'mine'],
    ['My questions', 'mine'],
    [' queue ', 'queue'],
  ])('lists by the slash command “%s”, for the asker’s eyes only', async (text, list) => {
    handled = async () => ({ kind: 'sheets', list: 'mine', heading: 'What you have asked', sheets: [aSheet()] });
    await slack.command(slashCommand('13.1', slack.fake.responseUrl(), { text }));
    await expect.poll(said).toEqual([{ text: 'What you have asked', ephemeral: true }]);
    expect(slack.handlings).toMatchObject([{ kind: 'lists', list, audience: 'only-you', by: URSULA }]);
    const words = shownWords(slack.fake.messages[0]?.blocks ?? []);
    expect(words).toContain('May I <b>use</b> the crest?');
    expect(words.at(-1)).toBe(AUDIENCE['only-you']);
    expect(slack.turns).toEqual([]);
  });

  it('lists in a direct message, there', async () => {
    handled = async () => ({ kind: 'sheets', list: 'queue', heading: 'Nothing is waiting.', sheets: [] });
    await slack.event(directMessage('Ev1', { text: 'queue' }));
    await expect.poll(said).toEqual([{ text: 'Nothing is waiting.', ephemeral: false }]);
    expect(slack.fake.messages[0]?.channel).toBe(DIRECT);
    expect(slack.handlings).toMatchObject([{ kind: 'lists', list: 'queue', by: URSULA }]);
  });

  it('lists nothing in a channel, and nothing for other words', async () => {
    await slack.event(mentioned('Ev1', { text: '<@U0CLAUSE> mine' }));
    await slack.event(directMessage('Ev2', { text: 'is the logo mine' }));
    await slack.command(slashCommand('13.1', slack.fake.responseUrl(), { text: 'queue here' }));
    await slack.logged('turn-finished', 3);
    expect(slack.handlings).toEqual([]);
    expect(slack.turns).toHaveLength(3);
  });

  it('shortens a list that a slash command has no room for, and says so', async () => {
    const long = aSheet({ parts: [...aSheet().parts, { part: 'words', heading: 'Anna', text: 'word '.repeat(600) }] });
    const sheets = Array.from({ length: 20 }, () => long);
    handled = async () => ({ kind: 'sheets', list: 'queue', heading: 'Waiting', sheets });
    await slack.command(slashCommand('13.1', slack.fake.responseUrl(), { text: 'queue' }));
    await handledOnce();
    const words = () => slack.fake.messages.flatMap(({ blocks }) => shownWords(blocks));
    await expect.poll(words).toContain(SHORTENED.queue);
    expect(slack.fake.messages.length).toBeLessThanOrEqual(5);
    expect(words().filter((word) => word === 'GED-1: waiting for an officer')).toHaveLength(20);
    expect(slack.fake.refusals).toEqual([]);
  });
});
