import type { Clock, Leases } from './ports.ts';

/** Does one thing at a time in all processes that share the leases: here whoever comes later waits, elsewhere they are told that it is busy. */
export function oneAtATime<Result>(
  name: string,
  {
    leases,
    holder,
    clock,
    longestMs,
  }: {
    readonly leases: Leases;
    /** Names this process among those. */
    readonly holder: string;
    readonly clock: Clock;
    /** After so long somebody else may begin: a process may have died meanwhile. */
    readonly longestMs: number;
  },
): (work: () => Promise<Result>) => Promise<Result | 'busy'> {
  let last: Promise<unknown> = Promise.resolve();

  async function alone(work: () => Promise<Result>): Promise<Result | 'busy'> {
    const now = clock();
    if (!(await leases.take(name, holder, now + longestMs, now))) return 'busy';
    try {
      return await work();
    } finally {
      const then = clock();
      await leases.take(name, holder, then, then);
    }
  }

  return (work) => {
    const next = last.then(() => alone(work));
    last = next.catch(() => {});
    return next;
  };
}
