import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../src/core/evidence.ts';
import { buildClauseSearch } from '../../src/knowledge/clause-search.ts';
import type { Searchable } from '../../src/knowledge/clause-search.ts';
import type { HeldOut } from '../../src/knowledge/gap-search.ts';
import { createTranslation, shippedTranslation } from '../../src/knowledge/translation.ts';
import { wordsOf } from '../../src/knowledge/words.ts';
import { aClause } from '../support/builders.ts';
import { aFakeEmbedder, cosine } from '../support/fake-embedder.ts';
import { aMemoryCache } from '../support/sound-knowledge.ts';

/** A question about guidance, or about something else, whatever it is; and clauses as well. */
const ON_TOPIC = { bias: 20, weights: [] };
const OFF_TOPIC = { bias: -20, weights: [] };
/** A quarter sounds on the topic: too little for a document, and enough for a question to trust a quarter. */
const QUARTER = { bias: Math.log(0.25 / 0.75), weights: [] };
const SACKING = createTranslation({ words: { sack: 'dismiss 300', boss: 'dismiss 40' } });
const PARTS = { text: 'Dismissals go to the panel.' };
const BARE = aClause({ key: 'bare', parts: PARTS, citation: { headings: [] } });
const CLAUSES = [
  BARE,
  aClause({ key: 'phrased', parts: PARTS, asked: ['who sits on the panel'], citation: { headings: [] } }),
  aClause({ key: 'other', parts: { text: 'Kites fly on the common.' } }),
];

const vectorOf = async (text: string): Promise<Float32Array> =>
  (await aFakeEmbedder().embed([text]))[0] ?? new Float32Array();

/** By the key of each clause: what is found for a question. */
async function evidenceFor(
  asked: string,
  change: Partial<Searchable> = {},
  heldOut: HeldOut = {},
): Promise<ReadonlyMap<string, Evidence>> {
  const searchable = { clauses: CLAUSES, lexicon: [], enough: 1, subject: ON_TOPIC, translation: SACKING, ...change };
  const search = await buildClauseSearch(searchable, await aMemoryCache());
  const { candidates } = await search.find(asked, undefined, 99, heldOut);
  return new Map(candidates.map(({ clause, evidence }) => [clause.key, evidence]));
}
const signsOf = (evidence: Evidence | undefined): readonly (number | undefined)[] => [
  evidence?.translation,
  evidence?.translatedCoverage,
];
const SACK = 'can I sack my boss';
const FAR = [0, 0];

describe('what words are known to lead to', () => {
  it('speaks for clauses without phrasings', async () => {
    const signs = await evidenceFor(SACK);
    expect(Math.min(...signsOf(signs.get('bare')).map(Number))).toBeGreaterThan(0.3);
    expect([signsOf(signs.get('phrased')), signsOf(signs.get('other'))]).toEqual([FAR, FAR]);
    const passed = await evidenceFor(SACK, {}, { clausePhrasings: true });
    expect(signsOf(passed.get('phrased'))).toEqual(signsOf(signs.get('bare')));
  });

  it('counts in documents like those it was learnt of; in others the less, the less the question sounds on the topic', async () => {
    const [full, quarter, none] = await Promise.all(
      [ON_TOPIC, QUARTER, OFF_TOPIC].map(async (subject) =>
        signsOf((await evidenceFor(SACK, { subject })).get('bare')),
      ),
    );
    expect(quarter?.map(Number)).toEqual(full?.map((sign) => expect.closeTo(Number(sign) / 4, 6)));
    expect(none?.map(Number)).toEqual([expect.closeTo(0, 6), expect.closeTo(0, 6)]);
  });

  it('counts for a question that does not sound on the topic, if the document does', async () => {
    const [question, clause] = await Promise.all([SACK, BARE.text].map(vectorOf));
    const weights = [...(clause ?? [])].map((value, at) => 9 * (value - (question?.[at] ?? 0)));
    const signs = await evidenceFor(SACK, { clauses: [BARE], subject: { bias: 0, weights } });
    const full = await evidenceFor(SACK, { clauses: [BARE] });
    expect(signs.get('bare')?.soundsOnTopic).toBeLessThan(0.01);
    const close = signsOf(full.get('bare')).map((sign) => expect.closeTo(Number(sign), 6));
    expect(signsOf(signs.get('bare'))).toEqual(close);
  });

  it('counts in full where the model cannot be used: nothing speaks against it then', async () => {
    const broken = await aMemoryCache(aFakeEmbedder({ fails: () => true }));
    const searchable = { clauses: CLAUSES, lexicon: [], enough: 1, subject: OFF_TOPIC, translation: SACKING };
    const { candidates } = await (await buildClauseSearch(searchable, broken)).find(SACK, undefined, 9);
    const bare = candidates.find(({ clause }) => clause.key === 'bare')?.evidence;
    expect(signsOf(bare)).toEqual(signsOf((await evidenceFor(SACK)).get('bare')));
  });

  it('is of headings too, and not of stop words', async () => {
    const headed = aClause({ key: 'headed', parts: { text: 'Ask there.' }, citation: { headings: ['Dismissals'] } });
    const signs = await evidenceFor(SACK, { clauses: [headed] });
    expect(signsOf(signs.get('headed'))[1]).toBeGreaterThan(0.3);
    const [short, long] = await Promise.all(
      [PARTS.text, 'The dismissals go to the panel if and when they do.'].map(async (text) => {
        const clause = aClause({ parts: { text }, citation: { headings: [] } });
        return [...(await evidenceFor(SACK, { clauses: [clause] })).values()];
      }),
    );
    expect(signsOf(long?.[0])).toEqual(signsOf(short?.[0]));
  });

  it('weighs a rare word of the question for more than one that many clauses hold', async () => {
    const many = Array.from({ length: 20 }, (_, at) =>
      aClause({ key: `${at}`, parts: { text: `Your boss, rule ${at}.` } }),
    );
    const translation = createTranslation({ words: { sack: 'dismiss 300' } });
    const signs = await evidenceFor('sack boss', { clauses: [BARE, ...many], translation });
    expect(signs.get('bare')?.translatedCoverage).toBeGreaterThan(0.6);
  });

  it('is what comes with the product, unless another is given', async () => {
    const stemOf = (word: string): string => wordsOf(word)[0]?.stem ?? '';
    const [money = '', allowance = ''] = ['money', 'allowance'].map(stemOf);
    expect(shippedTranslation(money).has(allowance)).toBe(true);
    const clause = aClause({ key: 'paid', parts: { text: 'Allowances.' }, citation: { headings: [] } });
    const search = await buildClauseSearch({ clauses: [clause], lexicon: [], subject: ON_TOPIC }, await aMemoryCache());
    const { candidates } = await search.find('money', undefined, 1);
    expect(candidates[0]?.evidence.translation).toBeGreaterThan(0);
  });
});

describe('the step to a statement', () => {
  it('counts in the same manner, and the question itself for the rest', async () => {
    const to = await vectorOf('Dismissals go to the panel.');
    const asked = 'who sits on that panel';
    const near = cosine(await vectorOf(asked), to);
    const found = await Promise.all(
      [ON_TOPIC, QUARTER, OFF_TOPIC].map(async (subject) =>
        (await evidenceFor(asked, { subject, toStatement: () => to })).get('bare'),
      ),
    );
    expect(found.map((evidence) => evidence?.statementSentence)).toEqual([
      expect.closeTo(1, 2),
      expect.closeTo(near + (1 - near) / 4, 2),
      expect.closeTo(near, 2),
    ]);
  });
});
