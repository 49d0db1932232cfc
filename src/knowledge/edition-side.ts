import { setTimeout } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { Fault } from '../core/errors.ts';
import type { Meter } from '../core/meter.ts';
import type { Log } from '../core/ports.ts';
import type { SharedVectors } from '../core/shared-vectors.ts';
import { Awaited } from './awaited.ts';
import type { Embedder } from './embedder.ts';
import type { Progress } from './embedding-cache.ts';
import type {
  EditionStart,
  FoundApart,
  FromEdition,
  OpenedApart,
  Slice,
  Task,
  TaskDone,
  ToEdition,
} from './edition-messages.ts';
import type { Waiting } from './people-first.ts';
import { sharingDone } from './sharing-apart.ts';

/**
 * An edition that was replaced is kept for so long after its last search: an answer searches several times, and may wait for a chooser
 * (two seconds) in between.
 */
const KEPT_MS = 5000;

/** What an edition in a thread is opened with. */
export interface ApartParts extends Pick<EditionStart, 'shipped' | 'cache'> {
  readonly embedder: Embedder;
  /** See EmbeddingCacheParts. */
  readonly shared?: SharedVectors | undefined;
  readonly log: Log;
  readonly meter?: Meter;
  readonly progress: Progress;
  /** Ends the reading of new clauses, by rejecting with the signal's reason. */
  readonly stopped?: AbortSignal | undefined;
  readonly wait?: (ms: number) => Promise<unknown>;
  readonly startThread?: (start: EditionStart) => Worker;
}

/** The process need not stay for it. */
const waited = (ms: number): Promise<void> => setTimeout(ms, undefined, { ref: false });

const startThread = (start: EditionStart): Worker =>
  new Worker(new URL('edition-thread.ts', import.meta.url), { workerData: start });

const isOf = <Name extends TaskDone['task']>(done: TaskDone, name: Name): done is Extract<TaskDone, { task: Name }> =>
  done.task === name;

const reasonOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));

/** The service's side of a thread that holds an edition. */
export class EditionThread {
  readonly #parts: ApartParts;
  readonly #waiting: Waiting;
  readonly #thread: Worker;
  readonly #opening = new Awaited<OpenedApart>();
  readonly #slices = new Awaited<Slice>();
  readonly #finds = new Awaited<FoundApart>();
  readonly #tasks = new Awaited<TaskDone>();
  readonly #losing = Promise.withResolvers<void>();
  #searched = 0;
  #retiring: Promise<void> | undefined;
  #closing = false;

  constructor(parts: ApartParts, start: EditionStart, waiting: Waiting) {
    this.#parts = parts;
    this.#waiting = waiting;
    this.#thread = (parts.startThread ?? startThread)(start);
    this.#thread.on('message', (message: FromEdition) => this.#take(message));
    this.#thread.on('error', (cause) => this.#lost(cause));
    this.#thread.on('exit', () => this.#lost(undefined));
  }

  /** Resolves if the thread ends by itself. */
  get lost(): Promise<void> {
    return this.#losing.promise;
  }

  async opened(stopped: AbortSignal | undefined): Promise<OpenedApart> {
    const stop = (): void => this.#send({ kind: 'stop' });
    stopped?.addEventListener('abort', stop);
    if (stopped?.aborted === true) stop();
    try {
      return await this.#opening.ask(() => {});
    } finally {
      stopped?.removeEventListener('abort', stop);
    }
  }

  slice(at: number): Promise<Slice> {
    return this.#slices.ask((call) => this.#send({ kind: 'slice', call, at }));
  }

  async find(asked: Omit<Extract<ToEdition, { kind: 'find' }>, 'kind' | 'call'>): Promise<FoundApart> {
    this.#searched += 1;
    const began = performance.now();
    const found = await this.#waiting.during(() =>
      this.#finds.ask((call) => this.#send({ kind: 'find', call, ...asked })),
    );
    this.#parts.meter?.note({ measured: 'find', ms: performance.now() - began });
    return found;
  }

  /** Has the thread do what only somebody waits for who puts guidance in force. */
  async task<Name extends TaskDone['task']>(task: Task, name: Name): Promise<Extract<TaskDone, { task: Name }>> {
    const done = await this.#tasks.ask((call) => this.#send({ kind: 'task', call, task }));
    if (isOf(done, name)) return done;
    throw new Error(`A thread that was to ${name} has done ${done.task}.`);
  }

  /** Closes once nobody has searched for so long. Its tasks are worth nothing any more: they fail if they take longer. */
  retire(): Promise<void> {
    this.#retiring ??= this.#closeWhenIdle();
    return this.#retiring;
  }

  async close(): Promise<void> {
    this.#closing = true;
    await this.#thread.terminate();
  }

  async #closeWhenIdle(): Promise<void> {
    const { wait = waited } = this.#parts;
    let before: number;
    do {
      before = this.#searched;
      await wait(KEPT_MS);
    } while (!this.#closing && (this.#searched !== before || this.#finds.size > 0));
    await this.close();
  }

  #send(message: ToEdition): void {
    this.#thread.postMessage(message);
  }

  #take(message: FromEdition): void {
    switch (message.kind) {
      case 'opened':
        return this.#opening.answered(1, message.opened);
      case 'slice':
        return this.#slices.answered(message.call, message.slice);
      case 'found':
        return this.#finds.answered(message.call, message.found);
      case 'failed':
        return this.#finds.failed(message.call, new Error(message.message));
      case 'done':
        return this.#tasks.answered(message.call, message.done);
      case 'undone': {
        const { call, code, message: why } = message;
        return this.#tasks.failed(call, code === undefined ? new Error(why) : new Fault(code, why));
      }
      case 'embed':
        return this.#embed(message);
      case 'share':
        return this.#share(message);
      case 'progress':
        return this.#parts.progress(message.done, message.total);
      case 'log':
        return this.#parts.log[message.level](message.event, message.fields, message.cause);
    }
  }

  #embed({ call, texts, urgency }: Extract<FromEdition, { kind: 'embed' }>): void {
    this.#parts.embedder.embed(texts, urgency).then(
      (vectors) => this.#send({ kind: 'vectors', call, vectors }),
      (cause: unknown) => this.#send({ kind: 'no-vectors', call, message: reasonOf(cause) }),
    );
  }

  #share({ call, asked }: Extract<FromEdition, { kind: 'share' }>): void {
    const { shared } = this.#parts;
    if (shared === undefined) return this.#send({ kind: 'not-shared', call, message: 'Nothing is shared.' });
    sharingDone(shared, asked).then(
      (done) => this.#send({ kind: 'shared', call, done }),
      (cause: unknown) => this.#send({ kind: 'not-shared', call, message: reasonOf(cause) }),
    );
  }

  #lost(cause: unknown): void {
    if (!this.#closing) {
      this.#parts.log.error('edition-lost', {}, cause);
      this.#losing.resolve();
    }
    this.#closing = true;
    const fault = new Fault('EDITION_LOST', 'The thread that searches the guidance has ended.', { cause });
    for (const awaited of [this.#opening, this.#slices, this.#finds, this.#tasks]) awaited.end(fault);
  }
}
