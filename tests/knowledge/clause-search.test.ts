import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Candidate } from '../../src/core/evidence.ts';
import type { Gap } from '../../src/core/gap.ts';
import { councilId } from '../../src/core/guidance.ts';
import type { Clause } from '../../src/core/guidance.ts';
import { buildClauseSearch } from '../../src/knowledge/clause-search.ts';
import type { ClauseSearch } from '../../src/knowledge/clause-search.ts';
import { readFolder } from '../../src/knowledge/read-folder.ts';
import { CLAUSE_SIGNS } from '../../src/knowledge/weights.ts';
import { aClause } from '../support/builders.ts';
import { aFakeEmbedder } from '../support/fake-embedder.ts';
import { aMemoryCache, SOUND } from '../support/sound-knowledge.ts';

const MARLPIT = councilId('marlpit');
const { documents, lexicon } = await readFolder(SOUND);
const sound = documents.flatMap((document) => document.clauses);

const searchOf = async (clauses: readonly Clause[], gaps: readonly Gap[] = []): Promise<ClauseSearch> =>
  buildClauseSearch({ clauses, lexicon, gaps, enough: 1 }, await aMemoryCache());
const search = await searchOf(sound);

const aGap = (id: string, offTopic: boolean, asked: readonly string[]): Gap => ({
  id,
  council: undefined,
  title: id,
  offTopic,
  signpost: 'the clerk',
  asked,
});
const withGaps = await searchOf(sound, [
  aGap('mileage', false, ['who pays the petrol for my car', 'petrol money']),
  aGap('baking', true, ['how do I bake bread', 'bread with walnuts']),
]);

const question = fc
  .array(fc.constantFrom('kite', 'pond', 'prudence', 'bread', 'petrol', 'pins', 'the', 'zzzzz', '106'), {
    minLength: 1,
    maxLength: 7,
  })
  .map((words) => words.join(' '));
const scope = fc.constantFrom(undefined, MARLPIT);

const OF_THE_CLAUSE: ReadonlySet<string> = new Set([...CLAUSE_SIGNS, 'strength', 'lead', 'widerLead']);
const signsOfQuestion = ({ evidence }: Candidate): readonly (readonly [string, number])[] =>
  Object.entries(evidence).filter(([name]) => !OF_THE_CLAUSE.has(name));

describe('how a candidate stands among the others', () => {
  it('is told by its score, and by how far that is ahead of the best other and of the next', async () => {
    await fc.assert(
      fc.asyncProperty(question, scope, async (text, council) => {
        const { candidates } = await search.find(text, council, 10);
        const scores = candidates.map(({ score }) => score);
        expect(candidates.map(({ evidence }) => evidence.strength)).toEqual(scores);
        candidates.forEach(({ evidence }, at) => {
          const [best = 0, next = 0] = scores.filter((_, other) => other !== at);
          expect(evidence.lead).toBe(evidence.strength - best);
          expect(evidence.widerLead).toBe(evidence.strength - next);
        });
        expect(candidates.filter(({ evidence }, at) => (at === 0 ? evidence.lead < 0 : evidence.lead > 0))).toEqual([]);
      }),
    );
  });

  it('is told beside those that are not shown too', async () => {
    const all = await search.find('kite on the common', undefined, 10);
    const first = await search.find('kite on the common', undefined, 1);
    expect(first.candidates).toEqual(all.candidates.slice(0, 1));
    expect(first.onTopic).toBe(all.onTopic);
  });
});

describe('what the question as a whole tells', () => {
  it('is the same for each of its candidates', async () => {
    await fc.assert(
      fc.asyncProperty(question, scope, async (text, council) => {
        const { candidates } = await withGaps.find(text, council, 10);
        const signs = candidates.map(signsOfQuestion);
        expect(signs[0]?.length).toBeGreaterThan(0);
        expect(signs).toEqual(signs.map(() => signs[0]));
        expect(candidates[0]?.evidence.everyCouncil).toBe(council === undefined ? 1 : 0);
      }),
    );
  });

  it('is how near it is to known gaps and to what is off the topic', async () => {
    const signs = async (text: string) => (await withGaps.find(text, undefined, 1)).candidates[0]?.evidence;
    const [gap, offTopic, clause] = [
      await signs('petrol money'),
      await signs('bread with walnuts'),
      await signs('can I fly my kite on the common'),
    ];
    expect(gap?.gapCosine).toBeCloseTo(1, 2);
    expect(gap?.offTopicCosine).toBe(0);
    expect(gap?.closeAsked).toBeLessThan(0.1);
    expect(gap?.closeOffTopic).toBeLessThan(0.1);
    expect(offTopic?.gapCosine).toBe(0);
    expect(offTopic?.offTopicCosine).toBeCloseTo(1, 2);
    expect(offTopic?.closeOffTopic).toBeGreaterThan(0.9);
    expect(clause?.closeAsked).toBeGreaterThan(0.9);
  });

  it('is that it is not on the topic where nothing can be found', async () => {
    const { candidates, onTopic } = await search.find('kite', councilId('nowhere'), 10);
    expect([candidates, onTopic]).toEqual([[], 0]);
  });
});

