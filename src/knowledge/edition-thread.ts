import { setImmediate, setTimeout } from 'node:timers/promises';
import { getHeapStatistics } from 'node:v8';
import { parentPort, workerData } from 'node:worker_threads';
import { Fault } from '../core/errors.ts';
import type { Found } from '../core/evidence.ts';
import type { OpenedEdition } from '../core/opened-edition.ts';
import type { Edition, Log, LogFields } from '../core/ports.ts';
import { Awaited } from './awaited.ts';
import { openEmbeddingCache } from './embedding-cache.ts';
import type { Embedder } from './embedder.ts';
import { expectedBeside } from './embedding-files.ts';
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
import { createExpectedVectors } from './expected-vectors.ts';
import { handingOver } from './handing-over.ts';
import { openFrom } from './open-edition.ts';
import { createPace } from './pace.ts';
import { createPeopleFirst, waitingIn } from './people-first.ts';
import { sharedElsewhere } from './sharing-apart.ts';
import type { SharingDone } from './sharing-apart.ts';

const port = parentPort;
if (port === null) throw new Error('edition-thread.ts runs as a worker thread only.');
const send = (message: FromEdition): void => port.postMessage(message);
const start: EditionStart = workerData;

/** Clauses that are handed over at a time: what the other side takes in within a millisecond or two. */
const CLAUSES_A_SLICE = 25;

const vectors = new Awaited<readonly Float32Array[]>();
const sharings = new Awaited<SharingDone>();
const stopping = new AbortController();

/** The model is another thread's: it is shared by all editions. */
const embedder: Embedder = {
  model: start.model,
  dimensions: start.dimensions,
  embed: (texts, urgency = 'background') => vectors.ask((call) => send({ kind: 'embed', call, texts, urgency })),
  close: async () => {},
};

/** So is the database. */
const shared = sharedElsewhere((asked) => sharings.ask((call) => send({ kind: 'share', call, asked })));

const logged =
  (level: 'info' | 'warn' | 'error') =>
  (event: string, fields: LogFields = {}, cause?: unknown): void =>
    send({ kind: 'log', level, event, fields, cause: cause instanceof Error ? cause.message : undefined });
const log: Log = { info: logged('info'), warn: logged('warn'), error: logged('error') };

function slicesOf({ documents, councils }: Edition): readonly Slice[] {
  return documents.flatMap((of, document) => {
    const { slim } = handingOver(of, councils);
    return Array.from({ length: Math.ceil(of.clauses.length / CLAUSES_A_SLICE) }, (_, part) => ({
      document,
      clauses: of.clauses.slice(part * CLAUSES_A_SLICE, (part + 1) * CLAUSES_A_SLICE).map(slim),
    }));
  });
}

const apart = ({ candidates, ...found }: Found): FoundApart => ({
  ...found,
  candidates: candidates.map(({ clause, ...candidate }) => ({ ...candidate, clause: clause.id })),
});

let opening: OpenedEdition | undefined;
let slices: readonly Slice[] = [];

/** Where people always wait, reading goes on at a sixth of its pace. */
const READING_WAITS_MS = 20;
/** Where somebody always waits, a few hundred expected questions take a minute more at the most. */
const EXAMINING_WAITS_MS = 100;

const waiting = waitingIn(start.waiting);
const peopleFirst = createPeopleFirst(() => waiting.count(), setTimeout);

/** Others have their turn: in this thread, and while nobody can be answered from it, people who ask another edition. */
async function othersTurn(): Promise<void> {
  await setImmediate();
  if (opening === undefined) await peopleFirst.turn(READING_WAITS_MS);
}

