import type { Evidence } from '../../src/core/evidence.ts';
import { councilId } from '../../src/core/guidance.ts';
import type { CouncilId } from '../../src/core/guidance.ts';
import { clausesOf } from '../../src/knowledge/check.ts';
import { buildClauseSearch } from '../../src/knowledge/clause-search.ts';
import type { ClauseSearch } from '../../src/knowledge/clause-search.ts';
import type { EmbeddingCache } from '../../src/knowledge/embedding-cache.ts';
import type { HeldOut } from '../../src/knowledge/gap-search.ts';
import { expectedClauseId } from '../../src/knowledge/read-folder.ts';
import type { Folder } from '../../src/knowledge/read-folder.ts';
import type { Subject } from '../../src/knowledge/subject.ts';
import { councilNames } from '../../src/knowledge/vocabulary.ts';
import type { LearntWithout } from './learnt-without.ts';
import { OFF_TOPIC } from './teaching.ts';
import type { TeachingQuestion } from './teaching.ts';

/** One clause looked at for a question. */
export interface Judged {
  readonly evidence: Evidence;
  /** Undefined: another council's clause, of which nobody has said whether it answers. */
  readonly right: boolean | undefined;
}

/**
 * Where a case comes from: a question that the guidance answers; one that it does not settle; one off the topic; and the same
 * asked of guidance as if it had just been imported, without a phrasing.
 */
export type Origin =
  'answered' | 'not-settled' | 'off-topic' | 'imported' | 'imported-not-settled' | 'imported-off-topic';

/** A question with everything found for it, best first. */
export interface Case {
  /** Cases of one question share it, so that they stay in one fold. */
  readonly question: number;
  readonly origin: Origin;
  readonly style: string;
  readonly candidates: readonly Judged[];
  readonly gapCosine: number;
  /** True: asked of a document that nothing else was learnt from. */
  readonly unseen: boolean;
}

/** Kept of each question: what can be shown, and enough rivals to learn the order from. */
const KEPT = 15;

/** A question to be found for, with what is right. */
export interface Asked {
  readonly question: string;
  readonly scope: CouncilId | undefined;
  readonly style: string;
  readonly off: boolean;
  readonly right: ReadonlySet<string>;
  /** The council whose clauses were judged, if another was not. */
  readonly judged: CouncilId | undefined;
}

/**
 * Asks every question as if nobody had written it, since most teaching questions stand among the phrasings as well: once with the
 * other phrasings, and once without any.
 */
export async function collect(
  folder: Folder,
  teaching: readonly TeachingQuestion[],
  cache: EmbeddingCache,
  subject: Subject,
  without: LearntWithout,
): Promise<readonly Case[]> {
  const { lexicon, gaps } = folder;
  const clauses = folder.documents.flatMap((document) => document.clauses);
  const searchable = { clauses, lexicon, gaps, names: councilNames(folder.councils), subject };
  const search = await buildClauseSearch(searchable, cache);
  // Guidance that was just imported is none of those whose phrasings the step from questions to statements was learnt from.
  const strangers = new Map<string, ClauseSearch>();
  for (const { id } of folder.councils)
    strangers.set(id, await buildClauseSearch({ ...searchable, ...without(id) }, cache));
  const cases: Case[] = [];
  const numbers = new Map<string, number>();
  for (const asked of [...teaching.map(askedFrom), ...expected(folder)]) {
    const number = numbers.get(asked.question) ?? numbers.size;
    numbers.set(asked.question, number);
    const heldOut = { phrasing: asked.question };
    const origin = asked.right.size > 0 ? 'answered' : asked.off ? 'off-topic' : 'not-settled';
    cases.push(await caseOf(search, number, asked, origin, heldOut));
    const stranger = strangers.get(councilAsked(asked, number, folder)) ?? search;
    cases.push(await caseOf(stranger, number, asked, importedFrom(asked), { ...heldOut, clausePhrasings: true }));
  }
  return cases;
}

/** The council whose guidance is asked or answers; any one, by the question's number, if it is none in particular. */
const councilAsked = ({ scope, right }: Asked, number: number, { councils }: Folder): string =>
  scope ?? [...right][0]?.split('/')[0] ?? councils[number % councils.length]?.id ?? '';

/** What comes of a question asked of guidance without phrasings. */
export const importedFrom = ({ right, off }: Asked): Origin =>
  right.size > 0 ? 'imported' : off ? 'imported-off-topic' : 'imported-not-settled';

const askedFrom = ({ question, scope, style, kind, clauses }: TeachingQuestion): Asked => ({
  question,
  scope: scope === null ? undefined : councilId(scope),
  style,
  off: OFF_TOPIC.has(kind),
  right: new Set(clauses),
  judged: undefined,
});

// Asked of their council, and of all councils, where another council's clause may answer too: nobody has said.
const expected = (folder: Folder): readonly Asked[] =>
  folder.expected.flatMap(({ council, value }) =>
    value.flatMap(({ question, clause }) =>
      [council, undefined].map((scope) => ({
        question,
        scope,
        style: 'expected',
        off: false,
        right: new Set<string>(clausesOf(clause).map((named) => expectedClauseId(council, named))),
        judged: council,
      })),
    ),
  );

/** Asks one question, with something passed over. */
export async function caseOf(
  search: ClauseSearch,
  question: number,
  { question: text, scope, style, right, judged }: Asked,
  origin: Origin,
  heldOut: HeldOut,
): Promise<Case> {
  const { candidates, nearestGap } = await search.find(text, scope, KEPT, heldOut);
  return {
    question,
    unseen: false,
    origin,
    style,
    gapCosine: nearestGap?.cosine ?? 0,
    candidates: candidates.map(({ clause, evidence }) => {
      const unknown = right.size > 0 && judged !== undefined && clause.citation.council !== judged;
      return { evidence, right: right.has(clause.id) ? true : unknown ? undefined : false };
    }),
  };
}
