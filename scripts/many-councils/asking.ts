import { createLogger } from '../../src/adapters/logger.ts';
import { createEditions } from '../../src/adapters/store/editions.ts';
import type { CouncilId } from '../../src/core/guidance.ts';
import { createLibraries } from '../../src/core/libraries.ts';
import type { Libraries } from '../../src/core/libraries.ts';
import type { KnowledgeBase } from '../../src/core/ports.ts';
import { openRecordedInForce } from '../../src/open-guidance.ts';
import { since } from '../bench/timing.ts';
import { shuffler } from '../tune/boosting.ts';
import type { Kept } from './keeping.ts';

/** Milliseconds a question, and what the process took. */
export interface Asked {
  /** Of libraries that had to be opened. */
  readonly cold: readonly number[];
  readonly warm: readonly number[];
  readonly open: number;
  readonly openBytes: number;
  readonly letGo: number;
  readonly rssBefore: number;
  readonly rssMost: number;
  readonly rssAfter: number;
}

const FOUND = 10;
/** The council at place n is asked in proportion to 1/n: a few are asked all day, most now and then. */
const placeOf = (chance: number, count: number): number => Math.min(count - 1, Math.floor(count ** chance) - 1);

/** Asks one question after another: first every council once, then so many of councils by chance. */
export async function askMany(
  parts: Kept & { readonly texts: readonly string[]; readonly questions: number },
): Promise<Asked> {
  const { councils, texts, questions, database } = parts;
  const chance = shuffler(3);
  let letGo = 0;
  const libraries = librariesOf(parts, () => (letGo += 1));
  const [cold, warm]: [number[], number[]] = [[], []];
  const rssBefore = process.memoryUsage.rss();
  let rssMost = rssBefore;
  const rest = Array.from({ length: questions }, () => councils[placeOf(chance(), councils.length)]);
  for (const [at, council] of [...councils, ...rest].entries()) {
    if (council === undefined) continue;
    const open = libraries.open().some(([each]) => each === council);
    const started = performance.now();
    const text = texts[at % texts.length] ?? '';
    await libraries.during(council, (knowledge) => knowledge.current().find({ text }, council, FOUND));
    (open ? warm : cold).push(since(started));
    rssMost = Math.max(rssMost, process.memoryUsage.rss());
  }
  const result = { cold, warm, open: libraries.open().length, openBytes: libraries.bytes(), letGo, rssBefore, rssMost };
  const rssAfter = process.memoryUsage.rss();
  await libraries.close();
  await database.destroy();
  return { ...result, rssAfter };
}

function librariesOf(
  { config, database, embedder }: Kept,
  letGo: (council: CouncilId) => void,
): Libraries<KnowledgeBase> {
  const opening = { log: createLogger('error'), progress: () => {} };
  return createLibraries<KnowledgeBase>({
    mostBytes: config.libraries?.mostBytes ?? 0,
    letGo,
    async open(council) {
      const editions = createEditions(database, { library: council });
      const reportedOn = { countResting: async () => ({ answers: 0, clauses: [] }), keptAnswersOn: async () => [] };
      const guidance = await openRecordedInForce(config, opening, embedder, {
        editions,
        library: council,
        ...reportedOn,
      });
      if (guidance === undefined) throw new Error(`Nothing is kept of ${council}.`);
      return { library: guidance.knowledge, bytes: () => guidance.bytes(), close: () => guidance.close() };
    },
  });
}
