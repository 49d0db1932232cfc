import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NOT_HANDLED } from '../../../src/adapters/slack/wording.ts';
import type { Handling } from '../../../src/core/conversation.ts';
import { YOU_WROTE } from '../../../src/core/escalation-wording.ts';
import { councilId } from '../../../src/core/guidance.ts';
import type { Handled } from '../../../src/core/reply.ts';
import { openSlack } from '../../support/fake-slack-app.ts';
import type { SlackUnderTest } from '../../support/fake-slack-app.ts';
import { buttonPress, formSent, searched } from '../../support/fake-slack-events.ts';
import type { Fields } from '../../support/fake-slack-events.ts';
import { CHANNEL, COUNCILLOR_ID } from '../../support/fake-slack-identity.ts';
import type { Mode } from '../../support/fake-slack-sender.ts';
import { formAck, offeredOptions, wordsIn } from '../../support/fake-slack-views.ts';
import type { FakeView } from '../../support/fake-slack-views.ts';
import { aForm, done } from '../../support/slack-handled.ts';
import { quoting } from '../../support/quoting.ts';

const MODES: readonly Mode[] = ['http', 'socket'];
const FILLED = {
  text: { type: 'plain_text_input', value: 'Yes, you <may>.' },
  clauses: { type: 'multi_external_select', selected_options: [{ value: 'gedling/a#4.8' }] },
};
const refusal = (why: Extract<Handled, { kind: 'refused' }>['why']): Handled => ({
  kind: 'refused',
  why,
  sentence: `Refused: ${why}.`,
});

describe.each(MODES)('a form in Slack (%s)', (mode) => {
  let slack: SlackUnderTest;
  let view: FakeView;
  let handled: (handling: Handling) => Promise<Handled>;
  beforeEach(async () => {
    slack = await openSlack(mode, { council: councilId('gedling') });
    await slack.start(undefined, (handling) =>
      handling.kind === 'opens' ? Promise.resolve({ kind: 'form', form: aForm('answer') }) : handled(handling),
    );
    const channel = { channel: { id: CHANNEL }, message: { thread_ts: '1700000000.000001' } };
    await slack.interaction(buttonPress('13.7', 'clausebook:form:answer', 'GED-1', channel));
    await slack.logged('handling-finished');
    const opened = await vi.waitUntil(() => slack.fake.workspace.views[0]);
    view = opened;
  });
  afterEach(() => slack.dispose());

  const send = async (filled: Fields = FILLED) => formAck.parse(await slack.inWindow(formSent(view, filled)));
  const windowSays = async () => {
    const ack = await send();
    return ack.response_action === 'update' ? wordsIn(ack.view) : ack.errors;
  };

  it('hands on what was filled in, from where it was opened, and says in its window what came of it', async () => {
    handled = async () => done('GED-1: Your answer is on its way.');
    expect(await windowSays()).toEqual(['Answer', 'GED-1: Your answer is on its way.']);
    const [opens, sends] = slack.handlings;
    expect(sends).toEqual({
      kind: 'sends',
      form: 'answer',
      about: 'GED-1',
      answers: { text: 'Yes, you <may>.', clauses: ['gedling/a#4.8'] },
      id: `slack:view:${view.id}`,
      at: opens?.at,
      thread: opens?.thread,
      audience: 'everyone-here',
      council: 'gedling',
      by: opens?.by,
    });
    expect(slack.fake.messages).toEqual([]);
  });

  it('sent twice has one id, and another form another', async () => {
    handled = async () => done('Done.');
    await send();
    await send();
    await slack.inWindow(formSent({ ...view, id: 'V0OTHER' }, FILLED));
    const ids = slack.handlings.slice(1).map(({ id }) => id);
    expect(new Set(ids).size).toBe(2);
    expect(ids[0]).toBe(ids[1]);
  });

  it('hands on a tick and an officer that were chosen, and no tick as none', async () => {
    handled = async () => done('Done.');
    await send({
      text: { type: 'plain_text_input', value: null },
      confidential: { selected_options: [{ value: 'yes' }] },
    });
    await send({ confidential: { selected_options: [] }, officer: { selected_option: { value: 'slack:T/U' } } });
    const answers = slack.handlings.flatMap((handling) => (handling.kind === 'sends' ? [handling.answers] : []));
    expect(answers).toEqual([
      { text: '', confidential: true },
      { confidential: false, officer: 'slack:T/U' },
    ]);
  });

  it.each([
    ['nothing-said', 'text'],
    ['too-long', 'text'],
    ['no-such-clause', 'clauses'],
  ] as const)('says at its field that it is not filled in well (%s)', async (why, field) => {
    handled = async () => refusal(why);
    expect(await windowSays()).toEqual({ [field]: `Refused: ${why}.` });
  });

  it('gives back what was written where it is refused', async () => {
    handled = async () => refusal('too-late');
    expect(await windowSays()).toEqual(['Answer', 'Refused: too-late.', YOU_WROTE, 'Yes, you <may>.']);
  });

  it('stays as it is when something goes wrong', async () => {
    handled = () => Promise.reject(new Error('the database is gone'));
    expect(await windowSays()).toEqual({ text: quoting(NOT_HANDLED) });
    expect(JSON.stringify(slack.log.lines)).not.toContain('you <may>');
  });

  it('closes when it takes too long, and tells in a direct message what came of it', async () => {
    const decided = Promise.withResolvers<Handled>();
    handled = () => decided.promise;
    expect(await slack.inWindow(formSent(view, FILLED))).toBeUndefined();
    expect(slack.fake.messages).toEqual([]);
    decided.resolve(refusal('too-late'));
    const texts = () => slack.fake.messages.map(({ channel, text }) => [channel, text]);
    const direct = `D${COUNCILLOR_ID.slice(1)}`;
    await expect.poll(texts).toEqual([
      [direct, 'Refused: too-late.'],
      [direct, YOU_WROTE],
      [direct, 'Yes, you &lt;may&gt;.'],
    ]);
  });

  it('finds clauses while they are typed', async () => {
    handled = async () => ({ kind: 'options', options: [{ value: 'gedling/a#5', label: '5: The crest' }] });
    const offered = offeredOptions.parse(await slack.inWindow(searched(view, ' crest ')));
    expect(offered.options).toMatchObject([{ value: 'gedling/a#5', text: { text: '5: The crest' } }]);
    expect(slack.handlings.at(-1)).toMatchObject({ kind: 'seeks', about: 'GED-1', typed: 'crest' });
  });

  it('offers the near clauses before anything is typed, without a search', async () => {
    const offered = offeredOptions.parse(await slack.inWindow(searched(view, '')));
    expect(offered.options).toMatchObject([{ value: 'gedling/a#4.8', text: { text: '4.8: Be careful' } }]);
    expect(slack.handlings).toHaveLength(1);
  });

  it('offers nothing when a search fails or takes too long', async () => {
    handled = () => Promise.reject(new Error('the index is gone'));
    expect(await slack.inWindow(searched(view, 'crest'))).toEqual({ options: [] });
    const never = Promise.withResolvers<Handled>();
    handled = () => never.promise;
    expect(await slack.inWindow(searched(view, 'crest'))).toEqual({ options: [] });
    never.resolve({ kind: 'options', options: [] });
  });
});
