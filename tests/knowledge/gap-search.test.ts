import { describe, expect, it } from 'vitest';
import type { Gap } from '../../src/core/gap.ts';
import { councilId } from '../../src/core/guidance.ts';
import { buildGapSearch } from '../../src/knowledge/gap-search.ts';
import { createLexicon } from '../../src/knowledge/lexicon.ts';
import { readForSearch } from '../../src/knowledge/read-question.ts';
import { createSpelling } from '../../src/knowledge/spelling.ts';
import { aMemoryCache } from '../support/sound-knowledge.ts';

const MARLPIT = councilId('marlpit');
const GAPS: readonly Gap[] = [
  {
    id: 'mileage',
    council: undefined,
    title: 'Mileage',
    signpost: 'the scheme',
    asked: ['mileage for my car', 'petrol money'],
  },
  {
    id: 'bandstand',
    council: MARLPIT,
    title: 'Bandstand',
    signpost: 'the parks',
    asked: ['who tunes the bandstand piano'],
  },
];
const lexicon = createLexicon([]);
const spelling = createSpelling(new Set());
const read = (text: string) => readForSearch(text, spelling, lexicon);

async function nearest(typed: string, scope?: string, heldOut?: { phrasing?: string; gap?: string }, withModel = true) {
  const cache = await aMemoryCache();
  const search = await buildGapSearch(GAPS, cache, read, () => 1);
  const vector = withModel ? await cache.questionVector(typed) : undefined;
  return search.nearest(read(typed), vector, scope === undefined ? undefined : councilId(scope), heldOut);
}

describe('the known gap nearest to a question', () => {
  it('is found by its phrasings, with how near and how alike it is', async () => {
    const found = await nearest('mileage for my car');
    expect(found).toMatchObject({ gap: { id: 'mileage' }, phrasing: 'mileage for my car', overlap: 1 });
    expect(found?.cosine).toBeCloseTo(1, 2);
  });

  it('is another council’s only when all are asked', async () => {
    expect((await nearest('who tunes the bandstand piano'))?.gap.id).toBe('bandstand');
    expect((await nearest('who tunes the bandstand piano', 'marlpit'))?.gap.id).toBe('bandstand');
    expect((await nearest('who tunes the bandstand piano', 'other'))?.gap.id).toBe('mileage');
  });

  it('passes over a phrasing or a whole gap that is held out', async () => {
    expect((await nearest('petrol money', undefined, { phrasing: 'petrol money' }))?.phrasing).not.toBe('petrol money');
    expect((await nearest('petrol money', undefined, { gap: 'mileage' }))?.gap.id).toBe('bandstand');
  });

  it('is found by words alone without a model, at no distance', async () => {
    expect(await nearest('petrol money', undefined, {}, false)).toMatchObject({
      gap: { id: 'mileage' },
      cosine: 0,
      overlap: 1,
    });
  });

  it('is none without gaps', async () => {
    const cache = await aMemoryCache();
    const search = await buildGapSearch([], cache, read, () => 1);
    expect(search.nearest(read('petrol'), await cache.questionVector('petrol'), undefined)).toBeUndefined();
  });
});
