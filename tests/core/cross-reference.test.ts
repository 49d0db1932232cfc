import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { referencesIn, referencesToOthersIn, targetName } from '../../src/core/cross-reference.ts';
import type { Target } from '../../src/core/cross-reference.ts';

const inShort = (target: Target): string => {
  if (target.kind === 'attachment') return target.name;
  const numbers = target.from === target.to ? target.from : `${target.from} to ${target.to}`;
  return `${target.kind} ${numbers}`;
};
const found = (text: string): string =>
  referencesIn(text)
    .map(({ target }) => inShort(target))
    .join(', ');

describe('what a clause refers to', () => {
  it.each([
    ['Ask first, see 4.2.', 'clause 4.2'],
    ['Ask first (see also 4.2).', 'clause 4.2'],
    ['As set out in 5.1, posts are public.', 'clause 5.1'],
    ['As set out in paragraph 4.2(b), posts are public.', 'clause 4.2(b)'],
    ['Subject to 10.2.1 you may post.', 'clause 10.2.1'],
    ['See section 3 above.', 'section 3'],
    ['Paragraphs 4.2 to 4.4 apply.', 'clause 4.2 to 4.4'],
    ['Paragraphs 4.2–4.4 apply.', 'clause 4.2 to 4.4'],
    ['Under rule 12 you may speak.', 'clause 12'],
    ['Sections 3, 4 and 6 apply to all.', 'section 3, section 4, section 6'],
    ['Paras. 3 & 5 apply.', 'clause 3, clause 5'],
    ['The form is in Schedule 1.', 'Schedule 1'],
    ['Use the form at Appendix A, or Annexe B.', 'Appendix A, Annex B'],
    ['Appendices A and C list them.', 'Appendix A, Appendix C'],
    ['The duty in 4.2 above goes on.', 'clause 4.2'],
    ['Point 3 of this guidance says why.', 'clause 3'],
    ['Under section 3 of this Code you must.', 'section 3'],
    ['Members must follow the Localism Act 2011 and section 3 of this Code.', 'section 3'],
    ['Paragraph 4.2 and 10 councillors', 'clause 4.2'],
    ['section 3 and 24 councillors', 'section 3'],
    ['sections 3 and 24 hours later', 'section 3'],
    ['Read Part 2 first.', 'section 2'],
    ['In this Policy, section 3 is about post.', 'section 3'],
    ['Please refer to 4.2.', 'clause 4.2'],
    ['This refers back to 4.2(b), which is older.', 'clause 4.2(b)'],
    ['Reports in accordance with 4.2 (b) are public.', 'clause 4.2(b)'],
    ['Ask first, see 4.2 (b).', 'clause 4.2(b)'],
    ['See 4.2 (b) (ii) and 4.3.', 'clause 4.2(b)(ii), clause 4.3'],
    ['See paragraph 3 (a) of this Code.', 'clause 3(a)'],
    ['A report made under 4.2 must be public.', 'clause 4.2'],
    ['Members may speak under 4.2(b).', 'clause 4.2(b)'],
    ['As §4.2 says, ask first.', 'clause 4.2'],
    ['Ask first (§ 4.2(b)).', 'clause 4.2(b)'],
    ['§§ 4.2 and 4.4 apply.', 'clause 4.2, clause 4.4'],
    ['Follow the steps set out at 4.2.', 'clause 4.2'],
    ['The list at 4.2(b) is long.', 'clause 4.2(b)'],
    ['The list at 4.2.1 is long.', 'clause 4.2.1'],
    ['See 4.2 (if you can).', 'clause 4.2'],
  ])('%s refers to %s', (text, expected) => expect(found(text)).toBe(expected));

  it.each([
    'Section 28 of the Localism Act 2011 applies.',
    'Under the Localism Act 2011 section 28, members register.',
    'Members register (section 28, Localism Act 2011).',
    'The Localism Act 2011 is clear. Section 28 says so.',
    'Paragraph 23 of Schedule 1 to the Data Protection Act 2018 allows it.',
    'Disclosing it is an offence under section 77 of that Act.',
    'Information exempt under Schedule 12A to the Local Government Act 1972.',
    'A co-opted member is defined in section 27(4) of the Localism Act 2011.',
    'Ask the Section 151 Officer or see the section 106 agreement.',
    'This Protocol forms Part 5C of the Constitution.',
    "The Members' Code (Part 5.1 of the Constitution); the Protocol (Part 5.3).",
    'See section 7 of the information policy for councillors.',
    'The ICT policy, section 3, says so.',
    'Council Procedure Rule 12 applies.',
    'See Constitution chapter 27.',
    'Look at section 3 in the handbook.',
    'Meetings begin at 9.30 and end by 12.15.',
    'The meeting, see 9.30 am, is public.',
    'It was approved on 4.12.2024, see 4.12.2024.',
    'Allowances rose by £4.20 and 3.5 per cent, in line with 3.5 % inflation.',
    'In line with 3.5 million others.',
    'Growth is 3.2 below average.',
    'Take part 3 times. The rule of 6 is over. Make 6 points.',
    'See 12. In 2011 section 2011 was new.',
    '5.2 You must treat others with respect.',
    'Version 1.0, see it as an appendix a week before.',
    'Section 3.2m wide',
    'We meet at 4.30 pm, or at 4.30.',
    'The steps are set out at 4.30 pm, and were listed at 10.15.',
    'Rates stand at 4.2 per cent, and at 4.2.',
    'In 2024 it was under 4.5 tonnes, and under 4.2 litres.',
    'Keep it under 4.5.',
    'Vehicles under 3.5 tonnes, refer to 24 councillors.',
    'Refer to 4.2 of the Localism Act 2011, or § 28 of the Localism Act 2011.',
    'It costs under £4.20, or under 4.2 %.',
    'Refer to 4.2 million people.',
  ])('%s refers to nothing here', (text) => expect(found(text)).toBe(''));

  it.each([
    'See paragraph 4.2 below, and paragraph 4.2 of the ICT policy.',
    'Read paragraph 4.2 of the ICT policy, and see paragraph 4.2 below.',
  ])('tells a number of this document from the same of another: %s', (text) => {
    const named = [referencesIn(text), referencesToOthersIn(text)].map((all) =>
      all.map(({ target }) => targetName(target)),
    );
    expect(named).toEqual([['4.2'], ['4.2']]);
  });

  it('says where the words stand, and each place once', () => {
    const text = 'As set out in 4.2 above and in paragraph 4.2, see paragraphs 5.1 and 5.3 to 5.4.';
    expect(referencesIn(text).map(({ at, words }) => [text.slice(at, at + words.length), words])).toEqual([
      ['set out in 4.2', 'set out in 4.2'],
      ['paragraphs 5.1', 'paragraphs 5.1'],
      ['5.3 to 5.4', '5.3 to 5.4'],
    ]);
  });

  const WAYS = ['see', 'paragraph', 'clause', 'as set out in', 'rule', 'refer to', 'under', 'in accordance with', '§'];
  const number = fc.tuple(fc.integer({ min: 1, max: 199 }), fc.integer({ min: 1, max: 99 })).map((of) => of.join('.'));

  it('finds any number it is sent to, and none of an act', () => {
    fc.assert(
      fc.property(number, fc.constantFrom(...WAYS), (one, way) => {
        expect(found(`You may post, ${way} ${one}.`)).toBe(`clause ${one}`);
        expect(found(`You may post, ${way} ${one} (b).`)).toBe(`clause ${one}(b)`);
        expect(found(`You may post, ${way} ${one} per cent of it.`)).toBe('');
        expect(found(`You may post, ${way} ${one} million times.`)).toBe('');
        expect(found(`You may post, ${way} ${one} of the Kites Act 1999.`)).toBe('');
        expect(found(`You may post £${one} at ${one}.`)).toBe('');
      }),
    );
  });

  it('reads any text in time, and every reference stands in it in order', () => {
    const piece = fc.constantFrom(
      'section ',
      'Sections ',
      '4.2',
      ' to ',
      ', ',
      ' and ',
      '(b)',
      ' of the ',
      'Act',
      ' 2011',
      'Appendix ',
      'A',
      ' above',
      '.',
      '\n',
      'see ',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ unit: 'binary' })), { maxLength: 60 }), (pieces) => {
        const text = pieces.join('');
        let before = -1;
        for (const { at, words } of referencesIn(text)) {
          expect(at).toBeGreaterThan(before);
          expect(text.slice(at).replace(/\s+/gu, ' ').startsWith(words)).toBe(true);
          before = at;
        }
      }),
    );
  });
});
