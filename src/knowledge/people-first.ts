/** Lets whoever waits for an answer go before work that nobody waits for. */
export interface PeopleFirst {
  /** A search that somebody waits for. */
  search<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Resolves at once if nobody waits, else when nobody does or after a while. */
  turn(): Promise<void>;
}

const LOOK_EVERY_MS = 5;
/** Where somebody always waits, a few hundred expected questions take a minute more at the most. */
const LONGEST_MS = 100;

export function createPeopleFirst(wait: (ms: number) => Promise<unknown>): PeopleFirst {
  const waiting = new Set<symbol>();
  return {
    async search(work) {
      const one = Symbol('a search');
      waiting.add(one);
      try {
        return await work();
      } finally {
        waiting.delete(one);
      }
    },
    async turn() {
      for (let waited = 0; waiting.size > 0 && waited < LONGEST_MS; waited += LOOK_EVERY_MS) await wait(LOOK_EVERY_MS);
    },
  };
}
