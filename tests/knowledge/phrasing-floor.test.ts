import { describe, expect, it } from 'vitest';
import { LIKELY, ON_TOPIC } from '../../src/core/decide.ts';
import type { Candidate, Found } from '../../src/core/evidence.ts';
import { isStray, SOUNDS_FROM } from '../../src/knowledge/phrasing-floor.ts';
import { aCandidate, clauseNumbered, found } from '../support/findings.ts';

const A_LITTLE = 0.001;

/** Without signs that the question is plainly asked of the clause. */
function candidate(confidence: number, soundsOnTopic: number): Candidate {
  const made = aCandidate(clauseNumbered('1'), confidence);
  return { ...made, evidence: { ...made.evidence, phrasingCosine: 0, soundsOnTopic } };
}
const asFound = (best: Candidate, onTopic: number): Found => found([best], {}, undefined, onTopic);

describe('a stray phrasing', () => {
  it('is about nothing that guidance is about, and its clause is not likely', () => {
    const unlikely = candidate(LIKELY - A_LITTLE, 1);
    expect(isStray(unlikely, asFound(unlikely, ON_TOPIC - A_LITTLE))).toBe(true);
    expect(isStray(unlikely, asFound(unlikely, ON_TOPIC))).toBe(false);
    // The best clause has none yet, but the one that it is written for will have this one.
    const bare = { ...unlikely, evidence: { ...unlikely.evidence, phrased: 0 } };
    expect(isStray(bare, asFound(bare, ON_TOPIC))).toBe(false);
    const likely = candidate(LIKELY, 0);
    expect(isStray(likely, asFound(likely, 0))).toBe(false);
  });

  it('sounds like nothing that is asked of guidance, however near its words are to some', () => {
    const unlikely = (sounds: number): Candidate => candidate(LIKELY - A_LITTLE, sounds);
    expect(isStray(unlikely(1), asFound(unlikely(SOUNDS_FROM - A_LITTLE), 1))).toBe(true);
    expect(isStray(unlikely(1), asFound(unlikely(SOUNDS_FROM), 1))).toBe(false);
  });

  it('may have its clause far from all that is found, or nothing found at all', () => {
    const best = candidate(1, 1);
    expect(isStray(undefined, asFound(best, 1))).toBe(false);
    expect(isStray(undefined, asFound(best, 0))).toBe(true);
    expect(isStray(undefined, found([]))).toBe(true);
  });
});
