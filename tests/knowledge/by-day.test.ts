import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { councilId } from '../../src/core/guidance.ts';
import type { Clause, GuidanceDocument } from '../../src/core/guidance.ts';
import { isInForce, periodOf } from '../../src/core/in-force.ts';
import type { Period } from '../../src/core/in-force.ts';
import { answerMessage } from '../../src/core/answering.ts';
import { nextDay } from '../../src/core/working-days.ts';
import { buildEdition } from '../../src/knowledge/edition.ts';
import { readFolder } from '../../src/knowledge/read-folder.ts';
import { aFakeEmbedder } from '../support/fake-embedder.ts';
import { aMemoryCache, SOUND } from '../support/sound-knowledge.ts';

const folder = await readFolder(SOUND);
const clauses = folder.documents.flatMap((document) => document.clauses);

const day = fc.nat({ max: 12 }).map((days) => nextDay('2026-03-25', days));
const period: fc.Arbitrary<Period | undefined> = fc.oneof(
  fc.constant(undefined),
  fc.record({ from: day, until: day }, { requiredKeys: [] }),
);
const question = fc
  .array(fc.constantFrom('kite', 'pond', 'prudence', 'colour', 'noticeboard', 'may', 'how', 'kitte', 'zzzzz', '106'), {
    minLength: 1,
    maxLength: 6,
  })
  .map((words) => words.join(' '));
const scope = fc.constantFrom(undefined, councilId('marlpit'));

function dated(periods: readonly (Period | undefined)[]): readonly GuidanceDocument[] {
  let next = 0;
  return folder.documents.map((document) => ({
    ...document,
    clauses: document.clauses.map((clause): Clause => {
      const inForce = periodOf(periods[next], undefined);
      next += 1;
      return { ...clause, citation: { ...clause.citation, ...(inForce && { inForce }) } };
    }),
  }));
}

const only = (documents: readonly GuidanceDocument[], on: string): readonly GuidanceDocument[] =>
  documents
    .map((document) => ({
      ...document,
      clauses: document.clauses.filter(({ citation }) => isInForce(on, citation.inForce)),
    }))
    .filter((document) => document.clauses.length > 0);

const periods = fc.array(period, { minLength: clauses.length, maxLength: clauses.length });
const models = {
  'with vectors': () => aMemoryCache(),
  'by words alone': () => aMemoryCache(aFakeEmbedder({ fails: () => true })),
};

describe('what is in force on a day', () => {
  it.each(Object.entries(models))('is searched as if there had never been anything else, %s', async (_with, cache) => {
    const embeddings = await cache();
    await fc.assert(
      fc.asyncProperty(periods, question, scope, fc.array(day, { minLength: 1, maxLength: 4 }), async (...drawn) => {
        const [inForce, text, council, days] = drawn;
        const documents = dated(inForce);
        const edition = await buildEdition({ ...folder, documents }, embeddings);
        for (const on of days) {
          const alone = await buildEdition({ ...folder, documents: only(documents, on) }, embeddings);
          const view = edition.on(on);
          expect(view.documents).toEqual(alone.documents);
          expect(await view.find({ text }, council, 10)).toEqual(await alone.find({ text }, council, 10));
          const message = { text, question: { text }, scope: council, earlier: undefined };
          const { elsewhen: _named, ...answer } = {
            elsewhen: [],
            ...(await answerMessage(message, view, undefined)).answer,
          };
          expect(answer).toEqual((await answerMessage(message, alone, undefined)).answer);
          for (const { id } of clauses)
            expect(view.clause(id) !== undefined).toBe(isInForce(on, edition.clause(id)?.citation.inForce));
        }
      }),
      { numRuns: 40 },
    );
  });

  it('is the edition itself while all of it is in force', async () => {
    const plain = await buildEdition(folder, await aMemoryCache());
    expect(plain.on('2026-03-20')).toBe(plain.on('1999-01-01'));
    expect(plain.on('2026-03-20').dated).toBeUndefined();
    const documents = dated([{ from: '2026-03-20', until: '2026-05-07' }]);
    const edition = await buildEdition({ ...folder, documents }, await aMemoryCache());
    expect(edition.on('2026-03-20')).toBe(edition.on('2026-05-07'));
    expect(edition.on('2026-03-20').dated).toBeUndefined();
    expect(edition.on('2026-03-19').dated?.since).toBe('0000-01-01');
    expect(edition.on('2026-05-08').dated?.since).toBe('2026-05-08');
    expect(edition.on('2026-05-08')).toBe(edition.on('2027-01-01'));
    expect(edition.on('2026-03-19')).not.toBe(edition.on('2026-05-08'));
  });

  it('makes another edition of the same words, and of no dates the same', async () => {
    const [plain, same] = [await buildEdition(folder, await aMemoryCache()), await readFolder(SOUND)];
    expect(
      (await buildEdition({ ...folder, documents: dated([{ from: '2026-03-20' }]) }, await aMemoryCache())).id,
    ).not.toBe(plain.id);
    expect((await buildEdition(same, await aMemoryCache())).id).toBe(plain.id);
  });
});
