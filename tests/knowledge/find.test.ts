import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../src/core/evidence.ts';
import { councilId } from '../../src/core/guidance.ts';
import type { CouncilId } from '../../src/core/guidance.ts';
import type { Edition } from '../../src/core/ports.ts';
import { buildClauseSearch } from '../../src/knowledge/clause-search.ts';
import { readFolder } from '../../src/knowledge/read-folder.ts';
import { aClause } from '../support/builders.ts';
import { aFakeEmbedder } from '../support/fake-embedder.ts';
import { aMemoryCache, aSoundEdition, SOUND } from '../support/sound-knowledge.ts';

const MARLPIT = councilId('marlpit');
const SALTBY = councilId('saltby');
const edition = await aSoundEdition();
const wordsOnly = await aSoundEdition(aFakeEmbedder({ fails: () => true }));

const find = (text: string, scope?: CouncilId, limit = 10, within: Edition = edition) =>
  within.find({ text }, scope, limit);
const ids = async (...question: Parameters<typeof find>): Promise<readonly string[]> =>
  (await find(...question)).candidates.map(({ clause }) => clause.id);

const QUESTIONS = [
  ['may I fly a kite on the common?', 'marlpit/kites/1.1'],
  ['how near the duck pond can my glider go', 'marlpit/kites/1.2'],
  ['colours in prudence', 'marlpit/kites/2.1'],
  ['colours in the pre-festival period', 'marlpit/kites/2.1'],
  ['colours in pruednce', 'marlpit/kites/2.1'],
  ['what does section 106 say', 'marlpit/kites/2.1'],
  ['what does section 107 say', 'saltby/noticeboards/pins'],
  ['brass pins or staples for the pin board', 'saltby/noticeboards/pins'],
] as const;

const WORDS =
  'kite glider kites kitse pond prudence section 106 107 4.8 the likes like blorp blorps zzzzz Marlpit pin board é … !';
const word = fc.constantFrom(...WORDS.split(' '), "council's", 'constructor');
const question = fc.oneof(
  fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => words.join(' ')),
  fc.string({ unit: 'grapheme', minLength: 1 }),
);

describe('finding a clause', () => {
  it.each(QUESTIONS)('puts the right clause first: "%s"', async (text, clause) => {
    expect((await ids(text))[0]).toBe(clause);
  });

  it.each(QUESTIONS)('does so by words alone when the model cannot be used: "%s"', async (text, clause) => {
    const { candidates } = await find(text, undefined, 1, wordsOnly);
    expect(candidates[0]?.clause.id).toBe(clause);
    expect(candidates[0]?.evidence).toMatchObject({ wholeCosine: 0, sentenceCosine: 0, phrasingCosine: 0 });
  });

  it('keeps to the council it is asked for', async () => {
    expect(await ids('kite', SALTBY)).toEqual(expect.arrayContaining(['saltby/noticeboards/kites']));
    for (const scope of [MARLPIT, SALTBY]) {
      const found = await ids('kites on the noticeboard', scope);
      expect(found.every((id) => id.startsWith(`${scope}/`))).toBe(true);
      expect(found.length).toBe(scope === MARLPIT ? 4 : 2);
    }
    expect(await ids('kite', councilId('nowhere'))).toEqual([]);
  });

  it('gives no more than was asked for, and the same first ones', async () => {
    const all = await ids('kite on the common');
    expect(all.length).toBe(6);
    for (const limit of [0, 1, 3])
      expect(await ids('kite on the common', undefined, limit)).toEqual(all.slice(0, limit));
  });

  it('never takes the name of a council for a slip', async () => {
    const { reading } = await find('is Marlpit nearer than Saltby');
    expect([reading.corrected, reading.unknown]).toEqual([[], []]);
  });

  it('says which words led to a clause and which phrasing is nearest', async () => {
    const { documents, lexicon } = await readFolder(SOUND);
    const clauses = documents.flatMap((document) => document.clauses);
    const search = await buildClauseSearch({ clauses, lexicon, enough: 1 }, await aMemoryCache());
    const { candidates, reading } = await search.find('gliders outdoors', MARLPIT, 10);
    expect(candidates[0]).toMatchObject({
      clause: { key: '1.1' },
      matched: ['gliders', 'outdoors'],
      nearestPhrasing: 'am I free to fly kites outdoors',
    });
    expect(reading.added).toEqual([{ word: 'gliders', means: ['kite'] }]);
  });
});

