import type { Conversation } from './conversation.ts';
import type { Escalation } from './escalation.ts';
import type { Council, Person, Team } from './people.ts';
import type { Edition, OfficerPlatform } from './ports.ts';

/** Where teams of officers are, and who is in them, over every platform that runs. */
export interface Officers {
  /** Where a team is told of escalations; none if no platform has a place for it. */
  placesOf(council: Council, team: Team): Promise<readonly Conversation[]>;
  /** Who may act for an escalation or officer advice now. */
  of(escalation: OfTeam, edition: Councils): Promise<readonly Person[]>;
  /** The teams whose officer a person is. Asks only the platform that vouches for the person, whatever troubles the others are in. */
  teamsOf(
    person: Person,
    councils: readonly Council[],
  ): Promise<readonly { readonly council: Council; readonly team: Team }[]>;
  placesFor(escalation: OfTeam, edition: Councils): Promise<readonly Conversation[]>;
}

type Councils = Pick<Edition, 'councils'>;

/** What a team of a council looks after: an escalation, or officer advice. */
type OfTeam = Pick<Escalation, 'council' | 'team'>;

export function createOfficers(platforms: readonly OfficerPlatform[]): Officers {
  async function placesOf(council: Council, team: Team): Promise<readonly Conversation[]> {
    const places = await Promise.all(platforms.map((platform) => platform.placeOf(team, council.id)));
    return places.filter((place) => place !== undefined);
  }

  async function peopleOf(council: Council, team: Team, of = platforms): Promise<readonly Person[]> {
    const asked = of.map(async (platform) => {
      const place = await platform.placeOf(team, council.id);
      return place === undefined ? [] : platform.officersAt(place, team);
    });
    return (await Promise.all(asked)).flat();
  }

  function takerOf({ council, team }: OfTeam, edition: Councils): readonly [Council, Team] | undefined {
    const owner = edition.councils.find(({ id }) => id === council);
    // A team that was taken out of the file since: the first one takes what is left.
    const taker = owner?.teams.find(({ id }) => id === team) ?? owner?.teams[0];
    return owner === undefined || taker === undefined ? undefined : [owner, taker];
  }

  async function placesFor(escalation: OfTeam, edition: Councils): Promise<readonly Conversation[]> {
    const taker = takerOf(escalation, edition);
    return taker === undefined ? [] : placesOf(...taker);
  }

  return {
    placesOf,
    placesFor,
    async of(escalation, edition) {
      const taker = takerOf(escalation, edition);
      return taker === undefined ? [] : peopleOf(...taker);
    },
    async teamsOf({ id, home }, councils) {
      const own = platforms.filter(({ name }) => name === home.platform);
      const teams = councils.flatMap((council) => council.teams.map((team) => ({ council, team })));
      const theirs = await Promise.all(
        teams.map(async ({ council, team }) => {
          const people = await peopleOf(council, team, own);
          return people.some((officer) => officer.id === id);
        }),
      );
      return teams.filter((_team, index) => theirs[index]);
    },
  };
}
