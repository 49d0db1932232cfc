import type { Evidence } from '../../src/core/evidence.ts';
import type { Clause, CouncilId } from '../../src/core/guidance.ts';
import { clausesOf } from '../../src/knowledge/check.ts';
import { buildClauseSearch } from '../../src/knowledge/clause-search.ts';
import type { ClauseSearch } from '../../src/knowledge/clause-search.ts';
import type { EmbeddingCache } from '../../src/knowledge/embedding-cache.ts';
import type { HeldOut } from '../../src/knowledge/gap-search.ts';
import { expectedClauseId } from '../../src/knowledge/read-folder.ts';
import { councilNames } from '../../src/knowledge/vocabulary.ts';
import type { Folder } from '../../src/knowledge/read-folder.ts';

/** One clause looked at for a question. */
export interface Judged {
  readonly evidence: Evidence;
  /** Undefined: another council's clause, of which nobody has said whether it answers. */
  readonly right: boolean | undefined;
}

/** A question with everything found for it, best first. */
export interface Case {
  /** Copies of one question share it, so that they stay in one fold. */
  readonly question: number;
  readonly origin: 'expected' | 'phrasing' | 'must-not-quote' | 'clause-removed' | 'gap' | 'unknown-gap';
  readonly scope: 'council' | 'all';
  readonly candidates: readonly Judged[];
}

/** Kept of each question: what can be shown, and enough rivals to learn the order from. */
const KEPT = 15;
/** Of the phrasings, one in this many is asked: they are many and much alike. */
const EVERY = 3;

/** Asks every expected question, and phrasings as if they had not been written. */
export async function collect(folder: Folder, cache: EmbeddingCache): Promise<readonly Case[]> {
  const clauses = folder.documents.flatMap((document) => document.clauses);
  const search = await buildClauseSearch(
    { clauses, lexicon: folder.lexicon, gaps: folder.gaps, names: councilNames(folder.councils) },
    cache,
  );
  return [
    ...(await expectedCases(folder, search)),
    ...(await phrasingCases(clauses, search)),
    ...(await gapCases(folder, search)),
  ];
}

async function expectedCases(folder: Folder, search: ClauseSearch): Promise<readonly Case[]> {
  const cases: Case[] = [];
  for (const file of folder.expected) {
    for (const row of file.value) {
      const right = new Set<string>(clausesOf(row.clause).map((named) => expectedClauseId(file.council, named)));
      cases.push(
        ...(await casesOf(
          search,
          row.question,
          file.council,
          right,
          cases.length,
          right.size > 0 ? 'expected' : 'must-not-quote',
        )),
      );
    }
  }
  return cases;
}

async function phrasingCases(clauses: readonly Clause[], search: ClauseSearch): Promise<readonly Case[]> {
  const cases: Case[] = [];
  const asked = clauses.flatMap((clause) => clause.asked.map((text) => ({ clause, text })));
  for (const [index, { clause, text }] of asked.entries()) {
    if (index % EVERY !== 0) continue;
    const { council } = clause.citation;
    cases.push(
      ...(await casesOf(search, text, council, new Set<string>([clause.id]), 100_000 + index, 'phrasing', {
        phrasing: text,
      })),
    );
  }
  return cases;
}

// Asked without the phrasing itself, and without its whole gap: what nobody thought of has to be noticed too.
async function gapCases(folder: Folder, search: ClauseSearch): Promise<readonly Case[]> {
  const cases: Case[] = [];
  const asked = folder.gaps.flatMap((gap) => gap.asked.map((text) => ({ gap, text })));
  for (const [index, { gap, text }] of asked.entries()) {
    if (index % EVERY !== 0) continue;
    const council = folder.councils[index % folder.councils.length]?.id;
    const question = 200_000 + index;
    for (const [origin, heldOut] of [
      ['gap', { phrasing: text }],
      ['unknown-gap', { gap: gap.id }],
    ] as const) {
      for (const scope of [council, undefined]) {
        const { candidates } = await search.find(text, gap.council ?? scope, KEPT, heldOut);
        const judged = candidates.map(({ evidence }) => ({ evidence, right: false }));
        cases.push({ question, origin, scope: scope === undefined ? 'all' : 'council', candidates: judged });
      }
    }
  }
  return cases;
}

async function casesOf(
  search: ClauseSearch,
  text: string,
  council: CouncilId,
  right: ReadonlySet<string>,
  question: number,
  origin: Case['origin'],
  heldOut?: HeldOut,
): Promise<readonly Case[]> {
  const judge = async (scope: CouncilId | undefined): Promise<readonly Judged[]> => {
    const { candidates } = await search.find(text, scope, KEPT, heldOut);
    return candidates.map(({ clause, evidence }) => ({
      evidence,
      right: right.has(clause.id) ? true : right.size > 0 && clause.citation.council !== council ? undefined : false,
    }));
  };
  const own = await judge(council);
  const all: Case[] = [
    { question, origin, scope: 'council', candidates: own },
    { question, origin, scope: 'all', candidates: await judge(undefined) },
  ];
  // Its clauses taken out: the nearest thing to a question that the guidance does not settle.
  if (right.size > 0)
    all.push({
      question,
      origin: 'clause-removed',
      scope: 'council',
      candidates: own.filter((one) => one.right === false),
    });
  return all;
}
