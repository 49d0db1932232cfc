import * as fc from 'fast-check';
import type { Answer } from '../../src/core/answer.ts';
import { shown } from '../../src/core/answer.ts';
import type { Candidate, Found, NearestGap, Reading } from '../../src/core/evidence.ts';
import type { Gap } from '../../src/core/gap.ts';
import { editionId } from '../../src/core/guidance.ts';
import type { Clause } from '../../src/core/guidance.ts';
import type { Edition } from '../../src/core/ports.ts';
import { aClause, GEDLING } from './builders.ts';
import { everySign } from './evidence.ts';

const HALF = everySign(0.5);

/** A candidate of this confidence, for which everything speaks by half and no known gap does. `share`: how much of the question is unknown. */
export const aCandidate = (clause: Clause, confidence: number, share = 0): Candidate => ({
  clause,
  score: confidence,
  confidence,
  evidence: {
    ...HALF,
    gapCosine: 0,
    offTopicCosine: 0,
    unknownShare: share,
    strength: confidence,
    lead: 0,
    widerLead: 0,
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

/** What a search found. A question for which clauses were found is taken to be on the topic, unless it is said how likely that is. */
export const found = (
  candidates: readonly Candidate[],
  reading: Partial<Reading> = {},
  nearestGap?: NearestGap,
  onTopic = candidates.length === 0 ? 0 : 0.95,
): Found => ({
  reading: aReading(reading),
  candidates,
  onTopic,
  nearestGap,
});

export const ALLOWANCES: Gap = {
  id: 'allowances',
  council: undefined,
  title: 'Members’ allowances and expenses',
  offTopic: false,
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

const anyShare = fc.double({ min: 0, max: 1, noNaN: true });

/** Findings of any kind: confidences best first, clauses all different, with a known gap or without. */
export const anyFound: fc.Arbitrary<Found> = fc
  .record({
    confidences: fc.array(anyShare, { maxLength: 12 }),
    share: anyShare,
    onTopic: anyShare,
    gap: fc.option(anyShare, { nil: undefined }),
    telling: fc.nat({ max: 5 }),
    unknown: fc.array(fc.constantFrom('zorb', 'quib', 'flanj'), { maxLength: 3 }),
  })
  .map(({ confidences, share, onTopic, gap, telling, unknown }) =>
    found(
      confidences
        .toSorted((one, other) => other - one)
        .map((confidence, index) => aCandidate(clauseNumbered(`${index + 1}`), confidence, share)),
      { telling, unknown },
      gap === undefined ? undefined : gapAt(gap),
      onTopic,
    ),
  );

/** An answer in short: what came of it, why, and the numbers of the clauses shown. */
export function inShort(answer: Answer): string {
  const why = 'why' in answer ? answer.why : 'kind' in answer ? answer.kind : '';
  const numbers = shown(answer).map(({ citation }) => citation.number);
  return [answer.outcome, why, ...numbers].filter((part) => part !== '').join(' ');
}

/** An edition that finds what it is told to. `holds`: the clauses in force, if they are not those it finds. */
export function anEdition(find: Edition['find'], holds: readonly Clause[]): Edition {
  return {
    id: editionId('edition-1'),
    councils: [GEDLING],
    documents: [],
    holidays: new Set(),
    clause: (id) => holds.find((clause) => clause.id === id),
    find,
  };
}
