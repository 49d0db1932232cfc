import { describe, expect, it } from 'vitest';
import type { Drafted, DraftClause } from '../../src/import/draft.ts';
import { makeDraft } from '../../src/import/make-draft.ts';
import type { Source } from '../../src/import/source.ts';
import { aSource, heading, para, plain, table } from '../support/source.ts';

const drafted = (blocks: Source['blocks'], more: Partial<Source> = {}): Drafted =>
  makeDraft(aSource(blocks, more), 'kites') ?? expect.unreachable();

const clausesOf = ({ draft }: Drafted): readonly DraftClause[] => draft.sections.flatMap(({ clauses }) => clauses);
const looks = ({ lookAt }: Drafted): readonly string[] => lookAt.map(({ look }) => look);

describe('a table', () => {
  it('is a list of readable rows behind its lead-in', () => {
    const all = drafted([
      para('1.1', 'The limits are:'),
      table(
        [
          ['Gift', 'Limit'],
          ['Book', '£50'],
          ['', ''],
          ['Wine', ''],
        ],
        true,
      ),
    ]);
    expect(clausesOf(all)).toMatchObject([{ id: '1.1', items: ['Gift: Book; Limit: £50', 'Gift: Wine'] }]);
    expect(all.draft.omitted).toEqual([
      { text: 'Gift; Limit', reason: 'heads of the columns of a table, given with each row' },
    ]);
  });

  it('is a clause a row where rows begin with a number or with a name and a rule', () => {
    const rule = 'Members must register every gift that they are given in office.';
    const named = drafted([
      heading('Rules'),
      table([
        ['Gifts', rule],
        ['Kites', rule.replace('gift', 'kite')],
      ]),
    ]);
    expect(clausesOf(named)).toMatchObject([{ id: 'gifts', heading: 'Gifts', text: rule }, { heading: 'Kites' }]);
    const numbered = drafted([
      heading('Rules'),
      table(
        [
          ['No', 'Rule'],
          ['2.1', rule],
          ['2.2', rule],
        ],
        true,
      ),
    ]);
    expect(clausesOf(numbered)).toMatchObject([{ id: '2.1', number: '2.1', text: rule }, { id: '2.2' }]);
  });
});

describe('a merged cell', () => {
  const MEETINGS = [
    ['Meeting', 'Notice'],
    ['Council', '5 days in May'],
    [undefined, '7 days in June'],
    [undefined, undefined],
    ['Cabinet', '3 days'],
  ];

  it('counts for each row that it reaches', () => {
    const all = drafted([para('1.1', 'The notice is:'), table(MEETINGS, true)]);
    expect(clausesOf(all)).toMatchObject([
      {
        items: [
          'Meeting: Council; Notice: 5 days in May',
          'Meeting: Council; Notice: 7 days in June',
          'Meeting: Cabinet; Notice: 3 days',
        ],
      },
    ]);
  });

  it('is no word of a row below where it is the head of a column, nor where there is nothing above', () => {
    const heads = [
      ['Meeting', 'Notice', ''],
      [undefined, 'In May', 'In June'],
    ];
    expect(clausesOf(drafted([plain('The notice is:'), table(heads, true)]))).toMatchObject([
      { items: ['Notice: In May; In June'] },
    ]);
    expect(clausesOf(drafted([plain('The notice is:'), table([[undefined, '5 days']])]))).toMatchObject([
      { items: ['5 days'] },
    ]);
  });
});

describe('the caption of a table', () => {
  const ROWS = table([
    ['Book', '£50'],
    ['Wine', '£10'],
  ]);
  const caption = para('', 'Limits of 2026', { caption: true });

  it('does not part the table from the words that introduce it', () => {
    const all = drafted([para('1.1', 'The limits are:'), caption, ROWS, plain('Ask an officer.')]);
    expect(clausesOf(all)).toMatchObject([
      { id: '1.1', text: 'The limits are: Limits of 2026', items: ['Book; £50', 'Wine; £10'] },
      { text: 'Ask an officer.' },
    ]);
    expect(looks(all)).toEqual(['no-title']);
  });

  it('introduces the table where nothing else does, and each row that is a clause', () => {
    const before = [heading('Gifts'), plain('Members must register gifts.')];
    expect(clausesOf(drafted([...before, caption, ROWS]))[1]).toMatchObject({
      text: 'Limits of 2026',
      items: ['Book; £50', 'Wine; £10'],
    });
    const rule = 'Members must register every gift that they are given in office.';
    const rules = table([
      ['Gifts', rule],
      ['Kites', rule],
    ]);
    expect(clausesOf(drafted([...before, caption, rules])).slice(1)).toMatchObject([
      { heading: 'Gifts', leadIn: 'Limits of 2026', text: rule },
      { heading: 'Kites', leadIn: 'Limits of 2026', text: rule },
    ]);
  });

  it('is a paragraph like others where no table follows', () => {
    expect(clausesOf(drafted([heading('Gifts'), caption, plain('Ask.'), ROWS]))).toMatchObject([
      { text: 'Limits of 2026' },
      { text: 'Ask.' },
      { items: ['Book; £50', 'Wine; £10'] },
    ]);
  });
});
