import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_QUESTION_LENGTH } from '../../src/core/question.ts';
import {
  ASK_AGAIN,
  citationLine,
  contactLine,
  contactLines,
  longDate,
  overdueLine,
  placeOf,
  seeAlsoLine,
  silentLine,
  smallTalkLine,
  unsureHeading,
  versionLine,
} from '../../src/core/wording.ts';
import { councilId } from '../../src/core/guidance.ts';
import type { Citation } from '../../src/core/guidance.ts';
import { aCitation, GEDLING } from '../support/builders.ts';
import { ALLOWANCES } from '../support/findings.ts';

/** A citation without number, version and dates, and then with these. */
function bare(change: Partial<Citation>): Citation {
  const { number: _number, version: _version, ...rest } = aCitation({ headings: [], dates: {} });
  return { ...rest, ...change };
}

const OXFORD = { ...GEDLING, id: councilId('oxford'), name: 'Oxford City Council', shortName: 'Oxford' };
const POOLE = { ...GEDLING, id: councilId('poole'), name: 'Poole Council', shortName: 'Poole' };

describe('a date', () => {
  it.each([
    ['2020-12-10', '10 December 2020'],
    ['2021-01-01', '1 January 2021'],
    ['2024-02-29', '29 February 2024'],
  ])('%s is written %s', (date, written) => {
    expect(longDate(date)).toBe(written);
  });

  it('is the same day whatever the day', () => {
    const days = fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, (day) => {
        const written = longDate(day.toISOString().slice(0, 10));
        const read = new Date(`${written} UTC`);
        expect(read.toISOString().slice(0, 10)).toBe(day.toISOString().slice(0, 10));
      }),
    );
  });
});

describe('the place of a clause', () => {
  it.each<[Partial<Citation>, string]>([
    [{ number: '4.8', headings: ['Responsibilities'] }, '4.8 (Responsibilities)'],
    [{ number: '4.8' }, '4.8'],
    [{ number: '4.8', after: '4.1', headings: ['Responsibilities'] }, '4.8 (Responsibilities)'],
    [{ after: '4.1', headings: ['Responsibilities', 'Logos'] }, 'after 4.1 (Responsibilities, Logos)'],
    [{ after: '4.1' }, 'after 4.1'],
    [{ headings: ['Responsibilities', 'Logos'] }, '“Responsibilities, Logos”'],
    [{ headings: ['Recommendations:', 'Logos :'] }, '“Recommendations, Logos”'],
    [{ title: 'Logos', headings: ['Logos', 'Responsibilities'] }, '“Responsibilities”'],
    [{}, 'no heading'],
  ])('of %j is %s', (change, place) => {
    expect(placeOf(bare(change))).toBe(place);
  });

  it('comes after council and title', () => {
    expect(citationLine(aCitation())).toBe(
      'Gedling Borough Council, Social Media Guidance for Members, 4.8 (Responsibilities of Councillors)',
    );
  });

  it('is told from others under its heading by its first words, if it has no number', () => {
    const citation = bare({ headings: ['Responsibilities'], opening: 'Be a person, not …' });
    expect(seeAlsoLine(citation)).toBe(`${citationLine(citation)}: “Be a person, not …”`);
    expect(seeAlsoLine(aCitation())).toBe(citationLine(aCitation()));
  });
});

describe('version and date', () => {
  it.each<[Partial<Citation>, string]>([
    [{ version: '1.0', dates: { approved: '2020-12-10' } }, 'Version 1.0, approved 10 December 2020'],
    [{ version: '1.0', dates: { published: '2020-12-10' } }, 'Version 1.0, dated 10 December 2020'],
    [
      { version: '2', dates: { approved: '2020-01-02', published: '2021-03-04' } },
      'Version 2, approved 2 January 2020',
    ],
    [{ version: '1.0' }, 'Version 1.0; the document gives no date'],
    [{ version: '1.0', dates: { review: '2030-01-01' } }, 'Version 1.0; the document gives no date'],
    [{ dates: { approved: '2020-12-10' } }, 'Approved 10 December 2020; the document gives no version'],
    [{ dates: { published: '2020-12-10' } }, 'Dated 10 December 2020; the document gives no version'],
    [{}, 'The document gives no version and no date'],
  ])('of %j are “%s”', (change, line) => {
    expect(versionLine(bare(change))).toBe(line);
  });

  it.each([
    [{ from: '2026-03-20' }, 'in force from 20 March 2026'],
    [{ until: '2026-05-07' }, 'in force until 7 May 2026'],
    [{ from: '2026-03-20', until: '2026-05-07' }, 'in force from 20 March 2026 until 7 May 2026'],
  ])('come with the days of %j: %s', (inForce, words) => {
    expect(versionLine(bare({ version: '1.0', inForce }))).toBe(`Version 1.0; the document gives no date; ${words}`);
  });

  it('come with the day on which the review was due', () => {
    expect(overdueLine(bare({ dates: { review: '2021-05-31' } }))).toContain('due for review on 31 May 2021.');
    expect(overdueLine(bare({}))).toContain('due for review in the past.');
  });
});

