import { describe, expect, it } from 'vitest';
import { diffBesides } from '../../src/knowledge/diff-besides.ts';
import { GEDLING } from '../support/builders.ts';
import { ALLOWANCES } from '../support/findings.ts';

const NONE = { fields: [], lists: [] };
const LEGAL = { name: 'Legal team', email: 'legal@old.example' };
const CLERK = { name: 'Clerk' };
const council = { ...GEDLING, contacts: [LEGAL, CLERK] };
const published = {
  councils: [council],
  gaps: [ALLOWANCES],
  lexicon: [
    ['purdah', 'pre-election period'],
    ['poll', 'ballot'],
  ],
  holidays: ['2026-12-25'],
};
const changesTo = (change: Partial<typeof published>) => diffBesides(published, { ...published, ...change });

describe('what has changed beside the documents', () => {
  it('is nothing where nothing has', () => expect(changesTo({})).toEqual([]));

  it('is a council, by the fields of its file', () => {
    const contacts = [CLERK, { ...LEGAL, email: 'legal@new.example' }];
    const [change, ...more] = changesTo({ councils: [{ ...council, answersWithinDays: 9, contacts }] });
    expect(more).toEqual([]);
    expect(change).toMatchObject({ what: 'council', name: 'gedling', change: 'changed' });
    expect(change?.fields).toEqual(
      expect.arrayContaining([
        { field: 'answersWithinDays', before: String(GEDLING.answersWithinDays), after: '9' },
        { field: 'contacts', before: 'Legal team, Clerk', after: 'Clerk, Legal team' },
        { field: 'contact Legal team', before: 'email: legal@old.example', after: 'email: legal@new.example' },
      ]),
    );
    expect(changesTo({ councils: [] })).toEqual([{ what: 'council', name: 'gedling', change: 'removed', ...NONE }]);
  });

  it('is a known gap, by what councillors are told and how they ask', () => {
    const gap = { ...ALLOWANCES, signpost: 'the clerk', asked: [...ALLOWANCES.asked, 'am I paid for this'] };
    const own = { ...ALLOWANCES, council: GEDLING.id };
    expect(changesTo({ gaps: [gap, own] })).toEqual([
      {
        what: 'gap',
        name: 'allowances',
        change: 'changed',
        fields: [{ field: 'signpost', before: ALLOWANCES.signpost, after: 'the clerk' }],
        lists: [{ field: 'asked', gone: [], added: ['am I paid for this'] }],
      },
      { what: 'gap', name: 'gedling/allowances', change: 'added', ...NONE },
    ]);
  });

  it('is a group of the lexicon, taken for the one that it shares most words with', () => {
    const lexicon = [
      ['ballot', 'poll'],
      ['election time', 'purdah', 'pre-election period'],
      ['twitter', 'x'],
    ];
    expect(changesTo({ lexicon })).toEqual([
      {
        what: 'lexicon',
        name: 'purdah, pre-election period',
        change: 'changed',
        fields: [],
        lists: [{ field: 'words', gone: [], added: ['election time'] }],
      },
      { what: 'lexicon', name: 'twitter, x', change: 'added', ...NONE },
    ]);
    expect(changesTo({ lexicon: [['poll', 'ballot']] })).toMatchObject([
      { name: 'purdah, pre-election period', change: 'removed' },
    ]);
  });

  it('is a bank holiday', () => {
    expect(changesTo({ holidays: ['2026-12-28'] })).toMatchObject([
      { what: 'holidays', lists: [{ gone: ['2026-12-25'], added: ['2026-12-28'] }] },
    ]);
  });
});
