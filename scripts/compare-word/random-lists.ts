import { definition, level, list, style } from '../../tests/support/docx.ts';
import type { LevelLook } from '../../tests/support/docx.ts';
import type { Dice } from '../chaos/chance.ts';

/** A list that paragraphs of a random document may be in, by its numId. */
export interface RandomList {
  readonly id: number;
  readonly depths: number;
}

export interface RandomLists {
  readonly numbering: string;
  readonly styles: string;
  readonly lists: readonly [RandomList, ...RandomList[]];
  /** Styles that put a paragraph into a list, or take it out. */
  readonly styled: readonly [string, ...string[]];
}

// Where LibreOffice 7.4 prints other numbers than Word there is nothing to compare: levels that print the numbers of others in figures
// (isLgl), that do not start again at each level above (lvlRestart) or that print nothing within others' numbers ("none"), and a number
// to start from (startOverride) below the first level, which Word takes at each new start and LibreOffice at the first alone.
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

const DEPTHS = [3, 4, 5, 9] as const;
const LEVELS = 9;
const LATEST_START = 30;

/** How a level is printed: alone, or after those above it. */
function textOf(depth: number, dice: Dice): string {
  const own = `%${depth + 1}`;
  const chain = Array.from({ length: depth + 1 }, (_, nth) => `%${nth + 1}`).join('.');
  const withParent = depth === 0 ? `Schedule ${own}` : `%${depth}(${own})`;
  return dice.of([`${own}.`, `(${own})`, `${own})`, chain, chain, `${chain}.`, withParent, `Article ${own}:`]);
}

const randomLevel = (depth: number, dice: Dice): LevelLook => ({
  format: dice.weighed(FORMATS),
  text: textOf(depth, dice),
  start: dice.is(0.7) ? 1 : 1 + dice.below(LATEST_START),
});

/** As text LibreOffice prints bullets of its own by the level, and this one at each third. */
const BULLETS_AT = 6;
const BULLETS: LevelLook = { format: 'bullet', text: '•' };

interface Definition {
  readonly id: number;
  readonly depths: number;
  readonly levels: readonly LevelLook[];
}

function randomDefinition(id: number, dice: Dice): Definition {
  const levels = Array.from({ length: LEVELS }, (_, depth) => randomLevel(depth, dice));
  return { id, depths: dice.of(DEPTHS), levels: dice.is(0.15) ? levels.with(BULLETS_AT, BULLETS) : levels };
}

/** A list that counts on, one that starts anew at some level, and one that prints a level in another way. */
function listsOf({ id, levels }: Definition, dice: Dice): readonly string[] {
  const depth = dice.below(3);
  const start = depth === 0 ? 1 + dice.below(LATEST_START) : (levels[depth]?.start ?? 1);
  const other = { ...levels[1], ...randomLevel(1, dice), start: levels[1]?.start ?? 1 };
  const replaced = `<w:lvlOverride w:ilvl="1">${level(1, other)}</w:lvlOverride></w:num>`;
  return [
    list(id * 10 + 1, id),
    list(id * 10 + 2, id, { [depth]: start }),
    list(id * 10 + 3, id).replace('</w:num>', dice.is(0.3) ? replaced : '</w:num>'),
  ];
}

const numbered = (id: number, depth: number): string =>
  `<w:numPr>${depth === 0 ? '' : `<w:ilvl w:val="${depth}"/>`}<w:numId w:val="${id}"/></w:numPr>`;

/** Styles of the first definition's levels, one based on another, one that takes out of the list, and a list style of the last definition. */
const stylesOf = (depths: number, last: Definition): readonly string[] => [
  style('Normal'),
  ...Array.from({ length: depths }, (_, depth) => style(`Clause${depth + 1}`, { paragraph: numbered(1, depth) })),
  style('Like', { basedOn: 'Clause2' }),
  style('Deeper', { basedOn: 'Clause2', paragraph: '<w:numPr><w:ilvl w:val="2"/></w:numPr>' }),
  style('Unnumbered', { basedOn: 'Clause1', paragraph: numbered(0, 0) }),
  style('Council', { type: 'numbering', paragraph: numbered(last.id * 10 + 1, 0) }),
];

/** Lists of three definitions, of which the first is that of styles and the last that of a list style, through which a further list has it. */
export function randomLists(dice: Dice): RandomLists {
  const [first, second, last] = [randomDefinition(0, dice), randomDefinition(1, dice), randomDefinition(2, dice)];
  const named = first.levels.map((each, depth) =>
    depth < first.depths ? { ...each, style: `Clause${depth + 1}` } : each,
  );
  const linked = 3;
  const definitions = [
    definition(first.id, named),
    definition(second.id, second.levels),
    definition(last.id, last.levels, '<w:styleLink w:val="Council"/>'),
    definition(linked, [], '<w:numStyleLink w:val="Council"/>'),
  ];
  const lists = [first, second, last].flatMap((each) => listsOf(each, dice));
  const places = [first, second, last].flatMap(({ id, depths }) =>
    [1, 2, 3].map((nth) => ({ id: id * 10 + nth, depths })),
  );
  const styled = Array.from({ length: first.depths }, (_, depth) => `Clause${depth + 1}`);
  return {
    numbering: [...definitions, ...lists, list(linked * 10 + 1, linked)].join(''),
    styles: stylesOf(first.depths, last).join(''),
    lists: [{ id: linked * 10 + 1, depths: last.depths }, ...places],
    styled: ['Like', 'Deeper', 'Unnumbered', ...styled],
  };
}
