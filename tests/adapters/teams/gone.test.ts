import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { moveOf } from '../../../src/adapters/teams/whereabouts.ts';
import { readIncoming } from '../../../src/adapters/teams/incoming.ts';
import type { Places } from '../../../src/core/ports.ts';
import botRemoved from '../../fixtures/teams/bot-removed.json' with { type: 'json' };
import channelDeleted from '../../fixtures/teams/channel-deleted.json' with { type: 'json' };
import channelRestored from '../../fixtures/teams/channel-restored.json' with { type: 'json' };
import conversationUpdate from '../../fixtures/teams/conversation-update.json' with { type: 'json' };
import inTeam from '../../fixtures/teams/installation-in-team.json' with { type: 'json' };
import removed from '../../fixtures/teams/installation-removed.json' with { type: 'json' };
import installed from '../../fixtures/teams/installation-update.json' with { type: 'json' };
import personAdded from '../../fixtures/teams/person-added.json' with { type: 'json' };
import teamDeleted from '../../fixtures/teams/team-deleted.json' with { type: 'json' };
import teamRenamed from '../../fixtures/teams/team-renamed.json' with { type: 'json' };
import { GEDLING } from '../../support/builders.ts';
import { createPlacesInMemory } from '../../support/places-in-memory.ts';
import { aChannelMention, AISHA, aPersonalMessage, CHANNEL, TENANT } from '../../support/teams-activities.ts';
import type { TeamsActivity } from '../../support/teams-activities.ts';
import { openDeliveries, TEAM } from '../../support/teams-deliveries.ts';
import type { Deliveries } from '../../support/teams-deliveries.ts';
import { REGISTERED } from '../../support/teams-service.ts';
import { homeOf } from '../../../src/adapters/teams/address.ts';

const upgraded = (action: string) => ({ ...installed, action });

describe('what Teams tells of where the app is', () => {
  const move = (body: unknown) => {
    const read = readIncoming(body);
    if (read === undefined) throw new Error('That is no activity.');
    return moveOf(read.incoming);
  };
  const team = { where: 'team', channel: CHANNEL };
  const general = { where: 'team', channel: teamDeleted.conversation.id, team: teamDeleted.conversation.id };
  const person = { where: 'person', tenant: TENANT, user: AISHA.id };

  it.each<[string, TeamsActivity, object]>([
    ['added by a person', installed, { move: 'added', ...person }],
    ['added to a team', inTeam, { move: 'added', ...team }],
    ['added to a team, the other way', conversationUpdate, { move: 'added', ...team }],
    ['taken out by a person', removed, { move: 'gone', why: 'app-removed', ...person }],
    ['taken out of a team', botRemoved, { move: 'gone', why: 'app-removed', ...team }],
    ['taken out of a team, the other way', { ...inTeam, action: 'remove' }, { move: 'gone', why: 'app-removed' }],
    ['a channel deleted', channelDeleted, { move: 'gone', why: 'channel-deleted', where: 'channel', channel: CHANNEL }],
    ['a team deleted', teamDeleted, { move: 'gone', why: 'team-deleted', ...general }],
    ['a team renamed', teamRenamed, { move: 'none' }],
    ['a channel restored', channelRestored, { move: 'none' }],
    ['a person added', personAdded, { move: 'none' }],
    ['an update of the app', upgraded('add-upgrade'), { move: 'none' }],
    ['the end of an update', upgraded('remove-upgrade'), { move: 'none' }],
    ['a message', aPersonalMessage('hello'), { move: 'none' }],
  ])('%s', (_what, body, expected) => {
    expect(move(body)).toMatchObject(expected);
  });

  it('of a shared channel is told of that channel alone', () => {
    const { channelData } = botRemoved;
    const own = { ...channelData, channel: { id: CHANNEL }, eventType: 'channelMemberRemoved' };
    expect(move({ ...botRemoved, channelData: own })).toEqual({
      move: 'gone',
      why: 'app-removed',
      where: 'channel',
      channel: CHANNEL,
    });
  });
});

describe('where the app is not any more', () => {
  let teams: Deliveries;
  let places: Places;
  beforeEach(async () => {
    places = createPlacesInMemory();
    teams = await openDeliveries(REGISTERED, places);
  });
  afterEach(() => teams.service.dispose());
  const send = async (activity: TeamsActivity): Promise<void> => {
    expect((await teams.service.send(activity)).status).toBe(200);
  };
  const place = () => teams.service.platform.placeOf(TEAM, GEDLING.id);

  it.each<[string, TeamsActivity, string]>([
    ['the app taken out', botRemoved, 'app-removed'],
    ['the channel deleted', channelDeleted, 'channel-deleted'],
    ['the team deleted', teamDeleted, 'team-deleted'],
  ])('a channel is no place and a notice for it is given up at once: %s', async (_what, gone, why) => {
    const channel = await teams.channel();
    await send(gone);
    expect(await place()).toBeUndefined();
    expect(await teams.service.platform.officersAt(channel, TEAM)).toEqual([]);
    expect(await teams.deliver(channel)).toEqual({ outcome: 'impossible', why });
    expect(teams.service.connector.requests).toEqual([]);
    expect(teams.service.log.lines).toMatchObject([{ event: 'teams-place-gone', fields: { why } }]);
  });

  it.each<[string, TeamsActivity, TeamsActivity]>([
    ['put in again', botRemoved, conversationUpdate],
    ['put in again, the other way', botRemoved, inTeam],
    ['mentioned', teamDeleted, aChannelMention('hello')],
    ['in a channel that was restored', channelDeleted, channelRestored],
  ])('a channel is a place again once the app is %s', async (_what, gone, back) => {
    const channel = await teams.channel();
    await send(gone);
    await send(back);
    expect(await place()).toEqual(channel);
    await teams.delivered(channel);
  });

  it('is known to a process that kept the place before', async () => {
    const channel = await teams.channel();
    const other = await openDeliveries(REGISTERED, places);
    await other.service.send(botRemoved);
    expect(await teams.deliver(channel)).toEqual({ outcome: 'impossible', why: 'app-removed' });
    await send(conversationUpdate);
    expect(await other.service.platform.placeOf(TEAM, GEDLING.id)).toEqual(channel);
    await other.service.dispose();
  });

  it('a channel of which Teams did not tell the team goes with the team, and comes back from any of its channels', async () => {
    const { team: _none, ...channelData } = conversationUpdate.channelData;
    await send({ ...conversationUpdate, channelData });
    const channel = await place();
    await send(botRemoved);
    expect(await place()).toBeUndefined();
    await send(teamRenamed);
    expect(await place()).toEqual(channel);
  });

  it('keeps its place through a new name of the team', async () => {
    const channel = await teams.channel();
    await send(teamRenamed);
    expect(await place()).toEqual(channel);
  });

  it('a person is told nothing, until they have it again', async () => {
    await send(aPersonalMessage('hello'));
    const home = homeOf(TENANT, AISHA.id);
    await teams.delivered(home);
    await send(removed);
    expect(await teams.deliver(home)).toEqual({ outcome: 'impossible', why: 'app-removed' });
    await send(aChannelMention('hello'));
    expect(await teams.deliver(home)).toEqual({ outcome: 'impossible', why: 'app-removed' });
    await send(installed);
    await teams.delivered(home);
  });
});
