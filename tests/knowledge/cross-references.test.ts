import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { referencesIn } from '../../src/core/cross-reference.ts';
import { leadingElsewhere, referredFrom } from '../../src/core/referred-clauses.ts';
import { readFolder } from '../../src/knowledge/read-folder.ts';
import { aClause } from '../support/builders.ts';

const ROOT = join(import.meta.dirname, '../..');

async function foundIn(folder: string): Promise<readonly string[]> {
  const { documents } = await readFolder(join(ROOT, folder));
  return documents.flatMap(({ id, clauses }) =>
    clauses.flatMap((clause) =>
      referredFrom(clause, clauses).map(
        ({ words, clauses: to }) =>
          `${id} ${clause.key}: ${words} → ${to.map(({ key }) => key).join(' ') || 'nothing'}`,
      ),
    ),
  );
}

// Each was read in its document: what is listed is a reference, and nothing else in these documents is.
describe('the references of guidance as it is', () => {
  it('finds those of the shipped guidance: two appendices that the document as received does not have', async () => {
    expect(await foundIn('knowledge-base')).toEqual([
      'social-media-policy-report recommendation-1: Appendix A → nothing',
      'social-media-policy-report recommendation-2: Appendix B → nothing',
    ]);
  });

  it('finds those of guidance that names acts, the constitution and other documents as well', async () => {
    expect([...(await foundIn('scripts/tune/unseen')), ...(await foundIn('tests/quality/unseen'))]).toEqual([
      'information-policy 1.1: section 7 → 7.1 7.2 7.3 7.4 7.4-legal-advice 7.5',
      'member-officer-protocol 38: paragraph 9 → 9',
      'social-media-policy 1.3: section 5 → 5.1 5.2 5.3 5.4',
      'planning-and-licensing 22: paragraphs 18 to 21 → 18 19 20 21',
    ]);
  });
});

describe('where references lead', () => {
  const of = (number: string, text = 'Be kind.') =>
    aClause({ parts: { text }, citation: { number, section: number.split('.')[0] ?? '', headings: [`On ${number}`] } });
  const annex = aClause({
    key: 'annex-b-form',
    citation: { number: 'B1', section: 'B', headings: ['Annexe B: the form'] },
  });
  const document = [of('4.1'), of('4.2'), of('4.3'), of('5'), of('5.1'), annex];
  const leads = (text: string): string =>
    referredFrom(of('4.1', text), document)
      .map(({ clauses }) => clauses.map(({ key }) => key).join(' ') || 'nothing')
      .join(', ');

  it.each([
    ['See 4.2.', '4.2'],
    ['See paragraph 4.2(b).', '4.2'],
    ['See section 4.', '4.1 4.2 4.3'],
    ['See section 5.', '5 5.1'],
    ['See paragraph 5.', '5'],
    ['See paragraph 4.', '4.1 4.2 4.3'],
    ['See paragraphs 4.2 to 5.1.', '4.2 4.3 5 5.1'],
    ['See paragraphs 4.2 to 4.9.', 'nothing'],
    ['See paragraphs 4.3 to 4.1.', 'nothing'],
    ['See section 45.', 'nothing'],
    ['See Annex B.', 'annex-b-form'],
    ['See Annex A.', 'nothing'],
  ])('%s leads to %s', (text, expected) => expect(leads(text)).toBe(expected));

  it('passes over what leads nowhere, or to the clause itself alone', () => {
    const clause = of('4.1', 'See 4.1, see 4.9 and see 4.2.');
    expect(referencesIn(clause.text)).toHaveLength(3);
    expect(leadingElsewhere(clause, document).map(({ words }) => words)).toEqual(['see 4.2']);
  });
});
