import { describe, expect, it } from 'vitest';
import type { Clause } from '../../src/core/guidance.ts';
import { textsOf } from '../../src/knowledge/clause-texts.ts';
import { buildSemanticIndex, NEIGHBOURS } from '../../src/knowledge/semantic-index.ts';
import type { SemanticIndex } from '../../src/knowledge/semantic-index.ts';
import type { ToStatement } from '../../src/knowledge/statement.ts';
import { aClause } from '../support/builders.ts';
import { aFakeEmbedder, cosine } from '../support/fake-embedder.ts';
import { aMemoryCache } from '../support/sound-knowledge.ts';

const KITE = aClause({
  key: '1',
  parts: { text: 'Fly high. Never over the pond.' },
  asked: ['can I fly', 'how high is high'],
});
const PIN = aClause({ key: '2', parts: { text: 'Use brass pins.' }, asked: ['which pins'] });
const BARE = aClause({ key: '3', parts: { text: 'Ask the clerk.' } });
const clauses = [KITE, PIN, BARE];

const everywhere = (): boolean => true;
const nothing = (): boolean => false;
/** A statement that stands where its question does. */
const unmoved: ToStatement = (question) => Float32Array.from(question);
const vectorOf = async (text: string): Promise<Float32Array> =>
  (await aFakeEmbedder().embed([text]))[0] ?? new Float32Array();
const indexOf = async (of: readonly Clause[]): Promise<SemanticIndex> => buildSemanticIndex(of, await aMemoryCache());
const index = await indexOf(clauses);

const VOTES = ['closeVotes', 'votes', 'wideVotes'] as const;
const NOWHERE_NEAR = {
  wholeCosine: 0,
  sentenceCosine: 0,
  statementWhole: 0,
  statementSentence: 0,
  phrasingCosine: 0,
  phrasingsCosine: 0,
  closeVotes: 0,
  votes: 0,
  wideVotes: 0,
  nearestPhrasing: -1,
};

describe('the texts of a clause that are compared', () => {
  it('are the whole with its nearest heading, each sentence and each phrasing', () => {
    const texts = textsOf(KITE).map(({ kind, phrasing, text }) => [kind, phrasing, text]);
    expect(texts).toEqual([
      ['whole', -1, 'Responsibilities of Councillors. Fly high. Never over the pond.'],
      ['sentence', -1, 'Fly high.'],
      ['sentence', -1, 'Never over the pond.'],
      ['phrasing', 0, 'can I fly'],
      ['phrasing', 1, 'how high is high'],
    ]);
  });

  it('hold the heading as a sentence where there is no phrasing', () => {
    const sentences = textsOf({ ...KITE, asked: [] }).filter(({ kind }) => kind === 'sentence');
    expect(sentences.map(({ text }) => text)).toEqual([
      'Responsibilities of Councillors',
      'Fly high.',
      'Never over the pond.',
    ]);
  });

  it('hold the lead-in and each item, so that no condition is left out', () => {
    const listed = aClause({
      asked: ['what must I not do'],
      parts: { leadIn: 'You must not:', text: 'fly', items: ['low;', 'late.'], closing: 'Ever.' },
    });
    const sentences = textsOf(listed).filter(({ kind }) => kind === 'sentence');
    expect(sentences.map(({ text }) => text)).toEqual(['You must not:', 'fly', 'low;', 'late.', 'Ever.']);
    expect(textsOf(listed)[0]?.text).toContain('You must not:\nfly\n• low;\n• late.\nEver.');
  });
});

