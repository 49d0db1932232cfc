// Learns adapter.json, statement.json, subject.json, translation.json and weights.json of src/knowledge from the knowledge base and
// the teaching questions, and prints what the weights reach on questions that were left out of the learning.
//   npm run tune [-- --write --date 2026-01-31] [--keep-adapter] [--keep-cases FILE]
// Collecting the cases takes most of the time. With those that were kept, the weights alone are learnt:
//   npm run tune -- --cases FILE [--write --date 2026-01-31]
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createLogger } from '../src/adapters/logger.ts';
import { readConfig } from '../src/config.ts';
import { adapted, createAdapter, shippedAdapter } from '../src/knowledge/adapter.ts';
import { createEmbedder } from '../src/knowledge/embedder.ts';
import { openEmbeddingCache } from '../src/knowledge/embedding-cache.ts';
import type { Forest } from '../src/knowledge/forest.ts';
import { readFolder } from '../src/knowledge/read-folder.ts';
import { CLAUSE_SIGNS, SIGNS } from '../src/knowledge/weights.ts';
import { collect } from './tune/collect.ts';
import type { Case } from './tune/collect.ts';
import { adapterFrom } from './tune/adapter.ts';
import { keepCases, keptCases } from './tune/kept-cases.ts';
import { keptVectors } from './tune/kept-vectors.ts';
import { learn, outcomesOf } from './tune/learn.ts';
import { amongThree, firstRight, report } from './tune/report.ts';
import type { Model } from './tune/regression.ts';
import { learntWithout } from './tune/learnt-without.ts';
import { lessonOf, taughtByOurs, taughtByUnseen, wordPairsOf } from './tune/lessons.ts';
import { learnStatement } from './tune/statement.ts';
import type { Lesson } from './tune/statement.ts';
import { subjectFrom } from './tune/subject.ts';
import { readTeaching } from './tune/teaching.ts';
import { learnTranslation } from './tune/translation.ts';
import { collectUnseen } from './tune/unseen.ts';

const FOLDS = 5;
const UNSEEN = 'scripts/tune/unseen';
const { values } = parseArgs({
  options: {
    write: { type: 'boolean', default: false },
    'keep-adapter': { type: 'boolean', default: false },
    'keep-cases': { type: 'string' },
    cases: { type: 'string' },
    date: { type: 'string' },
  },
});
const LEARNT = { on: values.date ?? 'unknown' };
const cases = values.cases === undefined ? await collected() : await keptCases(values.cases);

const heldOut = Array.from({ length: FOLDS }, (_, fold) => {
  const learned = learn(cases.filter(({ question }) => question % FOLDS !== fold));
  return outcomesOf(
    cases.filter(({ question }) => question % FOLDS === fold),
    learned,
  );
}).flat();
console.log(`Held out, ${FOLDS} folds, ${heldOut.length} cases\n${report(heldOut)}`);

const { rank, topic, confidence } = learn(cases);
const answered = heldOut.filter(({ origin }) => origin === 'answered');
const named = (names: readonly string[], numbers: readonly number[]): Record<string, number> =>
  Object.fromEntries(names.map((name, index) => [name, Number((numbers[index] ?? 0).toFixed(4))]));
const linear = (names: readonly string[], { bias, weights: numbers }: Model): object => ({
  bias: Number(bias.toFixed(4)),
  signs: named(names, numbers),
});
const rounded = (forest: Forest): Forest => ({ ...forest, bias: Number(forest.bias.toFixed(4)) });
const weights = {
  learnt: {
    ...LEARNT,
    cases: cases.length,
    heldOutFirstRight: firstRight(answered),
    heldOutAmongThree: amongThree(answered),
  },
  rank: { phrased: linear(CLAUSE_SIGNS, rank.phrased), imported: linear(CLAUSE_SIGNS, rank.imported) },
  topic: { phrased: linear(SIGNS, topic.phrased), imported: linear(SIGNS, topic.imported) },
  confidence: { phrased: rounded(confidence.phrased), imported: rounded(confidence.imported) },
};
if (values.write) await writeLearnt('weights', weights);
else console.log(JSON.stringify({ ...weights, confidence: undefined }, null, 2));

/** Of everything there is to learn from, with all that is learnt on the way. */
async function collected(): Promise<readonly Case[]> {
  const config = readConfig(process.env);
  const folder = await readFolder(config.knowledge);
  const teaching = await readTeaching(fileURLToPath(new URL('tune/questions/teaching.jsonl', import.meta.url)));
  const kept = await keptVectors(createEmbedder(), join(config.data, 'plain-vectors.bin'));
  const learnedAdapter = values['keep-adapter'] ? undefined : await adapterFrom(folder, kept);
  const embedder = adapted(kept, learnedAdapter === undefined ? shippedAdapter : createAdapter(learnedAdapter));
  const subject = await subjectFrom(folder, embedder);
  const log = createLogger('warn');
  const cache = await openEmbeddingCache({ embedder, log, shipped: undefined, cache: undefined, progress: () => {} });
  const taught = [...(await taughtByOurs(folder)), ...(await taughtByUnseen(UNSEEN, config.knowledge))];
  const lessons: Lesson[] = [];
  for (const one of taught) lessons.push(await lessonOf(one, embedder));
  await kept.save();
  const without = await learntWithout(taught, lessons);
  const all = [
    ...(await collect(folder, teaching, cache, subject, without)),
    ...(await collectUnseen(UNSEEN, config.knowledge, cache, FOLDS, subject, without)),
  ];
  await cache.close();
  await kept.save();
  if (values['keep-cases'] !== undefined) await keepCases(values['keep-cases'], all);
  if (!values.write) return all;
  await writeLearnt('subject', { learnt: LEARNT, ...subject });
  await writeLearnt('statement', { learnt: LEARNT, ...learnStatement(lessons) });
  await writeLearnt('translation', { learnt: LEARNT, ...learnTranslation(taught.flatMap(wordPairsOf)) });
  if (learnedAdapter !== undefined) await writeLearnt('adapter', { learnt: LEARNT, ...learnedAdapter });
  return all;
}

function writeLearnt(name: string, learnt: object): Promise<void> {
  return writeFile(`src/knowledge/${name}.json`, `${JSON.stringify(learnt)}\n`);
}
