import { describe, expect, it } from 'vitest';
import { formatNumber } from '../../../src/import/word/number-formats.ts';

describe('a number', () => {
  it.each<readonly [string, Readonly<Record<number, string>>]>([
    ['decimal', { 0: '0', 1: '1', 100: '100' }],
    ['decimalZero', { 1: '01', 9: '09', 10: '10', 100: '100' }],
    ['lowerLetter', { 0: '0', 1: 'a', 26: 'z', 27: 'aa', 28: 'bb', 53: 'aaa', 781: 'a' }],
    ['upperLetter', { 2: 'B', 52: 'ZZ' }],
    ['lowerRoman', { 0: '0', 1: 'i', 4: 'iv', 9: 'ix', 14: 'xiv', 49: 'xlix', 1999: 'mcmxcix', 40_000: '40000' }],
    ['upperRoman', { 4: 'IV', 90: 'XC', 400: 'CD' }],
    [
      'ordinal',
      { 1: '1st', 2: '2nd', 3: '3rd', 4: '4th', 11: '11th', 12: '12th', 13: '13th', 21: '21st', 111: '111th' },
    ],
    [
      'cardinalText',
      { 0: 'Zero', 1: 'One', 21: 'Twenty-one', 40: 'Forty', 110: 'One hundred ten', 2000: 'Two thousand' },
    ],
    [
      'ordinalText',
      {
        1: 'First',
        2: 'Second',
        3: 'Third',
        12: 'Twelfth',
        20: 'Twentieth',
        22: 'Twenty-second',
        100: 'One hundredth',
      },
    ],
    ['none', { 7: '' }],
    ['numberInDash', { 3: '- 3 -' }],
    ['hex', { 10: 'A', 255: 'FF' }],
    ['chicago', { 1: '*', 2: '†', 4: '§', 5: '**', 6: '††' }],
    ['decimalEnclosedCircle', { 1: '①', 20: '⑳', 21: '21' }],
    ['decimalEnclosedParen', { 2: '⑵' }],
    ['decimalEnclosedFullstop', { 3: '⒊' }],
    ['thaiCounting', { 4: '4' }],
  ])('in %s is as Word prints it', (format, examples) => {
    for (const [number, printed] of Object.entries(examples))
      expect(formatNumber(Number(number), format)).toBe(printed);
  });

  it('has as many figures as a format of the document’s own', () => {
    expect(formatNumber(7, 'custom', '001, 002, 003, ...')).toBe('007');
    expect(formatNumber(7, 'custom', '00001, 00002, ...')).toBe('00007');
    expect(formatNumber(7, 'custom', 'something else')).toBe('7');
    expect(formatNumber(7, 'custom')).toBe('7');
  });

  it('takes little room, however large it is', () => {
    const formats = ['lowerLetter', 'upperRoman', 'chicago', 'cardinalText', 'ordinalText'];
    for (const format of formats) {
      for (const number of [-1, -9_999_999_999, 780, 32_767, 9_999_999_999]) {
        expect(formatNumber(number, format).length).toBeLessThan(200);
      }
    }
  });
});
