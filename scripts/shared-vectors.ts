// Puts a council of new clauses in force on one machine and says how long another one takes, on the server that TEST_DATABASE_URL names:
// npm run shared-vectors -- --clauses 2000          --alone: also a machine that finds no vectors in the database, and computes them (minutes)
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import { createLogger } from '../src/adapters/logger.ts';
import { newsOf, openDatabase } from '../src/adapters/store/database.ts';
import { createEditions } from '../src/adapters/store/editions.ts';
import type { Database } from '../src/adapters/store/tables.ts';
import { sharedVectorsIn } from '../src/adapters/store/vectors.ts';
import { readConfig } from '../src/config.ts';
import { createEmbedder } from '../src/knowledge/embedder.ts';
import type { Embedder } from '../src/knowledge/embedder.ts';
import { SHIPPED_KNOWLEDGE } from '../src/knowledge/embedding-files.ts';
import { readFolder } from '../src/knowledge/read-folder.ts';
import { openInForce, openModel } from '../src/open-guidance.ts';
import { aPostgresDatabase } from '../tests/support/postgres-server.ts';
import { madeClauses } from './bench/made-clauses.ts';
import { madeVectors } from './bench/made-vectors.ts';
import { writeFolder } from './bench/reading.ts';
import { since, watchLoop } from './bench/timing.ts';

const { values } = parseArgs({
  options: { clauses: { type: 'string', default: '2000' }, alone: { type: 'boolean', default: false } },
});
/** What both machines have in force before. */
const FEW = 20;
const LOOK_MS = 10;

const model = createEmbedder();
const { unitVector } = madeVectors(model.dimensions);
let computed = 0;
const counting = (embedder: Embedder, vectorOf?: (text: string) => Float32Array): Embedder => ({
  model: embedder.model,
  dimensions: embedder.dimensions,
  async embed(texts, urgency) {
    if (urgency !== 'urgent') computed += texts.length;
    return vectorOf === undefined ? embedder.embed(texts, urgency) : texts.map(vectorOf);
  },
  close: () => embedder.close(),
});
/** The machine that publishes makes its vectors up, so that only the others' time is spent. */
const quick = counting(model, unitVector);
const real = counting(model);

const folder = await mkdtemp(join(tmpdir(), 'clausebook-vectors-'));
const made = await aPostgresDatabase();
const database = await openDatabase(made.url);
let machines = 0;

/** A machine with an empty disk. */
async function aMachine(embedder: Embedder, shares: boolean) {
  const config = readConfig({ KNOWLEDGE_DIR: join(folder, 'guidance'), DATA_DIR: join(folder, `${(machines += 1)}`) });
  const opening = { log: createLogger('error'), progress: () => {}, embedder };
  return openInForce(config, opening, openModel(opening), {
    editions: createEditions(database, { listen: newsOf(made.url) }),
    vectors: shares ? sharedVectorsIn(database) : undefined,
    countResting: async () => ({ answers: 0, clauses: [] }),
    keptAnswersOn: async () => [],
  });
}

async function timed(what: string, work: () => Promise<unknown>): Promise<void> {
  computed = 0;
  const watch = watchLoop();
  const started = performance.now();
  await work();
  const seconds = (since(started) / 1000).toFixed(1);
  console.log(
    `${what.padEnd(66)} ${seconds.padStart(7)} s   vectors computed: ${computed}   loop held: ${watch.longest().toFixed(0)} ms`,
  );
  watch.stop();
}

async function sizes(of: Database): Promise<string> {
  const { rows } = await sql<{ count: string; bytes: string }>`
    select count(*)::text as count, pg_total_relation_size('vectors')::text as bytes from vectors`.execute(of);
  const [{ count, bytes } = { count: '0', bytes: '0' }] = rows;
  return `${count} vectors in the database take ${(Number(bytes) / 1e6).toFixed(1)} MB`;
}

try {
  const clauses = (await readFolder(SHIPPED_KNOWLEDGE)).documents.flatMap((document) => document.clauses);
  await writeFolder(join(folder, 'guidance'), madeClauses(clauses, FEW));
  const [one, other] = [await aMachine(quick, true), await aMachine(real, true)];
  await writeFolder(join(folder, 'guidance'), madeClauses(clauses, Number(values.clauses)));
  await timed(`${values.clauses} clauses, published on one machine with a model that takes no time`, () =>
    one.publishing.publish({ by: { kind: 'command', name: 'root' } }),
  );
  const { id } = one.knowledge.current();
  await timed('from then on until they are in force on the other', async () => {
    while (other.knowledge.current().id !== id) await setTimeout(LOOK_MS);
  });
  console.log(await sizes(database));
  await one.close();
  await other.close();
  await timed('a machine started with an empty disk', async () => (await aMachine(real, true)).close());
  if (values.alone)
    await timed('the same without vectors in the database', async () => (await aMachine(real, false)).close());
} finally {
  await model.close();
  await database.destroy();
  await made.drop();
  await rm(folder, { recursive: true });
}
