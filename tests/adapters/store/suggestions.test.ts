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
