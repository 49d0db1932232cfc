// Prints what phrasings that no person wrote are worth.
//   npm run quality:phrasings   the documents never seen: without phrasings, with those made by rule, with shared ones; the shipped guidance
//                               with fewer phrasings, as people's and as a machine's; then how many of
//                               the phrasings that one shipped council would be offered of the others lead to the clause they are offered for;
//                               and what the floor of the trial takes for strays
//   npm run quality:phrasings -- --strays   the last alone, in minutes
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createLogger } from '../src/adapters/logger.ts';
import { readConfig } from '../src/config.ts';
import type { Clause, ClauseId } from '../src/core/guidance.ts';
import { adapted } from '../src/knowledge/adapter.ts';
import { createEmbedder } from '../src/knowledge/embedder.ts';
import { openEmbeddingCache } from '../src/knowledge/embedding-cache.ts';
import { cachedVectors, SHIPPED_KNOWLEDGE, shippedVectors } from '../src/knowledge/embedding-files.ts';
import { withMore } from '../src/knowledge/phrasing-trial.ts';
import { phrasingsByRule } from '../src/knowledge/phrasings-by-rule.ts';
import { phrasingsShared } from '../src/knowledge/phrasings-shared.ts';
import { readFolder } from '../src/knowledge/read-folder.ts';
import type { Folder } from '../src/knowledge/read-folder.ts';
import { councilNames } from '../src/knowledge/vocabulary.ts';
import { measure } from './quality/measure.ts';
import { readQuestionSet } from './quality/question-set.ts';
import { report } from './quality/report.ts';
import { productOf } from './quality/variants.ts';
import { withFewer } from './quality/fewer-phrasings.ts';
import { ledTo } from './quality/led-to.ts';
import { strays } from './quality/strays.ts';

const OWN_SETS = ['tests/quality/fresh-questions.jsonl', 'tests/quality/blind-questions.jsonl'];
const UNSEEN = 'tests/quality/unseen';

const { values: only } = parseArgs({ options: { strays: { type: 'boolean', default: false } } });
const config = readConfig(process.env);
const shipped = await readFolder(SHIPPED_KNOWLEDGE);
const names = councilNames(shipped.councils);
const cache = await openEmbeddingCache({
  embedder: adapted(createEmbedder()),
  log: createLogger('warn'),
  shipped: shippedVectors(SHIPPED_KNOWLEDGE),
  // What was made rests in the folder of data: it takes minutes.
  cache: cachedVectors(config.data),
  progress: () => {},
});
if (!only.strays) await printWorth();
console.log(await strays(shipped, await readFolder(UNSEEN, SHIPPED_KNOWLEDGE), UNSEEN, cache));
await cache.close();
if (cache.degraded) throw new Error('The sentence model cannot be used, so there is nothing to print.');

async function printWorth(): Promise<void> {
  console.log(report(await measured(UNSEEN), []), '\n');
  const own = await Promise.all(OWN_SETS.map(readQuestionSet));
  console.log(report(await measure(own, await withFewer(shipped, cache)), []), '\n');
  console.log(await ledTo(shipped, names, cache), '\n');
}

async function measured(root: string) {
  const folder = await readFolder(root, SHIPPED_KNOWLEDGE);
  const clauses = clausesOf(folder);
  const byRule = phrasingsByRule(clauses);
  const shared = await phrasingsShared(clauses, clausesOf(shipped), names, cache);
  const variants = await Promise.all([
    productOf('without phrasings', folder, cache),
    productOf('with phrasings made by rule', withPhrasings(folder, byRule), cache),
    productOf('with shared phrasings', withPhrasings(folder, shared), cache),
    productOf('with both', withPhrasings(withPhrasings(folder, byRule), shared), cache),
  ]);
  const sets = await Promise.all(
    folder.councils.map(async ({ id }) => ({
      ...(await readQuestionSet(join(root, id, 'questions.jsonl'))),
      name: `${id} (${counted(clauses, id, byRule)} made by rule, ${counted(clauses, id, shared)} shared)`,
    })),
  );
  return measure(sets, variants);
}

function clausesOf({ documents }: Folder): readonly Clause[] {
  return documents.flatMap((document) => document.clauses);
}

type Made = ReadonlyMap<ClauseId, readonly string[]>;

function counted(clauses: readonly Clause[], council: string, made: Made): number {
  const ofCouncil = clauses.filter(({ citation }) => citation.council === council);
  return ofCouncil.flatMap(({ id }) => made.get(id) ?? []).length;
}

function withPhrasings(folder: Folder, made: Made): Folder {
  const phrased = (clause: Clause): Clause => withMore(clause, made.get(clause.id) ?? []);
  const documents = folder.documents.map((document) => ({ ...document, clauses: document.clauses.map(phrased) }));
  return { ...folder, documents };
}
