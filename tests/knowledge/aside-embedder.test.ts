import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withAside } from '../../src/knowledge/aside-embedder.ts';
import type { Embedder, Urgency } from '../../src/knowledge/embedder.ts';
import { aLog } from '../support/builders.ts';

const AMPLE = 2 ** 30;

/** Lets everything that waits for nothing else go on. */
const settled = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

/** An embedder whose one thread reads until the test ends that; its vectors tell its number. */
class FakeThread implements Embedder {
  readonly model = 'm';
  readonly dimensions = 1;
  readonly reads: string[] = [];
  closed = false;
  readonly #number: number;
  readonly #pending: ((fault: Error | undefined) => void)[] = [];

  constructor(number: number) {
    this.#number = number;
  }

  async embed(texts: readonly string[]): Promise<readonly Float32Array[]> {
    if (this.closed) throw new Error('It was closed.');
    this.reads.push(...texts);
    const fault = await new Promise<Error | undefined>((resolve) => void this.#pending.push(resolve));
    if (fault !== undefined) throw fault;
    return texts.map(() => new Float32Array([this.#number]));
  }

  /** What is being read is done, or fails. */
  async end(fault?: Error): Promise<void> {
    this.reads.length = 0;
    for (const end of this.#pending.splice(0)) end(fault);
    await settled();
  }

  async close(): Promise<void> {
    this.closed = true;
    void this.end(new Error('It was closed.'));
  }
}

/** Threads that do what the test says, and so much memory to spare. */
class Threads {
  room = AMPLE;
  readonly made: FakeThread[] = [];
  readonly log = aLog();
  readonly embedder: Embedder;
  readonly #waits: (() => void)[] = [];

  constructor() {
    const make = (): FakeThread => {
      const thread = new FakeThread(this.made.length);
      this.made.push(thread);
      return thread;
    };
    const waited = (): Promise<void> => new Promise((resolve) => void this.#waits.push(resolve));
    this.embedder = withAside({ make, spare: () => this.room, waited, log: this.log });
  }

  /** Which thread reads a text, or what that failed with. */
  async reader(text: string, urgency?: Urgency): Promise<number | string | undefined> {
    try {
      return (await this.embedder.embed([text], urgency))[0]?.[0];
    } catch (cause) {
      return String(cause);
    }
  }

  /** Ends every wait that has begun. */
  async pass(): Promise<void> {
    for (const wait of this.#waits.splice(0)) wait();
    await settled();
  }

  get open(): readonly (readonly string[] | 'closed')[] {
    return this.made.map(({ closed, reads }) => (closed ? 'closed' : [...reads]));
  }
}

describe('what nobody waits for', () => {
  it('is read in a second thread, and a question in the first meanwhile', async () => {
    const threads = new Threads();
    const [clause, question] = [threads.reader('a clause'), threads.reader('a question', 'urgent')];
    expect(threads.open).toEqual([['a question'], ['a clause']]);
    for (const thread of threads.made) await thread.end();
    expect(await Promise.all([question, clause])).toEqual([0, 1]);
  });

  it('is read in the first while there is no room, and in a second as soon as there is', () => {
    const threads = new Threads();
    threads.room = AMPLE / 4;
    void threads.reader('a clause');
    expect(threads.open).toEqual([['a clause']]);
    threads.room = AMPLE;
    void threads.reader('another');
    expect(threads.open).toEqual([['a clause'], ['another']]);
  });

  it('keeps its thread while more comes, and gives the memory back after that', async () => {
    const threads = new Threads();
    for (const clause of ['one', 'two']) {
      const read = threads.reader(clause);
      await threads.made[1]?.end();
      expect(await read).toBe(1);
    }
    const third = threads.reader('three');
    await threads.pass();
    expect(threads.open).toEqual([[], ['three']]);
    await threads.made[1]?.end();
    expect(await third).toBe(1);
    await threads.pass();
    expect(threads.open).toEqual([[], 'closed']);
    void threads.reader('four');
    expect(threads.open).toEqual([[], 'closed', ['four']]);
  });

  it('is read in the first once the second has failed, and that is said once', async () => {
    const threads = new Threads();
    const reads = [threads.reader('one'), threads.reader('other')];
    await threads.made[1]?.end(new Error('No memory.'));
    expect(threads.open).toEqual([['one', 'other'], 'closed']);
    await threads.made[0]?.end();
    expect(await Promise.all(reads)).toEqual([0, 0]);
    void threads.reader('later');
    expect(threads.open).toEqual([['later'], 'closed']);
    expect(threads.log.lines.map(({ event }) => event)).toEqual(['aside-lost']);
  });

  it('fails with both threads once it is closed, and nothing is said to be lost', async () => {
    const threads = new Threads();
    const reads = [threads.reader('a clause'), threads.reader('a question', 'urgent')];
    await threads.embedder.close();
    expect(await Promise.all(reads)).toEqual(['Error: It was closed.', 'Error: It was closed.']);
    expect(threads.open).toEqual(['closed', 'closed']);
    expect(threads.log.lines).toEqual([]);
  });

  it('opens no thread where there is nothing to read', () => {
    const threads = new Threads();
    void threads.embedder.embed([]);
    expect(threads.open).toHaveLength(1);
  });
});

describe('whatever is asked and happens', () => {
  const STEPS = ['urgent', 'background', 'end first', 'end last', 'fail last', 'pass', 'room', 'no room'] as const;

  async function step(threads: Threads, what: Exclude<(typeof STEPS)[number], Urgency>): Promise<void> {
    const last = threads.made.at(-1);
    if (what === 'room' || what === 'no room') threads.room = what === 'room' ? AMPLE : 0;
    else if (what === 'pass') await threads.pass();
    else if (what === 'end first') await threads.made[0]?.end();
    // The first has nobody to stand in for it.
    else await last?.end(what === 'fail last' && threads.made.length > 1 ? new Error('No memory.') : undefined);
  }

  it('every text is read, and no more than one second thread is open', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...STEPS), { maxLength: 40 }), async (steps) => {
        const threads = new Threads();
        const asked: Promise<unknown>[] = [];
        for (const what of steps) {
          if (what === 'urgent' || what === 'background') asked.push(threads.reader('text', what));
          else await step(threads, what);
          expect(threads.open.slice(1).filter((each) => each !== 'closed').length).toBeLessThan(2);
        }
        for (const thread of threads.made.toReversed()) await thread.end();
        expect((await Promise.all(asked)).filter((by) => typeof by !== 'number')).toEqual([]);
      }),
    );
  });
});
