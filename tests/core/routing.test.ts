import { describe, expect, it } from 'vitest';
import { documentId } from '../../src/core/guidance.ts';
import type { Team } from '../../src/core/people.ts';
import { teamFor } from '../../src/core/routing.ts';
import { GEDLING } from '../support/builders.ts';

const aTeam = (id: string, change: Partial<Team> = {}): Team => ({
  id,
  name: id,
  documents: [],
  topics: [],
  ...change,
});

const COUNCIL = {
  ...GEDLING,
  teams: [
    aTeam('first'),
    aTeam('press', { topics: ['journalist', 'the press', '!'] }),
    aTeam('law', { topics: ['libel', 'data protection'], documents: [documentId('law')] }),
    aTeam('Monitoring Officer'),
  ],
};
const to = (question: string, document?: string, owner?: string): string | undefined =>
  teamFor(question, document === undefined ? undefined : { document: documentId(document), owner }, COUNCIL)?.id;

describe('the team that a question goes to', () => {
  it.each([
    ['What is LIBEL?', 'law'],
    ['Is this a data-protection matter?', 'law'],
    ['May I talk to journalists?', 'press'],
    ['What about a journalist’s question?', 'press'],
    ['Is it libel if the press asks?', 'press'],
  ])('is the first with a topic among its words: %s', (question, team) => {
    expect(to(question)).toBe(team);
    expect(to(question, 'law')).toBe(team);
  });

  it.each(['Is it libellous?', 'Is journalistic work protected?', 'Is there data to be had on protection?', '! ?'])(
    'is not one whose topic is only part of a word, or in another order: %s',
    (question) => {
      expect(to(question)).toBe('first');
    },
  );

  it('is else the one for the nearest document, else the one its owner is named after, else the first', () => {
    expect(to('Hello?', 'law', 'Ann Lee, Monitoring Officer')).toBe('law');
    expect(to('Hello?', 'other', 'Ann Lee, Deputy Chief Executive and Monitoring officer')).toBe('Monitoring Officer');
    expect(to('Hello?', 'other', 'Ann Lee')).toBe('first');
    expect(to('Hello?', 'other')).toBe('first');
    expect(teamFor('Hello?', undefined, { ...COUNCIL, teams: [] })).toBeUndefined();
  });
});
