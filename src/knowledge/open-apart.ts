import { setTimeout } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { Fault } from '../core/errors.ts';
import type { Clause, ClauseId, GuidanceDocument } from '../core/guidance.ts';
import type { Log, WholeEdition } from '../core/ports.ts';
import { Awaited } from './awaited.ts';
import { editionByDay } from './days.ts';
import type { Embedder } from './embedder.ts';
import type { Progress } from './embedding-cache.ts';
import type {
  EditionHead,
  EditionStart,
  FoundApart,
  FromEdition,
  OpenedApart,
  Slice,
  ToEdition,
} from './edition-messages.ts';
import type { OpenEdition } from './open-edition.ts';

/**
 * An edition that was replaced is kept for so long after its last search: an answer searches several times, and may wait for a chooser
 * (two seconds) in between.
 */
const KEPT_MS = 5000;

export interface ApartParts extends Omit<EditionStart, 'model' | 'dimensions'> {
  readonly embedder: Embedder;
  readonly log: Log;
  readonly progress: Progress;
  /** Ends the reading of new clauses, by rejecting with the signal's reason. */
  readonly stopped?: AbortSignal | undefined;
  readonly wait?: (ms: number) => Promise<unknown>;
  readonly startThread?: (start: EditionStart) => Worker;
}

/**
 * Opens a folder in a thread of its own, where questions are searched as well: nobody waits while guidance is read and indexed. The
 * clauses are here, too, so that quotes are cut without asking.
 */
export const openApart =
  (parts: ApartParts): OpenEdition =>
  async () => {
    const { embedder, root, common, shipped, cache, stopped } = parts;
    const { model, dimensions } = embedder;
    const thread = new EditionThread(parts, { root, common, shipped, cache, model, dimensions });
    const opened = await thread.opened(stopped);
    if (opened.outcome !== 'ready') await thread.close();
    switch (opened.outcome) {
      case 'ready':
        return {
          outcome: 'opened',
          edition: await editionIn(thread, opened.head),
          lost: thread.lost,
          retire: () => thread.retire(),
          close: () => thread.close(),
        };
      case 'faulty':
        return opened;
      case 'unreadable':
        throw new Fault('KNOWLEDGE_UNREADABLE', opened.message);
      case 'stopped':
        stopped?.throwIfAborted();
        throw new Error('The edition was stopped by nobody.');
    }
  };

async function editionIn(thread: EditionThread, head: EditionHead): Promise<WholeEdition> {
  const clauses = head.documents.map((): Clause[] => []);
  // Asked for one by one: a long list at once would hold up what others wait for.
  for (let at = 0; at < head.slices; at += 1) {
    const slice = await thread.slice(at);
    clauses[slice.document]?.push(...slice.clauses);
  }
  const documents = head.documents.map((document, index): GuidanceDocument => ({
    ...document,
    clauses: clauses[index] ?? [],
  }));
  const byId: ReadonlyMap<ClauseId, Clause> = new Map(clauses.flat().map((clause) => [clause.id, clause]));
  const { id, councils, holidays } = head;
  return editionByDay(
    { id, councils, documents, holidays: new Set(holidays) },
    (day) =>
      async ({ text }, scope, limit) => {
        const { candidates, ...found } = await thread.find({ typed: text, scope, limit, day });
        return {
          ...found,
          candidates: candidates.flatMap(({ clause: named, ...candidate }) => {
            const clause = byId.get(named);
            return clause === undefined ? [] : [{ ...candidate, clause }];
          }),
        };
      },
  );
}

/** The process need not stay for it. */
const waited = (ms: number): Promise<void> => setTimeout(ms, undefined, { ref: false });

const startThread = (start: EditionStart): Worker =>
  new Worker(new URL('edition-thread.ts', import.meta.url), { workerData: start });

class EditionThread {
  readonly #parts: ApartParts;
  readonly #thread: Worker;
  readonly #opening = new Awaited<OpenedApart>();
  readonly #slices = new Awaited<Slice>();
  readonly #finds = new Awaited<FoundApart>();
  readonly #losing = Promise.withResolvers<void>();
  #searched = 0;
  #retiring: Promise<void> | undefined;
  #closing = false;

  constructor(parts: ApartParts, start: EditionStart) {
    this.#parts = parts;
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

  find(asked: Omit<Extract<ToEdition, { kind: 'find' }>, 'kind' | 'call'>): Promise<FoundApart> {
    this.#searched += 1;
    return this.#finds.ask((call) => this.#send({ kind: 'find', call, ...asked }));
  }

  /** Closes once nobody has searched for so long. */
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
      case 'embed':
        return this.#embed(message);
      case 'progress':
        return this.#parts.progress(message.done, message.total);
      case 'log':
        return this.#parts.log[message.level](message.event, message.fields, message.cause);
    }
  }

  #embed({ call, texts, urgency }: Extract<FromEdition, { kind: 'embed' }>): void {
    this.#parts.embedder.embed(texts, urgency).then(
      (vectors) => this.#send({ kind: 'vectors', call, vectors }),
      (cause: unknown) =>
        this.#send({ kind: 'no-vectors', call, message: cause instanceof Error ? cause.message : String(cause) }),
    );
  }

  #lost(cause: unknown): void {
    if (!this.#closing) {
      this.#parts.log.error('edition-lost', {}, cause);
      this.#losing.resolve();
    }
    this.#closing = true;
    const fault = new Fault('EDITION_LOST', 'The thread that searches the guidance has ended.', { cause });
    for (const awaited of [this.#opening, this.#slices, this.#finds]) awaited.end(fault);
  }
}
