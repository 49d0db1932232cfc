import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf, LIMITS } from '../../../src/adapters/teams/limits.ts';
import { goneMessage, listMessages, sheetMessages } from '../../../src/adapters/teams/messages.ts';
import { quote } from '../../../src/core/guidance.ts';
import type { Sheet } from '../../../src/core/sheet.ts';
import { anySheet, wordsIn } from '../../support/any-sheet.ts';
import { aClause, LOGO_TEXT } from '../../support/builders.ts';
import { actionsOf, linesApart, linesOf, runsOf, taken } from '../../support/teams-messages.ts';

const SHEET: Sheet = {
  gist: 'GED-1: with Anna *Reed*',
  parts: [
    { part: 'heading', text: 'GED-1: with Anna *Reed*' },
    { part: 'fact', label: 'From', value: 'Cllr Field' },
    { part: 'words', heading: 'Cllr Field, today', text: 'May I?\n\n1. **this** {{DATE(2026-01-01)}}' },
    { part: 'line', text: 'A line.' },
    { part: 'quote', heading: 'Near to the question', quote: quote(aClause()), overdue: true },
    {
      part: 'quote',
      heading: 'Near to the question',
      quote: quote(aClause({ citation: { number: '4.9' } })),
      overdue: false,
    },
  ],
  buttons: [
    { press: 'act', act: 'claim', about: 'GED-1', label: 'Claim', main: true },
    { press: 'form', form: 'note', about: 'GED-1', label: 'Write a note', main: false },
  ],
};

const MOST = LIMITS.messageBytes - LIMITS.envelopeBytes;
const withoutSpace = (words: string): string => words.replace(/\s/gu, '');

describe('a sheet in Teams', () => {
  it('is one card that shows every part as it is, and says its gist in a notification', () => {
    const messages = sheetMessages(SHEET);
    expect(messages).toHaveLength(1);
    expect(taken(messages[0] ?? goneMessage('')).summary).toBe(SHEET.gist);
    expect(linesOf(messages)).toEqual([
      'GED-1: with Anna *Reed*',
      'From: Cllr Field',
      'Cllr Field, today',
      'May I?',
      '1. **this** {{DATE(2026-01-01)}}',
      'A line.',
      'Near to the question',
      LOGO_TEXT,
      expect.stringContaining('4.8'),
      expect.stringContaining('1.0'),
      expect.stringContaining('review'),
      LOGO_TEXT,
      expect.stringContaining('4.9'),
      expect.stringContaining('1.0'),
    ]);
  });

  it('has people’s words on a ground of their own, and guidance never', () => {
    const apart = linesApart(sheetMessages(SHEET));
    expect(apart).toEqual(['Cllr Field, today', 'May I?', '1. **this** {{DATE(2026-01-01)}}']);
  });

  it('has buttons that carry a kind and an id, and the one that is mostly meant stands out', () => {
    const claim = { title: 'Claim', style: 'positive', data: { clausebook: { act: 'claim', about: 'GED-1' } } };
    expect(actionsOf(sheetMessages(SHEET))).toEqual([
      { type: 'Action.Execute', verb: 'clausebook.sheet', ...claim, fallback: { type: 'Action.Submit', ...claim } },
      {
        type: 'Action.Submit',
        title: 'Write a note',
        data: { msteams: { type: 'task/fetch' }, clausebook: { form: 'note', about: 'GED-1' } },
      },
    ]);
  });

  it('with any words is shown to the last one, in order, in messages that Teams takes', () => {
    fc.assert(
      fc.property(anySheet, (sheet) => {
        const messages = sheetMessages(sheet);
        for (const message of messages) {
          taken(message);
          expect(bytesOf(message)).toBeLessThanOrEqual(MOST);
        }
        for (const run of runsOf(messages)) expect(run.text).not.toMatch(/\{\{(?:DATE|TIME)\(/i);
        const going = `Continued: ${sheet.gist}`.split('\n').filter((line) => line.trim() !== '');
        const shown = linesOf(messages).filter((line) => messages.length === 1 || !going.includes(line));
        let rest = withoutSpace(shown.join(''));
        for (const words of wordsIn(sheet)) {
          const at = rest.indexOf(withoutSpace(words));
          expect(at).toBeGreaterThanOrEqual(0);
          rest = rest.slice(at + withoutSpace(words).length);
        }
        expect(actionsOf(messages).map(({ title }) => title)).toEqual(sheet.buttons.map(({ label }) => label));
      }),
      { numRuns: 150 },
    );
  });

  it('in several messages says in each what it goes on with', () => {
    const text = 'word '.repeat(600);
    const many: Sheet = { ...SHEET, parts: Array.from({ length: 14 }, () => ({ part: 'words', heading: 'A', text })) };
    const messages = sheetMessages(many);
    expect(messages.length).toBeGreaterThan(1);
    for (const message of messages.slice(1)) expect(linesOf([message])[0]).toBe(`Continued: ${SHEET.gist}`);
    expect(messages.map(({ summary }) => summary)).toEqual(messages.map(() => SHEET.gist));
  });
});

describe('a list of sheets in Teams', () => {
  it('has every sheet whole, in messages that Teams takes', () => {
    fc.assert(
      fc.property(fc.array(anySheet, { maxLength: 6 }), (sheets) => {
        const messages = listMessages('What you have asked officers', sheets);
        expect(linesOf(messages)[0]).toBe('What you have asked officers');
        for (const message of messages) {
          taken(message);
          expect(bytesOf(message)).toBeLessThanOrEqual(MOST);
        }
        const shown = withoutSpace(linesOf(messages).join(''));
        // A sheet with messages to itself is held to every word above; between its pieces stands what it goes on with.
        for (const words of sheets.flatMap(wordsIn).filter(({ length }) => length < 500))
          expect(shown).toContain(withoutSpace(words));
        expect(actionsOf(messages)).toHaveLength(sheets.flatMap(({ buttons }) => buttons).length);
      }),
      { numRuns: 40 },
    );
  });

  it('has as many in a message as fit, and never a button apart from its sheet', () => {
    const sheets = Array.from({ length: 20 }, () => SHEET);
    const messages = listMessages('Waiting', sheets);
    expect(messages.length).toBeLessThan(8);
    for (const message of messages) {
      const titles = linesOf([message]).filter((line) => line === SHEET.gist);
      expect(actionsOf([message])).toHaveLength(titles.length * SHEET.buttons.length);
    }
  });

  it('of nothing is its heading', () => {
    expect(linesOf(listMessages('Nothing is waiting.', []))).toEqual(['Nothing is waiting.']);
  });
});
