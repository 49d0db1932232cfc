/** A clock that stands still until it is moved, and waits that end by it: hours pass in a moment, and always in the same way. */
export function aVirtualTime(start = 0) {
  const sleepers = new Set<{ readonly at: number; readonly wake: () => void }>();
  let now = start;
  let setTo = 0;

  const wait = (ms: number, signal?: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      if (signal?.aborted === true) return resolve();
      const wake = (): void => {
        sleepers.delete(sleeper);
        signal?.removeEventListener('abort', wake);
        resolve();
      };
      const sleeper = { at: now + ms, wake };
      sleepers.add(sleeper);
      signal?.addEventListener('abort', wake);
    });

  /** Lets everything happen that can happen now. */
  const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

  /** Moves on to a time, from one end of a wait to the next. Of those that end together, who began first comes first. */
  async function moveTo(time: number): Promise<void> {
    await settle();
    for (;;) {
      const [first, ...others] = sleepers;
      if (first === undefined) break;
      const next = others.reduce((soonest, each) => (each.at < soonest.at ? each : soonest), first);
      if (next.at > time) break;
      now = Math.max(now, next.at);
      next.wake();
      await settle();
    }
    now = Math.max(now, time);
  }

  return {
    clock: () => now + setTo,
    wait,
    settle,
    pass: (ms: number) => moveTo(now + ms),
    /** Sets the clock forward, or back, as somebody does who finds it wrong: no time passes, and no wait ends sooner or later. */
    setClock: (ms: number): void => void (setTo += ms),
  };
}
