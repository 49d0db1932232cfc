import { expect, it } from 'vitest';
import { createKeptRecords } from '../../../src/adapters/store/forgetting.ts';
import { createTallies } from '../../../src/adapters/store/tallies.ts';
import { talliesContract } from '../../contracts/tallies.contract.ts';
import { onEveryDatabase } from '../../support/databases.ts';

onEveryDatabase((there) => {
  talliesContract(() => [createTallies(there().database), createTallies(there().other)]);

  it('tallies are kept without whose they are, and forgotten once their time is over', async () => {
    const { database } = there();
    const tallies = createTallies(database);
    await tallies.addOne([
      { name: 'slack:T1/U1', until: 10 },
      { name: 'teams:T1/U1', until: 20 },
    ]);
    expect(JSON.stringify(await database.selectFrom('tallies').selectAll().execute())).not.toContain('U1');
    const records = createKeptRecords(database);
    expect(await records.due('spent', 20)).toBe(1);
    expect(await records.forget('spent', 20, 100)).toBe(1);
    expect(await tallies.addOne([{ name: 'slack:T1/U1', until: 10 }])).toEqual([1]);
    expect(await tallies.addOne([{ name: 'teams:T1/U1', until: 20 }])).toEqual([2]);
  });
});
