import { performance } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { percentile } from '../bench/timing.ts';
import type { createQuestions, Mix } from './questions.ts';
import { handOn, personOf, question } from './requests.ts';
import type { Person, PlatformName } from './requests.ts';
import type { World } from './world.ts';

export interface Asked {
  readonly platform: PlatformName;
  /** From the request to the answer's being posted, in milliseconds; undefined: refused, failed, or not answered in time. */
  readonly ms: number | undefined;
}

export interface Pace {
  /** Questions a second. */
  readonly rate: number;
  readonly seconds: number;
  readonly mix: Mix;
}

/** What one platform's people saw; times in milliseconds. */
export interface Seen {
  readonly platform: PlatformName;
  readonly offered: number;
  readonly answered: number;
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
  readonly failures: number;
}

/** Teams gives up on an answer after so long, and nobody waits for one in Slack any longer. */
const ANSWERED_WITHIN_MS = 15_000;
/** Each person asks again so much later that nobody has two questions waiting. */
const PEOPLE = 5000;

/** Asks questions with the people of both platforms in turn, each at its time whether those before are answered or not. */
export function createDriver(world: World, questions: ReturnType<typeof createQuestions>) {
  let asked = 0;

  async function askOne(person: Person, text: string): Promise<Asked> {
    const { platforms, microsoft } = world;
    const id = `Ev${Date.now()}${asked}`;
    const sent = performance.now();
    const answered = platforms.nextIn(person.at);
    const handed = question(person, id, text, platforms.serviceUrl);
    const authorization = microsoft.authorization(platforms.serviceUrl);
    const taken = handOn(world.origin(), handed, ANSWERED_WITHIN_MS, authorization);
    const late = new AbortController();
    const patience = setTimeout(ANSWERED_WITHIN_MS, undefined, { signal: late.signal }).catch(() => undefined);
    const at = await Promise.race([answered, patience]);
    late.abort();
    platforms.forget(person.at);
    const acknowledged = (await taken) !== undefined;
    return { platform: person.platform, ms: acknowledged && at !== undefined ? at - sent : undefined };
  }

  const ask = (mix: Mix): Promise<Asked> => {
    asked += 1;
    return askOne(personOf(asked % 2 === 0 ? 'slack' : 'teams', asked % PEOPLE), questions.next(mix));
  };

  return {
    /** One question of the next person. */
    ask,
    async drive({ rate, seconds, mix }: Pace): Promise<readonly Asked[]> {
      const begun = performance.now();
      const all = Array.from({ length: Math.round(rate * seconds) }, async (_, number) => {
        await setTimeout(Math.max(0, begun + (number * 1000) / rate - performance.now()));
        return ask(mix);
      });
      return Promise.all(all);
    },
  };
}

export function seenBy(platform: PlatformName, all: readonly Asked[], { rate, seconds }: Pace, tookMs: number): Seen {
  const theirs = all.filter((each) => each.platform === platform);
  const times = theirs.flatMap(({ ms }) => (ms === undefined ? [] : [ms]));
  return {
    platform,
    offered: (rate * theirs.length) / Math.max(1, rate * seconds),
    answered: (times.length * 1000) / tookMs,
    p50: percentile(times, 0.5),
    p99: percentile(times, 0.99),
    max: percentile(times, 1),
    failures: theirs.length - times.length,
  };
}