describe('how near a question is to each clause', () => {
  it('is the best cosine of each kind of text, with the phrasing it is nearest to', async () => {
    const meaning = await index.compare(await vectorOf('how high is high'), everywhere, nothing, unmoved);
    const [kite, pin, bare] = [meaning.near(0), meaning.near(1), meaning.near(2)];
    expect(kite.phrasingCosine).toBeCloseTo(1, 2);
    expect(kite.nearestPhrasing).toBe(1);
    expect(kite.sentenceCosine).toBeGreaterThan(0);
    expect(kite.sentenceCosine).toBeLessThan(0.9);
    expect(pin.phrasingCosine).toBe(0);
    expect(bare).toEqual(NOWHERE_NEAR);
  });

  it('is the mean of the three nearest phrasings, or of as many as there are', async () => {
    const asked = ['brass pins', 'brass', 'brass pins on the left board'];
    const question = await vectorOf('brass pins');
    const of = await indexOf([
      aClause({ asked: ['where is the pond', ...asked] }),
      aClause({ asked: asked.slice(0, 2) }),
    ]);
    const meaning = await of.compare(question, everywhere, nothing, unmoved);
    const [exact, part, more] = await Promise.all(asked.map(async (text) => cosine(question, await vectorOf(text))));
    expect(meaning.near(0).phrasingsCosine).toBeCloseTo(((exact ?? 0) + (part ?? 0) + (more ?? 0)) / 3, 2);
    expect(meaning.near(1).phrasingsCosine).toBeCloseTo(((exact ?? 0) + (part ?? 0)) / 2, 2);
    expect([meaning.near(0).nearestPhrasing, meaning.near(1).nearestPhrasing]).toEqual([1, 0]);
  });

  it('leaves out clauses out of scope and phrasings that are passed over', async () => {
    const question = await vectorOf('which pins');
    const others = await index.compare(question, (clause) => clause !== 1, nothing, unmoved);
    expect(others.near(1)).toEqual(NOWHERE_NEAR);
    const without = (await index.compare(question, everywhere, (phrasing) => phrasing === 'which pins', unmoved)).near(
      1,
    );
    expect(without.sentenceCosine).toBeGreaterThan(0);
    expect(without).toEqual({
      ...NOWHERE_NEAR,
      wholeCosine: without.wholeCosine,
      sentenceCosine: without.sentenceCosine,
      statementWhole: without.wholeCosine,
      statementSentence: without.sentenceCosine,
    });
    const bare = await index.compare(question, everywhere, everywhere, unmoved);
    for (const clause of [0, 1, 2]) expect(bare.near(clause)).toMatchObject({ nearestPhrasing: -1, wideVotes: 0 });
    expect(bare.asked).toEqual([]);
  });

  it('is told of a statement that answers as well, of clauses without phrasings only', async () => {
    const statement = await vectorOf('Ask the clerk.');
    const meaning = await index.compare(await vectorOf('who is in charge'), everywhere, nothing, () => statement);
    const [kite, , bare] = [0, 1, 2].map((clause) => meaning.near(clause));
    expect(bare).toMatchObject({ wholeCosine: 0, sentenceCosine: 0, phrasingCosine: 0 });
    expect(bare?.statementSentence).toBeCloseTo(1, 2);
    expect(bare?.statementWhole).toBeCloseTo(cosine(statement, await vectorOf(textsOf(BARE)[0]?.text ?? '')), 2);
    expect(kite).toMatchObject({ statementWhole: 0, statementSentence: 0 });
    expect(meaning.nearest(1)).toEqual([2]);
  });

  it('looks at a clause that only the statement is near to, among many that are nearer to the question', async () => {
    const others = Array.from({ length: 20 }, (_, at) =>
      aClause({ key: `k${at}`, asked: [`who is in charge of board ${at}`] }),
    );
    const of = await indexOf([...others, BARE]);
    const statement = await vectorOf('Ask the clerk.');
    const meaning = await of.compare(await vectorOf('who is in charge of it'), everywhere, nothing, () => statement);
    expect(meaning.nearest(1)).toEqual([20]);
  });

  it('compares no phrasing that no person wrote with a statement', async () => {
    const made = { ...aClause({ parts: { text: 'Ask the clerk.' } }), askedByMachine: ['where do the kites go'] };
    const elsewhere = await vectorOf('where do the kites go');
    const of = await indexOf([made]);
    const near = (await of.compare(await vectorOf('my question'), everywhere, nothing, () => elsewhere)).near(0);
    expect(near.statementSentence).toBeLessThan(0.5);
  });

  it('compares a heading that asks with the question, since it is no statement', async () => {
    const [asks, tells] = await Promise.all(
      ['Who is the clerk?', 'The clerk'].map(async (heading) => {
        const listed = aClause({ parts: { text: 'Ask at the desk.' }, citation: { headings: [heading] } });
        const of = await indexOf([listed]);
        const elsewhere = await vectorOf('kites by the pond');
        return (await of.compare(await vectorOf('who is the clerk'), everywhere, nothing, () => elsewhere)).near(0);
      }),
    );
    expect(asks?.statementSentence).toBeCloseTo(1, 2);
    expect(asks?.statementSentence).toBe(asks?.sentenceCosine);
    expect(tells?.statementSentence).toBeLessThan(0.5);
    expect(tells?.sentenceCosine).toBeGreaterThan(0.5);
  });

  it('asks nothing of statements where every clause in scope has phrasings', async () => {
    const never: ToStatement = () => {
      throw new Error('Nobody has asked for it.');
    };
    const meaning = await index.compare(await vectorOf('which pins'), (clause) => clause < 2, nothing, never);
    expect(meaning.nearest(1)).toEqual([1]);
  });

  it('can be weighed, the clause as a whole', async () => {
    const weights = await vectorOf('ask the clerk about pins');
    const wholes = await Promise.all(clauses.map(async (clause) => vectorOf(textsOf(clause)[0]?.text ?? '')));
    const products = wholes.map((whole) => expect.closeTo(cosine(whole, weights), 2));
    expect([0, 1, 2].map((clause) => index.product(clause, weights))).toEqual(products);
  });

  it('is no distance at all without vectors', async () => {
    const blind = await buildSemanticIndex(clauses, await aMemoryCache(aFakeEmbedder({ fails: () => true })));
    const meaning = await blind.compare(await vectorOf('which pins'), everywhere, nothing, unmoved);
    for (const clause of [0, 1, 2]) {
      const { nearestPhrasing: _any, ...cosines } = meaning.near(clause);
      const { nearestPhrasing: _none, ...zeros } = NOWHERE_NEAR;
      expect(cosines).toEqual(zeros);
    }
    expect(meaning.asked).toEqual([0, 0, 0]);
    expect(blind.product(0, await vectorOf('which pins'))).toBeUndefined();
  });
});

