import { expect, it } from 'vitest';
import { explain } from '../../src/cli/explain.ts';
import { createConsider } from '../../src/core/considering.ts';
import type { Edition } from '../../src/core/ports.ts';
import { aClause } from '../support/builders.ts';
import { aCandidate, anEdition, found } from '../support/findings.ts';

const clause = aClause({ parts: { text: 'Be kind, see 4.9 and 9.9, see also 9.9.' } });
const next = aClause({ parts: { text: 'Never be rude.' }, citation: { number: '4.9' } });
const clauses = [clause, next];
const { council, document: id } = clause.citation;
const edition: Edition = {
  ...anEdition(async () => found([aCandidate(clause, 0.99), aCandidate(next, 0.1)], { telling: 3 }), clauses),
  documents: [{ id, council, title: '', dates: {}, clauses }],
};

async function explained(question: string): Promise<string> {
  const considered = await createConsider({ knowledge: { current: () => edition }, clock: () => 0 })(question, council);
  if (considered.outcome !== 'considered') throw new Error('There is a question.');
  return explain(considered);
}

it('says of each candidate what it refers to, and what of it is not in the document', async () => {
  const said = await explained('may I be rude');
  expect(said.match(/refers to .*/g)).toEqual(['refers to 4.9, 9.9 (not in the document)']);
  expect(said.indexOf('refers to')).toBeLessThan(said.indexOf('2. gedling/'));
});

it('says the same of a clause that was named by its number', async () => {
  expect(await explained('clause 4.8')).toMatch(/\n\S+\/4\.8 refers to 4\.9, .*$/);
  expect(await explained('clause 4.9')).not.toContain('refers to');
});
