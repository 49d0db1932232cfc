import * as fc from 'fast-check';
import { clauseId, composeText, documentId } from '../../src/core/guidance.ts';
import type { Citation, Clause } from '../../src/core/guidance.ts';
import { GEDLING } from './builders.ts';

/** Words with whatever a clause may hold: several lines, mark-up, marks, other scripts. */
const words = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
      fc.constantFrom('\n', ' — ', '*', '1. ', '$&'),
    ),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  .map((pieces) => pieces.join(''))
  .filter((text) => text.trim() !== '');

const date = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10));

const present = { requiredKeys: [] } satisfies { requiredKeys: [] };

const PRE_ELECTION = { from: '2026-03-20', until: '2026-05-07' };

const citation: fc.Arbitrary<Citation> = fc
  .record({
    place: fc.record({ number: fc.constantFrom('4.8', '12', 'B3'), after: fc.constantFrom('4.1', '7') }, present),
    version: fc.option(fc.constantFrom('1.0', 'Draft 2'), { nil: undefined }),
    headings: fc.array(words, { maxLength: 2 }),
    dates: fc.record({ approved: date, published: date, review: date }, present),
    inForce: fc.constantFrom(undefined, { from: '2026-03-20' }, { until: '2026-05-07' }, PRE_ELECTION),
    title: words,
  })
  .map(({ place, version, headings, dates, inForce, title }) => ({
    council: GEDLING.id,
    councilName: GEDLING.name,
    document: documentId('any-guidance'),
    title,
    headings,
    dates,
    ...place,
    ...(version === undefined ? {} : { version }),
    ...(inForce === undefined ? {} : { inForce }),
  }));

/** Clauses of every shape, of so many at least, no two of one id. */
export const anyClauses = (least: number, most: number): fc.Arbitrary<readonly Clause[]> =>
  fc
    .array(fc.record({ text: words, items: fc.array(words, { maxLength: 3 }), citation }), {
      minLength: least,
      maxLength: most,
    })
    .map((all) =>
      all.map(({ text, items, citation: where }, index) => {
        const parts = { text, items, footnotes: [] };
        const key = `clause-${index}`;
        const id = clauseId(where.council, where.document, key);
        return { id, key, parts, text: composeText(parts), asked: [], differsFrom: [], citation: where };
      }),
    );
