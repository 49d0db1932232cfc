import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draftYaml } from '../../src/import/draft-yaml.ts';
import { updateLines } from '../../src/import/import-wording.ts';
import type { Source } from '../../src/import/source.ts';
import { updateDraft } from '../../src/import/update-draft.ts';
import { heading, para, plain } from '../support/source.ts';
import { drafted, updated } from '../support/updated-draft.ts';

type Blocks = Source['blocks'];

const GIFTS = 'Members must not accept any gift worth more than fifty pounds from a contractor.';
const KITES = 'Members may fly a kite on the common unless a fair is held there.';
const LOGO = 'The council logo must not be used on a personal website or a leaflet.';
const LOGINS = 'Passwords are changed every month and never given to anybody else.';

const REGISTER: Blocks = [
  heading('Registering', 2, '1'),
  para('1.1', 'Every gift over £50 is entered in the register of gifts and hospitality.'),
  para('1.2', 'An entry in the register must state:'),
  para('1.2(a)', 'the giver;'),
  para('1.2(b)', 'the value, namely:'),
  para('(i)', 'in pounds; and'),
  para('(ii)', 'as it was told.'),
  para('1.3', 'A gift is refused that:'),
  para('1.3.1', 'is given in secret; or'),
  para('1.3.2', 'was asked for.'),
];
const numberedFrom = (first: number): Blocks =>
  REGISTER.map((block) =>
    block.kind === 'paragraph' && block.marker !== undefined
      ? { ...block, marker: block.marker.replace(/^1/, String(first)) }
      : block,
  );

describe('numbers printed before points', () => {
  it('are no words of a clause: it keeps its id and phrasings behind a section that comes in, and is not reworded', () => {
    const scope = [heading('Scope', 2, '1'), para('1.1', LOGINS)];
    const { yaml, report } = updated([heading('G'), ...REGISTER], [heading('G'), ...scope, ...numberedFrom(2)]);
    expect(report).toMatchObject({ same: 0, reworded: [], gone: [], added: [{ id: '1.1-2' }] });
    expect(report.renumbered.map(({ id, after }) => [id, after])).toEqual([
      ['1.1', '2.1'],
      ['1.2', '2.2'],
      ['1.3', '2.3'],
    ]);
    expect(yaml).toMatch(/- id: "1\.2"\n +asked:\n +- what about 1\.2\n +number: "2\.2"/);
    expect(yaml).toContain('2.2(a) the giver;');
  });

  it('are told as renumbered where nothing else is otherwise', () => {
    const lettered = (marks: readonly string[]): Blocks => [
      heading('Guidance'),
      para('4.1', 'Members must:'),
      ...['be on time;', 'be polite; and', 'be brief.'].map((words, nth) => para(marks[nth] ?? '', words)),
    ];
    const { report, ids } = updated(lettered(['(a)', '(b)', '(c)']), lettered(['(i)', '(ii)', '(iii)']));
    expect(ids).toEqual({ 'Members must:': '4.1' });
    expect(report).toMatchObject({ same: 0, reworded: [], added: [], gone: [] });
    expect(updateLines(report)).toContain('Renumbered: the points or footnotes of 4.1.');
  });

  it('do not hide that a number of the words is another one', () => {
    const within = (days: string): Blocks => [
      heading('Guidance'),
      para('4.1', 'Members must answer:'),
      para('(a)', `${days} days after a letter;`),
      para('(b)', '2 days after a call.'),
    ];
    const { report } = updated(within('5'), within('6'));
    expect(report).toMatchObject({ reworded: [{ id: '4.1' }], renumbered: [] });
  });
});

describe('a clause without a number', () => {
  it('is told as moved where what stands over it has another number or heading', () => {
    const under = (title: string): Blocks => [heading('Guidance'), heading(title, 2), plain(KITES)];
    const { report } = updated(under('Kites'), under('Kites and fairs'));
    expect(report.renumbered).toEqual([{ id: 'kites', before: undefined, after: undefined, where: 'place' }]);
    expect(updateLines(report)).toContain('Moved: kites stands under or behind another number or heading.');
  });
});

describe('marks of footnotes', () => {
  it('are no words of a clause either', () => {
    const withNotes = (notes: readonly string[]) =>
      drafted([heading('Guidance'), para('4.1', KITES), para('4.2', `${GIFTS}[${notes.length}]`)], {
        footnotes: notes.map((text, nth) => ({ mark: String(nth + 1), text })),
      });
    const [before, after] = [
      withNotes(['Or as much in kind.']),
      withNotes(['A fair of any kind.', 'Or as much in kind.']),
    ];
    const existing = { yaml: draftYaml(before.draft, 'sources/gifts.txt'), sourceText: undefined, leads: [] };
    const done = updateDraft(existing, after.draft, { source: 'sources/gifts.txt', text: '' });
    expect(done).toMatchObject({ outcome: 'updated', report: { reworded: [], renumbered: [{ id: '4.2' }] } });
  });
});

