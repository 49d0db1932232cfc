import { join } from 'node:path';
import type { Clause, CouncilId } from '../../src/core/guidance.ts';
import { buildClauseSearch } from '../../src/knowledge/clause-search.ts';
import type { ClauseSearch } from '../../src/knowledge/clause-search.ts';
import type { EmbeddingCache } from '../../src/knowledge/embedding-cache.ts';
import type { HeldOut } from '../../src/knowledge/gap-search.ts';
import { isStray, LOOKED_AT } from '../../src/knowledge/phrasing-floor.ts';
import type { Folder } from '../../src/knowledge/read-folder.ts';
import { councilNames } from '../../src/knowledge/vocabulary.ts';
import { readQuestionSet } from './question-set.ts';
import { textTable } from './table.ts';
import type { TableRow } from './table.ts';

/** All would take three times as long and say the same. */
const EVERY = 3;

/** Words put to a search as if nobody had written them yet. */
interface Put {
  readonly phrasing: string;
  readonly council: CouncilId | undefined;
  readonly heldOut: HeldOut;
  readonly isOwn: (clause: Clause) => boolean;
}

/**
 * What the floor of the trial takes for strays: ways to ask that people wrote, each found without itself, and ways to ask for what is off the topic, each
 * found without its whole gap and offered for the clause nearest to it, or for one that is far.
 */
export async function strays(
  shipped: Folder,
  unseen: Folder,
  unseenRoot: string,
  cache: EmbeddingCache,
): Promise<string> {
  const row = async (label: string, folder: Folder, own: readonly Put[]): Promise<TableRow> => {
    const { lexicon, gaps, councils } = folder;
    const searched = { clauses: clausesOf(folder), lexicon, gaps, names: councilNames(councils) };
    const search = await buildClauseSearch(searched, cache);
    return {
      label,
      cells: [own.length, await ownStrays(search, own), ...(await othersStrays(search, offTopicOf(folder)))],
    };
  };
  const asked = phrasingsOf(shipped);
  const bare = shipped.documents.map((document) => ({
    ...document,
    clauses: document.clauses.map((clause) => ({ ...clause, asked: [] })),
  }));
  const rows = [
    await row('the shipped guidance', shipped, asked),
    await row('without phrasings', { ...shipped, documents: bare }, asked),
    await row('documents never seen', unseen, await questionsOf(unseen, unseenRoot)),
  ];
  const columns = [
    'asked',
    'taken for\nstrays, %',
    'off the topic, for the\nnearest clause, %',
    'for a far\nclause, %',
  ];
  return textTable(columns, [{ heading: 'strays, by the floor of the trial', rows }]);
}

const clausesOf = ({ documents }: Folder): readonly Clause[] => documents.flatMap(({ clauses }) => clauses);

const isTaken = (_one: unknown, index: number): boolean => index % EVERY === 0;

const phrasingsOf = (folder: Folder): readonly Put[] =>
  clausesOf(folder)
    .flatMap(({ id, asked, citation: { council } }) =>
      asked.map((phrasing) => ({
        phrasing,
        council,
        heldOut: { phrasing },
        isOwn: (clause: Clause) => clause.id === id,
      })),
    )
    .filter(isTaken);

async function questionsOf({ councils }: Folder, root: string): Promise<readonly Put[]> {
  const sets = await Promise.all(councils.map(({ id }) => readQuestionSet(join(root, id, 'questions.jsonl'))));
  return sets
    .flatMap(({ questions }) => questions)
    .filter(({ answerable }) => answerable)
    .map((one) => ({
      phrasing: one.question,
      council: one.scope,
      heldOut: {},
      isOwn: ({ id, text }) => one.isAnsweredBy({ clause: id, text }),
    }));
}

const offTopicOf = ({ gaps, councils }: Folder): readonly Put[] =>
  gaps
    .filter((gap) => gap.offTopic)
    .flatMap((gap) =>
      gap.asked.map((phrasing) => ({
        phrasing,
        council: councils[0]?.id,
        heldOut: { gap: gap.id },
        isOwn: () => true,
      })),
    )
    .filter(isTaken);

async function ownStrays(search: ClauseSearch, all: readonly Put[]): Promise<number> {
  let count = 0;
  for (const { phrasing, council, heldOut, isOwn } of all) {
    const found = await search.find(phrasing, council, LOOKED_AT, heldOut);
    const own = found.candidates.find(({ clause }) => isOwn(clause));
    if (isStray(own, found)) count += 1;
  }
  return (100 * count) / all.length;
}

async function othersStrays(search: ClauseSearch, all: readonly Put[]): Promise<readonly [number, number]> {
  let [near, far] = [0, 0];
  for (const { phrasing, council, heldOut } of all) {
    const found = await search.find(phrasing, council, LOOKED_AT, heldOut);
    if (isStray(found.candidates[0], found)) near += 1;
    if (isStray(undefined, found)) far += 1;
  }
  return [(100 * near) / all.length, (100 * far) / all.length];
}
