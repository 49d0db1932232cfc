import { appendFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { startReplica } from '../load/replica.ts';
import type { Replica } from '../load/replica.ts';
import { editionAt } from '../load/soak.ts';
import type { Dice } from './chance.ts';

/** The processes that live now. */
export interface Fleet {
  start(): Promise<void>;
  /** Kills one at random, starts another in its place, and resolves to when it was killed once the other listens. */
  killOne(dice: Dice): Promise<number>;
  /** Has one put a change in force. Resolves to how long after it all answer from the same edition, in milliseconds. */
  publish(): Promise<number>;
  stop(): Promise<void>;
  kill(): Promise<void>;
}

/** `use` is told where they are, each time that one is started. */
export function createFleet(
  place: { readonly folder: string; readonly knowledge: string; readonly apiUrl: string; readonly databaseUrl: string },
  use: (origins: readonly string[]) => void,
): Fleet {
  const living = new Map<Replica, string>();
  let made = 0;

  async function start(): Promise<void> {
    const data = join(place.folder, `data-${(made += 1)}`);
    await mkdir(data);
    const replica = startReplica({ ...place, data, model: false });
    const origin = await replica.listening;
    if (origin === undefined) throw new Error(`The service did not start: ${replica.complaint()}`);
    living.set(replica, origin);
    use([...living.values()]);
  }

  return {
    start,
    async killOne(dice) {
      const [first, ...others] = living.keys();
      if (first === undefined) throw new Error('Nobody is left to be killed.');
      const chosen = dice.of([first, ...others]);
      const at = Date.now();
      // The balancer finds out by itself.
      await chosen.kill();
      living.delete(chosen);
      await start();
      return at;
    },
    async publish() {
      const [[publisher, origin] = []] = living;
      if (publisher === undefined || origin === undefined) throw new Error('Nobody is left to publish.');
      const before = await editionAt(origin);
      await appendFile(join(place.knowledge, 'gaps.yaml'), MORE);
      publisher.readAgain();
      const isNew = async (each: string): Promise<boolean> => (await editionAt(each)) !== before;
      await until(() => isNew(origin));
      const published = performance.now();
      for (const each of living.values()) await until(() => isNew(each));
      const editions = new Set(await Promise.all([...living.values()].map(editionAt)));
      return editions.size === 1 ? performance.now() - published : Infinity;
    },
    async stop() {
      await Promise.all([...living.keys()].map((replica) => replica.stop()));
      living.clear();
    },
    async kill() {
      await Promise.all([...living.keys()].map((replica) => replica.kill()));
    },
  };
}

const MORE = '- id: bins\n  title: Bins\n  signpost: the waste team\n  asked: [when are the bins emptied]\n';

async function until(test: () => Promise<boolean>): Promise<void> {
  while (!(await test())) await setTimeout(20);
}
