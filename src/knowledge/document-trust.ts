import type { Clause } from '../core/guidance.ts';
import type { Pace } from './pace.ts';

/**
 * How far what was learnt of councils' guidance holds for a document, told by how much its clauses sound on the topic on average: not at all up
 * to the first, in full from the second on. Of the 118 documents of councils that it is learnt from all but two lie above the first and most
 * above the second; lists of questions on an illness, on computers and on the rules of other offices lie below.
 */
const [NOT_AT_ALL, IN_FULL] = [0.6, 0.8];

/** By clause, from 0 to 1. A document counts as a whole: one clause says too little. `soundsOf`: by the clause's position. */
export async function trustInDocuments(
  clauses: readonly Clause[],
  soundsOf: (clause: number) => number,
  pace: Pace,
): Promise<ReadonlyMap<Clause, number>> {
  const documents = Map.groupBy(clauses.entries(), ([, { citation }]) =>
    JSON.stringify([citation.council, citation.document]),
  );
  const trust = new Map<Clause, number>();
  for (const own of documents.values()) {
    await pace.step();
    const mean = own.reduce((sum, [at]) => sum + soundsOf(at), 0) / own.length;
    const share = Math.min(1, Math.max(0, (mean - NOT_AT_ALL) / (IN_FULL - NOT_AT_ALL)));
    for (const [, clause] of own) trust.set(clause, share);
  }
  return trust;
}
