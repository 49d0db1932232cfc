import { createHash, randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createInstallations } from '../../../src/adapters/store/installations.ts';
import { createSealing } from '../../../src/adapters/store/sealing.ts';
import type { Database } from '../../../src/adapters/store/tables.ts';
import { installationsContract } from '../../contracts/installations.contract.ts';
import { onEveryDatabase } from '../../support/databases.ts';

const keyNamed = (name: string): Buffer => createHash('sha256').update(name).digest();
const by = (database: Database, ...[first, ...others]: readonly [string, ...string[]]) =>
  createInstallations(database, createSealing([keyNamed(first), ...others.map(keyNamed)]), randomUUID);

onEveryDatabase((there) => {
  installationsContract(() => [by(there().database, 'key'), by(there().other, 'key')]);

  describe('what is kept of an installation', () => {
    it('cannot be read in the database, with another key, or in another row', async () => {
      const { database } = there();
      await by(database, 'key').keep('T1', 'xoxb-secret');
      await by(database, 'key').keep('T2', 'xoxb-other');
      const rows = await database.selectFrom('installations').selectAll().orderBy('id').execute();
      expect(JSON.stringify(rows)).not.toMatch(/xoxb|secret|other/);
      const unreadable = { code: 'SECRET_UNREADABLE', message: expect.not.stringMatching(/xoxb|T1/) };
      await expect(by(database, 'another key').find('T1')).rejects.toMatchObject(unreadable);
      const { sealed = '' } = rows[1] ?? {};
      await database.updateTable('installations').set({ sealed }).where('id', '=', 'T1').execute();
      await expect(by(database, 'key').find('T1')).rejects.toMatchObject(unreadable);
    });

    it('is encrypted anew with a new key, so that the old one can go', async () => {
      const { database } = there();
      await by(database, 'old').keep('T1', 'one');
      await by(database, 'older').keep('T2', 'two');
      await by(database, 'new').keep('T3', 'three');
      await by(database, 'lost').keep('T4', 'four');
      const both = by(database, 'new', 'old', 'older');
      expect(await both.find('T2')).toMatchObject({ secret: 'two' });
      expect(await both.reseal()).toEqual({ resealed: 2, unreadable: ['T4'] });
      expect(await both.reseal()).toEqual({ resealed: 0, unreadable: ['T4'] });
      const secrets = await Promise.all(['T1', 'T2', 'T3'].map((id) => by(database, 'new').find(id)));
      expect(secrets.map((kept) => kept?.secret)).toEqual(['one', 'two', 'three']);
    });
  });
});
