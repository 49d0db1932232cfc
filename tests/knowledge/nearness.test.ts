import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Clause } from '../../src/core/guidance.ts';
import { textsOf } from '../../src/knowledge/clause-texts.ts';
import type { SearchedText } from '../../src/knowledge/clause-texts.ts';
import { buildSemanticIndex } from '../../src/knowledge/semantic-index.ts';
import { aClause } from '../support/builders.ts';
import { aFakeEmbedder, cosine } from '../support/fake-embedder.ts';
import { aMemoryCache } from '../support/sound-knowledge.ts';

const embedder = aFakeEmbedder();
const vectorOf = async (text: string): Promise<Float32Array> => (await embedder.embed([text]))[0] ?? new Float32Array();

const word = fc.constantFrom('kite', 'pond', 'pins', 'brass', 'bench', 'clerk', 'goat', 'mill', 'bell', 'oar');
const text = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
const PASSED = 'what is passed over';
const parts = fc.record({
  heading: fc.option(
    fc.tuple(text, fc.constantFrom('', '?', '? ')).map((both) => both.join('')),
    { nil: undefined },
  ),
  sentences: fc.array(fc.tuple(text, fc.constantFrom('.', '?')), { minLength: 1, maxLength: 3 }),
  asked: fc.oneof(
    fc.constant<string[]>([]),
    fc.constant<string[]>([PASSED]),
    fc.array(text, { minLength: 1, maxLength: 3 }),
  ),
  made: fc.array(text, { maxLength: 2 }),
});
const clausesOf = fc.array(parts, { minLength: 1, maxLength: 12 }).map((all) =>
  all.map(({ heading, sentences, asked, made }, key) => ({
    ...aClause({
      key: `${key}`,
      citation: { headings: heading === undefined ? [] : [heading] },
      parts: { text: sentences.map((sentence) => sentence.join('')).join(' ') },
      asked,
    }),
    askedByMachine: made,
  })),
);

/** How near a clause is, reckoned text by text as its signs are described. */
async function reckoned(clause: Clause, question: Float32Array, statement: Float32Array): Promise<object> {
  const texts = textsOf(clause).filter((one) => one.text !== PASSED);
  const to = async (one: SearchedText, vector: Float32Array): Promise<number> =>
    cosine(vector, await vectorOf(one.text));
  const best = async (some: readonly SearchedText[], vector: Float32Array): Promise<number> =>
    Math.max(0, ...(await Promise.all(some.map(async (one) => to(one, vector)))));
  const of = (...kinds: readonly string[]): readonly SearchedText[] => texts.filter(({ kind }) => kinds.includes(kind));
  const bare = of('phrasing').length === 0;
  const asking = of('sentence').filter((one) => one.text.trimEnd().endsWith('?'));
  const telling = of('sentence').filter((one) => !asking.includes(one));
  const sentence = Math.max(await best(telling, statement), await best(asking, question));
  return {
    wholeCosine: await best(of('whole'), question),
    sentenceCosine: await best(of('sentence', 'made'), question),
    statementWhole: bare ? await best(of('whole'), statement) : 0,
    statementSentence: bare ? sentence : 0,
    phrasingCosine: await best(of('phrasing'), question),
  };
}

it('a clause is as near as its nearest text of each kind, and the nearest clauses are those with the nearest texts', async () => {
  await fc.assert(
    fc.asyncProperty(clausesOf, text, text, async (clauses, asked, stated) => {
      const [question, statement] = [await vectorOf(asked), await vectorOf(stated)];
      const index = await buildSemanticIndex(clauses, await aMemoryCache());
      const passed = (phrasing: string): boolean => phrasing === PASSED;
      const meaning = await index.compare(
        question,
        () => true,
        passed,
        () => statement,
      );
      const expected: number[] = [];
      for (const [at, clause] of clauses.entries()) {
        const signs = await reckoned(clause, question, statement);
        const near = meaning.near(at);
        for (const [name, value] of Object.entries(signs))
          expect([name, at, Object.entries(near).find(([sign]) => sign === name)?.[1]]).toEqual([
            name,
            at,
            expect.closeTo(value, 2),
          ]);
        expected.push(Math.max(...Object.values(signs)));
      }
      const nearest = meaning.nearest(3).map((at) => expected[at] ?? 0);
      const best = expected.toSorted((one, other) => other - one).slice(0, 3);
      nearest.forEach((value, at) => expect(value).toBeCloseTo(best[at] ?? 0, 2));
    }),
    { numRuns: 150 },
  );
});
