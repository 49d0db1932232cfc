import type { Log } from './ports.ts';
import type { Editions } from './publication.ts';

/** Keeps a process at what was put in force or halted last, by whichever process. */
export interface Follower {
  start(): Promise<void>;
  stop(): Promise<void>;
  /** True while that cannot be read or opened here: what was there before holds. */
  readonly behind: boolean;
}

/** Within five seconds every replica answers from what was published: a look, and the time to open it. */
const LOOK_EVERY_MS = 2000;

export function createFollower(parts: {
  readonly publishing: { follow(): Promise<unknown> };
  /** Logged once when it falls behind. */
  readonly fallenBehind?: string;
  readonly listen: Editions['listen'];
  readonly log: Log;
  /** Resolves after so long, or at once when it is aborted. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<unknown>;
}): Follower {
  const { publishing, fallenBehind = 'edition-not-followed', listen, log, wait } = parts;
  const stopping = new AbortController();
  let wake = (): void => {};
  let behind = false;
  let running: Promise<void> | undefined;
  let deafen = async (): Promise<void> => {};

  async function look(): Promise<void> {
    try {
      await publishing.follow();
      behind = false;
    } catch (cause) {
      if (!behind) log.error(fallenBehind, {}, cause);
      behind = true;
    }
  }

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      const woken = new AbortController();
      wake = () => woken.abort();
      await wait(LOOK_EVERY_MS, AbortSignal.any([woken.signal, stopping.signal]));
      if (!stopping.signal.aborted) await look();
    }
  }

  return {
    async start() {
      deafen = await listen(() => wake());
      running = run();
    },
    async stop() {
      stopping.abort();
      await deafen();
      await running;
    },
    get behind() {
      return behind;
    },
  };
}
