import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { periodsOf } from '../../src/core/edition-periods.ts';
import { editionId } from '../../src/core/guidance.ts';
import { aHistoryOf, aPublication } from '../support/publications.ts';

const [OURS, OTHER] = [editionId('ours'), editionId('other')];

describe('the times that an edition was in force', () => {
  it('are exactly those at which the history has it as the newest, the last five of them', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { maxLength: 12 }), async (ours) => {
        const published = ours.map((mine, index) =>
          aPublication(index + 1, { edition: mine ? OURS : OTHER, at: index }),
        );
        const periods = await periodsOf(OURS, aHistoryOf(published));
        const expected = published.filter(({ edition }) => edition === OURS).toReversed();
        expect(periods.map(({ number, since }) => [number, since])).toEqual(
          expected.slice(0, 5).map(({ number, at }) => [number, at]),
        );
        for (const { number, until } of periods) expect(until).toBe(number === ours.length ? undefined : number);
      }),
    );
  });
});
