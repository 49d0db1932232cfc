import type { Catalogue, InCatalogue } from '../../core/catalogue.ts';
import { councilId, editionId } from '../../core/guidance.ts';
import { ALL } from './editions.ts';
import { readCouncils } from './shapes.ts';
import type { Database } from './tables.ts';

/** What the newest publication of each council's own library names. */
export const createCatalogue = (database: Database): Catalogue => ({
  async all() {
    const newest = database
      .selectFrom('publications')
      .select(({ fn }) => ['library', fn.max('number').as('number')])
      .where('library', '!=', ALL)
      .groupBy('library')
      .as('newest');
    const rows = await database
      .selectFrom('publications')
      .innerJoin(newest, (join) =>
        join.onRef('newest.library', '=', 'publications.library').onRef('newest.number', '=', 'publications.number'),
      )
      .select(['publications.library', 'publications.number', 'publications.edition', 'publications.councils'])
      .orderBy('publications.library')
      .execute();
    return rows.flatMap(({ library, number, edition, councils }): readonly InCatalogue[] => {
      const council = readCouncils(councils ?? '[]').find(({ id }) => id === library);
      return council === undefined
        ? []
        : [{ library: councilId(library), number, edition: editionId(edition), council }];
    });
  },
});
