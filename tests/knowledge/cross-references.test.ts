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

// Each was read in its document: what is listed is a reference, and nothing else in these documents is. An annex of forms, of rules or of words was not printed with
// three of them, and one names an appendix of another handbook. Passed over is one “except as stated in part 6”: people take part.
describe('the references of guidance as it is', () => {
  it('finds those of the shipped guidance: two appendices that the document as received does not have', async () => {
    expect(await foundIn('knowledge-base')).toEqual([
      'social-media-policy-report recommendation-1: Appendix A → nothing',
      'social-media-policy-report recommendation-2: Appendix B → nothing',
    ]);
  });

  it('finds those of guidance that names acts, the constitution and other documents as well', async () => {
    const found = [...(await foundIn('scripts/tune/unseen')), ...(await foundIn('tests/quality/unseen'))];
    expect(found).toEqual([
      'gifts-and-interests 2-c: section 3 → 3.1 3.2 3.3 3.4 3.5 3.6 3.7 3.8 3.9 3.10 3.11 3.12',
      'gifts-and-interests 7.3: as in 7.1 → 7.1',
      'streaming-and-recording-protocol 3.1: Appendix 1 → nothing',
      'streaming-and-recording-protocol 4.3: paragraph 7.3 → 7.3',
      'streaming-and-recording-protocol 5.3: paragraph 8.1 → 8.1',
      'streaming-and-recording-protocol 7.6: paragraph 7.5 → 7.5',
      'streaming-and-recording-protocol 8.2: paragraph 6.2 → 6.2',
      'digital-communications-standard 2.8: paragraph 2.7 → 2.7',
      'pre-election-guidance 1.1: section 8 → 8.1 8.2 8.3',
      'general-obligations-explained 6.2: paragraph 6.1 → 6.1',
      'allowances-travel-subsistence-scheme 2-a: Schedule A → sched-1 sched-2',
      'allowances-travel-subsistence-scheme 3.6: paragraphs 3.1 to 3.5 → 3.1 3.2 3.3 3.4 3.5',
      'allowances-travel-subsistence-scheme 4.2: paragraph 4.1 → 4.1',
      'communications-social-media-policy 2.4: paragraph 2.1 → 2.1',
      'communications-social-media-policy 5.1: Appendix A → nothing',
      'communications-social-media-policy 6.2: paragraph 6.1 → 6.1',
      'petitions-campaigns-lobbying 1.3: section 7 → 7.1',
      'petitions-campaigns-lobbying 7.1: paragraph 3.6 → 3.6',
      'interests-dispensations 4.5: Paragraph 4.4 → 4.4',
      'interests-dispensations 5.4: paragraph 4.1 → 4.1',
      'interests-dispensations 5.5: paragraph 5.4 → 5.4',
      'interests-dispensations 7.3: paragraph 7.1(a) → 7.1',
      'code-local-guidance 3.6: section 4 → 4.1 4.2 4.3 4.4 4.5 4.6 4.7 4.8 4.9 4.10 4.11',
      'acceptable-use-digital-platforms 1.4: sections 3 to 6 → 3.1 3.2 3.3 3.4 3.5 3.6 3.7 3.8 3.9 4.1 4.2 4.3 4.4 4.5 4.6 4.7 4.8 4.9 5.1 5.2 5.3 5.4 5.5 5.6 5.7 5.8 6.1 6.2 6.3 6.4 6.5 6.6 6.7',
      'ai-deepfakes-and-automated-tools-policy 1.2: paragraph 5.1 → 5.1',
      'ai-deepfakes-and-automated-tools-policy 3.3: paragraph 9.1 → 9.1',
      'ai-deepfakes-and-automated-tools-policy 4.1: paragraph 3.1 → 3.1',
      'planning-code 5.4: paragraph 8.3 → 8.3',
      'planning-code 8.4: paragraph 5.4 → 5.4',
      'online-conduct-protocol 4.3: Paragraph 4.3 → 4.3',
      'communications-policy 7.2: regard to 2.6 → 2.6',
      'communications-policy 7.2: 3.3 → 3.3',
      'members-ict-policy 1.2: Annex A → nothing',
      'members-ict-policy 3.2: paragraph 4.6 → 4.6',
      'confidential-reports-leaks-and-foi 3.1: paragraph 2.2(a) → 2.2',
      'confidential-reports-leaks-and-foi 4.2: paragraph 4.1 → 4.1',
      'civility-and-online-abuse-protocol 3.9: paragraph 3.2 → 3.2',
      'civility-and-online-abuse-protocol 5.2: paragraph 2(a) → 2-a',
      'civility-and-online-abuse-protocol 8.3: Paragraphs 8.1 → 8.1',
      'civility-and-online-abuse-protocol 8.3: 8.2 → 8.2',
      'pre-election-publicity 5.1: under 5.4 → 5.4',
      'pre-election-publicity 5.1: under 5.5 → 5.5',
      'member-officer-communications 4.12: paragraph 4.3 → 4.3',
      'social-media-publicity-protocol 1.4: Part 3 → 3.1 3.2 3.3 3.4 3.5 3.6',
      'public-participation-protocol 3.5: paragraph 2.1 → 2.1',
      'members-social-media-policy 7.3: paragraph 7.1 → 7.1',
      'pre-election-publicity 3.5: paragraphs 4.1 → 4.1',
      'pre-election-publicity 3.5: 4.4 → 4.4',
      'pre-election-publicity 3.5: 6.1 → 6.1',
      'pre-election-publicity 3.5: 7.1 → 7.1',
      'pre-election-publicity 9.3: paragraph 6.1 → 6.1',
      'access-to-information-protocol 3.5: section 5 → 5.1 5.2 5.3 5.4 5.5 5.6',
      'access-to-information-protocol 4.2: paragraph 4.1 → 4.1',
      'social-media-code 3.7: paragraph 3.1 → 3.1',
      'information-policy 1.1: section 7 → 7.1 7.2 7.3 7.4 7.4-legal-advice 7.5',
      'member-officer-protocol 38: paragraph 9 → 9',
      'social-media-policy 1.3: section 5 → 5.1 5.2 5.3 5.4',
      'standing-orders-meetings 3.6: under 3.1 → 3.1',
      'declaring-interests 7.5: for the purposes of 3.3(a) → 3.3',
      'mayor-and-chairs 1.1: Appendix C → nothing',
      'mayor-and-chairs 3.3: paragraph 3.5 → 3.5',
      'mayor-and-chairs 7.3: paragraph 7.2 → 7.2',
      'freedom-of-expression-guidance 1.3: section 8 → 8.1 8.2 8.3 8.4 8.5 8.6',
      'social-media-broadcasting-community-councils 6.6: paragraph 6.1 → 6.1',
      'council-procedure-rules 1.1: Rules 5 → 5.1 5.2 5.3 5.4 5.5',
      'council-procedure-rules 1.1: 8 → 8.1 8.2 8.3 8.4 8.5 8.6',
      'council-procedure-rules 1.1: 9 → 9.1 9.2',
      'council-procedure-rules 1.4: Rules 6.7 → 6.7',
      'council-procedure-rules 1.4: 9.1 → 9.1',
      'council-procedure-rules 2.4: Rule 2.5 → 2.5',
      'council-procedure-rules 3.1: Rule 4.8 → 4.8',
      'council-procedure-rules 6.3: Rule 6.1 → 6.1',
      'member-and-officer-protocol 1.3: paragraph 3.4 → 3.4',
      'planning-and-licensing 22: paragraphs 18 to 21 → 18 19 20 21',
      'guidance-on-the-code-of-conduct 6.2: section 12 → 12.1 12.2 12.3 12.4 12.5 12.6',
      'guidance-on-the-code-of-conduct 10.1: paragraph 7.1 → 7.1',
      'code-of-corporate-publicity e10: paragraph E2 → e2',
      'code-of-corporate-publicity f3: paragraph F2 → f2',
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

  it('is to an act where another clause says of which: its schedule is none of this document’s', () => {
    const act = of('4.2', 'Exempt information is that in Schedule 12 to the Local Government Act 1972.');
    const [bare, named] = [of('4.1', 'See Schedule 12.'), of('4.3', 'Exempt as above. See Schedule 4.')];
    expect(referredFrom(bare, [bare, act])).toEqual([]);
    expect(referredFrom(bare, [bare]).map(({ clauses }) => clauses)).toEqual([[]]);
    expect(referredFrom(named, [named, act]).map(({ words }) => words)).toEqual(['Schedule 4']);
  });

  it('is to an act where a schedule has a letter behind its number, unless the document has such a schedule', () => {
    const clause = of('4.1', 'Exempt under Schedule 12A.');
    expect(referredFrom(clause, [clause])).toEqual([]);
    const own = aClause({ key: 's', citation: { headings: ['Schedule 12A: the forms'] } });
    expect(referredFrom(clause, [clause, own]).map(({ clauses }) => clauses)).toEqual([[own]]);
  });

  it.each([
    ['See sections 15, 16 and 17.', 'Tell us within 17 days, by 16 pm.', 3],
    ['See Appendices X and Y.', 'Be polite. Yes, always.', 2],
    ['See section 11.', 'Keep to section 112 of the Localism Act 2011.', 1],
    ['See Schedule 1.', 'It is in Schedule 12A to the Local Government Act 1972.', 1],
    ['See Section 99.', 'Keep to section 99 of the Localism Act 2011.', 0],
    ['See sections 98 and 99.', 'Keep to sections 98 and 99 of the Localism Act 2011.', 0],
  ])('%s beside “%s” is dead %i times', (text, other, dead) => {
    const [one, another] = [of('4.1', text), of('4.2', other)];
    expect(referredFrom(one, [one, another])).toHaveLength(dead);
  });

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
