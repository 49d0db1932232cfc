import { describe, expect, it } from 'vitest';
import { teamFor } from '../../src/core/routing.ts';
import { readFolder } from '../../src/knowledge/read-folder.ts';

const { councils, documents } = await readFolder('knowledge-base');

describe('the teams of the councils that come with Clausebook', () => {
  it.each([
    ['gedling', 'How do I set up a page?', 'communications'],
    ['gedling', 'Could I be sued for libel?', 'legal'],
    ['chiltern', 'Is it against the law to post this?', 'legal'],
    ['chiltern', 'Who looks after this guidance?', 'communications'],
    ['oxford', 'Is this a breach of the code of conduct?', 'monitoring-officer'],
    ['oxford', 'Is there any training on this?', 'member-services'],
    ['oxford', 'A reporter has asked about my post', 'communications'],
    ['oxford', 'Of course I would not, but may I?', 'communications'],
    ['milton-keynes', 'Is this a breach of the code of conduct?', 'monitoring-officer'],
    ['buckinghamshire', 'Is there any training on this?', 'legal-democratic-services'],
  ])('of %s, for “%s”: %s', (council, question, team) => {
    const asked = councils.find(({ id }) => id === council);
    expect(asked && teamFor(question, undefined, asked)?.id).toBe(team);
  });

  it('have ids of their own, and name documents that are there', () => {
    for (const { id, teams } of councils) {
      expect(new Set(teams.map((team) => team.id)).size).toBe(teams.length);
      const files = documents.filter(({ council }) => council === id).map((document) => document.id);
      for (const team of teams) for (const document of team.documents) expect(files).toContain(document);
    }
  });
});
