import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clauseId, composeText, councilId, documentId, quote } from '../../src/core/guidance.ts';
import { turnId } from '../../src/core/conversation.ts';
import { splitMarker } from '../../src/import/printed-marker.ts';
import { aClause } from '../support/builders.ts';

describe('a quote', () => {
  it('is the whole clause, its id and where it stands', () => {
    const clause = aClause({ parts: { leadIn: 'You may use it, unless:', text: 'x', items: ['one', 'two'] } });
    expect(quote(clause)).toEqual({ clause: clause.id, text: clause.text, citation: clause.citation });
    expect(quote(clause).text).toBe('You may use it, unless:\nx\n• one\n• two');
  });

  it('has the words of any clause, letter for letter', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (text) => {
        expect(quote({ ...aClause(), text }).text).toBe(text);
      }),
    );
  });

  it('cannot be changed', () => {
    const made = quote(aClause());
    expect(Object.isFrozen(made)).toBe(true);
    expect(() => Object.assign(made, { text: 'Anything goes.' })).toThrow(TypeError);
  });
});

describe('the text of a clause', () => {
  it('has a part a line, in the order printed', () => {
    const parts = {
      footnotes: ['[1] See 4.9'],
      closing: 'Ask first.',
      items: ['a flag'],
      text: 'So:',
      leadIn: 'Never use',
    };
    expect(composeText(parts)).toBe('Never use\nSo:\n• a flag\nAsk first.\n[1] See 4.9');
  });

  it('has no line for a part that is not there', () => {
    expect(composeText({ text: 'Only this.', closing: '', items: [], footnotes: [] })).toBe('Only this.');
  });

  it.each([
    '1. one',
    '12) twelve',
    '(3) three',
    'a) letter',
    '(b) letter',
    'C. letter',
    'iv) roman',
    'ix. roman',
    '(xxiv) roman',
    'XIV. roman',
    '4.2(b) who gave it',
    '4.2 (b) who gave it',
    '4.2.1 who gave it',
    '4.2 who gave it',
    '4.2.b who gave it',
    '(1)(a) who gave it',
    '(aa) who gave it',
    '1 (2) who gave it',
    '3A. who gave it',
    'A1.2 who gave it',
    'B) who gave it',
    '[1] who gave it',
    '1: who gave it',
    'a. 3 posts a day',
    'Step 2: ask',
  ])('keeps the marker that “%s” prints itself', (item) => {
    expect(composeText({ items: [item], footnotes: [] })).toBe(item);
  });

  it.each([
    'Stop. Think before you post.',
    'No. Never.',
    'etc. and so on',
    'Mr. Smith',
    '2024. A year',
    '4.8 is another clause',
    'a flag',
    '3 posts',
    '(see 4.9)',
    'e.g. a flag',
    'I, too',
    ') nothing',
    '. nothing',
    '£50 or more',
    '2024 and later',
    '3 days before the poll',
    '2.5 million people',
    '4.30 pm at the latest',
    '4.2 per cent of it',
    '4.2 above',
    'Section 27 of the Localism Act',
  ])('puts a bullet before “%s”', (item) => {
    expect(composeText({ items: [item], footnotes: [] })).toBe(`• ${item}`);
  });

  it('takes bare numbers for markers only where they count from one', () => {
    const counted = ['1 members', '2 officers', '3 staff'];
    expect(composeText({ items: counted, footnotes: [] })).toBe(counted.join('\n'));
    const measured = ['3 days before the poll', '1 day after it', '2 days in all'];
    expect(composeText({ items: measured, footnotes: [] })).toBe(measured.map((item) => `• ${item}`).join('\n'));
    expect(composeText({ items: ['1 High Street', '2 High Street'], footnotes: [] })).toBe(
      '• 1 High Street\n• 2 High Street',
    );
  });

  it('puts no bullet before a point that an import makes of any printed marker', () => {
    const marker = fc.constantFrom('4.2(b)', '4.2.1', '(iv)', '12.', 'c)', '1 (1)', '2.—(1)', 'II.', 'A.1', '3A.');
    fc.assert(
      fc.property(marker, fc.stringMatching(/^who [a-z ]{0,20}$/), (printed, words) => {
        const line = `${printed} ${words.trim()}`;
        expect(splitMarker(line)?.marker).toBe(printed);
        expect(composeText({ items: [line], footnotes: [] })).toBe(line);
      }),
    );
  });

  it('holds every part of any clause, in order', () => {
    const line = fc.string({ unit: 'grapheme', minLength: 1 });
    const parts = fc.record(
      { leadIn: line, text: line, items: fc.array(line), closing: line, footnotes: fc.array(line) },
      { requiredKeys: ['items', 'footnotes'] },
    );
    fc.assert(
      fc.property(parts, (given) => {
        const { leadIn = '', text = '', items, closing = '', footnotes } = given;
        let at = 0;
        const composed = composeText(given);
        for (const part of [leadIn, text, ...items, closing, ...footnotes]) {
          at = composed.indexOf(part, at);
          expect(at).not.toBe(-1);
          at += part.length;
        }
        const bullets = composed.length - [leadIn, text, ...items, closing, ...footnotes].join('').length;
        expect(bullets).toBeLessThanOrEqual(items.length * '• '.length + items.length + footnotes.length + 2);
      }),
    );
  });
});

describe('ids', () => {
  it('name council, document and clause, or platform and event', () => {
    expect(clauseId(councilId('gedling'), documentId('guidance'), '4.8')).toBe('gedling/guidance/4.8');
    expect(turnId('slack', 'Ev1')).toBe('slack:Ev1');
    expect(turnId('slack', '1')).not.toBe(turnId('teams', '1'));
  });
});
