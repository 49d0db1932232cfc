import { setTimeout } from 'node:timers/promises';
import type { Dice } from './chance.ts';
import type { Service } from './service.ts';
import type { TroubledSlack } from './slack.ts';
import type { Traffic } from './traffic.ts';

export interface Pace {
  /** A process lives at most so long after it began to listen. */
  readonly livesMs: number;
  /** How often one is killed before it listens. */
  readonly atStart: number;
  /** Asked to stop, as a service manager does, instead of killed. */
  readonly gently?: boolean;
}

/** A start takes about a second. */
const STARTING_MS = 1000;

/** When a process that listens is killed: at any time, soon after a message was taken, or soon after a turn was sent. */
const MOMENTS = [
  ['time', 50],
  ['post', 30],
  ['turn', 20],
] as const;
/** After so many messages or turns at most; a process that has just started needs a few turns to get going. */
const UP_TO = { post: 8, turn: 40 } as const;
const SOON_MS = 12;

/** How a process ended: its exit code, if it had one. */
interface Ended {
  readonly at: number;
  readonly whileStarting: boolean;
  readonly code: number | undefined;
  readonly tookMs: number;
}

/** Lets a process work for a while and ends it at a moment that nobody chose. Resolves to when that was. */
export async function killSometime(
  service: Service,
  parts: { readonly dice: Dice; readonly slack: TroubledSlack; readonly traffic: Traffic; readonly pace: Pace },
): Promise<Ended> {
  const { dice, traffic, pace } = parts;
  const early = dice.is(pace.atStart) ? setTimeout(dice.below(STARTING_MS)).then(() => undefined) : undefined;
  const url = await (early === undefined ? service.listening : Promise.race([early, service.listening]));
  if (url === undefined && early === undefined) throw new Error(`The service ended by itself: ${service.complaint()}`);
  const over = new AbortController();
  const flowing = url === undefined ? undefined : traffic.flow(url, over.signal);
  if (url !== undefined) await momentOf(parts);
  const at = Date.now();
  const ended = pace.gently === true ? service.stop() : service.kill();
  over.abort();
  const [code] = await Promise.all([ended, flowing]);
  return { at, whileStarting: url === undefined, code: code ?? undefined, tookMs: Date.now() - at };
}

async function momentOf({
  dice,
  slack,
  traffic,
  pace,
}: Omit<Parameters<typeof killSometime>[1], 'service'>): Promise<void> {
  const moment = dice.weighed(MOMENTS);
  const latest = setTimeout(50 + dice.below(pace.livesMs));
  if (moment === 'time') return latest;
  const count = 1 + dice.below(UP_TO[moment]);
  const { promise, resolve } = Promise.withResolvers<void>();
  let seen = 0;
  const see = (): void => {
    seen += 1;
    if (seen === count) resolve();
  };
  if (moment === 'post') slack.onPost = see;
  else traffic.onSend = see;
  await Promise.race([promise.then(() => setTimeout(dice.below(SOON_MS))), latest]);
  slack.onPost = () => {};
  traffic.onSend = () => {};
}
