import { describe, expect, it } from 'vitest';
import type { Drafted, DraftClause } from '../../src/import/draft.ts';
import { makeDraft } from '../../src/import/make-draft.ts';
import type { Source } from '../../src/import/source.ts';
import { aSource, heading, para, plain } from '../support/source.ts';

const drafted = (blocks: Source['blocks'], more: Partial<Source> = {}): Drafted =>
  makeDraft(aSource(blocks, more), 'kites') ?? expect.unreachable();

const clausesOf = ({ draft }: Drafted): readonly DraftClause[] => draft.sections.flatMap(({ clauses }) => clauses);
const idsOf = (all: Drafted): readonly string[] => clausesOf(all).map(({ id }) => id);
const looks = ({ lookAt }: Drafted): readonly string[] => lookAt.map(({ look }) => look);

const GIFTS = [
  heading('Gifts and Hospitality'),
  heading('Gifts', 2, '4.'),
  para('4.1', 'Members must register every gift.'),
];

describe('a numbered paragraph', () => {
  it('is a clause under the heading of its section, with its number as a citation prints it', () => {
    const { draft } = drafted(GIFTS);
    expect(draft.title).toBe('Gifts and Hospitality');
    expect(draft.sections).toEqual([
      {
        number: '4',
        heading: 'Gifts',
        clauses: [{ id: '4.1', number: '4.1', text: 'Members must register every gift.', items: [], footnotes: [] }],
      },
    ]);
  });

  it('is one, too, where it is set in the style of a heading', () => {
    const text = 'Members must not accept any gift that is worth more than fifty pounds in any one year of office.';
    expect(clausesOf(drafted([...GIFTS, heading(text, 3, '4.2')]))[1]).toMatchObject({ id: '4.2', text });
  });

  it('makes a heading of the line above it that has its number’s beginning, and says that this is a guess', () => {
    const all = drafted([
      plain('Kites'),
      para('2.', 'What is a Kite?'),
      para('2.1', 'It flies.'),
      para('3.', 'Advice'),
      plain('Ask.'),
    ]);
    expect(all.draft.sections.map(({ number, heading: over }) => [number, over])).toEqual([
      ['2', 'What is a Kite?'],
      ['3', 'Advice'],
    ]);
    expect(looks(all)).toContain('heading-guessed');
  });
});

describe('a list', () => {
  it('is one clause with its lead-in, its printed markers and the words that close its sentence', () => {
    const all = drafted([
      ...GIFTS,
      para('4.2', 'A member is a person who'),
      para('(a)', 'sits on a committee, or;'),
      para('(b)', 'represents the authority;'),
      plain('and who is entitled to vote.'),
      plain('Kites are flown on the common.'),
    ]);
    expect(clausesOf(all).slice(1)).toEqual([
      {
        id: '4.2',
        number: '4.2',
        text: 'A member is a person who',
        items: ['(a) sits on a committee, or;', '(b) represents the authority;'],
        closing: 'and who is entitled to vote.',
        footnotes: [],
      },
      {
        id: 'gifts-kites-flown-common',
        after: '4.2',
        text: 'Kites are flown on the common.',
        items: [],
        footnotes: [],
      },
    ]);
  });

  it('keeps its bullets to itself and lists within it in their order', () => {
    const all = drafted([
      para('1.1', 'Members may:'),
      para('•', 'fly kites;'),
      para('o', 'red ones;'),
      para('•', 'land.'),
    ]);
    expect(clausesOf(all)[0]?.items).toEqual(['fly kites;', 'red ones;', 'land.']);
  });

  it('of whole rules with numbers of their own is there whole and rule by rule, each with the lead-in', () => {
    const leadIn = 'The following sections of the Code are relevant:';
    const all = drafted([
      heading('The Code', 1, '5'),
      para('5.1', leadIn),
      para('5.2', 'You must treat others with respect.'),
      para('5.3', 'You must not bully anyone.'),
    ]);
    expect(clausesOf(all)).toMatchObject([
      { id: '5.1', text: leadIn, items: ['5.2 You must treat others with respect.', '5.3 You must not bully anyone.'] },
      { id: '5.2', leadIn, text: 'You must treat others with respect.' },
      { id: '5.3', leadIn, text: 'You must not bully anyone.' },
    ]);
    expect(looks(all)).toContain('joined');
  });

  it('of numbered fragments is one sentence: none of them is a clause', () => {
    const all = drafted([
      para('4.2', 'Members must not:'),
      para('4.2.1', 'fly kites at night; or'),
      para('4.2.2', 'fly them over roads.'),
      para('4.3', 'Members may fly kites on the common.'),
    ]);
    expect(idsOf(all)).toEqual(['4.2', '4.3']);
    expect(clausesOf(all)[0]?.items).toEqual(['4.2.1 fly kites at night; or', '4.2.2 fly them over roads.']);
  });

  it('without a number, of points that are sentences or topics, is a clause each with the lead-in', () => {
    const leadIn = 'Councillors should be mindful of the laws that apply:';
    const topics = ['Copyright: do not post without permission;', 'Incitement: it is an offence.'];
    const all = drafted([
      heading('Law'),
      plain(leadIn),
      ...topics.map((topic) => para('·', topic)),
      heading('More'),
      plain('Ask.'),
    ]);
    expect(clausesOf(all).slice(0, 2)).toMatchObject(topics.map((text) => ({ leadIn, text, items: [] })));
  });

  it('that a paragraph interrupts goes on where its next letter comes', () => {
    const all = drafted([
      para('1.1', 'Members may:'),
      para('(a)', 'fly kites;'),
      plain('This includes gliders.'),
      para('(b)', 'land.'),
    ]);
    expect(clausesOf(all)[0]?.items).toEqual(['(a) fly kites; This includes gliders.', '(b) land.']);
    expect(looks(all)).toContain('joined');
  });
});