describe('what is not known', () => {
  it.each([
    [['zorb'], 'I do not know the word “zorb”, so I am not sure.'],
    [['zorb', 'quib'], 'I do not know the words “zorb” and “quib”, so I am not sure.'],
    [['zorb', 'quib', 'flanj'], 'I do not know the words “zorb”, “quib” and “flanj”, so I am not sure.'],
  ])('is named: %j', (words, sentence) => {
    expect(unsureHeading('unknown-word', 3, words)).toBe(`${sentence} These parts of the guidance come nearest.`);
    expect(unsureHeading('weak', 1, words)).toBe(`${sentence} This part of the guidance comes nearest.`);
  });

  it.each(['weak', 'unknown-word', 'draft'] as const)('is said of one clause or of several: %s', (why) => {
    expect(unsureHeading(why, 1, [])).toMatch(/This comes nearest\.$|This part of the guidance may bear on it\.$/);
    expect(unsureHeading(why, 2, [])).toMatch(/These come nearest\.$|These parts of the guidance may bear on it\.$/);
  });

  it.each(['no-match', 'off-topic', 'too-vague'] as const)('is said of the council asked, or of all: %s', (why) => {
    const answer = { outcome: 'silent', why } as const;
    expect(silentLine(answer, GEDLING)).toContain('the guidance of Gedling Borough Council');
    expect(silentLine(answer, undefined)).toContain('the guidance I hold');
  });

  it('is followed by the guidance’s contacts, but not beside a known gap', () => {
    expect(contactLines({ outcome: 'silent', why: 'no-match' }, GEDLING)).toHaveLength(GEDLING.contacts.length);
    expect(contactLines({ outcome: 'silent', why: 'no-match' }, undefined)).toEqual([]);
    expect(contactLines({ outcome: 'silent', why: 'known-gap', gap: ALLOWANCES }, GEDLING)).toEqual([]);
  });

  it('names a matter that the guidance does not settle, and whom to ask', () => {
    expect(silentLine({ outcome: 'silent', why: 'known-gap', gap: ALLOWANCES }, GEDLING)).toBe(
      'This seems to be about: Members’ allowances and expenses. The guidance of Gedling Borough Council does not settle ' +
        'it. Please ask or see: the members’ allowances scheme, or Democratic Services.',
    );
  });
});

describe('a contact', () => {
  it.each([
    [{ name: 'Legal' }, 'Legal'],
    [{ name: 'Legal', for: 'advice' }, 'Legal: advice'],
    [{ name: 'Legal', email: 'a@b.uk' }, 'Legal (a@b.uk)'],
    [{ name: 'Legal', email: 'a@b.uk', phone: '01 23', for: 'advice' }, 'Legal (a@b.uk, 01 23): advice'],
  ])('%j is “%s”', (contact, line) => {
    expect(contactLine(contact)).toBe(line);
  });
});

describe('small talk', () => {
  it.each(['greeting', 'help', 'about'] as const)('of the kind %s says whose guidance it is', (kind) => {
    expect(smallTalkLine(kind, GEDLING, [GEDLING, OXFORD])).toContain('of Gedling Borough Council');
    expect(smallTalkLine(kind, undefined, [GEDLING])).toContain('councillors of Gedling');
    expect(smallTalkLine(kind, undefined, [GEDLING, OXFORD, POOLE])).toContain('of Gedling, Oxford and Poole');
    expect(smallTalkLine(kind, undefined, [])).toContain('of the council');
  });

  it('says what it is, and that it is no person', () => {
    expect(smallTalkLine('about', GEDLING, [])).toContain('I am not a person');
  });
});

it('says how long a question may be', () => {
  expect(ASK_AGAIN['too-long']).toContain(String(MAX_QUESTION_LENGTH));
});
