import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Council } from '../../../src/core/people.ts';
import * as words from '../../../src/core/team-channel-wording.ts';
import { GEDLING } from '../../support/builders.ts';
import { openSlack } from '../../support/fake-slack-app.ts';
import type { SlackUnderTest } from '../../support/fake-slack-app.ts';
import { directMessage, mentioned, typed, typedWithMention } from '../../support/fake-slack-events.ts';
import { CHANNEL, COUNCILLOR_ID, DIRECT } from '../../support/fake-slack-identity.ts';

const ADMINS = 'S0ADMINS';
const COUNCIL: Council = { ...GEDLING, admins: { slack: ADMINS } };
const [, LEGAL] = GEDLING.teams;

describe('a channel of Slack that is to be used for escalations', () => {
  let slack: SlackUnderTest;
  beforeEach(async () => {
    slack = await openSlack('http', { council: GEDLING.id, councils: [COUNCIL] });
    await slack.start(async () => ({ kind: 'asks-again', why: 'empty' }));
    slack.fake.workspace.setGroup(ADMINS, [COUNCILLOR_ID]);
  });
  afterEach(() => slack.dispose());
  const said = () =>
    slack.fake.messages.map(({ channel, ephemeral, text }) => ({ channel, ephemeral, text: text.trim() }));
  const placeOf = async () => (LEGAL === undefined ? undefined : slack.platform.placeOf(LEGAL, GEDLING.id));
  async function mention(text: string, id: string): Promise<void> {
    const before = slack.fake.messages.length;
    await slack.event(mentioned(id, { text: typedWithMention(text) }));
    await expect.poll(() => slack.fake.messages.length).toBe(before + 1);
    expect(slack.fake.refusals).toEqual([]);
  }

  it('is chosen by the name of a team, which is asked for, and given up again', async () => {
    await mention('use this channel for escalations', 'Ev1');
    expect(said()[0]).toMatchObject({ channel: CHANNEL, ephemeral: false });
    expect(said()[0]?.text).toBe([words.TYPE_WHICH_TEAM, ...GEDLING.teams.map(({ name }) => `• ${name}`)].join('\n'));
    expect(await placeOf()).toBeUndefined();
    await mention('use this channel for escalations to the Legal team', 'Ev2');
    expect(said()[1]).toEqual({ channel: CHANNEL, ephemeral: false, text: words.usedLine('Legal team') });
    expect((await placeOf())?.address).toContain(CHANNEL);
    const elsewhere = LEGAL && { ...LEGAL, slack: 'C0OTHER' };
    expect(elsewhere && (await slack.platform.placeOf(elsewhere, GEDLING.id))?.address).toContain('C0OTHER');
    await mention('stop using this channel', 'Ev3');
    expect(said()[2]?.text).toBe(words.stoppedLine(['Legal team']));
    expect(await placeOf()).toBeUndefined();
    expect(slack.turns).toEqual([]);
  });

  it('is refused to whoever is no admin, for their eyes alone', async () => {
    slack.fake.workspace.setGroup(ADMINS, []);
    await mention('use this channel for escalations to the Legal team', 'Ev1');
    expect(said()).toEqual([{ channel: CHANNEL, ephemeral: true, text: words.ONLY_ADMINS }]);
    expect(await placeOf()).toBeUndefined();
  });

  it('has to be a channel', async () => {
    await slack.event(directMessage('Ev1', { text: typed('use this channel for escalations') }));
    await expect.poll(() => slack.fake.messages.length).toBe(1);
    expect(said()).toEqual([{ channel: DIRECT, ephemeral: false, text: words.ONLY_IN_CHANNEL }]);
  });

  it('is not meant by a question', async () => {
    await slack.event(mentioned('Ev1', { text: typedWithMention('can I use this channel for escalations?') }));
    await slack.logged('turn-finished');
    expect(slack.turns).toHaveLength(1);
  });
});
