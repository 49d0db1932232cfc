import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeDraft } from '../../../src/import/make-draft.ts';
import { createBulletDepths } from '../../../src/import/word/bullet-depths.ts';
import type { PlacedBullet } from '../../../src/import/word/bullet-depths.ts';
import { definition, list, paragraph, style } from '../../support/docx.ts';
import { wordSource } from '../../support/word.ts';

const ind = (left: number): string => `<w:ind w:left="${left}" w:hanging="360"/>`;
const bullets = (...lefts: readonly number[]) =>
  lefts.map((left) => ({ text: '•', format: 'bullet', more: `<w:pPr>${ind(left)}</w:pPr>` }));
/** Lists 1 and 2: the second's first level stands where the first's second does. Lists 3 and 4 say nothing of where they stand. */
const NUMBERING = [
  definition(0, bullets(720, 1440, 2160)),
  definition(1, bullets(1440, 2160)),
  definition(2, [{ text: '–', format: 'bullet' }]),
  definition(3, [{ text: '(%1)', format: 'lowerLetter', more: `<w:pPr>${ind(2880)}</w:pPr>` }]),
  ...[1, 2, 3, 4].map((id) => list(id, id - 1)),
].join('');

async function levelsOf(body: string, styles?: string): Promise<readonly unknown[]> {
  const { blocks } = await wordSource({ body, numbering: NUMBERING, ...(styles !== undefined && { styles }) });
  return blocks.map((block) => (block.kind === 'paragraph' ? block.level : block.kind));
}

const at = (id: number, level = 0, properties = ''): string => paragraph('x', { list: id, level, properties });

describe('a bullet in a list of its own', () => {
  it('stands under the one before where it is indented further, and the one after it where that was', async () => {
    expect(await levelsOf(at(1) + at(2) + at(2, 1) + at(2) + at(1) + at(1, 1))).toEqual([0, 1, 2, 1, 0, 1]);
  });

  it('comes with the point that it is under', async () => {
    const lines = [
      paragraph('You must:'),
      paragraph('tell the clerk:', { list: 1 }),
      paragraph('by letter', { list: 2 }),
    ];
    const body = [...lines, paragraph('by telephone', { list: 2 }), paragraph('keep a note', { list: 1 })].join('');
    const drafted = makeDraft(await wordSource({ body, numbering: NUMBERING }), 'kites');
    const items = drafted?.draft.sections.flatMap(({ clauses }) => clauses.flatMap(({ items: points }) => points));
    expect(items).toEqual(['tell the clerk: • by letter • by telephone', 'keep a note']);
  });

  it('stands beside it where it is not, or where no list says how far it is indented', async () => {
    expect(await levelsOf(at(1) + at(2, 0, ind(720)) + at(1) + at(3))).toEqual([0, 0, 0, 0]);
    expect(await levelsOf(at(3) + at(1))).toEqual([0, 0]);
  });

  it('begins anew after a paragraph without one, or with a number', async () => {
    expect(await levelsOf(at(1) + paragraph('x') + at(2))).toEqual([0, undefined, 0]);
    expect(await levelsOf(at(1) + at(4) + at(2))).toEqual([0, 0, 0]);
  });

  it('may be indented by its style', async () => {
    const deep = style('Deep', { paragraph: `<w:numPr><w:numId w:val="3"/></w:numPr>${ind(1440)}` });
    expect(await levelsOf(at(1) + paragraph('x', { style: 'Deep' }), deep)).toEqual([0, 1]);
  });
});

describe('a bullet that is moved by hand', () => {
  it('stands under one of the same list and level', async () => {
    expect(await levelsOf(at(1) + at(1, 0, ind(1440)) + at(1) + at(1, 0, ind(800)))).toEqual([0, 1, 0, 0]);
  });
});

describe('the levels of bullets', () => {
  const bullet: fc.Arbitrary<PlacedBullet> = fc.record({
    list: fc.constantFrom('1', '2', '3'),
    level: fc.nat(3),
    indent: fc.option(fc.integer({ min: -400, max: 4000 }), { nil: undefined }),
  });

  it('are those of the file where there is one list that indents each level further than the one above', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(8)), fc.integer({ min: 181, max: 900 }), (levels, step) => {
        const depths = createBulletDepths();
        const shown = levels.map((level) => depths.next({ list: '1', level, indent: (level + 1) * step }));
        expect(shown).toEqual(levels);
      }),
    );
  });

  it('are never below the first, and alike for alike bullets of one list', () => {
    fc.assert(
      fc.property(fc.array(bullet), (all) => {
        const depths = createBulletDepths();
        const shown = new Map<string, number>();
        for (const each of all) {
          const level = depths.next(each);
          expect(level).toBeGreaterThanOrEqual(0);
          expect(shown.get(JSON.stringify(each)) ?? level).toBe(level);
          shown.set(JSON.stringify(each), level);
        }
      }),
    );
  });
});
