import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import { percentile } from '../bench/timing.ts';
import { createDeeds } from './deeds.ts';
import type { Deeds } from './deeds.ts';
import { createDriver } from './drive.ts';
import type { createQuestions } from './questions.ts';
import type { Vitals } from './replica.ts';
import { trendOf } from './slope.ts';
import type { World } from './world.ts';

/** What the service held at one moment; bytes. */
export interface Sample extends Vitals {
  readonly seconds: number;
  /** The edition in force. */
  readonly edition: string;
}

export interface Soak {
  readonly samples: readonly Sample[];
  readonly asked: number;
  readonly failures: number;
  readonly p50: number;
  readonly p99: number;
  readonly did: Deeds['counts'];
  /** How many were seen in force. */
  readonly editions: number;
  /** What grew, or did not go as it should. */
  readonly wrong: readonly string[];
}

/** Questions a second: more than three hundred councils ask on a busy day, and far from the limit. */
const SOAK_RATE = 3;
/** One other thing that somebody does after so many questions. */
const DEED_EVERY = 5;
/** Put in force so often: each time a thread with the guidance is made, and the one before goes. */
const PUBLISH_EVERY_MS = 5 * 60_000;
const SHORT_PUBLISH_MS = 20_000;
const SAMPLE_EVERY_MS = 60_000;
const SHORT_SAMPLE_MS = 3000;
/** A soak of fewer minutes is a short one, with more samples and sooner publications. */
const SHORT_MINUTES = 10;

export async function soak(
  world: World,
  questions: ReturnType<typeof createQuestions>,
  minutes: number,
  say: (sample: Sample) => void,
): Promise<Soak> {
  const driver = createDriver(world, questions);
  const deeds = createDeeds(world, questions);
  const short = minutes < SHORT_MINUTES;
  const begun = performance.now();
  const over = AbortSignal.timeout(minutes * 60_000);
  const samples: Sample[] = [];
  const times: number[] = [];
  let [asked, failures] = [0, 0];
  const look = async (): Promise<void> => {
    const [replica] = world.replicas;
    if (replica === undefined) return;
    const [vitals, edition] = await Promise.all([replica.vitals(), editionAt(world.origin())]);
    const sample = { seconds: (performance.now() - begun) / 1000, edition, ...vitals };
    samples.push(sample);
    say(sample);
  };
  const askOne = async (): Promise<void> => {
    const { ms } = await driver.ask('mixed');
    asked += 1;
    if (ms === undefined) failures += 1;
    else times.push(ms);
  };
  await Promise.all([
    every(over, 1000 / SOAK_RATE, askOne),
    every(over, (1000 / SOAK_RATE) * DEED_EVERY, () => deeds.next()),
    every(over, short ? SHORT_PUBLISH_MS : PUBLISH_EVERY_MS, (count) => publish(world, count)),
    every(over, short ? SHORT_SAMPLE_MS : SAMPLE_EVERY_MS, look),
  ]);
  const missed = failures === 0 ? [] : [`${failures} of ${asked} questions were not answered.`];
  const editions = new Set(samples.map(({ edition }) => edition)).size;
  const unpublished = editions > 1 ? [] : ['Nothing was put in force.'];
  const wrong = [...missed, ...deeds.wrong, ...unpublished, ...grown(samples)];
  return {
    editions,
    samples,
    asked,
    failures,
    p50: percentile(times, 0.5),
    p99: percentile(times, 0.99),
    did: deeds.counts,
    wrong,
  };
}

const HEALTH = z.object({ edition: z.string() });

/** The edition that a process answers from. */
export async function editionAt(origin: string): Promise<string> {
  const response = await fetch(`${origin}/healthz`);
  return HEALTH.parse(await response.json()).edition;
}

/** Does something again and again, whether what was begun before is done or not, and waits for all of it. */
async function every(over: AbortSignal, ms: number, work: (count: number) => Promise<void>): Promise<void> {
  const inHand = new Set<Promise<void>>();
  const begun = performance.now();
  for (let count = 1; !over.aborted; count += 1) {
    await setTimeout(Math.max(0, begun + count * ms - performance.now()), undefined, { signal: over }).catch(() => {});
    if (over.aborted) break;
    const working = work(count).finally(() => inHand.delete(working));
    inHand.add(working);
  }
  await Promise.all(inHand);
}

/** A phrasing more makes another edition of the guidance. */
async function publish({ knowledge, replicas }: World, count: number): Promise<void> {
  await appendFile(join(knowledge, 'gaps.yaml'), gap(count));
  replicas[0]?.readAgain();
}

const gap = (count: number): string =>
  `\n- id: soak-${count}\n  title: Soaking ${count}\n  signpost: nobody\n  asked: [how long is soaking number ${count}]\n`;

const MEGABYTE = 2 ** 20;
/** What is still filling up in the second half: compiled code, memories of what was asked that have a limit. */
const MAY_GROW = { heap: 8 * MEGABYTE, rss: 48 * MEGABYTE } as const;

/** What surely grew in the second half by more than it may. */
export function grown(samples: readonly Sample[]): readonly string[] {
  const half = samples.slice(Math.floor(samples.length / 2));
  const span = (half.at(-1)?.seconds ?? 0) - (half[0]?.seconds ?? 0);
  return (['heap', 'rss'] as const).flatMap((what) => {
    const { atLeast } = trendOf(half.map((sample) => [sample.seconds, sample[what]]));
    const surely = atLeast * span;
    const said = `The ${what} grew by at least ${(surely / MEGABYTE).toFixed(1)} MB in the last ${Math.round(span)} s.`;
    return surely > MAY_GROW[what] ? [said] : [];
  });
}
