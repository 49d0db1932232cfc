import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refersOn, splitMarker } from '../../src/import/printed-marker.ts';

const markerOf = (line: string, heading = false): string | undefined => splitMarker(line, heading)?.marker;

describe('a printed marker', () => {
  it.each([
    ['4.2 Members must ask.', '4.2'],
    ['4.2. Members must ask.', '4.2.'],
    ['4.2(b) Members must ask.', '4.2(b)'],
    ['4.2 (b) Members must ask.', '4.2 (b)'],
    ['10.2.1 Members must ask.', '10.2.1'],
    ['4.2A Members must ask.', '4.2A'],
    ['A1.2 Members must ask.', 'A1.2'],
    ['1. Purpose', '1.'],
    ['12) Purpose', '12)'],
    ['3A. Purpose', '3A.'],
    ['1.Purpose', '1.'],
    ['1 (1) A member must ask.', '1 (1)'],
    ['2.—(1) A member must ask.', '2.—(1)'],
    ['(a) respect', '(a)'],
    ['(iv) respect', '(iv)'],
    ['(aa) respect', '(aa)'],
    ['(1)(a) respect', '(1)(a)'],
    ['a) respect', 'a)'],
    ['b. respect', 'b.'],
    ['iv. respect', 'iv.'],
    ['II. Conduct', 'II.'],
    ['B) Conduct', 'B)'],
    ['• go viral', '•'],
    ['– go viral', '–'],
    ['* go viral', '*'],
    ['\u{f0b7} go viral', '\u{f0b7}'],
    ['o\tgo viral', 'o'],
    ['4\tMembers must ask.', '4'],
    ['- 1.1. Effective communication', '1.1.'],
    ['- (a) is a member', '(a)'],
    ['Schedule 1: The principles', 'Schedule 1'],
    ['Part 3 – Responsibility for functions', 'Part 3'],
    ['APPENDIX A - Checklist', 'APPENDIX A'],
    ['Article IV. Conduct', 'Article IV'],
    ['Part Three: Rules', 'Part Three'],
  ])('of “%s” is “%s”', (line, marker) => {
    expect(markerOf(line)).toBe(marker);
  });

  it.each([
    '2024 was a year of elections.',
    '2024. It was a year of elections.',
    'I am a councillor.',
    'a councillor asks.',
    'A councillor asks.',
    '10 Downing Street',
    '2.5 million people live here.',
    '3.30 pm is when it begins.',
    '4.2 above applies.',
    '4.2 and 4.3 apply.',
    '(a) and (b) apply.',
    'e.g. a post',
    's. 27 of the Act',
    'A. Smith proposed it.',
    '01.05.24 was the day.',
    'Section 27 of the Localism Act says so.',
    'Part of the council',
    'Section a member may read',
    '-5 degrees',
    '(s)he must ask.',
    '4.2',
    '•',
    '1990s music',
    'Appendix A contains a list.',
  ])('is not taken from “%s”', (line) => {
    expect(splitMarker(line)).toBeUndefined();
  });

  it('is taken from a heading where a paragraph would speak of something', () => {
    expect(markerOf('Schedule 1 The principles', true)).toBe('Schedule 1');
    expect(markerOf('Schedule 1 The principles')).toBeUndefined();
    expect(markerOf('Section 27 of the Localism Act', true)).toBeUndefined();
  });

  it('joined again with the rest is the line, and its words begin with a character that is seen', () => {
    const marker = fc.constantFrom('4.2', '(b)', '•', '- 4.2', 'Schedule 1', 'iv.', '1)', '4.2 (b)', 'o', '12', '');
    const gap = fc.constantFrom(' ', '\t', '  ', ': ', ' – ', '.', '');
    const line = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.tuple(marker, gap, fc.string()).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(line, fc.boolean(), (text, heading) => {
        const split = splitMarker(text, heading);
        if (split === undefined) return;
        expect(split.before + split.marker + split.between + split.words).toBe(text);
        expect(split.marker).toMatch(/\S/);
        expect(split.words).toMatch(/^\S/);
      }),
      { numRuns: 500 },
    );
  });

  it('takes no time for a long line that nearly has one', () => {
    const long = [
      '('.repeat(200_000),
      '1'.repeat(200_000),
      '1.'.repeat(100_000),
      '(a)'.repeat(70_000),
      ' '.repeat(200_000),
    ];
    for (const line of long) expect(splitMarker(`${line}x`)?.words ?? '').not.toContain(' ');
  });
});

describe('a line that refers on', () => {
  it.each(['in accordance with paragraph', 'as set out in section', 'paragraphs 4.1 and', 'at least'])(
    'is “%s”',
    (line) => {
      expect(refersOn(line)).toBe(true);
    },
  );

  it.each(['members must ask.', 'treat others with respect; and', 'members should:'])('is not “%s”', (line) => {
    expect(refersOn(line)).toBe(false);
  });
});
