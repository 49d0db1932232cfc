import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentId } from '../../src/core/guidance.ts';
import type { Team } from '../../src/core/people.ts';
import { newReference } from '../../src/core/reference.ts';
import { teamFor } from '../../src/core/routing.ts';
import { GEDLING } from '../support/builders.ts';

const aTeam = (id: string, change: Partial<Team> = {}): Team => ({
  id,
  name: `${id} team`,
  documents: [],
  topics: [],
  ...change,
});

const COUNCIL = {
  ...GEDLING,
  teams: [
    aTeam('members', { name: 'Member Services' }),
    aTeam('legal', { topics: ['defamation', 'Code of Conduct'], documents: ['code'] }),
    aTeam('press', { name: 'Communications Team', topics: ['café'], documents: ['social-media'] }),
  ],
};

const near = (document: string, owner?: string) => ({ document: documentId(document), owner });
const to = (question: string, nearest?: ReturnType<typeof near>): string | undefined =>
  teamFor(question, nearest, COUNCIL)?.id;

describe('the team that a question goes to', () => {
  it('is the one with a topic among its words, whatever it is near to', () => {
    expect(to('Is this DEFAMATION?', near('social-media'))).toBe('legal');
    expect(to('does the code of  conduct cover it', near('social-media'))).toBe('legal');
    expect(to('the CAFE on Facebook')).toBe('press');
  });

  it('is told from whole words', () => {
    expect(to('undefamationly')).toBe('members');
    expect(to('a code for my conduct')).toBe('members');
  });

  it('is otherwise the one for the nearest document, or the one its owner is named after', () => {
    expect(to('the crest', near('social-media'))).toBe('press');
    expect(to('the crest', near('another', 'Head of the Communications Team'))).toBe('press');
  });

  it('is otherwise the first one, and none where there is none', () => {
    expect(to('the crest', near('another', 'The Clerk'))).toBe('members');
    expect(to('the crest')).toBe('members');
    expect(teamFor('the crest', undefined, { ...COUNCIL, teams: [] })).toBeUndefined();
  });
});

describe('a reference number', () => {
  it('has the council’s letters and six that cannot be mistaken for others', () => {
    const anyChance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(anyChance, (chance) => {
        expect(newReference(GEDLING, () => chance)).toMatch(/^GED-[23456789BCDFGHJKMPQRTVWXY]{6}$/);
      }),
    );
  });

  it('is made for a council of any name', () => {
    expect(newReference({ ...GEDLING, shortName: 'Sir Fôn' }, () => 0)).toBe('SIR-222222');
    expect(newReference({ ...GEDLING, shortName: 'Ôô' }, () => 0)).toBe('OO-222222');
    expect(newReference({ ...GEDLING, shortName: '東' }, () => 0)).toBe('CB-222222');
  });
});
