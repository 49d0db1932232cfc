import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/adapters/store/database.ts';
import { createSuggestionStore } from '../../../src/adapters/store/suggestions.ts';
import { moveSuggestion } from '../../../src/core/suggestion.ts';
import { suggestionStoreContract } from '../../contracts/suggestion-store.contract.ts';
import { onEveryDatabase } from '../../support/databases.ts';
import { aSuggestion, BY_ANNA, CLAUSE, suggestionsInMemory } from '../../support/suggestions.ts';

onEveryDatabase((there) => {
  suggestionStoreContract(() => {
    const { database, other } = there();
    return [createSuggestionStore(database), createSuggestionStore(other)];
  });
});

describe('suggestions in memory', () => {
  suggestionStoreContract(() => {
    const store = suggestionsInMemory();
    return [store, store];
  });
});

describe('a suggestion in a database', () => {
  it('that was kept while only escalations taught is learnt from its escalation', async () => {
    const database = await openDatabase(':memory:');
    const store = createSuggestionStore(database);
    await store.propose(aSuggestion());
    const body = JSON.stringify({ ...aSuggestion(), from: 'GED-1' });
    await database.updateTable('suggestions').set({ body }).execute();
    expect(await store.byId(aSuggestion().id)).toEqual(aSuggestion());
    const unread = JSON.stringify({ ...aSuggestion(), from: { kind: 'answer', receipt: 'none' } });
    await database.updateTable('suggestions').set({ body: unread }).execute();
    await expect(store.byId(aSuggestion().id)).rejects.toThrow('is not what was stored: from');
    await database.destroy();
  });

  it('has no words in it any more that were taken out', async () => {
    const database = await openDatabase(':memory:');
    const store = createSuggestionStore(database);
    const named = aSuggestion({ suggested: { kind: 'phrasing', words: 'may Mrs Partridge fly', clause: CLAUSE } });
    await store.propose(named);
    const suggested = { ...named.suggested, kind: 'phrasing', words: 'may residents fly', clause: CLAUSE } as const;
    const reworded = moveSuggestion(named, { move: 'reword', suggested }, BY_ANNA, 1);
    if (reworded === undefined) throw new Error('Nobody has decided.');
    await store.advance(reworded);
    const rows = await database.selectFrom('suggestions').selectAll().execute();
    await database.destroy();
    expect(JSON.stringify(rows)).toContain('residents');
    expect(JSON.stringify(rows)).not.toMatch(/partridge/i);
  });
});
