import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPlacesInMemory } from '../../support/places-in-memory.ts';
import type { TeamsSettings } from '../../../src/adapters/teams/settings.ts';
import type { Conversation, Handling } from '../../../src/core/conversation.ts';
import type { Team } from '../../../src/core/people.ts';
import type { Places } from '../../../src/core/ports.ts';
import conversationUpdate from '../../fixtures/teams/conversation-update.json' with { type: 'json' };
import installationUpdate from '../../fixtures/teams/installation-update.json' with { type: 'json' };
import { GEDLING } from '../../support/builders.ts';
import {
  aChannelMention,
  aChannelPress,
  AISHA,
  aPersonalMessage,
  CHANNEL,
  TENANT,
} from '../../support/teams-activities.ts';
import type { TeamsActivity } from '../../support/teams-activities.ts';
import { TEAM } from '../../support/teams-deliveries.ts';
import { openTeams, REGISTERED } from '../../support/teams-service.ts';
import type { TeamsService } from '../../support/teams-service.ts';

const MANY = { ...REGISTERED, appType: 'MultiTenant', tenantId: undefined } as const;

let service: TeamsService;
let handlings: Handling[];
let now: number;

async function open(settings: TeamsSettings = REGISTERED, places: Places = createPlacesInMemory()): Promise<void> {
  now = 0;
  service = await openTeams(settings, { places, clock: () => now });
  handlings = [];
  await service.platform.start(
    async () => ({ kind: 'already-answered' }),
    async (handling) => {
      handlings.push(handling);
      return { kind: 'refused', why: 'not-allowed', sentence: 'No.' };
    },
  );
  await service.open();
}
afterEach(() => service.dispose());

const place = (team: Team = TEAM): Promise<Conversation | undefined> => service.platform.placeOf(team, GEDLING.id);

describe('the place of a team in Teams', () => {
  it.each<[string, TeamsActivity]>([
    ['the app is put into the channel', conversationUpdate],
    ['somebody writes there', aChannelMention('can I use the logo?')],
    ['the app of one tenant meets anybody of it', aPersonalMessage('can I use the logo?')],
    ['the app of one tenant is installed', installationUpdate],
  ])('is known once %s', async (_name, activity) => {
    await open();
    expect(await place()).toBeUndefined();
    await service.send(activity);
    expect((await place())?.platform).toBe('teams');
    expect((await place())?.address).toContain(CHANNEL);
  });

  it('is not guessed by an app of many tenants', async () => {
    await open(MANY);
    await service.send(aPersonalMessage('can I use the logo?'));
    expect(await place()).toBeUndefined();
    await service.send(conversationUpdate);
    expect(await place()).toBeDefined();
  });

  it('is none where the team has no channel', async () => {
    await open();
    await service.send(conversationUpdate);
    const { teams: _none, ...rest } = TEAM;
    expect(await place(rest)).toBeUndefined();
  });

  it('is not learnt from whom nobody vouches for', async () => {
    await open();
    expect((await service.send(conversationUpdate, { authorization: 'Bearer x.y.z' })).status).toBe(401);
    expect(await place()).toBeUndefined();
  });

  it('is kept once, and a question is answered although it cannot be kept', async () => {
    let kept = 0;
    const memory = createPlacesInMemory();
    const counted: Places['keep'] = (...known) => {
      kept += 1;
      return memory.keep(...known);
    };
    await open(REGISTERED, { ...memory, keep: counted });
    await service.send(conversationUpdate);
    const first = kept;
    await service.send(conversationUpdate);
    expect(kept).toBe(first);
    await service.dispose();
    await open(REGISTERED, { ...memory, keep: () => Promise.reject(new Error('The database is away.')) });
    expect((await service.send(aPersonalMessage('can I use the logo?'))).status).toBe(200);
    expect(service.log.lines).toMatchObject([{ level: 'warn', event: 'teams-place-not-kept' }]);
  });
});

const LEGAL: Team = { id: 'legal', name: 'Legal team', teams: CHANNEL, documents: [], topics: [] };

describe('the officers of a team in Teams', () => {
  const BEN = { id: '29:ben', name: 'Ben Hall', aadObjectId: 'BBBB-1' };
  let there: Conversation;

  beforeEach(async () => {
    await open();
    await service.send(conversationUpdate);
    there = (await place()) ?? { platform: 'teams', address: '' };
  });
  const officers = () => service.platform.officersAt(there, LEGAL);

  it('are the members of its channel, each once and without bots, the same people who press there', async () => {
    // A channel that is shared among teams lists who is in several of them several times.
    service.connector.lists(CHANNEL, [AISHA, BEN, { id: '28:bot', name: 'Clausebook' }, BEN]);
    await service.send(aChannelPress({ clausebook: { act: 'claim', about: 'GED-1' } }, '1'));
    const people = await officers();
    expect(people).toHaveLength(2);
    expect(people[0]).toEqual(handlings[0]?.by);
    expect(people[1]).toMatchObject({ id: `teams:${TENANT}/bbbb-1`, name: 'Ben Hall' });
  });

  it('are all of them, however many', async () => {
    const many = Array.from({ length: 1203 }, (_member, index) => ({ id: `29:${index}`, aadObjectId: `a-${index}` }));
    service.connector.lists(CHANNEL, many);
    const people = await officers();
    expect(new Set(people.map(({ id }) => id)).size).toBe(1203);
    expect(service.connector.requests).toHaveLength(3);
    expect(service.connector.problems).toEqual([]);
  });

  it('and the admins of a council are found alike, in the channel named for each', async () => {
    service.connector.lists(CHANNEL, [BEN]);
    expect(await service.platform.adminsOf({ ...GEDLING, admins: { teams: CHANNEL } })).toEqual(await officers());
    expect(await service.platform.adminsOf({ ...GEDLING, admins: { slack: 'S0ADMINS' } })).toEqual([]);
    expect(await service.platform.adminsOf(GEDLING)).toEqual([]);
  });

  it('are asked for once a minute, also by many at a time', async () => {
    service.connector.lists(CHANNEL, [BEN]);
    await Promise.all([officers(), officers()]);
    now = 59_999;
    await officers();
    expect(service.connector.requests).toHaveLength(1);
    service.connector.lists(CHANNEL, [AISHA]);
    now = 60_000;
    expect(await officers()).toMatchObject([{ name: 'Aisha Okafor' }]);
  });

  it('are nobody where the app is not any more, and that is logged', async () => {
    expect(await officers()).toEqual([]);
    expect(service.log.lines).toMatchObject([{ level: 'warn', event: 'teams-channel-closed' }]);
  });

  it('are asked for again after it went wrong', async () => {
    service.connector.lists(CHANNEL, [BEN]);
    service.connector.fail({ status: 401, code: 'Unauthorized' });
    await expect(officers()).rejects.toMatchObject({ code: 'DELIVERY_FAILED' });
    expect(await officers()).toHaveLength(1);
  });

  it('are nobody in a place that is no channel', async () => {
    await service.send(aChannelPress({ clausebook: { act: 'claim', about: 'GED-1' } }, '2'));
    const home = handlings[0]?.by.home ?? there;
    expect(await service.platform.officersAt(home, LEGAL)).toEqual([]);
  });
});
