import type { Handling, Turn } from './conversation.ts';
import type { Clock, Log } from './ports.ts';

/** How often something was done in one stretch of time, under a name that says by whom. */
export interface Tally {
  readonly name: string;
  /** When its time is over: milliseconds since 1970. */
  readonly until: number;
}

/** Tallies that all processes share. Names are kept as digests alone, and forgotten within two days. */
export interface Tallies {
  /** Adds one to each, all or none. Resolves to what each is then, in their order; no two of one time get the same. */
  addOne(tallies: readonly Tally[]): Promise<readonly number[]>;
}

/** How much is answered of what is asked. What is done by presses and forms, and what is overheard, is counted apart. */
export interface Rates {
  readonly personPerMinute: number;
  readonly personPerHour: number;
  readonly councilPerMinute: number;
}

/**
 * A person who reads what they are told asks a few times a minute; thirty is faster than anybody reads, and as much as a message pasted line by
 * line. An hour at a tenth of that is a day's work. A council of 150 who all ask twice within a minute is answered; 300 councils
 * can ask more together than a replica answers, but no one of them takes it from the others.
 */
export const USUAL_RATES: Rates = { personPerMinute: 30, personPerHour: 300, councilPerMinute: 300 };

/** What counts together. */
type Way = 'asking' | 'overheard' | 'acting';

/**
 * Who works through a queue presses, fills in and looks: several handlings for each thing done, and a platform asks for options while
 * somebody types. None of it is searched as long as a question.
 */
const TIMES: Readonly<Record<Way, number>> = { asking: 1, overheard: 1, acting: 4 };

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

export type Whose = 'person' | 'council';

/** Says whether one more is too much. */
export interface Limiting {
  /** Whose limit a turn exceeds, counted with it and with what was too much before; undefined: none, or that cannot be told. Never rejects. */
  ofTurn(turn: Turn): Promise<Whose | undefined>;
  ofHandling(handling: Handling): Promise<Whose | undefined>;
}

/**
 * Counts by the minute and the hour of the clock. If the tallies cannot be asked, nothing is too much: an answer matters more than a limit,
 * and what overwhelms a database is not let in by it for long.
 */
export function createLimiting(parts: {
  readonly tallies: Tallies;
  readonly rates: Rates;
  readonly clock: Clock;
  readonly log: Log;
}): Limiting {
  const { tallies, clock, log } = parts;

  async function exceeded(way: Way, by: string, council: string | undefined): Promise<Whose | undefined> {
    const limits = limitsOf(way, by, council, parts.rates);
    const now = clock();
    try {
      const counts = await tallies.addOne(limits.map(({ name, ms }) => stretchOf(name, ms, now)));
      return limits.find(({ most }, index) => (counts[index] ?? 0) > most)?.whose;
    } catch (cause) {
      log.warn('rates-not-asked', { way }, cause);
      return undefined;
    }
  }

  return {
    async ofTurn(turn) {
      const asked = turn.kind === 'asks' ? turn : undefined;
      const who = turn.by ?? placeOf(turn);
      if (who === undefined) return undefined;
      return exceeded(asked?.unbidden ? 'overheard' : 'asking', who, asked?.fromNobodys ? NOBODYS : turn.council);
    },
    // A halt must not wait for those who press too much.
    ofHandling: async ({ kind, by, council }) =>
      kind === 'halts' || kind === 'resumes' ? undefined : exceeded('acting', by.id, council),
  };
}

/** No council's folder has such a name. Strangers do not use up what those of the only council may ask. */
const NOBODYS = '*';

/** Whom nobody vouches for is counted by where they are; the playground's programs by their network address, which it does itself. */
const placeOf = ({ at }: Turn): string | undefined => (at.platform === 'playground' ? undefined : at.address);

interface Limit {
  readonly whose: Whose;
  readonly name: string;
  readonly ms: number;
  readonly most: number;
}

/** In one order always, so that two who count at the same time never wait for each other. */
function limitsOf(way: Way, by: string, council: string | undefined, rates: Rates): readonly Limit[] {
  const times = TIMES[way];
  const limit = (whose: Whose, who: string, ms: number, most: number): Limit => ({
    whose,
    name: JSON.stringify([way, whose, who, ms]),
    ms,
    most: most * times,
  });
  return [
    limit('person', by, MINUTE_MS, rates.personPerMinute),
    limit('person', by, HOUR_MS, rates.personPerHour),
    // Those of no council are counted as one: a deployment of one council names none.
    limit('council', council ?? '', MINUTE_MS, rates.councilPerMinute),
  ];
}

/** Each stretch has a name of its own, so that one person's are not told to be the same person's. */
function stretchOf(name: string, ms: number, now: number): Tally {
  const until = (Math.floor(now / ms) + 1) * ms;
  return { name: `${name} ${until}`, until };
}
