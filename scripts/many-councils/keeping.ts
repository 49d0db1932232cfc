import { join } from 'node:path';
import { databaseOf, openDatabase } from '../../src/adapters/store/database.ts';
import { createEditions } from '../../src/adapters/store/editions.ts';
import type { Database } from '../../src/adapters/store/tables.ts';
import { readConfig } from '../../src/config.ts';
import type { Config } from '../../src/config.ts';
import { clauseId, councilId, documentId } from '../../src/core/guidance.ts';
import type { Clause, CouncilId } from '../../src/core/guidance.ts';
import type { Council } from '../../src/core/people.ts';
import { shippedAdapter } from '../../src/knowledge/adapter.ts';
import { textsOf } from '../../src/knowledge/clause-texts.ts';
import { cachedVectorsOf } from '../../src/knowledge/embedding-files.ts';
import type { Embedder } from '../../src/knowledge/embedder.ts';
import { editionIdOf } from '../../src/knowledge/edition-id.ts';
import { createPace } from '../../src/knowledge/pace.ts';
import { packEdition, packLines } from '../../src/knowledge/packed-edition.ts';
import type { Folder } from '../../src/knowledge/read-folder.ts';
import { vectorKey } from '../../src/knowledge/vector.ts';
import { writeVectorFile } from '../../src/knowledge/vector-file.ts';
import { madeClauses } from '../bench/made-clauses.ts';
import { madeVectors } from '../bench/made-vectors.ts';
import { since } from '../bench/timing.ts';

/** Councils whose guidance is in force by the database, each in a library of its own, with the vectors on the disk. */
export interface Kept {
  readonly config: Config;
  readonly database: Database;
  readonly embedder: Embedder;
  readonly councils: readonly CouncilId[];
  readonly tookMs: number;
  /** What an edition takes in the database. */
  readonly bytes: number;
}

const DOCUMENT = documentId('made-guidance');

/** All have the same words, which makes no difference to what it takes: nothing is shared between libraries. */
export async function keepCouncils(wanted: {
  readonly folder: string;
  readonly shipped: Folder;
  readonly councils: number;
  readonly clauses: number;
  readonly memory: number;
}): Promise<Kept> {
  const started = performance.now();
  const { folder, shipped } = wanted;
  const config = readConfig({
    DATA_DIR: join(folder, 'data'),
    COUNCILS_APART: 'yes',
    GUIDANCE_MEMORY_MB: String(wanted.memory),
  });
  const database = await openDatabase(databaseOf(config));
  const made = madeClauses(
    shipped.documents.flatMap((document) => document.clauses),
    wanted.clauses,
  );
  const { embedder, write } = vectorsFor(made);
  const councils = Array.from({ length: wanted.councils }, (_, n) => councilId(`council-${n}`));
  let bytes = 0;
  for (const council of councils) {
    await write(cachedVectorsOf(config.data, council));
    bytes = await publish(database, council, made, shipped);
  }
  return { config, database, embedder, councils, tookMs: since(started), bytes };
}

async function publish(
  database: Database,
  id: CouncilId,
  made: readonly Clause[],
  { lexicon, gaps, holidays }: Folder,
): Promise<number> {
  const council: Council = {
    id,
    name: id,
    shortName: id,
    contacts: [],
    teams: [],
    answersWithinDays: 2,
    channelAnswers: 'thread',
  };
  const clauses = made.map((clause): Clause => ({
    ...clause,
    id: clauseId(id, DOCUMENT, clause.key),
    citation: { ...clause.citation, council: id, councilName: id },
  }));
  const document = { council: id, id: DOCUMENT, title: 'Guidance', dates: {}, clauses };
  const published = {
    councils: [council],
    documents: [document],
    lexicon,
    gaps: gaps.filter((gap) => gap.council === undefined),
    holidays,
  };
  const edition = await editionIdOf(published, createPace());
  const content = await packEdition({ published, expected: [] }, createPace());
  const changes = { added: clauses.length, removed: 0, renumbered: 0, redated: 0, reworded: 0 };
  const publication = {
    number: 1,
    edition,
    at: 0,
    by: { kind: 'start' },
    how: 'published',
    why: undefined,
    accepted: undefined,
    changes,
    regressed: 0,
  } as const;
  await createEditions(database, { library: id }).publish(
    publication,
    { edition, councils: [council], content, diff: await packLines([]) },
    0,
  );
  return content.length;
}

/** Vectors that only look like those of a model, so that what is measured is Clausebook. */
function vectorsFor(clauses: readonly Clause[]): {
  readonly embedder: Embedder;
  readonly write: (path: string) => Promise<void>;
} {
  const { unitVector, smallVector } = madeVectors(shippedAdapter.to);
  const texts = clauses.flatMap((clause) => textsOf(clause).map(({ text }) => text));
  const vectors = new Map(texts.map((text) => [vectorKey('made', text), smallVector(text)]));
  return {
    embedder: {
      model: 'made',
      dimensions: shippedAdapter.to,
      embed: async (asked) => asked.map(unitVector),
      close: async () => {},
    },
    write: (path) => writeVectorFile(path, { model: 'made', dimensions: shippedAdapter.to }, vectors),
  };
}
