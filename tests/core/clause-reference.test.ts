import { describe, expect, it } from 'vitest';
import { shown } from '../../src/core/answer.ts';
import { referredTo } from '../../src/core/clause-reference.ts';
import { councilId } from '../../src/core/guidance.ts';
import type { GuidanceDocument } from '../../src/core/guidance.ts';
import type { Edition } from '../../src/core/ports.ts';
import { aCitation, aClause, GEDLING } from '../support/builders.ts';
import { anEdition, found } from '../support/findings.ts';

const OXFORD = { ...GEDLING, id: councilId('oxford'), name: 'Oxford City Council', shortName: 'Oxford' };
const gedling = ['4.8', '4.9', '4.10', '4.11', '3.2', '5.1'].map((number) =>
  aClause({ citation: { number, section: number.split('.')[0] ?? '' } }),
);
const inOxford = { council: OXFORD.id, councilName: OXFORD.name };
const oxford = [
  aClause({ citation: { ...inOxford, number: '3.2', section: '3' } }),
  aClause({ key: 'recommendation-5', citation: { ...inOxford, number: '5' } }),
  ...['first', 'second'].map((key) => {
    const { number: _number, ...unnumbered } = aCitation({ ...inOxford, section: '7' });
    return { ...aClause({ key, citation: inOxford }), citation: unnumbered };
  }),
];

const edition: Edition = {
  ...anEdition(async () => found([]), []),
  councils: [GEDLING, OXFORD],
  documents: [gedling, oxford].map((clauses): GuidanceDocument => ({ ...aDocument(), clauses })),
};

function aDocument(): GuidanceDocument {
  const { citation } = aClause({ citation: inOxford });
  return { id: citation.document, council: citation.council, title: citation.title, dates: {}, clauses: [] };
}

function inShort(text: string, scope?: string): string {
  const answer = referredTo({ text }, edition, scope === undefined ? undefined : councilId(scope));
  if (answer === undefined) return 'none';
  return [
    answer.outcome,
    ...shown(answer).map(
      ({ clause, citation }) => `${citation.council} ${citation.number ?? clause.split('/').at(-1)}`,
    ),
  ].join(', ');
}

describe('a question that names a clause by its number', () => {
  it.each([
    ['what does 4.8 say?', 'quoted, gedling 4.8'],
    ['4.8', 'quoted, gedling 4.8'],
    ['clause 4.8 of the Gedling guidance', 'quoted, gedling 4.8'],
    ['3.2 oxford', 'quoted, oxford 3.2'],
    ['4.8 and 4.9 please', 'quoted, gedling 4.8, gedling 4.9'],
    ['what does 4.8 say about logos', 'quoted, gedling 4.8'],
    ['paragraph 3.2', 'unsure, gedling 3.2, oxford 3.2'],
  ])('"%s" is answered directly: %s', (text, answer) => {
    expect(inShort(text)).toBe(answer);
  });

  it.each([
    ['section 4 gedling', 'unsure, gedling 4.8, gedling 4.9, gedling 4.10'],
    ['what does section 3 say?', 'unsure, gedling 3.2, oxford 3.2'],
    ['section 3 of the Gedling guidance', 'quoted, gedling 3.2'],
    ['section 7', 'quoted, oxford first, oxford second'],
    ['part 7 please', 'quoted, oxford first, oxford second'],
    ['Sections 3 and 7', 'unsure, gedling 3.2, oxford 3.2, oxford first'],
    ['rule no. 5', 'quoted, oxford 5'],
    ['paragraph number 5', 'quoted, oxford 5'],
    ['section 5', 'quoted, gedling 5.1'],
    ['section 5 oxford', 'unsure, oxford 5'],
    ['clause 7', 'unsure, oxford first, oxford second'],
    ['section 4.8', 'quoted, gedling 4.8'],
    ['paras 4.8 and 4.9', 'quoted, gedling 4.8, gedling 4.9'],
    ['clause 99', 'silent'],
    ['what does section 28 say', 'silent'],
  ])('a whole number is one only if it is called so: "%s" gives %s', (text, answer) => {
    expect(inShort(text)).toBe(answer);
  });

  it('says that a section holds more than is shown', () => {
    expect(referredTo({ text: 'section 4' }, edition, undefined)).toMatchObject({ why: 'too-many' });
    expect(referredTo({ text: 'section 3' }, edition, undefined)).toMatchObject({ why: 'tied' });
  });

  it('is answered within its council', () => {
    expect(inShort('paragraph 3.2', 'oxford')).toBe('quoted, oxford 3.2');
    expect(inShort('4.8', 'oxford')).toBe('silent');
  });

  it('is told that there is no such clause', () => {
    expect(referredTo({ text: 'clause 9.9' }, edition, undefined)).toEqual({
      outcome: 'silent',
      why: 'no-such-clause',
    });
  });

  it.each([
    'what does 9.9 say about logos',
    'my video is 4.8 minutes long, may I post it?',
    'can I use the logo?',
    'we spent 3.2 million',
    'section 3 agreement',
    'do we have a section 7 agreement',
    'part 3 of the meeting',
    'what is the rule of 5',
    'Section 5 of the Act',
    'section 5(2)',
    'I made 3 points',
    '3',
    'what about 3',
    'can we do that with 3 sections',
    'what does section 3 say about logos',
  ])('"%s" is searched like any other', (text) => {
    expect(inShort(text)).toBe('none');
  });
});
