import { afterEach, describe, expect, it } from 'vitest';
import { answeringIn } from '../../../src/adapters/teams/named-council.ts';
import type { Turn } from '../../../src/core/conversation.ts';
import { councilId } from '../../../src/core/guidance.ts';
import type { Council } from '../../../src/core/people.ts';
import type { Places } from '../../../src/core/ports.ts';
import type { Reply } from '../../../src/core/reply.ts';
import { ASK_AGAIN } from '../../../src/core/wording.ts';
import conversationUpdate from '../../fixtures/teams/conversation-update.json' with { type: 'json' };
import { GEDLING } from '../../support/builders.ts';
import { createPlacesInMemory } from '../../support/places-in-memory.ts';
import {
  aChannelMention,
  aFetch,
  anExtensionSearch,
  anInvoke,
  aPersonalMessage,
  aPress,
  aSearch,
  aSubmit,
  TENANT,
} from '../../support/teams-activities.ts';
import type { TeamsActivity } from '../../support/teams-activities.ts';
import { openTeams, REGISTERED } from '../../support/teams-service.ts';
import type { TeamsService } from '../../support/teams-service.ts';

const OTHER = '0b9d4e6f-1a2c-4835-b7e9-d0c1f2a3b4c5';
const SAID = ASK_AGAIN['no-council'];
const named = (id: string, ...teamsTenants: readonly string[]): Council => ({
  ...GEDLING,
  id: councilId(id),
  ...(teamsTenants.length > 0 && { teamsTenants }),
});
const MANY = { ...REGISTERED, appType: 'MultiTenant', tenantId: undefined } as const;

describe('the council of a tenant', () => {
  const [gedling, county, plain] = [named('gedling', TENANT), named('county', OTHER), named('plain')];
  const from = (tenant: string | undefined, also: string | undefined = tenant) => ({
    conversation: { id: 'a:1', tenantId: also },
    channelData: { tenant: { id: tenant } },
  });

  it.each([
    [from(TENANT), [gedling, county, plain], 'gedling'],
    [from(TENANT.toUpperCase()), [gedling, county, plain], 'gedling'],
    [from(TENANT), [named('gedling', TENANT.toUpperCase())], 'gedling'],
    [from(OTHER), [gedling, county, plain], 'county'],
    [from(undefined, OTHER), [gedling, county, plain], 'county'],
    [from('f0f0f0f0-0000-4000-8000-000000000000'), [gedling, county, plain], 'nobodys'],
    [from(TENANT, OTHER), [gedling, county, plain], 'nobodys'],
    [from(TENANT, OTHER), [named('gedling', OTHER, TENANT)], 'gedling'],
    [from(TENANT, 'f0f0f0f0-0000-4000-8000-000000000000'), [gedling], 'nobodys'],
    [from(undefined), [gedling, county, plain], 'nobodys'],
    [from(TENANT), [plain], 'plain'],
    [from(undefined), [plain], 'plain'],
  ])('%j', (incoming, councils, expected) => {
    const here = answeringIn(incoming, councils, councilId('plain'));
    expect(here === 'nobodys' ? here : here.council).toBe(expected);
  });
});

describe('a multi-tenant app', () => {
  let service: TeamsService;
  let turns: Turn[];
  let handled: number;
  let places: Places;
  async function open(...councils: readonly Council[]): Promise<void> {
    places = createPlacesInMemory();
    service = await openTeams(MANY, { councils, places });
    turns = [];
    handled = 0;
    await service.platform.start(
      async (turn): Promise<Reply> => {
        const repeated = turns.some(({ id }) => id === turn.id);
        turns.push(turn);
        return repeated ? { kind: 'already-answered' } : { kind: 'asks-again', why: 'no-council' };
      },
      async () => {
        handled += 1;
        throw new Error('Nothing is handled here.');
      },
    );
    await service.open();
  }
  afterEach(() => service.dispose());
  const bodyOf = async (activity: TeamsActivity): Promise<string> => {
    const response = await service.send(activity);
    expect(response.status).toBe(200);
    return response.text();
  };
  const posted = () => service.connector.posted.map(({ text }) => text);

  it('answers from the guidance of the tenant’s council', async () => {
    await open(named('county', OTHER), named('oxford', TENANT));
    await bodyOf(aPersonalMessage('the logo?'));
    await bodyOf(aChannelMention('the logo?'));
    expect(turns).toMatchObject([{ council: 'oxford' }, { council: 'oxford' }]);
    for (const turn of turns) expect(turn).not.toHaveProperty('fromNobodys');
  });

  it('without a mapping answers from the council of the settings', async () => {
    await open(named('county'), named('oxford'));
    await bodyOf(aPersonalMessage('the logo?'));
    expect(turns).toMatchObject([{ council: GEDLING.id }]);
  });

  it.each([
    ['in a personal chat', aPersonalMessage('the logo?', 'M1')],
    ['for a list', aPersonalMessage('queue', 'M1')],
    ['in a channel', aChannelMention('the logo?', 'M1')],
    ['to a press', aPress({ clausebook: { act: 'claim', about: 'GED-1' } }, 'M1')],
    ['to a press of anything', aPress({ clausebook: { press: 'receipt', of: 'teams:1' } }, 'M1')],
  ])('tells a tenant that no council names so, once: %s', async (_where, activity) => {
    await open(named('county', OTHER));
    await bodyOf(activity);
    await bodyOf(activity);
    expect(posted()).toEqual([expect.stringContaining(SAID)]);
    expect(turns).toMatchObject([{ fromNobodys: true, council: undefined, by: undefined }, { fromNobodys: true }]);
    expect(handled).toBe(0);
  });

  it.each([
    ['a dialog', aFetch({ form: 'ask-officer', about: 'teams:1' }, 'I1')],
    ['a form', aSubmit({ form: 'ask-officer', about: 'teams:1' }, { text: 'Mind the pond.' }, 'I1')],
    ['a search in a message', anExtensionSearch('typed', 'logo', 'I1')],
    ['a button of a card', anInvoke('adaptiveCard/action', {}, 'I1')],
  ])('tells it so in %s', async (_what, activity) => {
    await open(named('county', OTHER));
    expect(await bodyOf(activity)).toContain(SAID);
    expect([turns, handled]).toEqual([[], 0]);
  });

  it('offers nothing there, keeps nothing and overhears nothing', async () => {
    await open(named('county', OTHER));
    expect(JSON.parse(await bodyOf(aSearch('clausebook-clauses/GED-1', 'logo', 'I1')))).toMatchObject({
      value: { results: [] },
    });
    await bodyOf(conversationUpdate);
    const { entities: _mentions, ...overheard } = aChannelMention('well?', 'M1');
    await bodyOf({ ...overheard, text: 'well?' });
    expect([turns, posted()]).toEqual([[], []]);
    const team = { id: 'legal', name: 'Legal', teams: conversationUpdate.conversation.id, documents: [], topics: [] };
    expect(await service.platform.placeOf(team, GEDLING.id)).toBeUndefined();
    expect((await service.send(anInvoke('signin/verifyState', {}, 'I2'))).status).toBe(501);
  });
});
