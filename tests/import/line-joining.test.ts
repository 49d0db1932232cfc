import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLineJoining } from '../../src/import/line-joining.ts';

const join = (lines: readonly string[], others: readonly string[] = []): string =>
  createLineJoining([...others, ...lines])(lines);

describe('lines joined', () => {
  it('have a space between them', () => {
    expect(join(['Members must', 'ask first.'])).toBe('Members must ask first.');
  });

  it('lose a hyphen that tears a word', () => {
    expect(join(['confidential infor-', 'mation'])).toBe('confidential information');
    expect(join(['confidential infor\u{ad}', 'mation'])).toBe('confidential information');
  });

  it('keep the hyphen of a word that has one elsewhere, or whose parts are words', () => {
    expect(join(['a co-', 'opted member'], ['every co-opted member'])).toBe('a co-opted member');
    expect(join(['an on-', 'line post'], ['an on-line post'])).toBe('an on-line post');
    expect(join(['a long-', 'term plan'])).toBe('a long-term plan');
    expect(join(['an ex-', 'officio member'])).toBe('an ex-officio member');
  });

  it('take a word whose parts are words for torn only where the document tears others', () => {
    expect(join(['with-', 'draw'])).toBe('with-draw');
    expect(join(['with-', 'draw'], ['infor-', 'mation'])).toBe('withdraw');
    expect(join(['with-', 'draw'], ['a co-opted, once coopted, member', 'a co-', 'opted one'])).toBe('with-draw');
  });

  it('mend a name only if the document has it whole', () => {
    expect(join(['Bucking-', 'hamshire'])).toBe('Bucking-hamshire');
    expect(join(['Bucking-', 'hamshire'], ['of Buckinghamshire Council'])).toBe('Buckinghamshire');
  });

  it('leave a dash between words, and ranges of numbers, as they are', () => {
    expect(join(['respect -', 'do not'])).toBe('respect - do not');
    expect(join(['2019-', '20'])).toBe('2019-20');
    expect(join(['the Anglo-', 'Saxon'])).toBe('the Anglo-Saxon');
  });

  it('change nothing but hyphens and spaces, whatever they are', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: fc.constantFrom('a', 'in', 'B', '-', ' ', '4', '.') })), (lines) => {
        const letters = (text: string): string => text.replaceAll(/[-\s]/g, '');
        expect(letters(createLineJoining(lines)(lines))).toBe(letters(lines.join('')));
      }),
    );
  });
});
