import { definition, docx, list, paragraph, style } from '../../tests/support/docx.ts';
import type { LevelLook } from '../../tests/support/docx.ts';
import { createDice } from '../chaos/chance.ts';
import type { Dice } from '../chaos/chance.ts';

const FORMATS = [
  ['decimal', 6],
  ['lowerLetter', 3],
  ['upperLetter', 2],
  ['lowerRoman', 3],
  ['upperRoman', 2],
  ['ordinal', 1],
  ['decimalZero', 1],
  ['cardinalText', 1],
  ['ordinalText', 1],
] as const;

const DEFINITIONS = 3;
const DEPTHS = [3, 4, 5, 9] as const;
const PARAGRAPHS = 40;

/** How a level is printed: alone, or after those above it. */
function textOf(depth: number, format: string, dice: Dice): string {
  const own = `%${depth + 1}`;
  if (format === 'none') return dice.of(['', 'Note']);
  const chain = Array.from({ length: depth + 1 }, (_, nth) => `%${nth + 1}`).join('.');
  const parent = `%${depth}(${own})`;
  return dice.of([
    `${own}.`,
    `(${own})`,
    `${own})`,
    chain,
    chain,
    `${chain}.`,
    depth === 0 ? `Schedule ${own}` : parent,
    `Article ${own}:`,
  ]);
}

function levelOf(depth: number, dice: Dice): LevelLook {
  const format = dice.weighed(FORMATS);
  return { format, text: textOf(depth, format, dice), start: dice.is(0.7) ? 1 : 1 + dice.below(30) };
}

interface List {
  readonly id: number;
  readonly depths: number;
}

interface Made {
  readonly numbering: string;
  readonly styles: string;
  readonly lists: readonly [List, ...List[]];
  readonly styled: readonly string[];
}

/** Three definitions, of which the last is reached through a list style; each with a list that counts on and some that start anew. */
function makeLists(dice: Dice): Made {
  const lists: List[] = [];
  const xml: string[] = [];
  const styles: string[] = [style('Normal', { name: 'Normal' })];
  const styled: string[] = [];
  for (let nth = 0; nth < DEFINITIONS; nth += 1) {
    const depths = dice.of(DEPTHS);
    const named = nth === 0;
    const levels = Array.from({ length: 9 }, (_, depth) => ({
      ...levelOf(depth, dice),
      ...(named && depth < depths ? { style: `Clause${depth + 1}` } : {}),
    }));
    const link = nth === DEFINITIONS - 1 ? '<w:styleLink w:val="Council"/>' : '';
    xml.push(definition(nth, levels, link));
    const ids = [nth * 10 + 1, nth * 10 + 2, nth * 10 + 3];
    lists.push(...ids.map((id) => ({ id, depths })));
    if (!named) continue;
    for (let depth = 0; depth < depths; depth += 1) {
      const level = depth === 0 ? '' : `<w:ilvl w:val="${depth}"/>`;
      styles.push(style(`Clause${depth + 1}`, { paragraph: `<w:numPr>${level}<w:numId w:val="1"/></w:numPr>` }));
      styled.push(`Clause${depth + 1}`);
    }
  }
  const linked = DEFINITIONS;
  xml.push(definition(linked, [], '<w:numStyleLink w:val="Council"/>'));
  styles.push(
    style('Council', {
      type: 'numbering',
      paragraph: `<w:numPr><w:numId w:val="${(DEFINITIONS - 1) * 10 + 1}"/></w:numPr>`,
    }),
  );
  styles.push(style('Unnumbered', { basedOn: 'Clause1', paragraph: '<w:numPr><w:numId w:val="0"/></w:numPr>' }));
  styles.push(style('ClauseLike', { basedOn: 'Clause2' }));
  styled.push('Unnumbered', 'ClauseLike');
  const numbers = lists.map(({ id }) => {
    const anew =
      id % 10 === 1
        ? {}
        : Object.fromEntries(dice.is(0.7) ? [[0, 1 + dice.below(9)]] : [[dice.below(3), 1 + dice.below(9)]]);
    return list(id, Math.floor(id / 10), anew);
  });
  numbers.push(list(99, linked));
  const [first = { id: 1, depths: 3 }, ...others] = [...lists, { id: 99, depths: 3 }];
  return { numbering: [...xml, ...numbers].join(''), styles: styles.join(''), lists: [first, ...others], styled };
}

/** Goes down a step, stays, or comes back up; now and then it jumps over a level. */
const nextLevel = (before: number, depths: number, dice: Dice): number =>
  Math.min(
    depths - 1,
    dice.weighed([
      [before, 4],
      [before + 1, 3],
      [before + 2, 0.5],
      [Math.max(0, before - 1), 2],
      [dice.below(depths), 1],
    ]),
  );

/** A document in which lists of many kinds are interleaved; the same seed makes the same one. Every paragraph's text is its own. */
export function randomDocument(seed: number): Uint8Array {
  const dice = createDice(seed);
  const { numbering, styles, lists, styled } = makeLists(dice);
  const levels = new Map<number, number>();
  let current = dice.of(lists);
  const body = Array.from({ length: PARAGRAPHS }, (_, nth) => {
    const text = `Paragraph ${seed}-${nth}`;
    if (dice.is(0.15)) current = dice.of(lists);
    const level = nextLevel(levels.get(current.id) ?? -1, current.depths, dice);
    levels.set(current.id, level);
    const [firstStyle = 'Normal', ...otherStyles] = styled;
    return dice.weighed<() => string>([
      [() => paragraph(text, { list: current.id, level }), 12],
      [() => paragraph(text, { style: dice.of([firstStyle, ...otherStyles]) }), 4],
      [() => paragraph(text, { style: 'Clause1', list: 0 }), 0.5],
      [() => paragraph(text), 1],
    ])();
  }).join('');
  return docx({ body, numbering, styles });
}