describe('the votes of the nearest phrasings', () => {
  it('are shared among the clauses, the nearer ones counting for more', async () => {
    const meaning = await index.compare(await vectorOf('which pins can I fly'), everywhere, nothing, unmoved);
    for (const kind of VOTES) {
      expect([0, 1, 2].reduce((sum, clause) => sum + meaning.near(clause)[kind], 0)).toBeCloseTo(1, 6);
      expect(meaning.near(0)[kind]).toBeGreaterThan(0);
      expect(meaning.near(1)[kind]).toBeGreaterThan(0);
    }
    const pins = await index.compare(await vectorOf('which brass pins can'), everywhere, nothing, unmoved);
    for (const kind of VOTES) expect(pins.near(1)[kind]).toBeGreaterThan(pins.near(0)[kind]);
  });

  it('are those of 5, of 12 and of 30 phrasings', async () => {
    const like = (count: number, words: string): string[] => Array.from({ length: count }, (_, at) => `${words} ${at}`);
    const of = await indexOf([
      aClause({ asked: like(5, 'brass pins') }),
      aClause({ asked: like(7, 'brass boards') }),
      aClause({ asked: like(40, 'brass boards by the old mill') }),
    ]);
    const meaning = await of.compare(await vectorOf('brass pins'), everywhere, nothing, unmoved);
    const heard = VOTES.map((kind) => [0, 1, 2].filter((clause) => meaning.near(clause)[kind] > 0));
    expect(heard).toEqual([[0], [0, 1], [0, 1, 2]]);
  });
});

describe('the phrasings nearest to a question', () => {
  it('are told by their cosines, best first, of clauses in scope', async () => {
    const question = await vectorOf('which pins can I fly');
    const meaning = await index.compare(question, everywhere, nothing, unmoved);
    const { asked } = meaning;
    expect(asked.length).toBe(3);
    expect(asked).toEqual(asked.toSorted((one, other) => other - one));
    expect(asked[0]).toBe(Math.max(meaning.near(0).phrasingCosine, meaning.near(1).phrasingCosine));
    const pin = await index.compare(question, (clause) => clause === 1, nothing, unmoved);
    expect(pin.asked).toEqual([meaning.near(1).phrasingCosine]);
  });

  it('are so many at most', async () => {
    const asked = Array.from({ length: NEIGHBOURS + 3 }, (_, at) => `may I fly ${at}`);
    const of = await indexOf([aClause({ asked })]);
    const meaning = await of.compare(await vectorOf('fly'), everywhere, nothing, unmoved);
    expect(meaning.asked.length).toBe(NEIGHBOURS);
  });
});
