import { describe, expect, it } from 'vitest';
import { buildSemanticIndex, textsOf } from '../../src/knowledge/semantic-index.ts';
import { aClause } from '../support/builders.ts';
import { aFakeEmbedder } from '../support/fake-embedder.ts';
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
const vectorOf = async (text: string): Promise<Float32Array> =>
  (await aFakeEmbedder().embed([text]))[0] ?? new Float32Array();
const index = await buildSemanticIndex(clauses, await aMemoryCache());

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

  it('hold the lead-in and each item, so that no condition is left out', () => {
    const listed = aClause({
      parts: { leadIn: 'You must not:', text: 'fly', items: ['low;', 'late.'], closing: 'Ever.' },
    });
    const sentences = textsOf(listed).filter(({ kind }) => kind === 'sentence');
    expect(sentences.map(({ text }) => text)).toEqual(['You must not:', 'fly', 'low;', 'late.', 'Ever.']);
    expect(textsOf(listed)[0]?.text).toContain('You must not:\nfly\n• low;\n• late.\nEver.');
  });
});

describe('how near a question is to each clause', () => {
  it('is the best cosine of each kind of text, with the phrasing it is nearest to', async () => {
    const [kite, pin, bare] = index.nearness(await vectorOf('how high is high'), everywhere);
    expect(kite?.phrasing).toBeCloseTo(1, 2);
    expect(kite?.nearestPhrasing).toBe(1);
    expect(kite?.sentence).toBeGreaterThan(0);
    expect(kite?.sentence).toBeLessThan(0.9);
    expect(pin?.phrasing).toBe(0);
    expect(bare).toEqual({ whole: 0, sentence: 0, phrasing: 0, votes: 0, nearestPhrasing: -1 });
  });

  it('shares the votes among the nearest phrasings', async () => {
    const near = index.nearness(await vectorOf('which pins can I fly'), everywhere);
    expect(near.reduce((sum, { votes }) => sum + votes, 0)).toBeCloseTo(1, 6);
    expect(near[0]?.votes).toBeGreaterThan(0);
    expect(near[1]?.votes).toBeGreaterThan(0);
  });

  it('leaves out clauses out of scope and a phrasing that is passed over', async () => {
    const question = await vectorOf('which pins');
    const [, outOfScope] = index.nearness(question, (clause) => clause !== 1);
    expect(outOfScope).toEqual({ whole: 0, sentence: 0, phrasing: 0, votes: 0, nearestPhrasing: -1 });
    const [, without] = index.nearness(question, everywhere, 'which pins');
    expect(without).toMatchObject({ phrasing: 0, nearestPhrasing: -1, votes: 0 });
    expect(without?.sentence).toBeGreaterThan(0);
  });

  it('is nothing at all without vectors', async () => {
    const cache = await aMemoryCache(aFakeEmbedder({ fails: () => true }));
    const blind = await buildSemanticIndex(clauses, cache);
    for (const near of blind.nearness(await vectorOf('which pins'), everywhere)) {
      expect(near).toEqual({ whole: 0, sentence: 0, phrasing: 0, votes: 0, nearestPhrasing: -1 });
    }
  });
});