describe('a condition', () => {
  it.each([
    'unless a fair is held there.',
    'However, this is not so on Sundays.',
    'This rule does not apply to gliders.',
  ])('stays with the clause that it limits: %s', (condition) => {
    const all = drafted([...GIFTS, plain(condition)]);
    expect(clausesOf(all)).toMatchObject([{ id: '4.1', closing: condition }]);
    expect(looks(all)).toContain('joined');
  });
});

describe('a paragraph that a page cut in two', () => {
  it('is made whole', () => {
    const all = drafted([para('4.2', 'It will not prevent someone pursuing'), plain('legal action against you.')]);
    expect(clausesOf(all)[0]?.text).toBe('It will not prevent someone pursuing legal action against you.');
  });
});

describe('ids', () => {
  it('bear the name of a schedule where its numbers begin anew', () => {
    const all = drafted([
      heading('Kites'),
      heading('Flying', 2, '1'),
      para('1.1', 'Fly.'),
      heading('Protocol', 1, 'Schedule 1'),
      para('1.1', 'Land.'),
      para('1.2', 'Rest.'),
    ]);
    expect(idsOf(all)).toEqual(['1.1', 'schedule-1-1.1', 'schedule-1-1.2']);
    expect(clausesOf(all)[1]).toMatchObject({ number: '1.1' });
    expect(all.draft.sections[1]).toMatchObject({ number: 'Schedule 1', heading: 'Protocol' });
  });

  it('are made unique in order, and a short name stands for what has no number', () => {
    const all = drafted([
      heading('Kites'),
      heading('Set the tone', 2),
      plain('Be polite.'),
      heading('Other matters of council business', 2),
      plain('Kites are flown.'),
      plain('Kites are flown.'),
      para('1.1', 'Fly.'),
      para('1.1', 'Fly again.'),
    ]);
    expect(idsOf(all)).toEqual([
      'set-tone',
      'matters-council-kites-flown',
      'matters-council-kites-flown-2',
      '1.1',
      '1.1-2',
    ]);
    expect(looks(all)).toContain('number-twice');
  });
});

describe('a footnote', () => {
  it('goes with each clause that carries its mark; marks that begin anew go by their order', () => {
    const all = drafted([heading('Kites'), para('1.1', 'Fly.[1]'), para('1.2', 'Land.[1]')], {
      footnotes: [
        { mark: '1', text: 'By day.' },
        { mark: '1', text: 'On grass.' },
      ],
    });
    expect(clausesOf(all).map(({ footnotes }) => footnotes)).toEqual([['[1] By day.'], ['[1] On grass.']]);
  });

  it('without a mark, and a mark without one, are named', () => {
    const all = drafted([para('1.1', 'Fly.[7]')], { footnotes: [{ mark: '1', text: 'By day.' }] });
    expect(looks(all)).toEqual(['no-title', 'mark-without-footnote', 'footnote-without-mark']);
    expect(all.draft.omitted).toMatchObject([{ text: '[1] By day.' }]);
  });
});

describe('a document without a clause', () => {
  it('makes no draft', () => {
    expect(makeDraft(aSource([heading('Kites')]), 'kites')).toBeUndefined();
    expect(makeDraft(aSource([]), 'kites')).toBeUndefined();
  });
});
