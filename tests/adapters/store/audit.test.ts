import { sql } from 'kysely';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { createAuditTrail } from '../../../src/adapters/store/audit.ts';
import { createCuratedStore } from '../../../src/adapters/store/curated.ts';
import { openDatabase } from '../../../src/adapters/store/database.ts';
import { createEditions } from '../../../src/adapters/store/editions.ts';
import { checkChain } from '../../../src/core/audit-chain.ts';
import type { AuditTrail } from '../../../src/core/audit.ts';
import { moveCurated } from '../../../src/core/curated-moves.ts';
import { councilId } from '../../../src/core/guidance.ts';
import { personId } from '../../../src/core/people.ts';
import { anEntry } from '../../support/audit.ts';
import { aCurated, APPROVE, END, PROPOSED_AT } from '../../support/curated.ts';
import { onEveryDatabase } from '../../support/databases.ts';
import { ANNA, BEN } from '../../support/escalations.ts';
import { aPostgresDatabase, POSTGRES_SERVER } from '../../support/postgres-server.ts';
import { aPublication, keptWith, publishNext } from '../../support/publications.ts';
import { unguarded } from '../../support/unguarded.ts';

onEveryDatabase((there) => {
  let trail: AuditTrail;
  let other: AuditTrail;
  beforeEach(() => {
    trail = createAuditTrail(there().database);
    other = createAuditTrail(there().other);
  });

  describe('the audit log', () => {
    it('is empty at first', async () => {
      expect(await trail.newest()).toBeUndefined();
      expect(await trail.latest(9)).toEqual([]);
      expect(await checkChain(trail)).toMatchObject({ outcome: 'whole', entries: 0 });
    });

    it('gives back what was entered, the newest first, to every process', async () => {
      const entries = [
        anEntry({ council: undefined, details: { count: 3, id: 'x \0 \ud800 “😀”' } }),
        anEntry({ act: 'resumed', by: { kind: 'person', id: personId('slack:T1/U1') } }),
        anEntry({ act: 'data-erased', by: { kind: 'command', account: 'root' } }),
      ];
      for (const entry of entries) await trail.append(entry);
      const numbered = entries.map((entry, index) => ({ number: index + 1, entry })).toReversed();
      expect(await other.latest(9)).toEqual(numbered);
      expect(await other.latest(1)).toEqual(numbered.slice(0, 1));
      expect(await other.latest(9, 3)).toEqual(numbered.slice(1));
      expect(await other.newest()).toEqual({ number: 3, hash: (await other.links(3, 1))[0]?.hash });
      expect(await checkChain(other)).toMatchObject({ outcome: 'whole', entries: 3 });
    });

    it('chains what several enter at the same time, without a gap', async () => {
      const all = Array.from({ length: 12 }, (_, index) => `thing ${index}`);
      await Promise.all(all.map((about, index) => (index % 2 === 0 ? trail : other).append(anEntry({ about }))));
      expect(await checkChain(trail)).toMatchObject({ outcome: 'whole', entries: 12 });
      expect((await trail.latest(99)).map(({ entry }) => entry.about).toSorted()).toEqual(all.toSorted());
    });

    it.each([
      ['changed', 'update audit set entry = entry'],
      ['taken from', 'delete from audit where number = 2'],
    ])('cannot be %s by a statement', async (_, statement) => {
      for (const about of ['one', 'two']) await trail.append(anEntry({ about }));
      await expect(sql.raw(statement).execute(there().database)).rejects.toThrow('only added to');
      expect(await checkChain(trail)).toMatchObject({ outcome: 'whole', entries: 2 });
    });

    it('shows what an owner of the database did who took its guard away', async () => {
      for (const about of ['one', 'two', 'three']) await trail.append(anEntry({ about }));
      const anchor = (await trail.newest())!;
      const tampered = (statement: string) =>
        unguarded(there().database, 'audit', () => sql.raw(statement).execute(there().database));
      await tampered(`delete from audit where number = 3`);
      expect(await checkChain(trail)).toMatchObject({ outcome: 'whole', entries: 2 });
      expect(await checkChain(trail, { anchor })).toMatchObject({ outcome: 'broken', number: 3, how: 'cut-short' });
      await tampered(`update audit set entry = replace(entry, 'two', 'too') where number = 2`);
      expect(await checkChain(trail)).toMatchObject({ outcome: 'broken', number: 2, how: 'changed' });
      await tampered(`delete from audit where number = 1`);
      expect(await checkChain(trail)).toMatchObject({ outcome: 'broken', number: 1, how: 'missing' });
      await expect(sql`delete from audit`.execute(there().database)).rejects.toThrow('only added to');
    });

    it('names an entry that cannot be read, and tells nothing of it', async () => {
      await trail.append(anEntry());
      await unguarded(there().database, 'audit', () =>
        sql`update audit set entry = '{"about":"secret"'`.execute(there().database),
      );
      await expect(trail.latest(9)).rejects.toThrow(/^Entry 1 of the audit log cannot be read; .*$/);
    });
  });

  describe('a publication', () => {
    it('is entered with it, by ids and counts', async () => {
      const editions = createEditions(there().database);
      const by = { kind: 'officer', id: personId('slack:T1/U1'), name: 'Anna O’Neil' } as const;
      const told = { why: 'May I post it?', accepted: 'Anna says so' };
      await publishNext(editions, { by, ...told, regressed: 2 });
      await publishNext(editions, { by: { kind: 'command', name: 'root' }, how: 'rolled-back' });
      await publishNext(editions, { by: { kind: 'change' } });
      const changes = { added: 1, removed: 2, renumbered: 3, redated: 0, reworded: 4 };
      expect((await trail.latest(9)).map(({ entry }) => entry)).toEqual(
        [
          anEntry({
            at: 1_700_000_000_001,
            act: 'published',
            by: { kind: 'person', id: by.id },
            details: { publication: 1, as: 'officer', ...changes, worse: 2 },
          }),
          anEntry({
            at: 1_700_000_000_002,
            act: 'rolled-back',
            by: { kind: 'command', account: 'root' },
            details: { publication: 2, as: 'command', ...changes, worse: 0 },
          }),
          anEntry({
            at: 1_700_000_000_003,
            act: 'published',
            details: { publication: 3, as: 'change', ...changes, worse: 0 },
          }),
        ]
          .map((entry) => ({ ...entry, council: undefined, about: '0123456789ab' }))
          .toReversed(),
      );
    });

    it('is entered with the council whose guidance it is, where each council has a library of its own', async () => {
      for (const library of [councilId('oxford'), councilId('gedling'), undefined])
        await publishNext(createEditions(there().database, { library }), {});
      const entered = (await trail.latest(9)).map(({ entry }) => [entry.council, entry.details['publication']]);
      expect(entered).toEqual([
        [undefined, 1],
        ['gedling', 1],
        ['oxford', 1],
      ]);
    });

    it('is entered once by whoever wins, and not by whoever was overtaken', async () => {
      const editions = [createEditions(there().database), createEditions(there().other)];
      const publication = aPublication(1);
      await Promise.all(editions.map((each) => each.publish(publication, keptWith(publication), 0)));
      expect(await trail.latest(9)).toHaveLength(1);
    });

    it('is not kept where it cannot be entered', async () => {
      await there().database.schema.alterTable('audit').renameTo('audit_away').execute();
      const editions = createEditions(there().database);
      await expect(publishNext(editions, {})).rejects.toThrow('audit');
      await there().database.schema.alterTable('audit_away').renameTo('audit').execute();
      expect(await editions.newest()).toBeUndefined();
    });
  });

  it('advice is entered when a second officer agrees to it, and no other move of it', async () => {
    const store = createCuratedStore(there().database);
    const curated = aCurated();
    await store.propose(curated, []);
    const approved = moveCurated(curated, { part: 'officer', person: BEN }, APPROVE, PROPOSED_AT + 1);
    if (approved.outcome !== 'moved') throw new Error(approved.why);
    await store.advance(approved.curated, []);
    expect(await store.advance(approved.curated, [])).toMatchObject({ won: false });
    const ended = moveCurated(approved.curated, { part: 'officer', person: BEN }, END, PROPOSED_AT + 2);
    if (ended.outcome !== 'moved') throw new Error(ended.why);
    await store.advance(ended.curated, []);
    expect((await trail.latest(9)).map(({ entry }) => entry)).toEqual([
      {
        at: PROPOSED_AT + 1,
        act: 'advice-approved',
        by: { kind: 'person', id: BEN.id },
        council: curated.council,
        about: 'GED-9',
        details: { version: 1, proposer: ANNA.id, clauses: 1, expires: '2027-11-24' },
      },
    ]);
  });
});

describe('three connections of one PostgreSQL server', () => {
  it.skipIf(POSTGRES_SERVER === undefined)(
    'chain what they enter at the same time, alone and with what it tells of',
    async () => {
      const made = await aPostgresDatabase();
      const databases = await Promise.all([1, 2, 3].map(() => openDatabase(made.url)));
      onTestFinished(async () => {
        await Promise.all(databases.map((database) => database.destroy()));
        await made.drop();
      });
      const working = databases.map(async (database, index) => {
        const trail = createAuditTrail(database);
        const editions = createEditions(database);
        for (let left = 20; left > 0; left -= 1) {
          await Promise.all([
            trail.append(anEntry({ about: `${index} ${left}` })),
            publishNext(editions, { why: `${index} ${left}` }),
          ]);
        }
      });
      await Promise.all(working);
      const [first] = databases.map(createAuditTrail);
      expect(await checkChain(first!)).toMatchObject({ outcome: 'whole', entries: 120 });
      const published = (await first!.latest(999)).filter(({ entry }) => entry.act === 'published');
      expect(published.map(({ entry }) => entry.details['publication'])).toEqual(
        Array.from({ length: 60 }, (_, index) => 60 - index),
      );
    },
  );
});
