import { performance } from 'node:perf_hooks';
import { createDriver, seenBy } from './drive.ts';
import type { Pace, Seen } from './drive.ts';
import type { createQuestions } from './questions.ts';
import { threadsOf, workBetween } from './threads.ts';
import type { World } from './world.ts';

/** One rate that was tried. */
export interface Step extends Pace {
  readonly seen: readonly Seen[];
  readonly held: boolean;
  /** Of the process that holds most, in bytes, and of its event loop, in milliseconds. */
  readonly rss: number;
  readonly loopP99: number;
  readonly loopMax: number;
  /** How much of a core the service's own thread and its busiest other one took, in the process that worked most. */
  readonly own: number;
  readonly busiestOther: number;
}

/** Slack's patience, within which nearly everybody has their answer if a rate is held. */
const HELD_P99_MS = 3000;
const FIRST_RATE = 5;
const GROWS_BY = 1.5;
/** Between the last rate held and the first not held, so often in the middle. */
const HALVINGS = 2;

type Driver = ReturnType<typeof createDriver>;

/** Has what is asked again and again known by every process, and what Node compiles compiled. */
export async function warmUp(world: World, driver: Driver, known: readonly string[]): Promise<void> {
  for (let count = known.length * world.replicas.length * 2; count > 0; count -= 1) await driver.ask('repeated');
}

export async function tryRate(world: World, driver: Driver, pace: Pace): Promise<Step> {
  const { replicas } = world;
  const before = await Promise.all(replicas.map(({ pid }) => threadsOf(pid)));
  await Promise.all(replicas.map((replica) => replica.vitals()));
  const begun = performance.now();
  const asked = await driver.drive(pace);
  const tookMs = performance.now() - begun;
  const after = await Promise.all(replicas.map(({ pid }) => threadsOf(pid)));
  const vitals = await Promise.all(replicas.map((replica) => replica.vitals()));
  const work = replicas.map(({ pid }, at) => workBetween(pid, before[at] ?? new Map(), after[at] ?? new Map()));
  const seen = (['slack', 'teams'] as const).map((platform) => seenBy(platform, asked, pace, tookMs));
  const highest = (numbers: readonly number[]): number => Math.max(...numbers);
  return {
    ...pace,
    seen,
    held: seen.every(({ failures, p99 }) => failures === 0 && p99 <= HELD_P99_MS),
    rss: highest(vitals.map(({ rss }) => rss)),
    loopP99: highest(vitals.map(({ loopP99 }) => loopP99)),
    loopMax: highest(vitals.map(({ loopMax }) => loopMax)),
    own: highest(work.map(({ own }) => own)) / tookMs,
    busiestOther: highest(work.map(({ busiestOther }) => busiestOther)) / tookMs,
  };
}

/** Tries ever higher rates until one is not held, and then those in between. */
export async function findLimit(
  world: World,
  questions: ReturnType<typeof createQuestions>,
  { seconds, mix }: Omit<Pace, 'rate'>,
  say: (step: Step) => void,
): Promise<readonly Step[]> {
  const driver = createDriver(world, questions);
  await warmUp(world, driver, questions.known);
  const steps: Step[] = [];
  const held = async (rate: number): Promise<boolean> => {
    const step = await tryRate(world, driver, { rate, seconds, mix });
    steps.push(step);
    say(step);
    return step.held;
  };
  let [low, high] = [0, FIRST_RATE];
  while (await held(high)) [low, high] = [high, Math.round(high * GROWS_BY)];
  for (let left = HALVINGS; left > 0 && high - low > 1; left -= 1) {
    const middle = Math.round((low + high) / 2);
    if (await held(middle)) low = middle;
    else high = middle;
  }
  return steps;
}