async function open(): Promise<OpenedApart> {
  const { source, shipped, cache, shares } = start;
  const progress = (done: number, total: number): void => send({ kind: 'progress', done, total });
  const embeddings = await openEmbeddingCache({
    embedder,
    log,
    shipped,
    cache,
    progress,
    shared: shares ? shared : undefined,
    stopped: stopping.signal,
  });
  const expected = createExpectedVectors(embedder, expectedBeside({ shipped, cache }), log);
  const result = await openFrom(source, {
    cache: embeddings,
    expected,
    pace: () => createPace(undefined, othersTurn),
    othersFirst: () => peopleFirst.turn(EXAMINING_WAITS_MS),
  });
  if (result.outcome === 'faulty') return result;
  opening = result.opened;
  slices = slicesOf(opening.edition);
  const { id, councils, holidays, documents } = opening.edition;
  const heads = documents.map((document) => ({ ...document, clauses: [] }));
  const head = { id, councils, holidays: [...holidays], documents: heads, slices: slices.length, bytes: bytesTaken() };
  return { outcome: 'ready', head };
}

/** Of this thread alone: its heap as it stands, and what is outside of it, the vectors above all. */
function bytesTaken(): number {
  const { total_heap_size: heap, external_memory: outside } = getHeapStatistics();
  return heap + outside;
}

function find({ call, typed, scope, limit, day }: Extract<ToEdition, { kind: 'find' }>): void {
  if (opening === undefined) return send({ kind: 'failed', call, message: NOT_OPEN });
  const { edition } = opening;
  const asked = day === undefined ? edition : edition.on(day);
  asked.find({ text: typed }, scope, limit).then(
    (found) => send({ kind: 'found', call, found: apart(found) }),
    (cause: unknown) => send({ kind: 'failed', call, message: reasonOf(cause) }),
  );
}

const NOT_OPEN = 'The edition is not open.';
const reasonOf = (cause: unknown): string =>
  cause instanceof Error ? (cause.stack ?? cause.message) : 'no reason given';

async function doneOf(task: Task): Promise<TaskDone> {
  if (opening === undefined) throw new Error(NOT_OPEN);
  switch (task.task) {
    case 'content':
      return { task: 'content', content: await opening.content() };
    case 'expected':
      return { task: 'expected', questions: await opening.expected() };
    case 'examine':
      return { task: 'examine', examined: await opening.examine(task.questions, task.day) };
    case 'compare':
      return { task: 'compare', comparison: await opening.compare(task.before, task.day) };
    case 'share':
      await opening.share();
      return { task: 'share' };
  }
}

const undone = (call: number, cause: unknown): void =>
  cause instanceof Fault
    ? send({ kind: 'undone', call, code: cause.code, message: cause.message })
    : send({ kind: 'undone', call, code: undefined, message: reasonOf(cause) });

port.on('message', (message: ToEdition) => {
  switch (message.kind) {
    case 'find':
      return find(message);
    case 'slice': {
      const slice = slices[message.at] ?? { document: 0, clauses: [] };
      return send({ kind: 'slice', call: message.call, slice });
    }
    case 'task':
      return void doneOf(message.task).then(
        (made) => send({ kind: 'done', call: message.call, done: made }),
        (cause: unknown) => undone(message.call, cause),
      );
    case 'vectors':
      return vectors.answered(message.call, message.vectors);
    case 'no-vectors':
      return vectors.failed(message.call, new Fault('MODEL_UNAVAILABLE', message.message));
    case 'shared':
      return sharings.answered(message.call, message.done);
    case 'not-shared':
      return sharings.failed(message.call, new Error(message.message));
    case 'stop':
      return stopping.abort();
  }
});

function unreadableBy(cause: unknown): OpenedApart | undefined {
  if (!(cause instanceof Fault)) return undefined;
  const { code, message } = cause;
  return code === 'KNOWLEDGE_UNREADABLE' || code === 'EDITION_UNREADABLE'
    ? { outcome: 'unreadable', code, message }
    : undefined;
}

const opened = await open().catch((cause: unknown): OpenedApart => {
  if (stopping.signal.aborted) return { outcome: 'stopped' };
  const unreadable = unreadableBy(cause);
  if (unreadable === undefined) throw cause;
  return unreadable;
});
send({ kind: 'opened', opened });
