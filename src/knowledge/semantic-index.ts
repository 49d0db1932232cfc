import type { Clause } from '../core/guidance.ts';
import type { ClauseEvidence } from '../core/evidence.ts';
import type { EmbeddingCache } from './embedding-cache.ts';
import { highest } from './highest.ts';
import { createVectorTable } from './vector-table.ts';
import { sentencesOf } from './words.ts';

/** How near a question is to a clause in meaning; 0 where nothing is nearer. */
export interface Nearness extends Pick<
  ClauseEvidence,
  'wholeCosine' | 'sentenceCosine' | 'phrasingCosine' | 'phrasingsCosine' | 'closeVotes' | 'votes' | 'wideVotes'
> {
  /** Position of the nearest phrasing in the clause's list; -1 without one. */
  readonly nearestPhrasing: number;
}

/** What the vectors say of a question. */
export interface Meaning {
  /** By the clause's position. */
  near(clause: number): Nearness;
  /** Cosines of the phrasings nearest to the question, best first, at most NEIGHBOURS. */
  readonly asked: readonly number[];
}

/** Vectors of every clause as a whole, of its sentences and of its phrasings. */
export interface SemanticIndex {
  /** `passed`: phrasings that are passed over. */
  compare(question: Float32Array, inScope: (clause: number) => boolean, passed: (phrasing: string) => boolean): Meaning;
}

type Kind = 'whole' | 'sentence' | 'phrasing';

interface Row {
  readonly clause: number;
  readonly kind: Kind;
  readonly phrasing: number;
  readonly text: string;
}

/** Phrasings looked at together: more and distant ones would speak. */
export const NEIGHBOURS = 40;
/** How many neighbours vote, and how much more the nearer ones count: a few near ones, or many alike. */
const ELECTIONS = { closeVotes: [5, 6], votes: [12, 4], wideVotes: [30, 4] } as const;

/** The texts of a clause whose vectors are searched. */
export function textsOf(clause: Clause): readonly Omit<Row, 'clause'>[] {
  const { leadIn, text, items, closing } = clause.parts;
  const whole = [clause.citation.headings.at(-1), clause.text].filter((part) => part !== undefined).join('. ');
  const body = [text, ...items, closing].filter((part) => part !== undefined).join('\n');
  const printed = sentencesOf(leadIn === undefined ? body : `${leadIn}\n${body}`);
  const heading = clause.citation.headings.at(-1);
  // Where nobody has written phrasings, a heading is the nearest thing to one: lists of questions and answers print theirs there.
  const sentences = clause.asked.length > 0 || heading === undefined ? printed : [heading, ...printed];
  return [
    { kind: 'whole', phrasing: -1, text: whole },
    ...sentences.map((sentence) => ({ kind: 'sentence' as const, phrasing: -1, text: sentence })),
    ...clause.asked.map((asked, phrasing) => ({ kind: 'phrasing' as const, phrasing, text: asked })),
  ];
}

/** Builds the index; vectors that the cache cannot give count as far from everything. */
export async function buildSemanticIndex(clauses: readonly Clause[], cache: EmbeddingCache): Promise<SemanticIndex> {
  const rows: Row[] = clauses.flatMap((clause, index) => textsOf(clause).map((row) => ({ clause: index, ...row })));
  const table = createVectorTable(await cache.vectorsOf(rows.map((row) => row.text)));

  return {
    compare(question, inScope, passed) {
      const cosines = table.cosines(question);
      const best = new Map<number, Best>();
      rows.forEach((row, position) => {
        if (!inScope(row.clause) || (row.kind === 'phrasing' && passed(row.text))) cosines[position] = OUT;
        else note(best, row, cosines[position] ?? 0);
      });
      const nearest = highest(cosines, NEIGHBOURS, (position) => isIn(rows[position], cosines[position]));
      const neighbours = nearest.map((position) => ({
        clause: rows[position]?.clause ?? -1,
        cosine: Math.max(0, cosines[position] ?? 0),
      }));
      const shares = Object.values(ELECTIONS).map(([count, power]) => election(neighbours.slice(0, count), power));
      return {
        near: (clause) => nearnessOf(best.get(clause), shares, clause),
        asked: neighbours.map(({ cosine }) => cosine),
      };
    },
  };
}

/** Marks what is out of scope or passed over; no cosine is that low. */
const OUT = -2;

const isIn = (row: Row | undefined, cosine = OUT): boolean => row?.kind === 'phrasing' && cosine > OUT;

interface Best {
  readonly whole: number;
  readonly sentence: number;
  /** Of the phrasings, the best three, best first. */
  readonly phrasings: readonly number[];
  readonly nearestPhrasing: number;
}

const NONE: Best = { whole: 0, sentence: 0, phrasings: [], nearestPhrasing: -1 };

function note(best: Map<number, Best>, { clause, kind, phrasing }: Row, cosine: number): void {
  const here = best.get(clause) ?? NONE;
  if (kind !== 'phrasing') {
    if (cosine > here[kind]) best.set(clause, { ...here, [kind]: cosine });
    return;
  }
  const third = here.phrasings[2];
  if (third !== undefined && cosine <= third) return;
  best.set(clause, {
    ...here,
    phrasings: [...here.phrasings, cosine].toSorted((one, other) => other - one).slice(0, 3),
    nearestPhrasing: cosine > (here.phrasings[0] ?? OUT) ? phrasing : here.nearestPhrasing,
  });
}

/** By clause: its share of the voices. */
function election(voters: readonly { clause: number; cosine: number }[], power: number): ReadonlyMap<number, number> {
  const all = voters.reduce((sum, { cosine }) => sum + cosine ** power, 0);
  const shares = new Map<number, number>();
  if (all > 0)
    for (const { clause, cosine } of voters) shares.set(clause, (shares.get(clause) ?? 0) + cosine ** power / all);
  return shares;
}

function nearnessOf(best: Best = NONE, shares: readonly ReadonlyMap<number, number>[], clause: number): Nearness {
  const { whole, sentence, phrasings, nearestPhrasing } = best;
  const [closeVotes = 0, votes = 0, wideVotes = 0] = shares.map((share) => share.get(clause) ?? 0);
  return {
    wholeCosine: whole,
    sentenceCosine: sentence,
    phrasingCosine: Math.max(0, phrasings[0] ?? 0),
    phrasingsCosine: Math.max(0, phrasings.reduce((sum, cosine) => sum + cosine, 0) / Math.max(1, phrasings.length)),
    closeVotes,
    votes,
    wideVotes,
    nearestPhrasing,
  };
}
