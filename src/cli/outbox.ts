import type { Command } from 'commander';
import { noticeId } from '../core/notice.ts';
import type { Outbox, OutboxEntry } from '../core/ports.ts';
import { timeWords } from '../core/working-days.ts';
import { withOpened } from './opened.ts';
import { EXIT, writeLine } from './terminal.ts';
import type { Exit, Terminal } from './terminal.ts';

/** The outbox of the service, opened for one command. */
export interface OpenedOutbox {
  readonly outbox: Outbox;
  close(): Promise<void>;
}

/** More than anybody reads; the counts below the list are of all. */
const MOST_LISTED = 1000;

/** Adds `outbox list`, `outbox retry` and `outbox drop`: what has not been delivered, for those who look after the service. */
export function addOutbox(
  program: Command,
  terminal: Terminal,
  open: () => Promise<OpenedOutbox>,
  end: (exit: Exit) => void,
): void {
  const within = async (use: (outbox: Outbox) => Promise<Exit>): Promise<void> => {
    end(await withOpened(open(), ({ outbox }) => use(outbox)));
  };
  const command = program.command('outbox').description('what has not been delivered to officers and councillors');
  command
    .command('list')
    .description('list what waits and what was given up, the oldest first')
    .option('--json', 'print a JSON line each')
    .action((options: { json?: boolean }) =>
      within((outbox) => (options.json === true ? listAsJson(terminal, outbox) : list(terminal, outbox))),
    );
  command
    .command('retry')
    .description('deliver a parked notice after all')
    .argument('<id>', 'the notice’s id, as listed')
    .action((id: string) => within((outbox) => retry(terminal, outbox, id)));
  command
    .command('drop')
    .description('give a notice up for good')
    .argument('<id>', 'the notice’s id, as listed')
    .action((id: string) => within((outbox) => drop(terminal, outbox, id)));
}

async function listAsJson(terminal: Terminal, outbox: Outbox): Promise<Exit> {
  for (const { notice, state, tries, due, why } of await outbox.list(MOST_LISTED)) {
    const { id, escalation, council, to, telling } = notice;
    const line = { id, state, tries, due: new Date(due).toISOString(), why, escalation, council };
    await writeLine(terminal.stdout, JSON.stringify({ ...line, platform: to.platform, ...telling }));
  }
  return EXIT.done;
}

async function list(terminal: Terminal, outbox: Outbox): Promise<Exit> {
  const entries = await outbox.list(MOST_LISTED);
  const { waiting, parked } = await outbox.depth();
  const rows = entries.length === 0 ? [] : [HEADINGS, ...entries.map(rowOf)];
  for (const line of inColumns(rows)) await writeLine(terminal.stdout, line);
  if (entries.length === MOST_LISTED) await writeLine(terminal.stdout, `These are the first ${MOST_LISTED}.`);
  await writeLine(terminal.stdout, `${waiting} waiting, ${parked} parked.`);
  return EXIT.done;
}

const HEADINGS: readonly string[] = ['id', 'state', 'tries', 'next try', 'why', 'where', 'tells', 'of'];

const rowOf = ({ notice, state, tries, due, why }: OutboxEntry): readonly string[] => [
  notice.id,
  state,
  String(tries),
  state === 'parked' ? 'none' : timeWords(due),
  why ?? '',
  notice.to.platform,
  notice.telling.tells,
  notice.escalation,
];

function inColumns(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = HEADINGS.map((_, column) => Math.max(0, ...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

async function retry(terminal: Terminal, outbox: Outbox, id: string): Promise<Exit> {
  if (!(await outbox.retry(noticeId(id), Date.now()))) return unknown(terminal, `There is no parked notice ${id}.`);
  await writeLine(terminal.stdout, `${id} will be tried again.`);
  return EXIT.done;
}

async function drop(terminal: Terminal, outbox: Outbox, id: string): Promise<Exit> {
  if (!(await outbox.drop(noticeId(id)))) return unknown(terminal, `No notice ${id} is waiting or parked.`);
  await writeLine(terminal.stdout, `${id} is given up.`);
  return EXIT.done;
}

async function unknown(terminal: Terminal, sentence: string): Promise<Exit> {
  await writeLine(terminal.stderr, `${sentence} “clausebook outbox list” names them all.`);
  return EXIT.fault;
}
