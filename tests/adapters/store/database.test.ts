import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/adapters/store/database.ts';
import { createEscalationStore } from '../../../src/adapters/store/escalation-store.ts';
import { migrations } from '../../../src/adapters/store/migrations.ts';
import { createQuestionLog } from '../../../src/adapters/store/question-log.ts';
import { personId } from '../../../src/core/people.ts';
import type { QuestionLog } from '../../../src/core/ports.ts';
import { anEscalation } from '../../support/escalations.ts';
import { aQuestionRecord, aReceipt } from '../../support/question-record.ts';
import { aTempFolder } from '../../support/temp-folder.ts';

const openLog = async (path: string): Promise<QuestionLog> => createQuestionLog(await openDatabase(path));

/** Looks into the file with nothing of the code under test. */
function rowsOf(path: string, query: string): readonly Record<string, unknown>[] {
  const file = new DatabaseSync(path);
  const rows = file.prepare(query).all();
  file.close();
  return rows.map((row) => ({ ...row }));
}

describe('the database file', () => {
  it('is made, with its folder, and knows after reopening what it knew before', async () => {
    const path = join(await aTempFolder(), 'new', 'folder', 'clausebook.sqlite');
    const before = await openLog(path);
    await before.record(aQuestionRecord('T1'));
    await before.close();
    const after = await openLog(path);
    expect(await after.record(aQuestionRecord('T1'))).toEqual({ first: false });
    expect(await after.record(aQuestionRecord('T2'))).toEqual({ first: true });
    await after.close();
  });

  it('holds of a question its council, edition, outcome, clauses and time, and nothing else', async () => {
    const path = join(await aTempFolder(), 'clausebook.sqlite');
    const log = await openLog(path);
    await log.record(aQuestionRecord('T1'));
    await log.record(aQuestionRecord('T2', { council: undefined, outcome: 'silent', clauses: [] }));
    await log.close();
    const common = { edition: '0123456789ab', at: 1_700_000_000_000 };
    expect(rowsOf(path, 'select * from questions order by turn')).toEqual([
      {
        ...common,
        turn: 'slack:T1',
        council: 'gedling',
        outcome: 'quoted',
        clauses: '["gedling/social-media-guidance/4.8"]',
      },
      { ...common, turn: 'slack:T2', council: null, outcome: 'silent', clauses: '[]' },
    ]);
  });

  it('holds of who got a receipt a digest alone', async () => {
    const path = join(await aTempFolder(), 'clausebook.sqlite');
    const log = await openLog(path);
    const by = personId('slack:T0COUNCIL/U0COUNCILLOR');
    await log.record(aQuestionRecord('T1', { receipt: aReceipt('T1', '7K2M-4XRD'), by }));
    await log.close();
    expect(rowsOf(path, 'select asker from receipts')).toEqual([{ asker: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
    expect((await readFile(path)).includes('U0COUNCILLOR')).toBe(false);
  });

  it('knows when escalations of before were moved at the earliest', async () => {
    const path = join(await aTempFolder(), 'clausebook.sqlite');
    const file = new DatabaseSync(path);
    const database = await openDatabase(path);
    await createEscalationStore(database).open(anEscalation({ opened: 7 }), []);
    await database.destroy();
    file.exec(
      `drop index escalations_moved; alter table escalations drop column moved; drop table installations; drop table used_once;
       drop table editions; drop table edition_pieces; drop table publications; drop table curated; drop table suggestions;
       drop table curated_questions; alter table receipts drop column advice; drop table halt_moves;
       delete from kysely_migration where name >= '0011'`,
    );
    file.close();
    await (await openDatabase(path)).destroy();
    expect(rowsOf(path, 'select moved from escalations')).toEqual([{ moved: 7 }]);
  });

  it('is brought up to date once, however often it is opened', async () => {
    const path = join(await aTempFolder(), 'clausebook.sqlite');
    const applied = 'select name, timestamp from kysely_migration order by name';
    await (await openLog(path)).close();
    const first = rowsOf(path, applied);
    await (await openLog(path)).close();
    expect(rowsOf(path, applied)).toEqual(first);
    expect(first.map(({ name }) => name)).toEqual(Object.keys(migrations).toSorted());
  });

  it('waits for the disk before it acknowledges a record, and for other processes before it gives up', async () => {
    const database = await openDatabase(join(await aTempFolder(), 'clausebook.sqlite'));
    const one = async (name: string): Promise<unknown> =>
      (await sql`${sql.raw(`pragma ${name}`)}`.execute(database)).rows;
    expect(await one('journal_mode')).toEqual([{ journal_mode: 'wal' }]);
    expect(await one('synchronous')).toEqual([{ synchronous: 2 }]);
    expect(await one('busy_timeout')).toEqual([{ timeout: 5000 }]);
    await database.destroy();
  });
});

const refusal = async (path: string): Promise<unknown> => openDatabase(path).catch((cause: unknown) => cause);

describe('a database that cannot be opened', () => {
  it('is refused with STORE_UNAVAILABLE, the reason and a remedy if its folder cannot be made', async () => {
    const folder = await aTempFolder();
    await writeFile(join(folder, 'data'), 'a file where the folder should be');
    const path = join(folder, 'data', 'clausebook.sqlite');
    expect(await refusal(path)).toMatchObject({
      code: 'STORE_UNAVAILABLE',
      message: expect.stringMatching(/^Cannot open the database .*clausebook\.sqlite \(.+\)\. Check .*DATA_DIR.*\.$/),
      cause: expect.any(Error),
    });
  });

  it('is refused if a folder stands in its place', async () => {
    const path = join(await aTempFolder(), 'clausebook.sqlite');
    await mkdir(path);
    expect(await refusal(path)).toMatchObject({ code: 'STORE_UNAVAILABLE' });
  });

  it('is refused if the file is something else, which stays as it is', async () => {
    const path = join(await aTempFolder(), 'clausebook.sqlite');
    await writeFile(path, 'minutes of the last meeting, which are no database');
    expect(await refusal(path)).toMatchObject({
      code: 'STORE_UNAVAILABLE',
      message: expect.stringContaining('file is not a database'),
    });
  });

  it('is refused if a later release has changed it, and changes nothing', async () => {
    const path = join(await aTempFolder(), 'clausebook.sqlite');
    await (await openLog(path)).close();
    const file = new DatabaseSync(path);
    file.exec("insert into kysely_migration values ('9999-later', '2030-01-01T00:00:00.000Z')");
    file.close();
    expect(await refusal(path)).toMatchObject({ code: 'STORE_UNAVAILABLE' });
    expect(rowsOf(path, 'select count(*) as count from kysely_migration')).toEqual([
      { count: Object.keys(migrations).length + 1 },
    ]);
  });
});
