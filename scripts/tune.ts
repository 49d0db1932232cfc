// Learns src/knowledge/weights.json from the knowledge base's own expected questions and phrasings, and prints what the weights
// reach on questions that were left out of the learning.  npm run tune [-- --write --date 2026-01-31]
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { createLogger } from '../src/adapters/logger.ts';
import { readConfig } from '../src/config.ts';
import { createEmbedder } from '../src/knowledge/embedder.ts';
import { openEmbeddingCache } from '../src/knowledge/embedding-cache.ts';
import { cachedVectors, shippedVectors } from '../src/knowledge/embedding-files.ts';
import { readFolder } from '../src/knowledge/read-folder.ts';
import { collect } from './tune/collect.ts';
import { learn, outcomesOf, RANK_SIGNS, SIGNS } from './tune/learn.ts';
import type { Outcome } from './tune/learn.ts';

const FOLDS = 5;
const THRESHOLDS = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.9];

const { values } = parseArgs({ options: { write: { type: 'boolean', default: false }, date: { type: 'string' } } });
const config = readConfig(process.env);
const cache = await openEmbeddingCache({
  embedder: createEmbedder(),
  log: createLogger('warn'),
  shipped: shippedVectors(config.knowledge),
  cache: cachedVectors(config.data),
  progress: () => {},
});
const folder = await readFolder(config.knowledge);
const cases = await collect(folder, cache);
await cache.close();

const heldOut = Array.from({ length: FOLDS }, (_, fold) => {
  const learned = learn(cases.filter(({ question }) => question % FOLDS !== fold));
  return outcomesOf(
    cases.filter(({ question }) => question % FOLDS === fold),
    learned,
  );
}).flat();

const percent = (part: number, whole: number): number => (whole === 0 ? 0 : Number(((100 * part) / whole).toFixed(1)));
const answerable = (rows: readonly Outcome[]): readonly Outcome[] => rows.filter((row) => row.answerable);
const firstRight = (rows: readonly Outcome[]): number =>
  percent(rows.filter((row) => row.right[0] === true).length, rows.length);
const amongThree = (rows: readonly Outcome[]): number =>
  percent(rows.filter((row) => row.right.includes(true)).length, rows.length);

console.log(`Held out, ${FOLDS} folds, ${heldOut.length} cases`);
for (const origin of ['expected', 'phrasing'] as const) {
  const rows = heldOut.filter((row) => row.origin === origin);
  console.log(
    `${origin.padEnd(10)} ${rows.length} cases, first right ${firstRight(rows)} %, among three ${amongThree(rows)} %`,
  );
}
console.log('sure from   expected: sure and right, precision   quoted all the same: must not be, clause removed');
for (const threshold of THRESHOLDS) {
  const sure = heldOut.filter((row) => row.confidence >= threshold);
  const of = (origin: Outcome['origin'], rows: readonly Outcome[]): readonly Outcome[] =>
    rows.filter((row) => row.origin === origin);
  const expected = of('expected', sure);
  const right = expected.filter((row) => row.right[0] === true).length;
  const wrong = of('must-not-quote', sure).length;
  console.log(
    `  ${threshold.toFixed(2)}      ${percent(right, of('expected', heldOut).length)} %, ${percent(right, expected.length + wrong)} %` +
      `      ${percent(wrong, of('must-not-quote', heldOut).length)} %, ${percent(of('clause-removed', sure).length, of('clause-removed', heldOut).length)} %`,
  );
}

const { rank, confidence } = learn(cases);
const named = (names: readonly string[], numbers: readonly number[]): Record<string, number> =>
  Object.fromEntries(names.map((name, index) => [name, Number((numbers[index] ?? 0).toFixed(4))]));
const weights = {
  learnt: {
    on: values.date ?? 'unknown',
    cases: cases.length,
    heldOutFirstRight: firstRight(answerable(heldOut)),
    heldOutAmongThree: amongThree(answerable(heldOut)),
  },
  rank: { ...named(RANK_SIGNS, rank), gapCosine: 0, gapOverlap: 0, unknownShare: 0, brevity: 0, lead: 0 },
  confidence: { bias: Number(confidence.bias.toFixed(4)), ...named(SIGNS, confidence.weights) },
};
console.log(JSON.stringify(weights, null, 2));
if (values.write) await writeFile('src/knowledge/weights.json', `${JSON.stringify(weights, null, 2)}\n`);
