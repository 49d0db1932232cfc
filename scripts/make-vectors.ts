// Makes the vectors that come with the knowledge base, so that the first start and the first publication need not compute them.
//   npm run vectors              makes the files, computing what they do not hold yet
//   npm run vectors -- --check   computes every vector afresh and compares; exit code 1 if a file is out of date
//   npm run vectors -- --check --one-in 20   the same, but every twentieth alone is computed
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { createLogger } from '../src/adapters/logger.ts';
import { readConfig } from '../src/config.ts';
import { dayAt } from '../src/core/working-days.ts';
import { adapted } from '../src/knowledge/adapter.ts';
import { createEmbedder } from '../src/knowledge/embedder.ts';
import { openEmbeddingCache } from '../src/knowledge/embedding-cache.ts';
import { expectedBeside, SHIPPED_KNOWLEDGE, vectorsOf } from '../src/knowledge/embedding-files.ts';
import { createExpectedVectors, wholeMaker, wholeVector } from '../src/knowledge/expected-vectors.ts';
import { openFrom } from '../src/knowledge/open-edition.ts';
import { readFolder } from '../src/knowledge/read-folder.ts';
import { textsOf } from '../src/knowledge/clause-texts.ts';
import { vectorKey } from '../src/knowledge/vector.ts';
import type { SmallVector } from '../src/knowledge/vector.ts';
import { vectorFileBytes, writeVectorFile } from '../src/knowledge/vector-file.ts';
import type { VectorMaker } from '../src/knowledge/vector-file.ts';

const { values } = parseArgs({
  options: { check: { type: 'boolean', default: false }, 'one-in': { type: 'string', default: '1' } },
});
const oneIn = z.coerce.number().int().positive().parse(values['one-in']);
const { knowledge } = readConfig(process.env);
const path = vectorsOf(knowledge);
const held = { shipped: path, cache: undefined };
const log = createLogger('warn');
const embedder = adapted(createEmbedder());
const progress = (done: number, total: number): void => {
  if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${total}${done === total ? '\n' : ''}`);
};
const cache = await openEmbeddingCache({ embedder, log, ...held, progress });
const afresh = await openEmbeddingCache({ embedder, log, shipped: undefined, cache: undefined, progress });

await finish(path, embedder, await ofClausesAndGaps(), (texts) => afresh.vectorsOf(texts));
const { shipped = '' } = expectedBeside(held);
await finish(shipped, wholeMaker(embedder), await ofExpectedQuestions(), eachByItself);
await cache.close();

/** Vectors by their texts. */
type Made = ReadonlyMap<string, SmallVector>;

async function ofClausesAndGaps(): Promise<Made> {
  const { documents, gaps } = await readFolder(knowledge, SHIPPED_KNOWLEDGE);
  const ofClauses = documents.flatMap(({ clauses }) => clauses.flatMap(textsOf).map(({ text }) => text));
  const texts = [...new Set([...ofClauses, ...gaps.flatMap(({ asked }) => asked)])];
  const made = await cache.vectorsOf(texts);
  return new Map(
    texts.map((text, index) => {
      const vector = made[index];
      if (vector === undefined) throw new Error('The sentence model cannot be used, so no vectors were made.');
      return [text, vector];
    }),
  );
}

/** Of all that the model is asked about while the expected questions are put to the guidance. */
async function ofExpectedQuestions(): Promise<Made> {
  const known = createExpectedVectors(embedder, expectedBeside(held), log);
  const asked = new Map<string, SmallVector>();
  const expected = {
    ...known,
    async of(text: string) {
      const vector = await known.of(text);
      if (vector !== undefined) asked.set(text, wholeVector(vector));
      return vector;
    },
  };
  const result = await openFrom({ from: 'folder', root: knowledge, common: SHIPPED_KNOWLEDGE }, { cache, expected });
  // What is faulty is put in force by nobody.
  if (result.outcome === 'opened') await result.opened.examine(await result.opened.expected(), dayAt(Date.now()));
  return asked;
}

/** As questions are read: in company, the last digit may be another. */
async function eachByItself(texts: readonly string[]): Promise<readonly SmallVector[]> {
  const made: SmallVector[] = [];
  for (const text of texts) made.push(...(await embedder.embed([text])).map(wholeVector));
  return made;
}

type MakeAgain = (texts: readonly string[]) => Promise<readonly (SmallVector | undefined)[]>;

async function finish(file: string, maker: VectorMaker, made: Made, again: MakeAgain): Promise<void> {
  const vectors = new Map([...made].map(([text, vector]) => [vectorKey(maker.model, text), vector]));
  if (!values.check) {
    await writeVectorFile(file, maker, vectors);
    return console.log(`${file}: ${vectors.size} vectors.`);
  }
  const some = [...made.keys()].filter((_text, index) => index % oneIn === 0);
  const computed = await again(some);
  const isSame = (text: string, index: number): boolean => String(computed[index]) === String(made.get(text));
  const same = vectorFileBytes(maker, vectors).equals(await readFile(file)) && some.every(isSame);
  console.log(
    same
      ? `${file} is up to date: ${vectors.size} vectors, ${some.length} of them computed again.`
      : `${file} is out of date. Run: npm run vectors`,
  );
  if (!same) process.exitCode = 1;
}
