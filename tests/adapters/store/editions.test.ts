import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createCatalogue } from '../../../src/adapters/store/catalogue.ts';
import { createEditions } from '../../../src/adapters/store/editions.ts';
import { councilId, editionId } from '../../../src/core/guidance.ts';
import type { CouncilId } from '../../../src/core/guidance.ts';
import type { Council } from '../../../src/core/people.ts';
import type { Editions, Publication } from '../../../src/core/publication.ts';
import { editionsContract } from '../../contracts/editions.contract.ts';
import { onEveryDatabase } from '../../support/databases.ts';
import { aPublication, keptWith } from '../../support/publications.ts';

const PUBLISHED = aPublication(1);
const OXFORD: Council = {
  id: councilId('oxford'),
  name: 'Oxford City Council',
  shortName: 'Oxford',
  contacts: [
    { name: 'Monitoring Officer', email: 'monitoring@oxford.example' },
    { name: 'Press', for: 'the press' },
  ],
  teams: [{ id: 'governance', name: 'Governance', slack: 'C0GOV', documents: [], topics: ['logo'] }],
  admins: { slack: 'C0ADMINS' },
  slackWorkspaces: ['T0OXFORD'],
  answersWithinDays: 2,
  channelAnswers: 'thread',
};
/** As documented, and telling nothing of what was there. */
const UNREADABLE = /^What is kept of (?:edition|publication) \S+ is not what was stored\. [^{]+$/;

onEveryDatabase((there) => {
  editionsContract(() => [createEditions(there().database), createEditions(there().other)]);

  describe('a council’s own library', () => {
    const of = (library?: CouncilId) => createEditions(there().database, { library });
    const kept = async (editions: Editions, publication: Publication, councils: readonly Council[]) =>
      editions.publish(publication, { ...keptWith(publication), councils }, publication.number - 1);

    it('has a history of its own, with numbers of its own', async () => {
      const [all, oxford, gedling] = [of(), of(councilId('oxford')), of(councilId('gedling'))];
      const another = aPublication(1, { edition: editionId('another') });
      expect(await kept(all, PUBLISHED, [])).toEqual({ outcome: 'kept' });
      expect(await kept(oxford, another, [])).toEqual({ outcome: 'kept' });
      expect(await kept(oxford, aPublication(2), [])).toEqual({ outcome: 'kept' });
      expect(await kept(gedling, PUBLISHED, [])).toEqual({ outcome: 'kept' });
      expect(await oxford.list(9)).toEqual([aPublication(2), another]);
      expect(await oxford.newest()).toEqual(aPublication(2));
      expect(await gedling.newest()).toEqual(PUBLISHED);
      expect(await all.list(9)).toEqual([PUBLISHED]);
      expect(await all.ofEdition(another.edition)).toEqual([]);
      expect(await gedling.byNumber(2)).toBeUndefined();
      expect(await gedling.diff(2)).toBeUndefined();
    });

    it('is catalogued with its council as its newest publication has it, and what all share is not', async () => {
      const catalogue = createCatalogue(there().database);
      const before: Council = { ...OXFORD, name: 'Oxford before' };
      expect(await catalogue.all()).toEqual([]);
      await kept(of(), PUBLISHED, [OXFORD]);
      await kept(of(OXFORD.id), aPublication(1), [before]);
      await kept(of(OXFORD.id), aPublication(2, { edition: editionId('second') }), [OXFORD]);
      await kept(of(councilId('gedling')), aPublication(1), []);
      expect(await catalogue.all()).toEqual([
        { library: OXFORD.id, number: 2, edition: editionId('second'), council: OXFORD },
      ]);
    });
  });

  describe('a large edition', () => {
    it('is kept and read in pieces, with others having their turn in between', async () => {
      const editions = createEditions(there().database);
      let turns = 0;
      let working = true;
      const takeTurns = (): void => {
        turns += 1;
        if (working) setImmediate(takeTurns);
      };
      const content = randomBytes(1_000_000);
      const large = { edition: PUBLISHED.edition, councils: [], content, diff: new Uint8Array() };
      setImmediate(takeTurns);
      await editions.publish(PUBLISHED, large, 0);
      const whileKeeping = turns;
      const back = await editions.content(PUBLISHED.edition);
      working = false;
      expect(content.equals(back ?? new Uint8Array())).toBe(true);
      const pieces = await there().database.selectFrom('edition_pieces').select('n').execute();
      // For each piece one in between when its digest is taken, and one when it is written; one when it is read, and one when it is joined.
      expect(whileKeeping).toBeGreaterThan(1.5 * pieces.length);
      expect(turns - whileKeeping).toBeGreaterThan(1.5 * pieces.length);
      expect(pieces.length).toBeGreaterThan(9);
    });
  });

  describe('what is damaged in the history of editions', () => {
    const published = async () => {
      const editions = createEditions(there().database);
      await editions.publish(PUBLISHED, keptWith(PUBLISHED), 0);
      return editions;
    };

    it('is a fault where a piece is missing', async () => {
      const editions = await published();
      await there().database.deleteFrom('edition_pieces').execute();
      await expect(editions.content(PUBLISHED.edition)).rejects.toThrow(UNREADABLE);
      await expect(editions.diff(1)).rejects.toMatchObject({ code: 'EDITION_UNREADABLE' });
    });

    it('is a fault where a piece was changed', async () => {
      const editions = await published();
      await there().database.updateTable('edition_pieces').set({ body: 'c2VjcmV0' }).execute();
      await expect(editions.content(PUBLISHED.edition)).rejects.toThrow(UNREADABLE);
      await expect(editions.diff(1)).rejects.toThrow(UNREADABLE);
    });

    it('is a fault where the row of an edition that was published is missing', async () => {
      const editions = await published();
      await there().database.deleteFrom('editions').execute();
      await expect(editions.content(PUBLISHED.edition)).rejects.toThrow(UNREADABLE);
    });

    it.each([
      { by: '{"kind":"admin","secret":1}' },
      { by: 'secret' },
      { how: 'secret' },
      { why: 'secret' },
      { accepted: '{}' },
      { changes: '{"added":-1}' },
    ])('is a fault where a publication has %j', async (change) => {
      const editions = await published();
      await there().database.updateTable('publications').set(change).execute();
      await expect(editions.newest()).rejects.toThrow(UNREADABLE);
    });

    it('is mended where the same edition is published again', async () => {
      const editions = await published();
      await there().database.updateTable('edition_pieces').set({ body: 'c2VjcmV0' }).execute();
      await editions.publish(aPublication(2), keptWith(aPublication(2)), 1);
      expect(await editions.content(PUBLISHED.edition)).toEqual(keptWith(PUBLISHED).content);
    });

    it('is mended also by the same edition in other bytes', async () => {
      const editions = await published();
      await there().database.deleteFrom('edition_pieces').execute();
      const content = new TextEncoder().encode('the same, packed by a later release');
      await editions.publish(aPublication(2), { ...keptWith(aPublication(2)), content }, 1);
      expect(await editions.content(PUBLISHED.edition)).toEqual(content);
    });
  });
});
