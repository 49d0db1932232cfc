// Prints how well the product's clause search does on a public set of questions and texts, beside MiniSearch as it comes.
//   npm run public-set -- FOLDER [--field question]
// FOLDER holds corpus.jsonl {id, title, text}, queries.jsonl {id, text} and qrels.tsv (query, text, relevance). --field names the
// field of a query that is asked, if not `text`.
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { createLogger } from '../src/adapters/logger.ts';
import { readConfig } from '../src/config.ts';
import type { Clause } from '../src/core/guidance.ts';
import { readQuestion } from '../src/core/question.ts';
import { adapted } from '../src/knowledge/adapter.ts';
import { buildClauseSearch } from '../src/knowledge/clause-search.ts';
import { createEmbedder } from '../src/knowledge/embedder.ts';
import { openEmbeddingCache } from '../src/knowledge/embedding-cache.ts';
import { searchAsItComes } from './quality/as-it-comes.ts';
import { LOOKED_AT, ndcg } from './quality/ndcg.ts';
import { readPublicSet } from './quality/public-folder.ts';
import { textTable } from './quality/table.ts';
import type { TableRow } from './quality/table.ts';

const { values, positionals } = parseArgs({
  options: { field: { type: 'string', default: 'text' } },
  allowPositionals: true,
});
const [folder] = positionals;
if (folder === undefined) throw new Error('Name the folder of a public set: npm run public-set -- FOLDER');
const { clauses, questions } = await readPublicSet(folder, values.field);

const cache = await openEmbeddingCache({
  embedder: adapted(createEmbedder()),
  log: createLogger('warn'),
  shipped: undefined,
  cache: join(readConfig(process.env).data, 'public-set-vectors.bin'),
  progress: (done, total) => {
    if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${total}${done === total ? '\n' : ''}`);
  },
});
const search = await buildClauseSearch({ clauses, lexicon: [] }, cache);
await cache.warm();
const asItComes = searchAsItComes(clauses);

async function measured(label: string, rank: (question: string) => Promise<readonly Clause[]>): Promise<TableRow> {
  let [gain, time] = [0, 0];
  for (const { text, relevance } of questions) {
    const started = performance.now();
    const ranked = await rank(text);
    time += performance.now() - started;
    gain +=
      ndcg(
        ranked.map(({ id }) => id),
        relevance,
      ) ?? 0;
  }
  return { label, cells: [gain / questions.length, time / questions.length] };
}

const product = await measured('the product', async (typed) => {
  const read = readQuestion(typed);
  if (read.outcome !== 'read') return [];
  const { candidates } = await search.find(read.question.text, undefined, LOOKED_AT);
  return candidates.map(({ clause }) => clause);
});
const plain = await measured('MiniSearch as it comes', async (typed) => asItComes(typed, undefined, LOOKED_AT));
await cache.close();
if (cache.degraded) throw new Error('The sentence model cannot be used, so there is nothing to print.');

const heading = `${folder}, ${values.field}: ${clauses.length} texts, ${questions.length} questions`;
console.log(textTable(['nDCG@10', 'ms a question'], [{ heading, rows: [product, plain] }], 3));
