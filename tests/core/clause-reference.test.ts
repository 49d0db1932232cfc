import { describe, expect, it } from 'vitest';
import { shown } from '../../src/core/answer.ts';
import { referredTo } from '../../src/core/clause-reference.ts';
import { councilId } from '../../src/core/guidance.ts';
import type { GuidanceDocument } from '../../src/core/guidance.ts';
import type { Edition } from '../../src/core/ports.ts';
import { aClause, GEDLING } from '../support/builders.ts';
import { anEdition, found } from '../support/findings.ts';

const OXFORD = { ...GEDLING, id: councilId('oxford'), name: 'Oxford City Council', shortName: 'Oxford' };
const gedling = ['4.8', '4.9', '3.2'].map((number) => aClause({ citation: { number } }));
const oxford = aClause({ citation: { number: '3.2', council: OXFORD.id, councilName: OXFORD.name } });

const edition: Edition = {
  ...anEdition(async () => found([]), []),
  councils: [GEDLING, OXFORD],
  documents: [gedling, [oxford]].map((clauses): GuidanceDocument => ({ ...aDocument(), clauses })),
};

function aDocument(): GuidanceDocument {
  const { citation } = oxford;
  return { id: citation.document, council: citation.council, title: citation.title, dates: {}, clauses: [] };
}

function inShort(text: string, scope?: string): string {
  const answer = referredTo({ text }, edition, scope === undefined ? undefined : councilId(scope));
  if (answer === undefined) return 'none';
  return [answer.outcome, ...shown(answer).map(({ citation }) => `${citation.council} ${citation.number}`)].join(', ');
}

describe('a question that names a clause by its number', () => {
  it.each([
    ['what does 4.8 say?', 'quoted, gedling 4.8'],
    ['4.8', 'quoted, gedling 4.8'],
    ['clause 4.8 of the Gedling guidance', 'quoted, gedling 4.8'],
    ['3.2 oxford', 'quoted, oxford 3.2'],
    ['4.8 and 4.9 please', 'quoted, gedling 4.8, gedling 4.9'],
    ['what does 4.8 say about logos', 'quoted, gedling 4.8'],
    ['paragraph 3.2', 'unsure, gedling 3.2, oxford 3.2'],
  ])('"%s" is answered directly: %s', (text, answer) => {
    expect(inShort(text)).toBe(answer);
  });

  it('is answered within its council', () => {
    expect(inShort('paragraph 3.2', 'oxford')).toBe('quoted, oxford 3.2');
    expect(inShort('4.8', 'oxford')).toBe('silent');
  });

  it('is told that there is no such clause', () => {
    expect(referredTo({ text: 'clause 9.9' }, edition, undefined)).toEqual({
      outcome: 'silent',
      why: 'no-such-clause',
    });
  });

  it.each([
    'what does 9.9 say about logos',
    'my video is 4.8 minutes long, may I post it?',
    'can I use the logo?',
    'we spent 3.2 million',
  ])('"%s" is searched like any other', (text) => {
    expect(inShort(text)).toBe('none');
  });
});