describe('clauses that have changed places', () => {
  const HOSPITALITY =
    'Hospitality at an event of the council is declared to the Monitoring Officer in writing within 28 days.';
  const sections = (one: readonly string[], other: readonly string[]): Blocks => [
    heading('Guidance'),
    ...[one, other].flatMap((rules, section) => [
      heading(rules[0] ?? '', 2, String(section + 1)),
      ...rules.slice(1).map((rule, nth) => para(`${section + 1}.${nth + 1}`, rule)),
    ]),
  ];

  it('are followed with another number in their words, and with nothing else in them changed', () => {
    const before = sections(['Gifts', GIFTS, KITES], ['Hospitality', HOSPITALITY]);
    const sooner = HOSPITALITY.replace('28', '14');
    expect(updated(before, sections(['Hospitality', sooner], ['Gifts', LOGINS, KITES])).ids[sooner]).toBe('2.1');
    const never = HOSPITALITY.replace('is declared', 'is not declared');
    expect(updated(before, sections(['Hospitality', never], ['Gifts', LOGINS, KITES])).ids[never]).not.toBe('2.1');
  });

  it('of the same words as others are known by their headings, whatever number they have now', () => {
    const before = sections(['Gifts', GIFTS, KITES], ['Fairs', LOGO, KITES]);
    const after: Blocks = [
      heading('Guidance'),
      heading('Scope', 2, '1'),
      para('1.1', LOGINS),
      ...['Gifts', 'Fairs'].flatMap((title, nth) => [
        heading(title, 2, String(nth + 2)),
        para(`${nth + 2}.1`, nth === 0 ? GIFTS : LOGO),
        para(`${nth + 2}.2`, KITES),
      ]),
    ];
    const { draft } = updated(before, after);
    expect(draft.sections.map(({ clauses }) => clauses.map(({ id }) => id))).toEqual([
      ['1.1-2'],
      ['1.1', '1.2'],
      ['2.1', '2.2'],
    ]);
  });
});

/** What is printed before a point, made of the number of its clause and its own place. */
const POINT_MARKS: readonly ((number: string, nth: number) => string)[] = [
  (_number, nth) => `(${letter(nth)})`,
  (_number, nth) => `${letter(nth)})`,
  (number, nth) => `${number}(${letter(nth)})`,
  (number, nth) => `${number}.${nth + 1}`,
  (number, nth) => `${number}.${letter(nth)}`,
  (number, nth) => `${number}.${letter(nth)}.`,
  () => '•',
];
const letter = (nth: number): string => String.fromCharCode('a'.charCodeAt(0) + nth);

const word = fc.constantFrom(
  'kites',
  'gifts',
  'purdah',
  'the',
  'is',
  'council',
  'members',
  '£50',
  'declared',
  'officer',
);
const someWords = (minLength: number) => fc.array(word, { minLength, maxLength: 8 }).map((all) => all.join(' '));
const rule = fc.record({
  text: someWords(3).map((words) => `Members ${words}`),
  points: fc.array(
    fc.record({
      words: fc
        .tuple(fc.constantFrom('is', 'of', 'are', 'has', 'any', 'below'), someWords(1))
        .map((all) => all.join(' ')),
      below: fc.boolean(),
    }),
    { maxLength: 4 },
  ),
  mark: fc.nat(POINT_MARKS.length - 1),
});
type Rule = typeof rule extends fc.Arbitrary<infer Made> ? Made : never;
const section = fc.record({ title: someWords(1), rules: fc.array(rule, { minLength: 1, maxLength: 4 }) });
type Section = typeof section extends fc.Arbitrary<infer Made> ? Made : never;

const printed = (sections: readonly Section[], first: number): Blocks => [
  heading('Guidance'),
  ...sections.flatMap(({ title, rules }, at) => [
    heading(`On ${title}`, 2, `${at + first}`),
    ...rules.flatMap((each, nth) => printedRule(each, `${at + first}.${nth + 1}`)),
  ]),
];

const printedRule = ({ text, points, mark }: Rule, number: string): Blocks => [
  para(number, points.length === 0 ? `${text}.` : `${text} where it:`),
  ...points.flatMap(({ words, below }, nth) => [
    para(POINT_MARKS[mark]?.(number, nth) ?? '', below ? `${words}, that:` : `${words};`),
    ...(below ? [para('(i)', 'is small;'), para('(ii)', 'is late;')] : []),
  ]),
];

const idsIn = ({ sections }: ReturnType<typeof drafted>['draft']): readonly string[] =>
  sections.flatMap(({ clauses }) => clauses.map(({ id }) => id));

/** Each updates a whole document. */
const RUNS = { numRuns: 40 };

describe('any document with numbered points', () => {
  const sections = fc.array(section, { minLength: 1, maxLength: 4 });

  it('keeps every id and phrasing when it is renumbered throughout, and nothing in it is reworded', () => {
    fc.assert(
      fc.property(sections, fc.integer({ min: 1, max: 12 }), (all, first) => {
        const before = printed(all, 1);
        const { draft, yaml, report } = updated(before, printed(all, first));
        const ids = idsIn(drafted(before).draft);
        expect(idsIn(draft)).toEqual(ids);
        expect(report).toMatchObject({ reworded: [], added: [], gone: [] });
        for (const id of ids) expect(yaml).toContain(`- what about ${id}\n`);
      }),
      RUNS,
    );
  });

  it('keeps them when a section comes in anywhere', () => {
    const fresh = { title: 'scope', rules: [{ text: LOGINS, points: [], mark: 0 }] };
    fc.assert(
      fc.property(sections, fc.nat(4), (all, at) => {
        const before = printed(all, 1);
        const { draft, report } = updated(before, printed(all.toSpliced(at, 0, fresh), 1));
        const added = new Set(report.added.map(({ id }) => id));
        expect(idsIn(draft).filter((id) => !added.has(id))).toEqual(idsIn(drafted(before).draft));
        expect(report).toMatchObject({ reworded: [], gone: [] });
        expect(added.size).toBe(1);
      }),
      RUNS,
    );
  });
});
