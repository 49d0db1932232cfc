import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../src/adapters/store/database.ts';
import { createEditions } from '../src/adapters/store/editions.ts';
import { createHalts } from '../src/adapters/store/halts.ts';
import { councilId, editionId } from '../src/core/guidance.ts';
import { recordedInForce } from '../src/open-in-force.ts';
import { aHalt } from './support/halts-in-memory.ts';
import { publishNext } from './support/publications.ts';
import { aTempFolder } from './support/temp-folder.ts';

describe('a command that answers', () => {
  it('knows what is halted in the database of the settings, and makes none', async () => {
    const data = await aTempFolder();
    const settings = { databaseUrl: undefined, data, libraries: undefined };
    expect(await recordedInForce(settings)).toBeUndefined();
    const database = await openDatabase(join(data, 'clausebook.sqlite'));
    await createHalts(database).halt(aHalt());
    const recorded = await recordedInForce(settings);
    const { scope, reason } = aHalt();
    expect(scope.over === 'document' && recorded?.haltedAt(scope)?.reason).toBe(reason);
    expect(recorded?.edition).toBeUndefined();
    await database.updateTable('halt_moves').set({ body: '{}' }).execute();
    await expect(recordedInForce(settings)).rejects.toThrow('What is kept in the database');
    await database.destroy();
  });

  it('knows which edition is in force, of all or of the council that it is for', async () => {
    const data = await aTempFolder();
    const database = await openDatabase(join(data, 'clausebook.sqlite'));
    await publishNext(createEditions(database), { edition: editionId('0123456789ab') });
    await publishNext(createEditions(database), { edition: editionId('123456789abc') });
    const only = councilId('gedling');
    await publishNext(createEditions(database, { library: only }), { edition: editionId('ba9876543210') });
    const settings = { databaseUrl: undefined, data };
    expect((await recordedInForce({ ...settings, libraries: undefined }))?.edition).toBe('123456789abc');
    expect((await recordedInForce({ ...settings, libraries: { mostBytes: 1, only } }))?.edition).toBe('ba9876543210');
    await database.destroy();
  });
});
