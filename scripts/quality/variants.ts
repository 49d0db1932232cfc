import { MOST_SHOWN } from '../../src/core/answer.ts';
import { shown } from '../../src/core/answer.ts';
import { createAssistant } from '../../src/core/assistant.ts';
import { editionId } from '../../src/core/guidance.ts';
import type { CouncilId } from '../../src/core/guidance.ts';
import type { Edition, KnowledgeBase, QuestionLog } from '../../src/core/ports.ts';
import { buildClauseSearch } from '../../src/knowledge/clause-search.ts';
import type { ClauseSearch, Searchable } from '../../src/knowledge/clause-search.ts';
import { wordsOfClauses } from '../../src/knowledge/clause-words.ts';
import type { EmbeddingCache } from '../../src/knowledge/embedding-cache.ts';
import type { HeldOut } from '../../src/knowledge/gap-search.ts';
import { createLexicon } from '../../src/knowledge/lexicon.ts';
import { createPace } from '../../src/knowledge/pace.ts';
import type { Folder } from '../../src/knowledge/read-folder.ts';
import { createSpelling } from '../../src/knowledge/spelling.ts';
import type { Spelling } from '../../src/knowledge/spelling.ts';
import { councilNames, ownWords } from '../../src/knowledge/vocabulary.ts';
import { searchAsItComes } from './as-it-comes.ts';
import type { Shown } from './question-set.ts';
import type { Result } from './score.ts';

/** Something that can be asked: the product, the product without a part of it, or another search. */
export interface Variant {
  readonly name: string;
  answer(question: string, scope: CouncilId | undefined): Promise<Answered>;
}

/** What is shown, best first, at most three. */
export interface Answered extends Pick<Result, 'sure'> {
  readonly shown: readonly Shown[];
}

/** The product on one folder, with something else put in its parts. */
export const productOf = async (
  name: string,
  folder: Folder,
  cache: EmbeddingCache,
  part: Partial<Searchable> = {},
): Promise<Variant> => ({
  name,
  answer: answering(folder, await buildClauseSearch({ ...searchableOf(folder), ...part }, cache), {}),
});

/** The product, MiniSearch as it comes, and the product without what guidance without phrasings is found by besides. */
export async function unseenVariantsOf(folder: Folder, cache: EmbeddingCache): Promise<readonly Variant[]> {
  return [
    await productOf('the product as it is', folder, cache),
    asItComes(searchableOf(folder)),
    await productOf('without statements', folder, cache, { toStatement: (question) => Float32Array.from(question) }),
    await productOf('without translation', folder, cache, { translation: () => new Map() }),
  ];
}

const searchableOf = ({ documents, lexicon, gaps, councils }: Folder): Searchable => ({
  clauses: documents.flatMap((document) => document.clauses),
  lexicon,
  gaps,
  names: councilNames(councils),
});

/** The product first. Its weights stay as they were learnt with every part there. */
export async function variantsOf(folder: Folder, cache: EmbeddingCache): Promise<readonly Variant[]> {
  const everything = searchableOf(folder);
  const whole = await buildClauseSearch(everything, cache);
  const without = async (part: Partial<Searchable>): Promise<ClauseSearch> =>
    buildClauseSearch({ ...everything, ...part }, cache);
  const product = (name: string, search: ClauseSearch, heldOut: HeldOut = {}): Variant => ({
    name,
    answer: answering(folder, search, heldOut),
  });
  return [
    product('the product as it is', whole),
    asItComes(everything),
    product('without sentence vectors', await buildClauseSearch(everything, NO_VECTORS)),
    product('without spelling', await without({ spelling: await noCorrections(everything) })),
    product('without the lexicon', await without({ lexicon: [] })),
    product('without phrasings', whole, { clausePhrasings: true }),
    product('without known gaps', await without({ gaps: [] })),
  ];
}

/** Decides with the assistant's own front door. */
function answering(
  { councils, documents }: Pick<Folder, 'councils' | 'documents'>,
  search: ClauseSearch,
  heldOut: HeldOut,
): Variant['answer'] {
  const byId = new Map(documents.flatMap((document) => document.clauses).map((clause) => [clause.id, clause]));
  const edition: Edition = {
    id: editionId('measured'),
    councils,
    documents,
    holidays: new Set(),
    clause: (id) => byId.get(id),
    find: async ({ text }, scope, limit) => search.find(text, scope, limit, heldOut),
  };
  const knowledge: KnowledgeBase = {
    current: () => edition,
  };
  const assistant = createAssistant({ knowledge, questions: NO_RECORD, clock: () => 0 });
  return async (question, scope) => {
    const considered = await assistant.consider(question, scope);
    if (considered.outcome !== 'considered') return { shown: [], sure: false };
    const { answer } = considered;
    return { shown: shown(answer).slice(0, MOST_SHOWN), sure: answer.outcome === 'quoted' };
  };
}

const NO_RECORD: QuestionLog = {
  record: async () => ({ first: true }),
  receipt: async () => undefined,
  receiptOf: async () => undefined,
  receiptsOf: async () => [],
  countResting: async () => ({ answers: 0, clauses: [] }),
  close: async () => {},
};

function asItComes({ clauses }: Searchable): Variant {
  const rank = searchAsItComes(clauses);
  return {
    name: 'MiniSearch as it comes',
    answer: async (question, scope) => ({
      shown: rank(question, scope, MOST_SHOWN).map(({ id, text }) => ({ clause: id, text })),
      sure: undefined,
    }),
  };
}

/** As the product is where the model cannot be loaded. */
const NO_VECTORS: EmbeddingCache = {
  vectorsOf: async (texts) => texts.map(() => undefined),
  share: async () => {},
  questionVector: async () => undefined,
  warm: async () => false,
  degraded: true,
  close: async () => {},
};

/** Still knows which words there are. */
async function noCorrections({ clauses, lexicon }: Searchable): Promise<Spelling> {
  const pace = createPace();
  const words = await wordsOfClauses(clauses, pace);
  const spelling = createSpelling(await ownWords(words, createLexicon(lexicon).vocabulary, pace));
  return { knows: (plain) => spelling.knows(plain), correct: () => undefined };
}
