import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/adapters/store/database.ts';
import { createHalts } from '../../../src/adapters/store/halts.ts';
import { haltsContract } from '../../contracts/halts.contract.ts';
import { onEveryDatabase } from '../../support/databases.ts';
import { aHalt, haltsInMemory } from '../../support/halts-in-memory.ts';

onEveryDatabase((there) => {
  haltsContract(() => {
    const { database, other } = there();
    return [createHalts(database), createHalts(other)];
  });
});

describe('halts in memory', () => {
  haltsContract(() => {
    const halts = haltsInMemory();
    return [halts, halts];
  });
});

describe('halts in a database', () => {
  it('are not taken to be none where they cannot be read', async () => {
    const database = await openDatabase(':memory:');
    const halts = createHalts(database);
    await halts.halt(aHalt());
    await database.updateTable('halt_moves').set({ body: '{}' }).execute();
    await expect(halts.inForce()).rejects.toThrow('What is kept in the database');
    await database.destroy();
  });
});
