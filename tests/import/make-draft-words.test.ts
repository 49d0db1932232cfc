import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Drafted, DraftClause, Part } from '../../src/import/draft.ts';
import { makeDraft } from '../../src/import/make-draft.ts';
import { cut } from '../../src/import/pieces.ts';
import type { Source } from '../../src/import/source.ts';
import { anySource } from '../support/any-source.ts';

const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
const sorted = (text: string): string => wordsOf(text).toSorted().join(' ');

const made = anySource.filter((source) => makeDraft(source, 'kites') !== undefined);
const drafted = (source: Source): Drafted => makeDraft(source, 'kites') ?? expect.unreachable();

interface Placed {
  readonly clause: DraftClause;
  readonly headings: string;
}

const clausesOf = ({ draft }: Drafted): ReadonlyMap<string, Placed> =>
  new Map(
    draft.sections.flatMap(({ number = '', heading = '', clauses }) =>
      clauses.map((clause) => [clause.id, { clause, headings: `${number} ${heading} ${clause.heading ?? ''}` }]),
    ),
  );

const partOf = ({ leadIn, text, items, closing, footnotes }: DraftClause): Readonly<Record<Part, string>> => ({
  'lead-in': leadIn ?? '',
  text: text ?? '',
  item: items.join(' '),
  closing: closing ?? '',
  footnote: footnotes.join(' '),
});

const missingIn = (words: string, text: string): readonly string[] =>
  wordsOf(words).filter((word) => !wordsOf(text).includes(word));

/** The words that a piece brings into a part: its number only where that is printed in the list. */
function broughtBy(source: Source): (piece: number, part: Part) => string {
  const { pieces, blocks } = cut(source);
  const lines = new Map(blocks.flatMap((block) => (block.kind === 'line' ? [[block.piece, block.text] as const] : [])));
  return (piece, part) => {
    const printed = pieces[piece]?.printed ?? '';
    return part === 'item' || part === 'footnote' ? printed : (lines.get(piece) ?? printed);
  };
}

const hasTables = ({ blocks }: Source): boolean => blocks.some(({ kind }) => kind === 'table');

describe('every word of a source', () => {
  it('is kept, named as omitted, or left out by the reader: nothing is lost and nothing comes twice', () => {
    fc.assert(
      fc.property(
        made.filter((source) => !hasTables(source)),
        (source) => {
          const all = drafted(source);
          const brought = broughtBy(source);
          const expected = new Map<string, string>();
          for (const [index, { fate }] of all.pieces.entries()) {
            if (fate.fate !== 'clause') continue;
            for (const { clause, part } of fate.places) {
              const key = `${clause} ${part}`;
              expected.set(key, `${expected.get(key) ?? ''} ${brought(index, part)}`);
            }
          }
          for (const { clause } of clausesOf(all).values())
            for (const [part, text] of Object.entries(partOf(clause)))
              expect(`${part}: ${sorted(text)}`).toBe(`${part}: ${sorted(expected.get(`${clause.id} ${part}`) ?? '')}`);
        },
      ),
    );
  });

  it('stands in the part that the proof names, also where it comes from a table', () => {
    fc.assert(
      fc.property(made, (source) => {
        const all = drafted(source);
        const clauses = clausesOf(all);
        const brought = broughtBy(source);
        const missing = all.pieces.flatMap(({ piece, fate }, index) => {
          if (fate.fate !== 'clause' || piece.kind === 'columns') return [];
          return fate.places.flatMap((place) => {
            const placed = clauses.get(place.clause);
            if (placed === undefined) return [`no clause ${place.clause}`];
            const { clause, headings } = placed;
            // The lead-in of another clause is repeated without that one's number.
            const words = place.part === 'lead-in' ? brought(index, place.part) : piece.printed;
            return missingIn(words, [clause.number, headings, partOf(clause)[place.part]].join(' '));
          });
        });
        expect(missing).toEqual([]);
      }),
    );
  });

  it('of a heading stands over each of its clauses, of a title in the title, and of what is dropped in `omitted`', () => {
    fc.assert(
      fc.property(made, (source) => {
        const all = drafted(source);
        const clauses = clausesOf(all);
        const omitted = all.draft.omitted.map(({ text }) => text);
        const missing = all.pieces.flatMap(({ piece: { kind, printed }, fate }) => {
          if (fate.fate === 'heading')
            return fate.over.flatMap((id) => missingIn(printed, clauses.get(id)?.headings ?? ''));
          if (fate.fate === 'title') return missingIn(printed, all.draft.title);
          return fate.fate === 'clause' || kind === 'left-out' || omitted.includes(printed) ? [] : [printed];
        });
        expect(missing.filter((words) => words !== '')).toEqual([]);
      }),
    );
  });

  it('is in a clause whose id the schema takes, no two alike, and the same whenever it is read', () => {
    fc.assert(
      fc.property(made, (source) => {
        const ids = drafted(source).draft.sections.flatMap(({ clauses }) => clauses.map(({ id }) => id));
        expect(new Set(ids).size).toBe(ids.length);
        for (const id of ids) expect(id).toMatch(/^[a-z0-9]+(?:[.-][a-z0-9]+)*$/);
        expect(makeDraft(source, 'kites')).toEqual(makeDraft(structuredClone(source), 'kites'));
      }),
    );
  });
});
