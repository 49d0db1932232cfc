import type { PlatformName } from './conversation.ts';
import type { CouncilId } from './guidance.ts';
import type { Council, Person, Team } from './people.ts';
import type { OfficerPlatform, Places } from './ports.ts';
import * as words from './team-channel-wording.ts';

/** What somebody wants of a channel. */
export type ChannelWish =
  | { readonly wish: 'use'; readonly named: string | undefined }
  /** They pressed one of the choices. */
  | { readonly wish: 'use-for'; readonly council: string; readonly team: string }
  | { readonly wish: 'stop' };

const USE = /^(?:please )?use this channel for escalations(?: (?:for|of|to|from) (?:the )?(.+?))?[.!]?$/iu;
const STOP = /^(?:please )?stop using this channel(?: for escalations)?[.!]?$/iu;

/** Undefined: the words are a question. */
export function channelWishIn(typed: string): ChannelWish | undefined {
  const line = typed.trim().replace(/\s+/g, ' ');
  const used = USE.exec(line);
  if (used !== null) return { wish: 'use', named: used[1] };
  return STOP.test(line) ? { wish: 'stop' } : undefined;
}

/** The channels that admins have chosen for teams in chat, by the platform's own ids. */
export interface ChosenChannels {
  readonly of: (council: CouncilId, team: string) => Promise<string | undefined>;
  readonly choose: (council: CouncilId, team: string, channel: string | undefined) => Promise<void>;
}

export function createChosenChannels(places: Places, platform: PlatformName): ChosenChannels {
  const keyOf = (council: CouncilId, team: string): string => JSON.stringify(['team-channel', council, team]);
  return {
    of: async (council, team) => (await places.find(platform, keyOf(council, team))) || undefined,
    choose: (council, team, channel = '') => places.keep(platform, keyOf(council, team), channel),
  };
}

/** What is said to a wish. `alone`: it is for nobody else in the channel. */
export type ChannelReply =
  | { readonly outcome: 'said'; readonly sentence: string; readonly alone: boolean }
  | { readonly outcome: 'offers'; readonly sentence: string; readonly choices: readonly ChannelChoice[] };

export interface ChannelChoice {
  readonly label: string;
  readonly council: CouncilId;
  readonly team: string;
}

export type GrantChannel = (
  wish: ChannelWish,
  from: {
    readonly by: Person;
    /** Undefined: it was not said in a channel. */
    readonly channel: string | undefined;
    readonly council: CouncilId | undefined;
  },
) => Promise<ChannelReply>;

/**
 * Grants or refuses a wish. Whoever is in a team's channel may answer for the team, so only admins of its council choose one: they are looked
 * up each time. What council.yaml names goes first, and that is said.
 */
export function createTeamChannels(parts: {
  readonly chosen: ChosenChannels;
  readonly councils: () => readonly Council[];
  readonly adminsOf: OfficerPlatform['adminsOf'];
  /** Of a team in council.yaml, on this platform. */
  readonly settledOn: (team: Team) => string | undefined;
}): GrantChannel {
  const { chosen, councils, adminsOf, settledOn } = parts;

  async function administered(by: Person, council: CouncilId | undefined): Promise<readonly Council[]> {
    const inScope = councils().filter(({ id }) => council === undefined || id === council);
    const asked = inScope.map(async (each) => (await adminsOf(each)).some(({ id }) => id === by.id));
    const may = await Promise.all(asked);
    return inScope.filter((_council, index) => may[index]);
  }

  async function use(taken: Taken, channel: string): Promise<ChannelReply> {
    const settled = settledOn(taken.team);
    if (settled === channel) return said(words.settledHereLine(taken.team.name));
    await chosen.choose(taken.council.id, taken.team.id, channel);
    return said((settled === undefined ? words.usedLine : words.settledElsewhereLine)(taken.team.name));
  }

  async function stop(teams: readonly Taken[], channel: string): Promise<ChannelReply> {
    const stopped: string[] = [];
    for (const { council, team } of teams) {
      if ((await chosen.of(council.id, team.id)) !== channel) continue;
      await chosen.choose(council.id, team.id, undefined);
      stopped.push(team.name);
    }
    const settled = teams.some(({ team }) => settledOn(team) === channel) ? [words.STILL_SETTLED] : [];
    return said([stopped.length === 0 ? words.NOT_USED : words.stoppedLine(stopped), ...settled].join(' '));
  }

  return async (wish, { by, channel, council }) => {
    if (channel === undefined) return alone(words.ONLY_IN_CHANNEL);
    const own = await administered(by, council);
    if (own.length === 0) return alone(words.ONLY_ADMINS);
    const teams = own.flatMap((each) => each.teams.map((team): Taken => ({ council: each, team })));
    if (wish.wish === 'stop') return stop(teams, channel);
    if (teams.length === 0) return alone(words.NO_TEAMS);
    const meant = teams.filter((team) => isMeant(wish, team));
    const [only, ...others] = meant;
    if (only === undefined) return alone(words.NO_SUCH_TEAM);
    return others.length === 0 ? use(only, channel) : offers(meant, own.length > 1);
  };
}

interface Taken {
  readonly council: Council;
  readonly team: Team;
}

function isMeant(wish: Exclude<ChannelWish, { wish: 'stop' }>, { council, team }: Taken): boolean {
  if (wish.wish === 'use-for') return wish.council === council.id && wish.team === team.id;
  const named = wish.named?.toLowerCase();
  return (
    named === undefined || [team.name, team.id, labelOf({ council, team })].some((name) => name.toLowerCase() === named)
  );
}

/** A team's name may be another council's as well. */
const labelOf = ({ council, team }: Taken): string => `${team.name} (${council.shortName})`;

const said = (sentence: string): ChannelReply => ({ outcome: 'said', sentence, alone: false });
const alone = (sentence: string): ChannelReply => ({ outcome: 'said', sentence, alone: true });

const offers = (teams: readonly Taken[], several: boolean): ChannelReply => ({
  outcome: 'offers',
  sentence: words.WHICH_TEAM,
  choices: teams.map(({ council, team }) => ({
    label: several ? labelOf({ council, team }) : team.name,
    council: council.id,
    team: team.id,
  })),
});
