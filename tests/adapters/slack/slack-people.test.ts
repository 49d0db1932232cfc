import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Council, Person, Team } from '../../../src/core/people.ts';
import { GEDLING } from '../../support/builders.ts';
import { openSlack } from '../../support/fake-slack-app.ts';
import type { SlackUnderTest } from '../../support/fake-slack-app.ts';
import { BOT_ID, CHANNEL } from '../../support/fake-slack-identity.ts';

const TEAM: Team = { id: 'legal', name: 'Legal team', slack: CHANNEL, documents: [], topics: [] };

describe('a team of officers in Slack', () => {
  let slack: SlackUnderTest;
  let now: number;
  beforeEach(async () => {
    now = 1_700_000_000_000;
    slack = await openSlack('http', { clock: () => now });
    slack.fake.workspace.addUser('UANNA', { real_name: 'Anna Reed' });
    slack.fake.workspace.addUser(BOT_ID, { is_bot: true });
    slack.fake.workspace.setMembers(CHANNEL, ['UANNA', BOT_ID]);
    await slack.start();
  });
  afterEach(() => slack.dispose());

  const officers = async (team: Team = TEAM): Promise<readonly Person[]> => {
    const place = await slack.platform.placeOf(team, GEDLING.id);
    return place === undefined ? [] : slack.platform.officersAt(place, team);
  };
  const counted = (method: string) => slack.fake.calls.filter((call) => call.method === method).length;

  it('is told in its channel, or nowhere', async () => {
    const place = await slack.platform.placeOf(TEAM, GEDLING.id);
    expect(place).toEqual({ platform: 'slack', address: JSON.stringify({ channel: CHANNEL }) });
    const { slack: _channel, ...elsewhere } = TEAM;
    expect(await slack.platform.placeOf(elsewhere, GEDLING.id)).toBeUndefined();
  });

  it('is who is in the channel, by name and without bots', async () => {
    expect(await officers()).toEqual([
      { id: 'slack:T0COUNCIL/UANNA', name: 'Anna Reed', home: { platform: 'slack', address: '{"channel":"UANNA"}' } },
    ]);
  });

  it('is complete where Slack tells it page by page, and leaves out who has left', async () => {
    const ids = Array.from({ length: 450 }, (_none, index) => `U${index}`);
    ids.forEach((id, index) => slack.fake.workspace.addUser(id, { real_name: `Officer ${id}`, deleted: index === 7 }));
    slack.fake.workspace.setMembers(CHANNEL, ids);
    expect((await officers()).map(({ name }) => name)).toEqual(
      ids.filter((id) => id !== 'U7').map((id) => `Officer ${id}`),
    );
    expect(counted('conversations.members')).toBe(3);
  });

  it('is asked for again after a minute, and names after an hour', async () => {
    await Promise.all([officers(), officers()]);
    now += 59_000;
    await officers();
    expect(counted('conversations.members')).toBe(1);
    now += 2000;
    slack.fake.workspace.setMembers(CHANNEL, []);
    expect(await officers()).toEqual([]);
    const asked = counted('users.info');
    slack.fake.workspace.setMembers(CHANNEL, ['UANNA']);
    now += 61_000;
    await officers();
    expect(counted('users.info')).toBe(asked);
    now += 60 * 60 * 1000;
    await officers();
    expect(counted('users.info')).toBe(asked + 1);
  });

  it('is who is in its user group, if it has one, and not who is in the channel', async () => {
    slack.fake.workspace.addUser('UBEN', { real_name: 'Ben Hall' });
    slack.fake.workspace.addUser('ULEFT', { deleted: true });
    slack.fake.workspace.setGroup('S0LEGAL', ['UBEN', 'ULEFT', BOT_ID]);
    const grouped = { ...TEAM, slackGroup: 'S0LEGAL' };
    expect((await officers(grouped)).map(({ name }) => name)).toEqual(['Ben Hall']);
    slack.fake.workspace.setGroup('S0LEGAL', []);
    now += 59_000;
    expect(await officers(grouped)).toHaveLength(1);
    now += 2000;
    expect(await officers(grouped)).toEqual([]);
    expect(slack.fake.refusals).toEqual([]);
  });

  it('has admins in a channel or a user group, or none', async () => {
    slack.fake.workspace.setGroup('S0ADMINS', ['UANNA']);
    const admins = (named: Council['admins']) =>
      slack.platform.adminsOf({ ...GEDLING, ...(named === undefined ? {} : { admins: named }) });
    expect(await admins(undefined)).toEqual([]);
    expect(await admins({ teams: '19:x@thread.tacv2' })).toEqual([]);
    expect((await admins({ slack: 'S0ADMINS' })).map(({ id }) => id)).toEqual(['slack:T0COUNCIL/UANNA']);
    expect(await admins({ slack: CHANNEL })).toHaveLength(1);
    expect(await admins({ slack: 'S0NOWHERE' })).toEqual([]);
    expect(slack.log.lines).toContainEqual(
      expect.objectContaining({
        event: 'slack-channel-unreachable',
        fields: { channel: 'S0NOWHERE', code: 'no_such_subteam' },
      }),
    );
  });

  it('is nobody where we are not in the channel, with a line in the log', async () => {
    expect(await officers({ ...TEAM, slack: 'CGONE' })).toEqual([]);
    expect(slack.log.lines).toContainEqual(
      expect.objectContaining({
        event: 'slack-channel-unreachable',
        fields: { channel: 'CGONE', code: 'channel_not_found' },
      }),
    );
  });

  it('cannot be told while Slack fails, and can be afterwards', async () => {
    slack.fake.trouble('conversations.members', { kind: 'broken', status: 500 });
    await expect(officers()).rejects.toMatchObject({ statusCode: 500 });
    expect(await officers()).toHaveLength(1);
  });

  it('keeps somebody whose name Slack does not tell, and asks again', async () => {
    slack.fake.trouble('users.info', { kind: 'busy', retryAfter: '30' }, { kind: 'busy', retryAfter: '30' });
    expect((await officers()).map(({ name }) => name)).toEqual(['UANNA', BOT_ID]);
    now += 61_000;
    expect((await officers()).map(({ name }) => name)).toEqual(['Anna Reed']);
  });

  it('can be told when Slack was not there at the start', async () => {
    await slack.dispose();
    slack = await openSlack('http');
    slack.fake.workspace.addUser('UANNA', { real_name: 'Anna Reed' });
    slack.fake.workspace.setMembers(CHANNEL, ['UANNA']);
    slack.fake.trouble('auth.test', { kind: 'broken', status: 500 });
    await slack.start();
    await slack.logged('slack-unreachable');
    expect(await officers()).toMatchObject([{ id: 'slack:T0COUNCIL/UANNA' }]);
  });
});
