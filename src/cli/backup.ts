import type { Command } from 'commander';
import type { BackedUp, Backups, Holds, Restored } from '../core/backups.ts';
import { EXIT, writeLine } from './terminal.ts';
import type { Exit, Terminal } from './terminal.ts';

interface BackupParts {
  /** Undefined: the database is on a PostgreSQL server. */
  readonly open: () => Promise<Backups | undefined>;
  readonly clock: () => number;
  readonly end: (exit: Exit) => void;
}

/** Adds `backup` and `restore`: the database as one file, while the service runs, and back. */
export function addBackup(program: Command, terminal: Terminal, { open, clock, end }: BackupParts): void {
  program
    .command('backup')
    .description('copy the database to a file, while the service runs')
    .argument('<file>', 'the file to write')
    .option('--force', 'overwrite the file if it is there')
    .action(async (file: string, { force = false }: { force?: boolean }) => {
      const backups = await open();
      end(
        backups === undefined
          ? await onServer(terminal, dumping(file))
          : await sayBackedUp(terminal, file, await backups.backup(file, { replace: force })),
      );
    });
  program
    .command('restore')
    .description('put a copy of the database back, while no service runs')
    .argument('<file>', 'a file that “clausebook backup” wrote')
    .action(async (file: string) => {
      const backups = await open();
      end(
        backups === undefined
          ? await onServer(terminal, restoring(file))
          : await sayRestored(terminal, file, await backups.restore(file, clock())),
      );
    });
}

const NOT_BACKED_UP: Readonly<Record<Extract<BackedUp, { outcome: 'refused' }>['why'], string>> = {
  'no-database': 'There is no database in DATA_DIR yet, so there is nothing to back up.',
  'is-the-database': 'That is the database itself. Name another file.',
  'no-plain-file': 'That is a folder, a link or a device, which is not written over. Name another file.',
  'file-exists': 'That file is there already. Name another one, or overwrite it with --force.',
};

async function sayBackedUp({ stdout, stderr }: Terminal, file: string, came: BackedUp): Promise<Exit> {
  if (came.outcome === 'refused') return refused(stderr, NOT_BACKED_UP[came.why]);
  await writeLine(stdout, `${file} is written and checked. It holds ${holding(came.holds)}.`);
  await writeLine(stdout, 'Keep it where only those who look after Clausebook can read it.');
  return EXIT.done;
}

const NOT_RESTORED: Readonly<Record<Extract<Restored, { outcome: 'refused' }>['why'], string>> = {
  'no-file': 'There is no such file.',
  'is-the-database': 'That is the database itself. Name a copy of it.',
  foreign: 'That file is no copy of a Clausebook database.',
  damaged: 'That file is damaged. Take another copy.',
  'later-release': 'A later release of Clausebook wrote that file. Restore it with that release.',
  'in-use': 'Clausebook is running, or something else has the database open. Stop it first.',
};

async function sayRestored({ stdout, stderr }: Terminal, file: string, came: Restored): Promise<Exit> {
  if (came.outcome === 'refused') return refused(stderr, `${NOT_RESTORED[came.why]} Nothing was changed.`);
  await writeLine(stdout, `${file} is in place. It holds ${holding(came.holds)}.`);
  if (came.aside !== undefined) await writeLine(stdout, `The database of before is now ${came.aside}.`);
  return EXIT.done;
}

async function refused(stderr: Terminal['stderr'], sentence: string): Promise<Exit> {
  await writeLine(stderr, sentence);
  return EXIT.fault;
}

const holding = ({ escalations, receipts, publications, step }: Holds): string =>
  `escalations: ${escalations}, receipts: ${receipts}, publications: ${publications}, up to step ${step}`;

/** For a shell: nothing in it ends the quotes. */
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

const dumping = (file: string): readonly string[] => [
  'The database is on a PostgreSQL server, which makes its own backups. While Clausebook runs:',
  `  pg_dump --format=custom --no-owner --file=${quoted(file)} --dbname="$DATABASE_URL"`,
];

const restoring = (file: string): readonly string[] => [
  'The database is on a PostgreSQL server, which restores its own backups. Stop Clausebook and make a new database:',
  '  createdb --maintenance-db="$DATABASE_URL" --encoding=UTF8 --template=template0 clausebook_restored',
  'Let NEW_DATABASE_URL be what is in DATABASE_URL, with clausebook_restored in place of the name of the database, and fill it:',
  `  pg_restore --exit-on-error --single-transaction --no-owner --dbname="$NEW_DATABASE_URL" ${quoted(file)}`,
  'Then put that address into DATABASE_URL and start Clausebook.',
];

async function onServer({ stderr }: Terminal, lines: readonly string[]): Promise<Exit> {
  for (const line of lines) await writeLine(stderr, line);
  return EXIT.usage;
}
