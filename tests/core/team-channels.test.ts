import { beforeEach, describe, expect, it } from 'vitest';
import { councilId } from '../../src/core/guidance.ts';
import type { Council, Person, Team } from '../../src/core/people.ts';
import * as words from '../../src/core/team-channel-wording.ts';
import { channelWishIn, createChosenChannels, createTeamChannels } from '../../src/core/team-channels.ts';
import type { ChannelWish, ChosenChannels } from '../../src/core/team-channels.ts';
import { GEDLING } from '../support/builders.ts';
import { ANNA, BEN } from '../support/escalations.ts';
import { createPlacesInMemory } from '../support/places-in-memory.ts';

const team = (id: string, teams?: string): Team => ({
  id,
  name: `The ${id}`,
  documents: [],
  topics: [],
  ...(teams !== undefined && { teams }),
});
const council = (id: string, ...teams: readonly Team[]): Council => ({
  ...GEDLING,
  id: councilId(id),
  shortName: id,
  teams,
});

describe('what is typed about a channel', () => {
  it.each<[string, ChannelWish | undefined]>([
    ['use this channel for escalations', { wish: 'use', named: undefined }],
    ['  Please use this channel  for ESCALATIONS. ', { wish: 'use', named: undefined }],
    ['use this channel for escalations to the Legal team', { wish: 'use', named: 'Legal team' }],
    ['use this channel for escalations for legal!', { wish: 'use', named: 'legal' }],
    ['stop using this channel', { wish: 'stop' }],
    ['stop using this channel for escalations', { wish: 'stop' }],
    ['can I use this channel for escalations?', undefined],
    ['use this channel for escalations?', undefined],
    ['may officers stop using this channel', undefined],
    ['', undefined],
  ])('%j', (typed, expected) => {
    expect(channelWishIn(typed)).toEqual(expected);
  });
});

describe('a channel for escalations', () => {
  let councils: readonly Council[];
  let admins: Readonly<Record<string, readonly Person[]>>;
  let chosen: ChosenChannels;
  beforeEach(() => {
    chosen = createChosenChannels(createPlacesInMemory(), 'teams');
    admins = { marlpit: [ANNA], saltby: [BEN] };
    councils = [council('marlpit', team('clerks'), team('legal')), council('saltby', team('legal'))];
  });
  const grant = (
    wish: ChannelWish,
    from: Partial<{ by: Person; channel: string | undefined; council: string | undefined }> = {},
  ) => {
    const { by = ANNA, council: named = 'marlpit' } = from;
    const all = { councils: () => councils, adminsOf: async ({ id }: Council) => admins[id] ?? [] };
    return createTeamChannels({ ...all, chosen, settledOn: ({ teams }) => teams })(wish, {
      by,
      channel: 'channel' in from ? from.channel : 'C1',
      council: 'council' in from && from.council === undefined ? undefined : councilId(named),
    });
  };
  const USE = { wish: 'use', named: undefined } as const;
  const LEGAL = { wish: 'use-for', council: 'marlpit', team: 'legal' } as const;
  const marlpit = councilId('marlpit');

  it('is offered for each team of the council, and chosen with a press', async () => {
    expect(await grant(USE)).toEqual({
      outcome: 'offers',
      sentence: words.WHICH_TEAM,
      choices: [
        { label: 'The clerks', council: 'marlpit', team: 'clerks' },
        { label: 'The legal', council: 'marlpit', team: 'legal' },
      ],
    });
    expect(await chosen.of(marlpit, 'legal')).toBeUndefined();
    expect(await grant(LEGAL)).toEqual({ outcome: 'said', sentence: words.usedLine('The legal'), alone: false });
    expect([await chosen.of(marlpit, 'legal'), await chosen.of(marlpit, 'clerks')]).toEqual(['C1', undefined]);
  });

  it.each(['The legal', 'the LEGAL', 'legal'])('is chosen at once where the team is named: %s', async (named) => {
    await grant({ wish: 'use', named });
    expect(await chosen.of(marlpit, 'legal')).toBe('C1');
  });

  it('is chosen at once where there is one team, and names the council where there are several', async () => {
    await grant(USE, { by: BEN, council: 'saltby' });
    expect(await chosen.of(councilId('saltby'), 'legal')).toBe('C1');
    admins = { marlpit: [ANNA], saltby: [ANNA] };
    const offered = await grant(USE, { council: undefined });
    expect(offered.outcome === 'offers' && offered.choices.map(({ label }) => label)).toEqual([
      'The clerks (marlpit)',
      'The legal (marlpit)',
      'The legal (saltby)',
    ]);
  });

  it.each<[string, ChannelWish, Parameters<typeof grant>[1], string]>([
    ['to somebody who is no admin', USE, { by: BEN }, words.ONLY_ADMINS],
    ['to an admin of another council by a press', LEGAL, { by: BEN, council: undefined }, words.NO_SUCH_TEAM],
    ['to stop, to somebody who is no admin', { wish: 'stop' }, { by: BEN }, words.ONLY_ADMINS],
    ['for a team there is not', { wish: 'use', named: 'gardeners' }, {}, words.NO_SUCH_TEAM],
    ['where there is no channel', USE, { channel: undefined }, words.ONLY_IN_CHANNEL],
  ])('is refused %s, to them alone', async (_what, wish, from, sentence) => {
    expect(await grant(wish, from)).toEqual({ outcome: 'said', sentence, alone: true });
    expect(await chosen.of(marlpit, 'legal')).toBeUndefined();
  });

  it('is refused where the council has no teams', async () => {
    councils = [council('marlpit')];
    expect(await grant(USE)).toMatchObject({ sentence: words.NO_TEAMS });
  });

  it('gives way to council.yaml, and that is said', async () => {
    councils = [council('marlpit', team('legal', 'C9'))];
    expect(await grant(USE)).toMatchObject({ sentence: words.settledElsewhereLine('The legal') });
    expect(await chosen.of(marlpit, 'legal')).toBe('C1');
    expect(await grant(USE, { channel: 'C9' })).toMatchObject({ sentence: words.settledHereLine('The legal') });
    expect(await grant({ wish: 'stop' }, { channel: 'C9' })).toMatchObject({
      sentence: `${words.NOT_USED} ${words.STILL_SETTLED}`,
    });
  });

  it('is given up for every team that it was chosen for, and for no other channel', async () => {
    await grant(LEGAL);
    await grant({ ...LEGAL, team: 'clerks' }, { channel: 'C2' });
    expect(await grant({ wish: 'stop' })).toEqual({
      outcome: 'said',
      sentence: words.stoppedLine(['The legal']),
      alone: false,
    });
    expect([await chosen.of(marlpit, 'legal'), await chosen.of(marlpit, 'clerks')]).toEqual([undefined, 'C2']);
    expect(await grant({ wish: 'stop' })).toMatchObject({ sentence: words.NOT_USED });
  });
});
