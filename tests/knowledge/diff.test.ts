import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countChanges } from '../../src/core/edition-diff.ts';
import { councilId, documentId } from '../../src/core/guidance.ts';
import type { Clause, GuidanceDocument } from '../../src/core/guidance.ts';
import { diffDocuments, wordRuns } from '../../src/knowledge/diff.ts';
import { aClause } from '../support/builders.ts';

const clause = (key: string, text: string, number = key, asked: string[] = []): Clause =>
  aClause({ key, parts: { text }, citation: { number }, asked });

const document = (clauses: readonly Clause[], change: Partial<GuidanceDocument> = {}): GuidanceDocument => ({
  council: councilId('marlpit'),
  id: documentId('kites'),
  title: 'Kites',
  version: '1.0',
  dates: {},
  clauses,
  ...change,
});

const KITES = clause('1.1', 'Members may fly a kite on the common, unless a fair is held there.');
const POND = clause('1.2', 'A kite must not be flown within 50 metres of the duck pond or the bandstand.');
const BOARD = clause('1.3', 'Notices stand on the left board, with brass pins.');

const DAY = '2026-06-04';
const dated = (of: Clause, inForce: { from?: string; until?: string }): Clause => ({
  ...of,
  citation: { ...of.citation, inForce },
});

const changesOf = (before: readonly Clause[], after: readonly Clause[]) =>
  diffDocuments([document(before)], [document(after)], DAY).flatMap(({ clauses }) => clauses);

describe('what has become of clauses', () => {
  it('is nothing where nothing has changed', () => {
    const same = document([KITES, POND]);
    expect(diffDocuments([same], [document([KITES, POND])], DAY)).toEqual([]);
  });

  it('is told of the days they are in force on, whatever else has changed, and once of a document’s days', () => {
    const spring = { from: '2026-03-20', until: '2026-05-07' };
    expect(changesOf([KITES], [dated(KITES, spring)])).toMatchObject([{ change: 'redated', before: KITES }]);
    expect(changesOf([dated(KITES, spring)], [dated(KITES, spring)])).toEqual([]);
    const whole = document([dated(KITES, spring), dated(POND, spring)], { inForce: spring });
    const [change] = diffDocuments([document([KITES, POND])], [whole], DAY);
    expect(change?.clauses).toEqual([]);
    expect(change?.fields).toEqual([
      { field: 'from', before: '', after: '2026-03-20' },
      { field: 'until', before: '', after: '2026-05-07' },
    ]);
  });

  it('is told where dates take them out of force on the day, whichever dates, and only if they were in force', () => {
    const over = { until: '2026-06-03' };
    const outOf = (before: readonly Clause[], after: readonly Clause[], change = {}) =>
      diffDocuments([document(before)], [document(after, change)], DAY).flatMap(({ outOfForce }) =>
        outOfForce.map(({ when, after: { key } }) => `${when} ${key}`),
      );
    expect(outOf([KITES, POND], [dated(KITES, over), POND])).toEqual(['over 1.1']);
    expect(outOf([KITES, POND], [dated(KITES, { from: '2026-06-05' }), POND])).toEqual(['to-come 1.1']);
    const whole = { inForce: over };
    expect(outOf([KITES, POND], [dated(KITES, over), dated(POND, over)], whole)).toEqual(['over 1.1', 'over 1.2']);
    expect(outOf([KITES], [dated(KITES, { until: DAY })])).toEqual([]);
    expect(outOf([dated(KITES, over)], [dated(KITES, { until: '2026-06-01' })])).toEqual([]);
  });

  it('is told by their ids: added, removed, reworded with the words that changed', () => {
    const now = clause('1.1', 'Members may fly a kite on the common, unless a fair or market is held there.');
    const changes = changesOf([KITES, POND], [now, BOARD]);
    expect(changes).toMatchObject([
      {
        change: 'reworded',
        before: { id: KITES.id },
        runs: [
          { run: 'same', words: 'Members may fly a kite on the common, unless a fair ' },
          { run: 'new', words: 'or market ' },
          { run: 'same', words: 'is held there.' },
        ],
      },
      { change: 'added', clause: { id: BOARD.id } },
      { change: 'removed', clause: { id: POND.id } },
    ]);
  });

  it('is a new number where the words are the same, under their id or another', () => {
    const kept = clause('1.1', KITES.text, '2.1');
    const moved = clause('2.2', POND.text);
    expect(changesOf([KITES, POND], [kept, moved])).toMatchObject([
      { change: 'renumbered', before: { id: KITES.id }, after: { citation: { number: '2.1' } } },
      { change: 'renumbered', before: { id: POND.id }, after: { id: moved.id } },
    ]);
  });

  it('is a rewording under another id only where the words are much the same', () => {
    const like = clause('9.1', 'A kite must not be flown within 60 metres of the duck pond or the bandstand.');
    expect(changesOf([POND], [like])).toMatchObject([{ change: 'reworded', before: { id: POND.id } }]);
    const other = clause('9.1', 'A drone must not be sold within the town hall on market days or at night.');
    expect(changesOf([POND], [other]).map(({ change }) => change)).toEqual(['added', 'removed']);
  });

  it('names what a document prints of itself, whole documents, and how many clauses are asked for otherwise', () => {
    const asked = clause('1.1', KITES.text, '1.1', ['can I fly my kite']);
    const changes = diffDocuments(
      [document([KITES], { version: '1.0' }), document([POND], { id: documentId('ponds') })],
      [
        document([asked], { version: '2.0', dates: { review: '2027-01-01' } }),
        document([BOARD], { id: documentId('boards') }),
      ],
      DAY,
    );
    expect(changes).toMatchObject([
      {
        change: 'changed',
        fields: [
          { field: 'version', before: '1.0', after: '2.0' },
          { field: 'review', before: '', after: '2027-01-01' },
        ],
        clauses: [],
        askedOtherwise: [asked],
      },
      { change: 'added', document: { id: 'boards' } },
      { change: 'removed', document: { id: 'ponds' } },
    ]);
    expect(countChanges(changes)).toEqual({ added: 1, removed: 1, renumbered: 0, redated: 0, reworded: 0 });
  });

  it('accounts for every clause of both, whatever was done to them', () => {
    const text = fc.string({ minLength: 1 }).filter((each) => each.trim() !== '');
    const clauses = fc
      .uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e'), text), { selector: ([key]) => key })
      .map((rows) => rows.map(([key, words]) => clause(key, words)));
    fc.assert(
      fc.property(clauses, clauses, (before, after) => {
        const changes = changesOf(before, after);
        const was = changes.flatMap((each) =>
          'before' in each ? each.before : each.change === 'removed' ? each.clause : [],
        );
        const is = changes.flatMap((each) =>
          'after' in each ? each.after : each.change === 'added' ? each.clause : [],
        );
        expect(new Set(was).size).toBe(was.length);
        expect(new Set(is).size).toBe(is.length);
        const left = (all: readonly Clause[], touched: readonly Clause[]): readonly string[] =>
          all.flatMap((each) => (touched.includes(each) ? [] : [`${each.id} ${each.text}`])).toSorted();
        expect(left(before, was)).toEqual(left(after, is));
      }),
    );
  });
});

describe('words that changed', () => {
  it('lose nothing: what is not new is the old text, what is not gone is the new one', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        const runs = wordRuns(before, after);
        const joined = (but: string): string => runs.flatMap(({ run, words }) => (run === but ? [] : [words])).join('');
        expect([joined('new'), joined('gone')]).toEqual([before, after]);
      }),
    );
  });
});
