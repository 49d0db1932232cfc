import { describe, expect, it } from 'vitest';
import type { Gap } from '../../src/core/gap.ts';
import { councilId } from '../../src/core/guidance.ts';
import { readGaps, searchGaps } from '../../src/knowledge/gap-search.ts';
import type { GapFindings, HeldOut } from '../../src/knowledge/gap-search.ts';
import { createLexicon } from '../../src/knowledge/lexicon.ts';
import { createReader } from '../../src/knowledge/read-question.ts';
import { NEIGHBOURS } from '../../src/knowledge/semantic-index.ts';
import { createSpelling } from '../../src/knowledge/spelling.ts';
import { aMemoryCache } from '../support/sound-knowledge.ts';

const MARLPIT = councilId('marlpit');
const SALTBY = councilId('saltby');

const aGap = (id: string, asked: readonly string[], change: Partial<Gap> = {}): Gap => ({
  id,
  council: undefined,
  title: id,
  offTopic: false,
  signpost: 'the clerk',
  asked,
  ...change,
});
const GAPS: readonly Gap[] = [
  aGap('mileage', ['mileage for my car', 'petrol money']),
  aGap('weather', ['will rain fall on my car', 'sunshine tomorrow'], { offTopic: true }),
  aGap('bandstand', ['who tunes the bandstand piano'], { council: MARLPIT }),
];
const PIANO = 'who tunes the bandstand piano';

const lexicon = createLexicon([]);
const spelling = createSpelling(new Set());
const read = createReader(spelling, lexicon).question;

interface Asking {
  readonly scope?: typeof MARLPIT;
  readonly heldOut?: HeldOut;
  readonly withModel?: boolean;
  readonly gaps?: readonly Gap[];
}

async function ask(typed: string, { scope, heldOut, withModel = true, gaps = GAPS }: Asking = {}) {
  const cache = await aMemoryCache();
  const search = searchGaps(await readGaps(gaps, cache), read, () => 1);
  const vector = withModel ? await cache.questionVector(typed) : undefined;
  return search.find(read(typed), vector, scope, heldOut);
}

const NOTHING: GapFindings = { nearest: undefined, gapCosine: 0, offTopicCosine: 0, neighbours: [] };

describe('the known gap nearest to a question', () => {
  it('is found by its phrasings, with how near and how alike it is', async () => {
    const { nearest, gapCosine } = await ask('mileage for my car');
    expect(nearest).toMatchObject({ gap: { id: 'mileage' }, phrasing: 'mileage for my car', overlap: 1 });
    expect(nearest?.cosine).toBeCloseTo(1, 2);
    expect(gapCosine).toBe(nearest?.cosine);
  });

  it('is never one off the topic, which has a cosine of its own', async () => {
    const { nearest, gapCosine, offTopicCosine } = await ask('sunshine tomorrow on my car');
    expect(nearest?.gap.id).toBe('mileage');
    expect(gapCosine).toBe(nearest?.cosine);
    expect(gapCosine).toBeGreaterThan(0);
    expect(offTopicCosine).toBeGreaterThan(gapCosine);
    expect((await ask('sunshine tomorrow')).offTopicCosine).toBeCloseTo(1, 2);
  });

  it('is one council’s only when that council alone is asked', async () => {
    const marlpit = await ask(PIANO, { scope: MARLPIT });
    expect(marlpit.nearest?.gap.id).toBe('bandstand');
    expect(marlpit.gapCosine).toBeCloseTo(1, 2);
    for (const scope of [undefined, SALTBY]) {
      const { nearest, gapCosine, neighbours } = await ask(PIANO, scope === undefined ? {} : { scope });
      expect(nearest?.gap.id).toBe('mileage');
      expect(gapCosine).toBeLessThan(0.5);
      expect(neighbours.length).toBe(marlpit.neighbours.length - 1);
    }
  });

  it('passes over a phrasing or a whole gap that is held out', async () => {
    const withoutPhrasing = await ask('petrol money', { heldOut: { phrasing: 'petrol money' } });
    expect(withoutPhrasing.nearest?.phrasing).toBe('mileage for my car');
    expect(withoutPhrasing.gapCosine).toBe(0);
    const withoutGap = await ask('petrol money', { scope: MARLPIT, heldOut: { gap: 'mileage' } });
    expect(withoutGap.nearest?.gap.id).toBe('bandstand');
    expect(await ask('petrol money', { heldOut: { gap: 'mileage' } })).toMatchObject({
      nearest: undefined,
      gapCosine: 0,
    });
    expect((await ask('sunshine tomorrow', { heldOut: { gap: 'weather' } })).offTopicCosine).toBe(0);
  });

  it('is found by words alone without a model, at no distance and without neighbours', async () => {
    const { nearest, ...rest } = await ask('petrol money', { withModel: false });
    expect(nearest).toMatchObject({ gap: { id: 'mileage' }, phrasing: 'petrol money', cosine: 0, overlap: 1 });
    expect(rest).toEqual({ gapCosine: 0, offTopicCosine: 0, neighbours: [] });
  });

  it('is none without gaps', async () => {
    expect(await ask('petrol', { gaps: [] })).toEqual(NOTHING);
  });
});

describe('the gaps’ phrasings nearest to a question', () => {
  it('stand best first, each with whether it is off the topic', async () => {
    const { neighbours } = await ask('sunshine tomorrow on my car');
    const cosines = neighbours.map(({ cosine }) => cosine);
    expect(cosines).toEqual(cosines.toSorted((one, other) => other - one));
    expect(neighbours.map(({ offTopic }) => offTopic)).toEqual([true, true, false, false]);
  });

  it('leave out what is held out', async () => {
    expect((await ask('petrol money', { heldOut: { phrasing: 'petrol money' } })).neighbours.length).toBe(3);
    expect((await ask('petrol money', { heldOut: { gap: 'weather' } })).neighbours.length).toBe(2);
  });

  it('are so many at most', async () => {
    const many = Array.from({ length: NEIGHBOURS + 5 }, (_, index) => `mileage in year ${index}`);
    expect((await ask('mileage', { gaps: [aGap('mileage', many)] })).neighbours.length).toBe(NEIGHBOURS);
  });
});
