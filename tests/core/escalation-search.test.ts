import { describe, expect, it } from 'vitest';
import { GEDLING } from '../support/builders.ts';
import { aDesk } from '../support/desk.ts';
import { ANNA, COUNCILLOR } from '../support/escalations.ts';
import { aCandidate, clauseNumbered, found } from '../support/findings.ts';

const CREST = clauseNumbered('4.14');
const CLAUSES = [clauseNumbered('4.4'), CREST, clauseNumbered('5')];
const DOCUMENT = { council: GEDLING.id, id: CREST.citation.document, title: 'Guide', dates: {}, clauses: CLAUSES };

describe('the search for clauses in an officer’s form', () => {
  it.each([
    ['4.4', ['4.4', '4.14']],
    [' 5 ', ['5', '4.14']],
    ['what does 4.4 say', ['4.4', '4.14']],
    ['crest', ['4.14']],
  ])('offers the clause of a number first: “%s”', async (typed, numbers) => {
    const { ask, seek } = aDesk({
      finding: found([aCandidate(CREST, 0.5, 0.5)]),
      edition: { documents: [DOCUMENT], clause: (id) => CLAUSES.find((clause) => clause.id === id) },
    });
    const sought = await seek(ANNA, await ask(COUNCILLOR, 'May I use the crest?'), typed);
    const labels = sought.kind === 'options' ? sought.options.map(({ label }) => label) : [];
    expect(labels.map((label) => label.split(':')[0])).toEqual(numbers);
  });
});
