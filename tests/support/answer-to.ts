import { createConsider } from '../../src/core/considering.ts';
import type { Considered } from '../../src/core/considering.ts';
import type { Candidate, Found } from '../../src/core/evidence.ts';
import type { Clause, CouncilId } from '../../src/core/guidance.ts';
import type { Edition } from '../../src/core/ports.ts';
import { aCandidate, anEdition, clauseNumbered, found } from './findings.ts';
import { knowledgeOf } from './knowledge-base.ts';

export const candidate = (number: string, confidence: number): Candidate =>
  aCandidate(clauseNumbered(number), confidence);

/** What comes of a message where each text finds what it is told to, and anything else nothing. */
export async function answerTo(
  typed: string,
  finds: Readonly<Record<string, Found>>,
  change: Partial<Edition> = {},
  scope?: CouncilId,
): Promise<Considered> {
  const inForce: readonly Clause[] = Object.values(finds).flatMap((each) =>
    each.candidates.map(({ clause }) => clause),
  );
  const edition: Edition = {
    ...anEdition(async ({ text }) => finds[text] ?? found([], { text }), inForce),
    ...change,
  };
  const considered = await createConsider({ knowledge: knowledgeOf(edition), clock: () => 0 })(typed, scope);
  if (considered.outcome !== 'considered') throw new Error(`It was ${considered.outcome}.`);
  return considered;
}
