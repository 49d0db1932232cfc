// Prints how well clauses are found: the product as it is, beside MiniSearch as it comes and the product without one of its parts.
//   npm run quality                 the question sets of tests/quality, the expected questions of the knowledge base, and documents never seen
//   npm run quality -- --set FILE   another set of the same format instead; may be given several times
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createLogger } from '../src/adapters/logger.ts';
import { readConfig } from '../src/config.ts';
import { adapted } from '../src/knowledge/adapter.ts';
import { createEmbedder } from '../src/knowledge/embedder.ts';
import { openEmbeddingCache } from '../src/knowledge/embedding-cache.ts';
import { shippedVectors } from '../src/knowledge/embedding-files.ts';
import { readFolder } from '../src/knowledge/read-folder.ts';
import { measure } from './quality/measure.ts';
import type { MeasuredSet } from './quality/measure.ts';
import { expectedQuestions, readQuestionSet } from './quality/question-set.ts';
import { report } from './quality/report.ts';
import { unseenVariantsOf, variantsOf } from './quality/variants.ts';

const UNSEEN = 'tests/quality/unseen';
const OWN_SETS = ['tests/quality/fresh-questions.jsonl', 'tests/quality/blind-questions.jsonl'];

const { values } = parseArgs({ options: { set: { type: 'string', multiple: true } } });
const config = readConfig(process.env);
const folder = await readFolder(config.knowledge);
const written = await Promise.all((values.set ?? OWN_SETS).map(readQuestionSet));
const expected = values.set === undefined ? [expectedQuestions(folder)] : [];

const cache = await openEmbeddingCache({
  embedder: adapted(createEmbedder()),
  log: createLogger('warn'),
  shipped: shippedVectors(config.knowledge),
  cache: undefined,
  progress: () => {},
});
const variants = await variantsOf(folder, cache);
const measured = [
  ...(await measure([...written, ...expected], variants)),
  ...(values.set === undefined ? await measureUnseen() : []),
];
await cache.close();
if (cache.degraded) throw new Error('The sentence model cannot be used, so there is nothing to print.');

console.log(
  report(
    measured,
    written.map(({ name }) => name),
  ),
);

/** Documents of councils that do not exist, without phrasings, of which nothing was learnt: what to expect of guidance just imported. */
async function measureUnseen(): Promise<readonly MeasuredSet[]> {
  const unseen = await readFolder(UNSEEN, config.knowledge);
  const sets = await Promise.all(
    unseen.councils.map(async ({ id }) => ({
      ...(await readQuestionSet(join(UNSEEN, id, 'questions.jsonl'))),
      name: `never seen, no phrasings: ${id}`,
    })),
  );
  return measure(sets, await unseenVariantsOf(unseen, cache));
}
