import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentId } from '../../src/core/guidance.ts';
import { trustInDocuments } from '../../src/knowledge/document-trust.ts';
import { createPace } from '../../src/knowledge/pace.ts';
import { aClause } from '../support/builders.ts';

const clauseOf = (document: string, key: string) => aClause({ key, citation: { document: documentId(document) } });
const CLAUSES = [clauseOf('one', '1'), clauseOf('other', '1'), clauseOf('one', '2')];
const trustWith = async (sounds: readonly number[]): Promise<readonly (number | undefined)[]> => {
  const trust = await trustInDocuments(CLAUSES, (clause) => sounds[clause] ?? 0, createPace());
  return CLAUSES.map((clause) => trust.get(clause));
};

describe('how far what was learnt of councils holds for a clause', () => {
  it('is told by what its document sounds like on average', async () => {
    expect(await trustWith([1, 0, 0.4])).toEqual([expect.closeTo(0.5, 9), 0, expect.closeTo(0.5, 9)]);
    expect(await trustWith([0.8, 0.61, 0.8])).toEqual([1, expect.closeTo(0.05, 9), 1]);
    expect(await trustWith([1, 0.6, 1])).toEqual([1, 0, 1]);
  });

  it('is the same for all clauses of a document, from 0 to 1', async () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    await fc.assert(
      fc.asyncProperty(share, share, share, async (...sounds) => {
        const [one, other, same] = await trustWith(sounds);
        expect(same).toBe(one);
        expect(Math.min(one ?? -1, other ?? -1)).toBeGreaterThanOrEqual(0);
        expect(Math.max(one ?? 2, other ?? 2)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
