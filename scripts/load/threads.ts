import { readdir, readFile } from 'node:fs/promises';

/** Milliseconds of work by thread of a process: its own first, then the busiest of the others. */
export interface Work {
  readonly own: number;
  readonly busiestOther: number;
}

/** Linux counts in hundredths of a second. */
const TICK_MS = 10;

export type Threads = ReadonlyMap<string, number>;

/** What each thread of a process has worked so far. Nothing where the system does not tell as Linux does. */
export async function threadsOf(pid: number | undefined): Promise<Threads> {
  const names = await readdir(`/proc/${pid}/task`).catch(() => []);
  const worked = names.map(async (name): Promise<readonly [string, number]> => {
    const line = await readFile(`/proc/${pid}/task/${name}/stat`, 'utf8').catch(() => '');
    // The name of a thread may hold spaces; behind it come state, and as the 12th and 13th the times.
    const [user = 0, system = 0] = line
      .slice(line.lastIndexOf(')') + 2)
      .split(' ')
      .slice(11, 13)
      .map(Number);
    return [name, (user + system) * TICK_MS];
  });
  return new Map(await Promise.all(worked));
}

export function workBetween(pid: number | undefined, before: Threads, after: Threads): Work {
  const own = String(pid);
  const gone = [...after].map(([name, ms]) => [name, ms - (before.get(name) ?? 0)] as const);
  return {
    own: gone.find(([name]) => name === own)?.[1] ?? 0,
    busiestOther: Math.max(0, ...gone.filter(([name]) => name !== own).map(([, ms]) => ms)),
  };
}
