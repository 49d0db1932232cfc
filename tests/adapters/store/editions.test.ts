import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createEditions } from '../../../src/adapters/store/editions.ts';
import { editionsContract } from '../../contracts/editions.contract.ts';
import { onEveryDatabase } from '../../support/databases.ts';
import { aPublication, keptWith } from '../../support/publications.ts';

const PUBLISHED = aPublication(1);
/** As documented, and telling nothing of what was there. */
const UNREADABLE = /^What is kept of (?:edition|publication) \S+ is not what was stored\. [^{]+$/;

onEveryDatabase((there) => {
  editionsContract(() => [createEditions(there().database), createEditions(there().other)]);

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
      const large = { edition: PUBLISHED.edition, content, diff: new Uint8Array() };
      setImmediate(takeTurns);
      await editions.publish(PUBLISHED, large, 0);
      const whileKeeping = turns;
      const back = await editions.content(PUBLISHED.edition);
      working = false;
      expect(content.equals(back ?? new Uint8Array())).toBe(true);
      const pieces = await there().database.selectFrom('edition_pieces').select('n').execute();
      expect(whileKeeping).toBeGreaterThanOrEqual(pieces.length);
      expect(turns - whileKeeping).toBeGreaterThanOrEqual(pieces.length);
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
  });
});
