import { createHash } from 'node:crypto';
import { isUndecided, suggestionKey } from '../../core/suggestion.ts';
import type { Suggestion } from '../../core/suggestion.ts';
import type { SuggestionStore } from '../../core/suggestion-store.ts';
import { keyOf } from './key.ts';
import { readSuggestion } from './shapes.ts';
import type { Database, Tables } from './tables.ts';

/** Suggestions in a database. What `propose` and `advance` resolve to is on the disk, also for other processes. */
export function createSuggestionStore(database: Database): SuggestionStore {
  const byId = async (id: string): Promise<Suggestion | undefined> => {
    const row = await database.selectFrom('suggestions').select('body').where('id', '=', keyOf(id)).executeTakeFirst();
    return row && readSuggestion(row.body);
  };
  const like: SuggestionStore['like'] = async (suggestion) => {
    const rows = database.selectFrom('suggestions').select('body').where('likeness', '=', likenessOf(suggestion));
    const row = await rows.executeTakeFirst();
    return row && readSuggestion(row.body);
  };
  return {
    byId,
    like,
    async propose(suggestion) {
      const row = { ...rowOf(suggestion), likeness: likenessOf(suggestion) };
      const insert = database.insertInto('suggestions').values(row);
      const result = await insert.onConflict((conflict) => conflict.doNothing()).executeTakeFirst();
      if (result.numInsertedOrUpdatedRows === 1n) return { outcome: 'kept' };
      return { outcome: (await like(suggestion)) !== undefined ? 'known' : 'id-taken' };
    },
    async advance(next) {
      const { id, ...row } = rowOf(next);
      const result = await database
        .updateTable('suggestions')
        .set(row)
        .where('id', '=', id)
        .where('version', '=', next.history.length - 1)
        .executeTakeFirst();
      if (result.numUpdatedRows !== 0n) return { won: true };
      const now = await byId(next.id);
      if (now === undefined) throw new Error('There is no such suggestion.');
      return { won: false, now };
    },
    async undecided(council, most) {
      const all = database.selectFrom('suggestions').select('body').where('undecided', '=', 1);
      const rows = await (council === undefined ? all : all.where('council', '=', council))
        .orderBy('made', 'desc')
        .orderBy('id')
        .limit(most)
        .execute();
      return rows.map(({ body }) => readSuggestion(body));
    },
  };
}

/** A digest: the words it was proposed with may be taken out of it later, and are then nowhere. */
const likenessOf = (suggestion: Pick<Suggestion, 'council' | 'suggested'>): string =>
  createHash('sha256').update(suggestionKey(suggestion)).digest('hex');

const rowOf = (suggestion: Suggestion): Omit<Tables['suggestions'], 'likeness'> => ({
  id: keyOf(suggestion.id),
  council: suggestion.council,
  undecided: isUndecided(suggestion) ? 1 : 0,
  version: suggestion.history.length,
  made: suggestion.made,
  body: JSON.stringify(suggestion),
});
