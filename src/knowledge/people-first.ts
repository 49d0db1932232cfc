/** Lets whoever waits for an answer go before work that nobody waits for. */
export interface PeopleFirst {
  /** Resolves at once if nobody waits, else when nobody does or after so many milliseconds. */
  turn(longest: number): Promise<void>;
}

/** A question takes a few milliseconds where the model has read it, and thirty where it has not. */
const LOOK_EVERY_MS = 2;

/** `waiting`: for how many questions somebody waits now. */
export const createPeopleFirst = (waiting: () => number, wait: (ms: number) => Promise<unknown>): PeopleFirst => ({
  async turn(longest) {
    for (let waited = 0; waiting() > 0 && waited < longest; waited += LOOK_EVERY_MS) await wait(LOOK_EVERY_MS);
  },
});

/** How many questions somebody waits for, counted on one side and seen from every thread. */
export interface Waiting {
  readonly shared: SharedArrayBuffer;
  /** The same while the work is done, and one more. */
  during<Result>(work: () => Promise<Result>): Promise<Result>;
  count(): number;
}

export function waitingIn(shared: SharedArrayBuffer = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)): Waiting {
  const cell = new Int32Array(shared);
  return {
    shared,
    async during(work) {
      Atomics.add(cell, 0, 1);
      try {
        return await work();
      } finally {
        Atomics.sub(cell, 0, 1);
      }
    },
    count: () => Atomics.load(cell, 0),
  };
}
