import { describe, expect, it } from 'vitest';
import { documentId } from '../../src/core/guidance.ts';
import { HEADINGS } from '../../src/core/home-wording.ts';
import type { Period } from '../../src/core/in-force.ts';
import { aClause, GEDLING } from '../support/builders.ts';
import { aDesk } from '../support/desk.ts';
import { ANNA, COUNCILLOR } from '../support/escalations.ts';
import { anEdition, found } from '../support/findings.ts';
import { headingsOf, rowsOf } from '../support/home-read.ts';

describe('what an admin sees of dates', () => {
  it('is what comes into force or ends within 30 days, the soonest first, also what is not in force today', async () => {
    const clause = (key: string, inForce: Period) => aClause({ key, citation: { number: key, headings: [], inForce } });
    const document = { council: GEDLING.id, id: documentId('a'), title: 'Code of Conduct', dates: {} };
    const whole = { from: '2026-12-01', until: '2027-01-31' };
    const documents = [
      {
        ...document,
        clauses: [
          clause('1', { from: '2026-12-24', until: '2026-12-24' }),
          clause('2', { from: '2026-12-25' }),
          clause('3', { until: '2026-11-24' }),
          clause('4', { from: '2026-11-24' }),
          clause('5', { until: '2026-11-23' }),
        ],
      },
      { ...document, title: 'Allowances', inForce: whole, clauses: [clause('1', whole), clause('2', whole)] },
    ];
    const all = { ...anEdition(async () => found([]), []), documents };
    const { look } = aDesk({ admins: [COUNCILLOR], edition: { documents: [], dated: { since: '2026-11-24', all } } });
    const place = 'Gedling Borough Council, Social Media Guidance for Members,';
    expect(rowsOf(await look(COUNCILLOR, 'admin'), HEADINGS.coming)).toEqual([
      `In force until 24 November 2026: ${place} 3`,
      'In force from 1 December 2026: Allowances',
      `In force from 24 December 2026: ${place} 1`,
      `In force until 24 December 2026: ${place} 1`,
    ]);
    expect(headingsOf(await look(ANNA))).not.toContain(HEADINGS.coming);
  });
});
