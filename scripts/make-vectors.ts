// Makes the vectors that come with the knowledge base, so that the first start need not compute them.
//   npm run vectors              makes the file, computing what it does not hold yet
//   npm run vectors -- --check   computes every vector afresh and compares; exit code 1 if the file is out of date
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { createLogger } from '../src/adapters/logger.ts';
import { readConfig } from '../src/config.ts';
import { adapted } from '../src/knowledge/adapter.ts';
import { createEmbedder } from '../src/knowledge/embedder.ts';
import { openEmbeddingCache } from '../src/knowledge/embedding-cache.ts';
import { SHIPPED_KNOWLEDGE, vectorsOf } from '../src/knowledge/embedding-files.ts';
import { readFolder } from '../src/knowledge/read-folder.ts';
import { textsOf } from '../src/knowledge/clause-texts.ts';
import { vectorKey } from '../src/knowledge/vector.ts';
import { vectorFileBytes, writeVectorFile } from '../src/knowledge/vector-file.ts';

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
const { knowledge } = readConfig(process.env);
const path = vectorsOf(knowledge);
const embedder = adapted(createEmbedder());
const cache = await openEmbeddingCache({
  embedder,
  log: createLogger('warn'),
  shipped: values.check ? undefined : path,
  cache: undefined,
  progress: (done, total) => {
    if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${total}${done === total ? '\n' : ''}`);
  },
});
const { documents, gaps } = await readFolder(knowledge, SHIPPED_KNOWLEDGE);
const ofClauses = documents.flatMap(({ clauses }) => clauses.flatMap(textsOf).map(({ text }) => text));
const texts = [...new Set([...ofClauses, ...gaps.flatMap(({ asked }) => asked)])];
const made = await cache.vectorsOf(texts);
await cache.close();

const vectors = new Map(
  texts.map((text, index) => {
    const vector = made[index];
    if (vector === undefined) throw new Error('The sentence model cannot be used, so no vectors were made.');
    return [vectorKey(embedder.model, text), vector];
  }),
);

if (values.check) {
  const same = vectorFileBytes(embedder, vectors).equals(await readFile(path));
  console.log(
    same ? `${path} is up to date: ${vectors.size} vectors.` : `${path} is out of date. Run: npm run vectors`,
  );
  process.exitCode = same ? 0 : 1;
} else {
  await writeVectorFile(path, embedder, vectors);
  console.log(`${path}: ${vectors.size} vectors.`);
}