describe('a clause among very many', () => {
  const others = Array.from({ length: 200 }, (_, at) =>
    aClause({ key: `${at}`, parts: { text: `Rule ${at} is on bees.` } }),
  );

  it.each(['first', 'last'])('is found when it stands %s', async (place) => {
    const sought = aClause({ key: 'sought', parts: { text: 'Use brass pins.' } });
    const many = await searchOf(place === 'first' ? [sought, ...others] : [...others, sought]);
    const { candidates } = await many.find('brass pins', undefined, 1);
    expect(candidates.map(({ clause }) => clause.key)).toEqual(['sought']);
  });
});

describe('a clause among very many, by words alone', () => {
  it('is found wherever it stands', async () => {
    const others = Array.from({ length: 200 }, (_, at) =>
      aClause({ key: `${at}`, parts: { text: `Rule ${at} is on bees.` } }),
    );
    const sought = aClause({ key: 'sought', parts: { text: 'Use brass pins.' } });
    const cache = await aMemoryCache(aFakeEmbedder({ fails: () => true }));
    const many = await buildClauseSearch({ clauses: [...others, sought], lexicon }, cache);
    const { candidates } = await many.find('brass pins', undefined, 1);
    expect(candidates.map(({ clause }) => clause.key)).toEqual(['sought']);
  });
});

describe('guidance as if it had just been imported', () => {
  const asked = 'is there a distance from the bandstand';

  it('is found without a phrasing of any clause', async () => {
    const { candidates } = await search.find(asked, MARLPIT, 10, { clausePhrasings: true });
    const bare = await searchOf(sound.map((clause) => ({ ...clause, asked: [] })));
    const unwritten = await bare.find(asked, MARLPIT, 10);
    expect(candidates.length).toBe(4);
    for (const { clause, evidence, nearestPhrasing } of candidates) {
      expect(nearestPhrasing).toBeUndefined();
      const same = unwritten.candidates.find((other) => other.clause.id === clause.id)?.evidence;
      const { wholeCosine, sentenceCosine } = evidence;
      expect({ wholeCosine, sentenceCosine }).toEqual({
        wholeCosine: same?.wholeCosine,
        sentenceCosine: same?.sentenceCosine,
      });
      expect(evidence).toMatchObject({ phrasingCosine: 0, phrasingsCosine: 0, phrasingScore: 0, phrasingOverlap: 0 });
      expect(evidence).toMatchObject({ closeVotes: 0, votes: 0, wideVotes: 0, closeAsked: 0, wideAsked: 0 });
      expect(evidence.coverage).toBe(evidence.printedCoverage);
      expect([evidence.phrased, same?.phrased]).toEqual([0, 0]);
    }
  });

  it('is a clause whose only phrasing is passed over, and not one that has another', async () => {
    const [marked, only] = await Promise.all(
      [undefined, 'how should I behave on the common'].map(async (phrasing) => {
        const heldOut = phrasing === undefined ? {} : { phrasing };
        const { candidates } = await search.find('behave on the common', MARLPIT, 10, heldOut);
        return new Map(candidates.map(({ clause, evidence }) => [clause.key, evidence.phrased]));
      }),
    );
    expect([marked?.get('set-the-tone'), only?.get('set-the-tone')]).toEqual([1, 0]);
    expect([marked?.get('1.1'), only?.get('1.1')]).toEqual([1, 1]);
  });

  it('still keeps the known gaps', async () => {
    const { candidates } = await withGaps.find('petrol money', undefined, 1, { clausePhrasings: true });
    expect(candidates[0]?.evidence.gapCosine).toBeCloseTo(1, 2);
  });
});
