import { describe, expect, it } from 'vitest';
import type { Drafted, DraftClause } from '../../src/import/draft.ts';
import { makeDraft } from '../../src/import/make-draft.ts';
import type { Source } from '../../src/import/source.ts';
import { aSource, heading, para, plain, table } from '../support/source.ts';

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

describe('what a document says of itself', () => {
  const said = (...lines: readonly string[]) => drafted([heading('Kites'), ...lines.map(plain), para('1.1', 'Fly.')]);

  it('is taken from lines and rows that say it plainly', () => {
    const all = said(
      'Version control number: 1.0',
      'Approved by Full Council on 1st March 2024',
      'Next review: 05/04/2027',
    );
    expect(all.draft.fields).toEqual({
      version: '1.0',
      approvedBy: 'Full Council',
      approved: '2024-03-01',
      review: '2027-04-05',
    });
    const inTable = drafted([
      heading('Kites'),
      table(
        [
          ['Version', '2'],
          ['Document owner', 'Monitoring Officer'],
        ],
        true,
      ),
      para('1.1', 'Fly.'),
    ]);
    expect(inTable.draft.fields).toEqual({ version: '2', owner: 'Monitoring Officer' });
    expect(idsOf(inTable)).toEqual(['1.1']);
  });

  it.each([
    ['a month without a day', ['Date of review: March 2027']],
    ['a day that is not there', ['Approved on: 31 February 2024']],
    ['two versions', ['Version 1.0', 'Version: 2.0']],
  ])('is not taken from %s: it stays as it is printed, and an officer is told', (_case, lines) => {
    const all = said(...lines);
    expect(all.draft.fields).toEqual({});
    expect(looks(all)).toContain('field-unclear');
    expect(clausesOf(all).map(({ text }) => text)).toEqual([...lines, 'Fly.']);
  });

  it.each([
    ['Review: 3 May 2027', { review: '2027-05-03' }],
    ['Due for review: 3 May 2027', { review: '2027-05-03' }],
    ['Version 3, approved 12 May 2023.', { version: '3', approved: '2023-05-12' }],
    [
      'Version 3; approved by Full Council on 12 May 2023',
      { version: '3', approvedBy: 'Full Council', approved: '2023-05-12' },
    ],
    [
      'Version: 3 | Owner: Head of Law | Next review 3 May 2027',
      { version: '3', owner: 'Head of Law', review: '2027-05-03' },
    ],
    ['Owner: Head of Law, Monitoring Officer', { owner: 'Head of Law, Monitoring Officer' }],
  ])('is taken from one line, which is no clause then: %s', (line, fields) => {
    const all = said(line);
    expect(all.draft.fields).toEqual(fields);
    expect(clausesOf(all).map(({ text }) => text)).toEqual(['Fly.']);
    expect(looks(all)).toEqual([]);
  });

  it.each([
    'Review: May 2027',
    'Last updated: 3 May 2023',
    'Version 3, approved in May 2023',
    'Revised by the Monitoring Officer, May 2024',
    'Status: draft',
  ])('may be %s: it stays a clause, and an officer is told', (line) => {
    const all = said(line);
    expect(all.draft.fields).toEqual({});
    expect(clausesOf(all).map(({ text }) => text)).toEqual([line, 'Fly.']);
    expect(all.lookAt).toEqual([{ look: 'said-about', piece: 1, said: line }]);
  });

  it('is no head of a column', () => {
    const all = drafted([
      heading('Kites'),
      table(
        [
          ['Review', 'Where'],
          ['In May', 'On the common'],
          ['In June', 'On the green'],
        ],
        true,
      ),
      para('1.1', 'Fly.'),
    ]);
    expect(clausesOf(all)[0]?.items).toEqual([
      'Review: In May; Where: On the common',
      'Review: In June; Where: On the green',
    ]);
  });

  it.each([
    'Version 2 must be flown until 2027.',
    'You may ask for a review until May 2027.',
    'Published decisions stand for a year.',
    'Version 2 of the kite must be flown.',
    'Approved social media sites: Facebook',
    'Approved by the officer who flies it.',
  ])('is not read into a sentence: %s', (line) => {
    expect(said(line).draft.fields).toEqual({});
    expect(looks(said(line))).toEqual([]);
  });
});

describe('the number of a page', () => {
  it('is no clause in the midst of the text, and parts none', () => {
    const all = drafted([heading('Kites'), para('1.1', 'Fly with'), plain('Page 1 of 2'), plain('a tail of silk.')]);
    expect(clausesOf(all).map(({ text }) => text)).toEqual(['Fly with a tail of silk.']);
    expect(all.draft.omitted).toContainEqual({ text: 'Page 1 of 2', reason: 'page number' });
    expect(clausesOf(drafted([heading('Kites'), plain('Page 1 of 2 is torn.')]))).toHaveLength(1);
  });
});

describe('what to look at', () => {
  it('names numbers that are missing, in clauses and in lists', () => {
    const all = drafted([
      heading('Kites', 1),
      para('4.1', 'Fly:'),
      para('(a)', 'high;'),
      para('(c)', 'low.'),
      para('4.2', 'Land.'),
      para('4.4', 'Rest.'),
    ]);
    expect(all.lookAt.filter(({ look }) => look === 'number-missing')).toMatchObject([
      { before: '(a)', found: '(c)', piece: 3 },
      { before: '4.2', found: '4.4', piece: 5 },
    ]);
  });

  it('names a clause that is very long, and a lead-in whose list is not there', () => {
    const all = drafted([heading('Kites'), para('1.1', 'Fly high. '.repeat(250)), para('1.2', 'Fly:')]);
    expect(looks(all)).toEqual(['long', 'list-missing']);
  });

  it('has nothing to say of a document whose numbers run on', () => {
    expect(looks(drafted([...GIFTS, para('4.2', 'Land.'), para('4.3', 'Rest.')]))).toEqual([]);
  });
});
