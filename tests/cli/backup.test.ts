import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { runCommand } from '../../src/cli/program.ts';
import { openDatabase } from '../../src/adapters/store/database.ts';
import { openBackups } from '../../src/open-records.ts';
import { aTerminal } from '../support/fake-terminal.ts';
import { aPostgresDatabase, onServer, POSTGRES_SERVER } from '../support/postgres-server.ts';
import { keepEveryKind } from '../support/records-of-every-kind.ts';
import { rowsIn, STEPS } from '../support/schema-steps.ts';
import { aTempFolder } from '../support/temp-folder.ts';

async function run(env: Readonly<Record<string, string>>, ...argv: readonly string[]) {
  const terminal = aTerminal({ env });
  const clock = (): number => Date.UTC(2026, 10, 21);
  const exit = await runCommand(terminal, argv, { openBackups: async (config) => openBackups(config), clock });
  return { exit, printed: terminal.printed(), said: terminal.said() };
}

/** A folder of data with something of every kind. */
async function someData(): Promise<{ readonly DATA_DIR: string; readonly file: string }> {
  const DATA_DIR = await aTempFolder();
  const database = await openDatabase(join(DATA_DIR, 'clausebook.sqlite'));
  await keepEveryKind(database);
  await database.destroy();
  return { DATA_DIR, file: join(DATA_DIR, 'copy') };
}

const HOLDS = `It holds escalations: 3, receipts: 1, publications: 2, up to step ${STEPS.at(-1)}.`;

describe('backup and restore', () => {
  it('say what the copy holds, and where the database of before is', async () => {
    const { DATA_DIR, file } = await someData();
    expect(await run({ DATA_DIR }, 'backup', file)).toEqual({
      exit: 0,
      said: '',
      printed: `${file} is written and checked. ${HOLDS}\nKeep it where only those who look after Clausebook can read it.\n`,
    });
    const aside = join(DATA_DIR, 'clausebook.sqlite.before-2026-11-21T00-00-00.000Z');
    expect(await run({ DATA_DIR }, 'restore', file)).toEqual({
      exit: 0,
      said: '',
      printed: `${file} is in place. ${HOLDS}\nThe database of before is now ${aside}.\n`,
    });
  });

  it('say why they did nothing', async () => {
    const { DATA_DIR, file } = await someData();
    expect(await run({ DATA_DIR }, 'restore', file)).toEqual({
      exit: 1,
      printed: '',
      said: 'There is no such file. Nothing was changed.\n',
    });
    await run({ DATA_DIR }, 'backup', file);
    const refused = 'That file is there already. Name another one, or overwrite it with --force.\n';
    expect(await run({ DATA_DIR }, 'backup', file)).toEqual({ exit: 1, printed: '', said: refused });
    expect(await run({ DATA_DIR }, 'backup', file, '--force')).toMatchObject({ exit: 0 });
    const database = await openDatabase(join(DATA_DIR, 'clausebook.sqlite'));
    onTestFinished(() => database.destroy());
    expect(await run({ DATA_DIR }, 'restore', file)).toMatchObject({
      exit: 1,
      said: 'Clausebook is running, or something else has the database open. Stop it first. Nothing was changed.\n',
    });
  });

  it('name the commands of PostgreSQL where the database is there, and no password', async () => {
    const DATABASE_URL = 'postgres://someone:a-secret@db.example/clausebook';
    for (const command of ['backup', 'restore']) {
      const came = await run({ DATABASE_URL }, command, "the town's copy");
      expect(came).toMatchObject({ exit: 2, printed: '' });
      expect(came.said).toContain("'the town'\\''s copy'");
      expect(came.said).not.toContain('a-secret');
    }
  });
});

const shell = promisify(execFile);
const hasTools = await shell('pg_dump', ['--version']).then(
  () => true,
  () => false,
);

describe.skipIf(POSTGRES_SERVER === undefined || !hasTools)('the commands named for PostgreSQL', () => {
  it('bring everything back in another database', async () => {
    const made = await aPostgresDatabase();
    onTestFinished(() => made.drop());
    const database = await openDatabase(made.url);
    onTestFinished(() => database.destroy());
    await keepEveryKind(database);
    const file = join(await aTempFolder(), 'copy');
    const name = `${new URL(made.url).pathname.slice(1)}_restored`;
    onTestFinished(() => onServer(`drop database if exists ${name} with (force)`));
    const restored = `${made.url}_restored`;
    const env = { ...process.env, DATABASE_URL: made.url, NEW_DATABASE_URL: restored };
    for (const command of ['backup', 'restore'])
      for (const line of commandsIn((await run({ DATABASE_URL: made.url }, command, file)).said))
        await shell('sh', ['-c', line.replace('clausebook_restored', name)], { env });
    const back = await openDatabase(restored);
    const rows = await rowsIn(back);
    await back.destroy();
    expect(Object.keys(rows).length).toBeGreaterThan(10);
    expect(rows).toEqual(await rowsIn(database));
  });
});

const commandsIn = (said: string): readonly string[] => said.split('\n').filter((line) => line.startsWith('  '));
