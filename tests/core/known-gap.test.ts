import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decide,
  GAP_NEAR,
  GAP_NEARER,
  GAP_NEARER_THAN_IMPORTED,
  LIKELY,
  MOSTLY_OFF_TOPIC,
  ON_TOPIC,
} from '../../src/core/decide.ts';
import type { Candidate, Evidence, Found } from '../../src/core/evidence.ts';
import { aCandidate, ALLOWANCES, anyFound, clauseNumbered, found, gapAt, inShort } from '../support/findings.ts';

const ASKED = { text: 'Can I use the logo?' };
const A_LITTLE = 0.001;

/** A clause of this confidence, and a known gap nearer to the question by `nearer`. */
const besideGap = (confidence: number, nearer: number): Found => {
  const clause = aCandidate(clauseNumbered('1'), confidence);
  return found([clause], {}, gapAt(clause.evidence.phrasingCosine + nearer));
};

/** A clause of this confidence whose texts are all far from the question, but for what is said. */
const farFrom = (confidence: number, near: Partial<Evidence> = {}): Candidate => {
  const candidate = aCandidate(clauseNumbered('1'), confidence);
  const far = { wholeCosine: 0.1, sentenceCosine: 0.1, phrasingCosine: 0.1 };
  return { ...candidate, evidence: { ...candidate.evidence, ...far, ...near } };
};

/** A clause of this confidence that is far from the question, a known gap that is near, and a question that seems off the topic. */
const seemsOff = (confidence: number): Found => found([farFrom(confidence)], {}, gapAt(0.9), ON_TOPIC - A_LITTLE);

const rows: readonly (readonly [string, Found, string])[] = [
  [
    'a known gap nearer than the clause is named',
    besideGap(LIKELY - A_LITTLE, GAP_NEARER + A_LITTLE),
    'silent known-gap',
  ],
  ['a known gap not much nearer is not', besideGap(LIKELY - A_LITTLE, GAP_NEARER - A_LITTLE), 'unsure weak 1'],
  [
    'it has to be nearer than that to a clause without phrasings',
    found([farFrom(0.1, { phrased: 0 })], {}, gapAt(0.1 + GAP_NEARER_THAN_IMPORTED + GAP_NEAR)),
    'silent known-gap',
  ],
  [
    'a clause without phrasings is not given up for one that is not',
    found(
      [farFrom(0.1, { phrased: 0, sentenceCosine: GAP_NEAR })],
      {},
      gapAt(GAP_NEAR + GAP_NEARER_THAN_IMPORTED - A_LITTLE),
    ),
    'unsure weak 1',
  ],
  ['a likely clause is not given up for one', besideGap(LIKELY, 0.4), 'unsure weak 1'],
  ['a known gap is named before nothing is worth offering', besideGap(0, 0.4), 'silent known-gap'],
  ['a known gap just near enough is named', found([farFrom(0.1)], {}, gapAt(GAP_NEAR)), 'silent known-gap'],
  [
    'a known gap too far from the question is not',
    found([farFrom(0.1)], {}, gapAt(GAP_NEAR - A_LITTLE)),
    'unsure weak 1',
  ],
  ['one word is too little to tell a gap by', found([farFrom(0.1)], { telling: 1 }, gapAt(0.9)), 'unsure weak 1'],
  ['two words are enough', found([farFrom(0.1)], { telling: 2 }, gapAt(0.9)), 'silent known-gap'],
  [
    'a clause as near as a whole keeps it',
    found([farFrom(0.1, { wholeCosine: 0.9 })], {}, gapAt(0.9)),
    'unsure weak 1',
  ],
  ['one with a sentence as near does', found([farFrom(0.1, { sentenceCosine: 0.9 })], {}, gapAt(0.9)), 'unsure weak 1'],
  ['one with a phrasing as near does', found([farFrom(0.1, { phrasingCosine: 0.9 })], {}, gapAt(0.9)), 'unsure weak 1'],
  [
    'so does any clause that is as near, not the best alone',
    found([farFrom(0.25), { ...farFrom(0.1, { phrasingCosine: 0.9 }), clause: clauseNumbered('2') }], {}, gapAt(0.9)),
    'unsure weak 1 2',
  ],
  ['a known gap is named though no clause was found', found([], {}, gapAt(GAP_NEAR)), 'silent known-gap'],
  ['one too far is not, and then nothing is left', found([], {}, gapAt(GAP_NEAR - A_LITTLE)), 'silent off-topic'],
  ['nor is one told by a single word', found([], { telling: 1 }, gapAt(0.9)), 'silent off-topic'],
  [
    'a known gap is not named among mostly other subjects, however near it is',
    found([farFrom(0.1, { nearOffTopic: MOSTLY_OFF_TOPIC + A_LITTLE })], {}, gapAt(0.9), ON_TOPIC - A_LITTLE),
    'silent off-topic',
  ],
  [
    'it is if as many of the ways of asking near the question are on the topic',
    found([farFrom(0.1, { nearOffTopic: MOSTLY_OFF_TOPIC })], {}, gapAt(0.9), ON_TOPIC - A_LITTLE),
    'silent known-gap',
  ],
  ['a known gap is named though the question seems off the topic', seemsOff(LIKELY - A_LITTLE), 'silent known-gap'],
  ['it is not when a clause is likely, which is then off the topic', seemsOff(LIKELY), 'silent off-topic'],
];

describe('what comes of a known gap', () => {
  it.each(rows)('is that %s', (_what, finding, expected) => {
    expect(inShort(decide(ASKED, finding))).toBe(expected);
  });

  it('is that very gap', () => {
    expect(decide(ASKED, besideGap(0, 0.4))).toEqual({ outcome: 'silent', why: 'known-gap', gap: ALLOWANCES });
  });

  it('is the same answer as without one, once a clause is likely or the gap is far', () => {
    fc.assert(
      fc.property(anyFound, (finding) => {
        const cosine = finding.nearestGap?.cosine ?? 0;
        fc.pre(cosine < GAP_NEAR || (finding.candidates[0]?.confidence ?? 0) >= LIKELY);
        expect(decide(ASKED, finding)).toEqual(decide(ASKED, { ...finding, nearestGap: undefined }));
      }),
    );
  });
});
