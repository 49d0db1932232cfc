import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Council } from '../../../src/core/people.ts';
import type { Turn } from '../../../src/core/conversation.ts';
import * as words from '../../../src/core/team-channel-wording.ts';
import conversationUpdate from '../../fixtures/teams/conversation-update.json' with { type: 'json' };
import { GEDLING } from '../../support/builders.ts';
import { nothingHandled } from '../../support/handling.ts';
import {
  aChannelMention,
  aChannelPress,
  AISHA,
  AISHAS_CHAT,
  aPersonalMessage,
  CHANNEL,
} from '../../support/teams-activities.ts';
import type { TeamsActivity } from '../../support/teams-activities.ts';
import { openTeams, REGISTERED } from '../../support/teams-service.ts';
import type { TeamsService } from '../../support/teams-service.ts';

const ADMINS = '19:admins@thread.tacv2';
const COUNCIL: Council = { ...GEDLING, admins: { teams: ADMINS } };
const [, LEGAL] = GEDLING.teams;
const OFFICER = { id: '29:officer', aadObjectId: '00000000-0000-0000-0000-00000000000c', name: 'Ola' };

describe('a channel of Teams that is to be used for escalations', () => {
  let service: TeamsService;
  let turns: Turn[];
  beforeEach(async () => {
    service = await openTeams(REGISTERED, { councils: [COUNCIL] });
    turns = [];
    await service.platform.start(async (turn) => {
      turns.push(turn);
      return { kind: 'asks-again', why: 'empty' };
    }, nothingHandled);
    await service.open();
    await service.send(conversationUpdate);
    service.connector.lists(ADMINS, [AISHA]);
    service.connector.lists(CHANNEL, [AISHA, OFFICER]);
  });
  afterEach(() => service.dispose());
  const send = async (activity: TeamsActivity): Promise<void> => {
    expect((await service.send(activity)).status).toBe(200);
    expect(service.connector.problems).toEqual([]);
  };
  const posted = () =>
    service.connector.standing.map(({ conversation, activity }) => [conversation, activity.text ?? activity.summary]);
  const placeOf = async (team = LEGAL) => (team === undefined ? undefined : service.platform.placeOf(team, GEDLING.id));
  const thread = aChannelMention('x')['conversation'];
  const root = JSON.parse(JSON.stringify(thread)).id;

  it('is offered for each team, chosen with a press, and given up again', async () => {
    await send(aChannelMention('use this channel for escalations', 'M1'));
    expect(posted()).toEqual([[root, words.WHICH_TEAM]]);
    const card = JSON.stringify(service.connector.standing[0]?.activity.attachments);
    expect(card).toContain('{"clausebook":{"council":"gedling","useFor":"legal"}}');
    expect(await placeOf()).toBeUndefined();
    await send(aChannelPress({ clausebook: { council: 'gedling', useFor: 'legal' } }, 'M2'));
    expect(posted()[1]).toEqual([expect.stringContaining(CHANNEL), words.usedLine('Legal team')]);
    const place = await placeOf();
    expect(place?.address).toContain(CHANNEL);
    expect(await placeOf(GEDLING.teams[0])).toBeUndefined();
    const officers = place && LEGAL && (await service.platform.officersAt(place, LEGAL));
    expect(officers?.map(({ name }) => name)).toEqual([AISHA.name, OFFICER.name]);
    await send(aChannelMention('stop using this channel', 'M3'));
    expect(posted()[2]?.[1]).toBe(words.stoppedLine(['Legal team']));
    expect(await placeOf()).toBeUndefined();
    expect(turns).toEqual([]);
  });

  it('gives way to council.yaml', async () => {
    await send(aChannelMention('use this channel for escalations to the Legal team', 'M1'));
    const elsewhere = LEGAL && { ...LEGAL, teams: ADMINS };
    expect((await placeOf(elsewhere))?.address).toContain(ADMINS);
  });

  it.each([
    ['typed', aChannelMention('use this channel for escalations', 'M1')],
    ['pressed', aChannelPress({ clausebook: { council: 'gedling', useFor: 'legal' } }, 'M1')],
  ])('is refused to whoever is no admin, and nobody else sees that: %s', async (_how, activity) => {
    await send({ ...activity, from: OFFICER });
    expect(posted()).toEqual([['a:with-officer', words.ONLY_ADMINS]]);
    expect(await placeOf()).toBeUndefined();
  });

  it('has to be a channel, and has to be said to Clausebook', async () => {
    await send(aPersonalMessage('use this channel for escalations', 'M1'));
    expect(posted()).toEqual([[AISHAS_CHAT, words.ONLY_IN_CHANNEL]]);
    const { entities: _mentions, ...overheard } = aChannelMention('', 'M2');
    await send({ ...overheard, text: 'use this channel for escalations' });
    expect(posted()).toHaveLength(1);
    await send(aChannelMention('can I use this channel for escalations?', 'M3'));
    expect(turns).toHaveLength(1);
  });
});
