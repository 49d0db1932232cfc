import { describe, expect, it } from 'vitest';
import type { GuidanceDocument } from '../../src/core/guidance.ts';
import { councilId, documentId } from '../../src/core/guidance.ts';
import { ASK_OFFICER_LINE, howLine, NO_OFFICERS_LINE } from '../../src/core/welcome-wording.ts';
import { welcomeOf } from '../../src/core/welcome.ts';
import { GEDLING } from '../support/builders.ts';
import { anEdition, found } from '../support/findings.ts';

const aDocument = (title: string, council = GEDLING.id): GuidanceDocument => ({
  council,
  id: documentId(title.toLowerCase()),
  title,
  version: '2',
  dates: { approved: '2024-03-01', review: '2026-03-01' },
  clauses: [],
});
const of = (change: Partial<Parameters<typeof welcomeOf>[0]> = {}) =>
  welcomeOf({
    edition: {
      ...anEdition(async () => found([]), []),
      documents: [aDocument('Logos'), aDocument('Kites', councilId('oxford'))],
    },
    council: GEDLING.id,
    audience: 'only-you',
    answersAlone: false,
    questions: ['Can I?', 'x'.repeat(121)],
    takesOfficers: true,
    today: '2026-05-11',
    ...change,
  });

describe('the welcome', () => {
  it('names the guidance of the council with version and review date, and no other council’s', () => {
    const { documents, lines } = of();
    expect(lines[0]).toContain(GEDLING.name);
    expect(documents).toMatchObject({
      rows: [{ lines: ['Logos', 'Version 2, approved 1 March 2024', expect.stringContaining('Overdue for review')] }],
      more: 0,
    });
  });

  it('of every council names whose each document is, and says how many are left out', () => {
    const edition = {
      ...anEdition(async () => found([]), []),
      documents: Array.from({ length: 20 }, (_document, index) => aDocument(`Rules ${index}`)),
    };
    const { documents } = of({ edition, council: undefined });
    expect(documents.rows[0]?.lines[0]).toBe('Gedling: Rules 0');
    expect([documents.rows.length, documents.more]).toEqual([15, 5]);
  });

  it('says who can see what is asked and answered', () => {
    expect(of().lines[1]).toBe(howLine('only-you', false));
    expect(of({ answersAlone: true }).lines[1]).toBe(howLine('only-you', false));
    const shared = [false, true].map((answersAlone) => of({ audience: 'everyone-here', answersAlone }).lines[1]);
    expect(shared[0]).toContain('what I reply');
    expect(shared[1]).toContain('to you alone');
  });

  it('says how to reach officers, or else whom the guidance names', () => {
    expect(of().officers).toEqual([ASK_OFFICER_LINE]);
    const without = of({ takesOfficers: false }).officers;
    expect(without[0]).toBe(NO_OFFICERS_LINE);
    expect(without.join('\n')).toContain('legalservices@gedling.gov.uk');
    expect(of({ takesOfficers: false, council: undefined }).officers).toEqual([NO_OFFICERS_LINE]);
  });

  it('tries no question that is a story', () => {
    expect(of().questions).toEqual(['Can I?']);
  });
});
