import { expect, it } from 'vitest';
import { createKeptRecords } from '../../../src/adapters/store/forgetting.ts';
import { createEditions } from '../../../src/adapters/store/editions.ts';
import { createSharedVectors, sharedVectorsIn } from '../../../src/adapters/store/vectors.ts';
import { isPostgres } from '../../../src/adapters/store/dialect.ts';
import { councilId, editionId } from '../../../src/core/guidance.ts';
import { sharedVectorsContract } from '../../contracts/shared-vectors.contract.ts';
import { onEveryDatabase } from '../../support/databases.ts';
import { publishNext } from '../../support/publications.ts';

const DAY = 24 * 60 * 60 * 1000;
const VECTOR = Int8Array.of(1, -2, 3);
const GEDLING = councilId('gedling');
const of = (...keys: readonly string[]) => new Map(keys.map((key) => [key, VECTOR]));

onEveryDatabase((there) => {
  sharedVectorsContract(() => {
    const { database, other } = there();
    return [createSharedVectors(database, undefined, () => 0), createSharedVectors(other, undefined, () => 0)];
  });

  it('vectors are shared where several machines may share the database', () => {
    expect(sharedVectorsIn(there().database) === undefined).toBe(!isPostgres(there().database));
  });

  it('vectors of one library are not those of another', async () => {
    const [all, own] = [undefined, GEDLING].map((library) => createSharedVectors(there().database, library, () => 0));
    await all?.keep(of('a'));
    expect(await own?.recall(['a'])).toEqual(new Map());
    expect(await own?.need(['a'])).toEqual(['a']);
  });

  it.each([
    ['a number', (body: string) => `${body.startsWith('A') ? 'B' : 'A'}${body.slice(1)}`],
    ['the end', (body: string) => body.slice(0, -4)],
    ['everything', () => ''],
  ])('a vector of which %s is damaged is as if it were not there, until it is kept again', async (_what, damaged) => {
    const { database } = there();
    const vectors = createSharedVectors(database, undefined, () => 0);
    await vectors.keep(of('a', 'b'));
    const { body } = await database
      .selectFrom('vectors')
      .select('body')
      .where('key', '=', 'a')
      .executeTakeFirstOrThrow();
    await database
      .updateTable('vectors')
      .set({ body: damaged(body) })
      .where('key', '=', 'a')
      .execute();
    expect(await vectors.recall(['a', 'b'])).toEqual(of('b'));
    await vectors.keep(of('a'));
    expect(await vectors.recall(['a', 'b'])).toEqual(of('a', 'b'));
  });

  it("a vector that stands in another one's place is damaged", async () => {
    const { database } = there();
    const vectors = createSharedVectors(database, undefined, () => 0);
    await vectors.keep(of('a'));
    await database.updateTable('vectors').set({ key: 'b' }).execute();
    expect(await vectors.recall(['a', 'b'])).toEqual(new Map());
  });

  it('vectors are forgotten once no edition needs them that was in force since', async () => {
    const { database } = there();
    let now = 0;
    const vectors = createSharedVectors(database, GEDLING, () => now);
    const editions = createEditions(database, { library: GEDLING });
    const putInForce = async (day: number, edition: string, keys: readonly string[]) => {
      now = day * DAY;
      const lacking = await vectors.need(keys);
      await vectors.keep(of(...lacking));
      await publishNext(editions, { edition: editionId(edition), at: now });
    };
    const records = createKeptRecords(database);
    const forgotten = async (before: number) => {
      const due = await records.due('vectors', before * DAY);
      let count = 0;
      for (let some = 1; some > 0; count += some) some = await records.forget('vectors', before * DAY, 2);
      expect(count).toBe(due);
      const left = await database.selectFrom('vectors').select('key').orderBy('key').execute();
      return left.map(({ key }) => key).join('');
    };
    await createSharedVectors(database, undefined, () => 0).keep(of('z'));
    await putInForce(10, 'one', ['a', 'b', 'c', 'd', 'e']);
    // Of something that was looked at and never put in force.
    await vectors.keep(of('p'));
    expect(await forgotten(1000)).toBe('abcdepz');
    // Within the week nothing is marked anew, and nothing is lost.
    await putInForce(16, 'two', ['a', 'b']);
    expect(await forgotten(1000)).toBe('abcdepz');
    await putInForce(50, 'three', ['a', 'f']);
    // What was in force on that day stays, and what came after.
    expect(await forgotten(50)).toBe('abcdefpz');
    expect(await forgotten(51)).toBe('afz');
    // However long it is in force.
    expect(await forgotten(5000)).toBe('afz');
    expect(await vectors.need(['a', 'b', 'f'])).toEqual(['b']);
  });
});
