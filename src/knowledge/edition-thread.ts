import { parentPort, workerData } from 'node:worker_threads';
import { Fault } from '../core/errors.ts';
import type { Found } from '../core/evidence.ts';
import type { Edition, Log, LogFields, WholeEdition } from '../core/ports.ts';
import { Awaited } from './awaited.ts';
import { openEmbeddingCache } from './embedding-cache.ts';
import type { Embedder } from './embedder.ts';
import type { EditionStart, FoundApart, FromEdition, OpenedApart, Slice, ToEdition } from './edition-messages.ts';
import { openHere } from './open-edition.ts';

const port = parentPort;
if (port === null) throw new Error('edition-thread.ts runs as a worker thread only.');
const send = (message: FromEdition): void => port.postMessage(message);
const start: EditionStart = workerData;

/** Clauses that are handed over at a time: what the other side takes in within a few milliseconds. */
const CLAUSES_A_SLICE = 100;

const vectors = new Awaited<readonly Float32Array[]>();
const stopping = new AbortController();

/** The model is another thread's: it is shared by all editions. */
const embedder: Embedder = {
  model: start.model,
  dimensions: start.dimensions,
  embed: (texts, urgency = 'background') => vectors.ask((call) => send({ kind: 'embed', call, texts, urgency })),
  close: async () => {},
};

const logged =
  (level: 'info' | 'warn' | 'error') =>
  (event: string, fields: LogFields = {}, cause?: unknown): void =>
    send({ kind: 'log', level, event, fields, cause: cause instanceof Error ? cause.message : undefined });
const log: Log = { info: logged('info'), warn: logged('warn'), error: logged('error') };

function slicesOf({ documents }: Edition): readonly Slice[] {
  return documents.flatMap(({ clauses }, document) =>
    Array.from({ length: Math.ceil(clauses.length / CLAUSES_A_SLICE) }, (_, part) => ({
      document,
      clauses: clauses.slice(part * CLAUSES_A_SLICE, (part + 1) * CLAUSES_A_SLICE),
    })),
  );
}

const apart = ({ candidates, ...found }: Found): FoundApart => ({
  ...found,
  candidates: candidates.map(({ clause, ...candidate }) => ({ ...candidate, clause: clause.id })),
});

let edition: WholeEdition | undefined;
let slices: readonly Slice[] = [];

async function open(): Promise<OpenedApart> {
  const { root, common, shipped, cache } = start;
  const progress = (done: number, total: number): void => send({ kind: 'progress', done, total });
  const embeddings = await openEmbeddingCache({ embedder, log, shipped, cache, progress, stopped: stopping.signal });
  const opened = await openHere(root, embeddings, common)();
  if (opened.outcome === 'faulty') return opened;
  edition = opened.edition;
  slices = slicesOf(edition);
  const { id, councils, holidays, documents } = edition;
  const heads = documents.map((document) => ({ ...document, clauses: [] }));
  const head = { id, councils, holidays: [...holidays], documents: heads, slices: slices.length };
  return { outcome: 'ready', head };
}

function find({ call, typed, scope, limit, day }: Extract<ToEdition, { kind: 'find' }>): void {
  if (edition === undefined) return send({ kind: 'failed', call, message: 'The edition is not open.' });
  const asked = day === undefined ? edition : edition.on(day);
  asked.find({ text: typed }, scope, limit).then(
    (found) => send({ kind: 'found', call, found: apart(found) }),
    (cause: unknown) =>
      send({
        kind: 'failed',
        call,
        message: cause instanceof Error ? (cause.stack ?? cause.message) : 'no reason given',
      }),
  );
}

port.on('message', (message: ToEdition) => {
  switch (message.kind) {
    case 'find':
      return find(message);
    case 'slice': {
      const slice = slices[message.at] ?? { document: 0, clauses: [] };
      return send({ kind: 'slice', call: message.call, slice });
    }
    case 'vectors':
      return vectors.answered(message.call, message.vectors);
    case 'no-vectors':
      return vectors.failed(message.call, new Fault('MODEL_UNAVAILABLE', message.message));
    case 'stop':
      return stopping.abort();
  }
});

const opened = await open().catch((cause: unknown): OpenedApart => {
  if (stopping.signal.aborted) return { outcome: 'stopped' };
  if (cause instanceof Fault && cause.code === 'KNOWLEDGE_UNREADABLE')
    return { outcome: 'unreadable', message: cause.message };
  throw cause;
});
send({ kind: 'opened', opened });
