import { describe, expect, it } from 'vitest';
import { createOfficers } from '../../src/core/officers.ts';
import type { Person } from '../../src/core/people.ts';
import type { OfficerPlatform } from '../../src/core/ports.ts';
import { GEDLING } from '../support/builders.ts';
import { SLACK_CHANNEL, TEAMS_CHANNEL } from '../support/desk.ts';
import { ANNA, BEN } from '../support/escalations.ts';

const platform = (place: typeof SLACK_CHANNEL, officersAt: () => Promise<readonly Person[]>): OfficerPlatform => ({
  name: place.platform,
  start: async () => {},
  stop: async () => {},
  placeOf: async () => place,
  officersAt,
  adminsOf: async () => [],
  deliver: async () => ({ outcome: 'impossible', why: 'nobody_listens' }),
});

describe('the teams whose officer a person is', () => {
  const slack = platform(SLACK_CHANNEL, async () => [ANNA]);

  it('are found by the person’s own platform, while another is in trouble', async () => {
    const broken = platform(TEAMS_CHANNEL, () => Promise.reject(new Error('Teams is away.')));
    const officers = createOfficers([slack, broken]);
    expect((await officers.teamsOf(ANNA, [GEDLING])).map(({ team }) => team.id)).toEqual(['communications', 'legal']);
    await expect(officers.teamsOf(BEN, [GEDLING])).rejects.toThrow('Teams is away.');
  });

  it('are none of a person of the same id elsewhere', async () => {
    const teams = platform(TEAMS_CHANNEL, async () => [BEN]);
    const officers = createOfficers([slack, teams]);
    expect(await officers.teamsOf({ ...ANNA, home: BEN.home }, [GEDLING])).toEqual([]);
  });
});
