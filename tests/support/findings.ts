import * as fc from 'fast-check';
import type { Candidate, Found, NearestGap, Reading } from '../../src/core/evidence.ts';
import type { Gap } from '../../src/core/gap.ts';
import { editionId } from '../../src/core/guidance.ts';
import type { Clause } from '../../src/core/guidance.ts';
import type { Edition } from '../../src/core/ports.ts';
import { aClause, GEDLING } from './builders.ts';

/** A candidate of this confidence. `share`: how much of the question is unknown. */
export const aCandidate = (clause: Clause, confidence: number, share = 0): Candidate => ({
  clause,
  score: confidence,
  confidence,
  evidence: {
    wholeCosine: 0.5,
    sentenceCosine: 0.5,
    phrasingCosine: 0.5,
    votes: 0.5,
    textScore: 0.5,
    phrasingScore: 0.5,
    phrasingOverlap: 0.5,
    printedCoverage: 0.5,
    coverage: 0.5,
    wideCoverage: 0.5,
    agreement: 0.5,
    gapCosine: 0,
    gapOverlap: 0,
    unknownShare: share,
    brevity: 0.5,
    lead: 0,
  },
  matched: [],
  nearestPhrasing: undefined,
});

/** A clause by its number, with words of its own. */
export const clauseNumbered = (number: string): Clause =>
  aClause({ citation: { number }, parts: { text: `The words of clause ${number}.` } });

const aReading = (change: Partial<Reading> = {}): Reading => ({
  text: 'Can I use the logo?',
  telling: 3,
  corrected: [],
  unknown: [],
  added: [],
  ...change,
});

export const found = (
  candidates: readonly Candidate[],
  reading: Partial<Reading> = {},
  nearestGap?: NearestGap,
): Found => ({
  reading: aReading(reading),
  candidates,
  nearestGap,
});

export const ALLOWANCES: Gap = {
  id: 'allowances',
  council: undefined,
  title: 'Members’ allowances and expenses',
  signpost: 'the members’ allowances scheme, or Democratic Services',
  asked: ['how much do I get for mileage'],
};

/** The known gap at this cosine from the question. */
export const gapAt = (cosine: number): NearestGap => ({
  gap: ALLOWANCES,
  phrasing: 'how much do I get for mileage',
  cosine,
  overlap: 0.5,
});

/** What a search found for clauses 1, 2, … of these confidences. */
export const foundWith = (confidences: readonly number[], reading: Partial<Reading> = {}): Found =>
  found(
    confidences.map((confidence, index) => aCandidate(clauseNumbered(`${index + 1}`), confidence)),
    reading,
  );

/** Findings of any kind: confidences best first, clauses all different. */
export const anyFound: fc.Arbitrary<Found> = fc
  .record({
    confidences: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    telling: fc.nat({ max: 5 }),
    unknown: fc.array(fc.constantFrom('zorb', 'quib', 'flanj'), { maxLength: 3 }),
  })
  .map(({ confidences, share, telling, unknown }) =>
    found(
      confidences
        .toSorted((one, other) => other - one)
        .map((confidence, index) => aCandidate(clauseNumbered(`${index + 1}`), confidence, share)),
      { telling, unknown },
    ),
  );

/** An edition that finds what it is told to. `holds`: the clauses in force, if they are not those it finds. */
export function anEdition(find: Edition['find'], holds: readonly Clause[]): Edition {
  return {
    id: editionId('edition-1'),
    councils: [GEDLING],
    documents: [],
    clause: (id) => holds.find((clause) => clause.id === id),
    find,
  };
}