describe('a clause with few phrasings', () => {
  it('is searched by them as by sentences of its own, and is not taken for one that has many', async () => {
    const asked = 'is there a distance from the bandstand';
    const [best] = (await find(asked, MARLPIT)).candidates;
    expect(best).toMatchObject({ clause: { key: '1.2', asked: expect.arrayContaining([asked]) } });
    expect(best?.nearestPhrasing).toBe(asked);
    expect(best?.evidence).toMatchObject({ phrased: 0, phrasingCosine: 0, phrasingOverlap: 0 });
    expect(best?.evidence.sentenceCosine).toBeCloseTo(1, 2);
  });

  it('is told where a question is one of them in the very words, and only then', async () => {
    const told = async (text: string, heldOut?: { phrasing: string }) => {
      const { documents, lexicon } = await readFolder(SOUND);
      const clauses = documents
        .flatMap((document) => document.clauses)
        .map((clause) => ({ ...clause, asked: [...clause.asked, '…'] }));
      const search = await buildClauseSearch({ clauses, lexicon }, await aMemoryCache());
      const { candidates } = await search.find(text, MARLPIT, 10, heldOut);
      return candidates.flatMap((one) => (one.inItsWords === true ? [[one.clause.key, one.nearestPhrasing]] : []));
    };
    const asked = 'Is there a distance from the bandstand?';
    expect(await told(asked)).toEqual([['1.2', 'is there a distance from the bandstand']]);
    expect(await told('is there a distance from the old bandstand')).toEqual([]);
    expect(await told('?!')).toEqual([]);
    expect(await told(asked, { phrasing: 'is there a distance from the bandstand' })).toEqual([]);
  });

  it('counts as one that has many from eight on', async () => {
    const { documents, lexicon } = await readFolder(SOUND);
    const more = (count: number) => Array.from({ length: count }, (_, nth) => `zz${nth}`);
    const phrased = async (count: number) => {
      const clauses = documents.flatMap(({ clauses: own }) => own.map((one) => ({ ...one, asked: more(count) })));
      const search = await buildClauseSearch({ clauses, lexicon }, await aMemoryCache());
      return (await search.find('kites', MARLPIT, 1)).candidates[0]?.evidence.phrased;
    };
    expect([await phrased(7), await phrased(8)]).toEqual([0, 1]);
  });
});

describe('what speaks for a clause', () => {
  it('is a number between 0 and 1 for every question, and candidates stand best first', async () => {
    await fc.assert(
      fc.asyncProperty(question, async (text) => {
        const { candidates, onTopic } = await find(text);
        const signs = candidates.flatMap(({ evidence, confidence }) => {
          const { strength: _strength, lead: _lead, widerLead: _wider, ...rest }: Evidence = evidence;
          return [...Object.entries(rest), ['confidence', confidence] as const, ['onTopic', onTopic] as const];
        });
        expect(signs.filter(([, value]) => !(value >= 0 && value <= 1 + 1e-6))).toEqual([]);
        const scores = candidates.map(({ score }) => score);
        expect(scores).toEqual(scores.toSorted((one, other) => other - one));
      }),
    );
  });

  it('is the same for the same question, in an edition built anew, whatever was asked before', async () => {
    const again = await aSoundEdition();
    await fc.assert(
      fc.asyncProperty(question, question, async (text, before) => {
        const first = await find(text);
        await find(before, SALTBY, 1, again);
        expect(await find(text, undefined, 10, again)).toEqual(first);
      }),
    );
  });

  it('counts a telling word fully beside a stop word of the same stem, in either order', async () => {
    const clauses = [
      aClause({ key: '1', parts: { text: 'They like posts.' } }),
      aClause({ key: '2', parts: { text: 'They fly kites.' } }),
    ];
    const search = await buildClauseSearch({ clauses, lexicon: [] }, await aMemoryCache());
    const textScores = async (typed: string): Promise<readonly number[]> =>
      (await search.find(typed, undefined, 2)).candidates.map(({ evidence }) => evidence.textScore);
    expect(await textScores('kite likes like')).toEqual(await textScores('kite like likes'));
    expect(Math.min(...(await textScores('kite likes like')))).toBeGreaterThan(0.5);
  });

  it('is unknown words at the most, however many forms of one are typed', async () => {
    const { candidates, reading } = await find('qwozat qwozats');
    expect(reading).toMatchObject({ telling: 1, unknown: ['qwozat', 'qwozats'] });
    expect(candidates[0]?.evidence.unknownShare).toBe(1);
  });

  it('holds nothing of a phrasing that is passed over', async () => {
    const { documents, lexicon } = await readFolder(SOUND);
    const clauses = documents.flatMap((document) => document.clauses);
    const search = await buildClauseSearch({ clauses, lexicon, enough: 1 }, await aMemoryCache());
    const asked = 'is there a distance from the bandstand';
    const whole = (await search.find(asked, MARLPIT, 1)).candidates[0];
    expect(whole).toMatchObject({ nearestPhrasing: asked, evidence: { phrasingOverlap: 1 } });
    expect(whole?.evidence.phrasingCosine).toBeCloseTo(1, 2);
    const passedOver = await search.find(asked, MARLPIT, 6, { phrasing: asked });
    const without = passedOver.candidates.find(({ clause }) => clause.key === '1.2');
    expect(without?.nearestPhrasing).not.toBe(asked);
    expect(without?.matched).toEqual(['distance', 'bandstand']);
    expect(without?.evidence.phrasingOverlap).toBeLessThan(1);
    expect(without?.evidence.coverage).toBeLessThan(1);
    const bare = clauses.map((clause) => ({ ...clause, asked: clause.asked.filter((one) => one !== asked) }));
    const unwritten = await (
      await buildClauseSearch({ clauses: bare, lexicon, enough: 1 }, await aMemoryCache())
    ).find(asked, MARLPIT, 6);
    expect(passedOver.candidates.map(({ clause }) => clause.id)).toEqual(
      unwritten.candidates.map(({ clause }) => clause.id),
    );
  });
});
