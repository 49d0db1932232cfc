import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { editionId } from '../../src/core/guidance.ts';
import { personId } from '../../src/core/people.ts';
import type { Editions, Publication } from '../../src/core/publication.ts';
import { aPublication, keptWith, publishNext } from '../support/publications.ts';

/** Longer than any piece that bytes may be kept in, and of every value. */
const manyBytes = (length: number, step: number): Uint8Array =>
  Uint8Array.from({ length }, (_, index) => (index * step + (index >> 8)) % 256);

/** What every place that keeps editions has in common. `open` gives two that keep them in the same place. */
export function editionsContract(open: () => readonly [Editions, Editions]): void {
  describe('the history of editions', () => {
    let editions: Editions;
    let other: Editions;
    beforeEach(() => {
      [editions, other] = open();
    });

    const publish = (publication: Publication, by = editions) =>
      by.publish(publication, keptWith(publication), publication.number - 1);

    it('is empty at first', async () => {
      expect(await editions.newest()).toBeUndefined();
      expect(await editions.list(9)).toEqual([]);
      expect(await editions.byNumber(1)).toBeUndefined();
      expect(await editions.ofEdition(editionId('0123456789ab'))).toEqual([]);
      expect(await editions.content(editionId('0123456789ab'))).toBeUndefined();
      expect(await editions.diff(1)).toBeUndefined();
    });

    it('gives back what was published, the newest first, to every process', async () => {
      const published = [
        aPublication(1),
        aPublication(2, {
          edition: editionId('another'),
          by: { kind: 'admin', id: personId('slack:T1/U1'), name: 'Anna “A” O’Neil \0 😀 \ud800' },
          why: 'Council of 4 June; "as agreed" \0 \ud800',
          accepted: 'Cllr’s question was withdrawn',
          regressed: 3,
        }),
        aPublication(3, { by: { kind: 'command', name: 'root' }, how: 'rolled-back', why: '' }),
      ];
      for (const each of published) expect(await publish(each)).toEqual({ outcome: 'kept' });
      expect(await other.newest()).toEqual(published[2]);
      expect(await other.list(9)).toEqual(published.toReversed());
      expect(await other.list(2)).toEqual(published.toReversed().slice(0, 2));
      expect(await other.byNumber(2)).toEqual(published[1]);
      expect(await other.byNumber(4)).toBeUndefined();
      expect(await other.ofEdition(editionId('0123456789ab'))).toEqual([published[2], published[0]]);
    });

    it.each([
      ['nothing', 0],
      ['a byte', 1],
      ['a hundred thousand bytes', 100_000],
    ])('gives back content and diff of %s, byte for byte', async (_, length) => {
      const [content, diff] = [manyBytes(length, 7), manyBytes(length, 11)];
      const publication = aPublication(1);
      await editions.publish(publication, { ...keptWith(publication), content, diff }, 0);
      expect(await other.content(publication.edition)).toEqual(content);
      expect(await other.diff(1)).toEqual(diff);
    });

    it('keeps the content of an edition once, and the diff of each publication', async () => {
      const [first, second] = [aPublication(1), aPublication(2)];
      await publish(first);
      const otherwise = { ...keptWith(second), content: manyBytes(9, 1), diff: manyBytes(9, 2) };
      expect(await editions.publish(second, otherwise, 1)).toEqual({ outcome: 'kept' });
      expect(await editions.content(first.edition)).toEqual(keptWith(first).content);
      expect(await editions.diff(1)).toEqual(keptWith(first).diff);
      expect(await editions.diff(2)).toEqual(otherwise.diff);
    });

    it('keeps nothing of what was compared with another than the newest, and says which that is', async () => {
      await publish(aPublication(1));
      await publish(aPublication(2));
      const late = aPublication(2, { edition: editionId('late'), at: 9 });
      expect(await publish(late)).toEqual({ outcome: 'overtaken', now: aPublication(2) });
      expect(await publish({ ...late, number: 1 })).toEqual({ outcome: 'overtaken', now: aPublication(2) });
      expect(await editions.list(9)).toEqual([aPublication(2), aPublication(1)]);
      expect(await editions.content(late.edition)).toBeUndefined();
    });

    it('keeps nothing of what was compared with one that is not there', async () => {
      await expect(publish(aPublication(9))).rejects.toMatchObject({ code: 'EDITION_UNREADABLE' });
      await publish(aPublication(1));
      expect(await publish(aPublication(9))).toEqual({ outcome: 'overtaken', now: aPublication(1) });
      expect(await editions.list(9)).toEqual([aPublication(1)]);
    });

    it('refuses what does not follow the one it was compared with, and what is of another edition', async () => {
      const publication = aPublication(2);
      await expect(editions.publish(publication, keptWith(publication), 0)).rejects.toThrow(TypeError);
      const another = keptWith(aPublication(1, { edition: editionId('another') }));
      await expect(editions.publish(aPublication(1), another, 0)).rejects.toThrow(TypeError);
      expect(await editions.newest()).toBeUndefined();
    });

    it('lets exactly one of any number of publishers have the next number', async () => {
      const all = Array.from({ length: 20 }, (_, index) => aPublication(1, { edition: editionId(`edition ${index}`) }));
      const outcomes = await Promise.all(all.map((each, index) => publish(each, index % 2 === 0 ? editions : other)));
      const [won, ...more] = all.filter((_, index) => outcomes[index]?.outcome === 'kept');
      expect(more).toEqual([]);
      expect(await editions.list(99)).toEqual([won]);
      expect(outcomes.filter(({ outcome }) => outcome !== 'kept')).toEqual(
        Array.from({ length: 19 }, () => ({ outcome: 'overtaken', now: won })),
      );
      const kept = await Promise.all(all.map(({ edition }) => editions.content(edition)));
      expect(kept.filter((content) => content !== undefined)).toHaveLength(1);
    });

    it('numbers what publishers who start again when overtaken publish without a gap, each publication whole', async () => {
      const plans = fc.array(fc.array(fc.nat({ max: 4 }), { maxLength: 4 }), { minLength: 1, maxLength: 4 });
      await fc.assert(
        fc.asyncProperty(plans, async (publishers) => {
          const start = (await editions.newest())?.number ?? 0;
          await Promise.all(
            publishers.map(async (plan, index) => {
              const by = index % 2 === 0 ? editions : other;
              for (const edition of plan)
                await publishNext(by, { edition: editionId(`edition ${edition}`), why: `publisher ${index}` });
            }),
          );
          const count = publishers.flat().length;
          const published = await other.list(count);
          expect(published.map(({ number }) => number)).toEqual(
            Array.from({ length: count }, (_, index) => start + count - index),
          );
          const whose = published.toReversed().map(({ why, edition }) => [why, edition]);
          for (const [index, plan] of publishers.entries())
            expect(whose.filter(([why]) => why === `publisher ${index}`).map(([, edition]) => edition)).toEqual(
              plan.map((edition) => `edition ${edition}`),
            );
          for (const each of published) {
            expect(await other.diff(each.number)).toEqual(keptWith(each).diff);
            expect(await editions.content(each.edition)).toEqual(keptWith(each).content);
          }
        }),
        { numRuns: 20 },
      );
    });
  });
}
