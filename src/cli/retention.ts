import type { Command } from 'commander';
import type { Config } from '../config.ts';
import { KEEPING } from '../config-retention.ts';
import { dueBefore, AGED_CLASSES, RECORD_CLASSES, STAYING_CLASSES } from '../core/retention.ts';
import type { AgedClass, KeptRecords, RecordClass, Retention } from '../core/retention.ts';
import {
  forgottenLine,
  keptWords,
  RECORD_WORDS,
  RETENTION_BUSY,
  RETENTION_HEADINGS,
  STAYING_HEADING,
  STAYS,
  unfinishedLine,
} from '../core/retention-wording.ts';
import { withOpened } from './opened.ts';
import { account } from './publish.ts';
import { EXIT, writeLine } from './terminal.ts';
import type { Exit, Terminal } from './terminal.ts';

/** What is kept, opened for one command. */
export interface OpenedRetention {
  readonly records: KeptRecords;
  readonly retention: Pick<Retention, 'run'>;
  close(): Promise<void>;
}

interface Options {
  readonly run?: boolean;
  readonly json?: boolean;
}

interface Line {
  readonly kind: RecordClass;
  readonly days: number | undefined;
  readonly due: number;
  readonly setting: string | undefined;
}

/** Adds `retention`: how long records are kept and how many are due, and with `--run` forgets those now. */
export function addRetention(
  program: Command,
  terminal: Terminal,
  parts: {
    readonly config: () => Config;
    readonly open: (config: Config) => Promise<OpenedRetention>;
    readonly end: (exit: Exit) => void;
  },
): void {
  program
    .command('retention')
    .description('how long records are kept, and how many are due to be forgotten')
    .option('--run', 'forget what is due now, as the service does every night')
    .option('--json', 'print a JSON line each')
    .action(async (options: Options) => {
      const config = parts.config();
      const work = (opened: OpenedRetention): Promise<Exit> =>
        options.run === true ? run(terminal, opened, options) : schedule(terminal, opened, config, options);
      parts.end(await withOpened(parts.open(config), work));
    });
}

async function run(terminal: Terminal, { retention }: OpenedRetention, { json }: Options): Promise<Exit> {
  const forgot = await retention.run({ kind: 'command', account: account().name }, terminal.stopped);
  if (forgot.outcome === 'busy') {
    await writeLine(terminal.stderr, RETENTION_BUSY);
    return EXIT.fault;
  }
  const { counts, unfinished } = forgot;
  await writeLine(terminal.stdout, json === true ? JSON.stringify({ counts, unfinished }) : forgottenLine(counts));
  if (unfinished.length === 0) return EXIT.done;
  await writeLine(terminal.stderr, unfinishedLine(unfinished));
  return terminal.stopped.aborted ? EXIT.stopped : EXIT.fault;
}

async function schedule(
  terminal: Terminal,
  { records }: OpenedRetention,
  { retention: days }: Config,
  { json }: Options,
): Promise<Exit> {
  const lines: Line[] = [];
  for (const kind of RECORD_CLASSES) {
    const due = await records.due(kind, dueBefore(kind, Date.now(), days));
    const aged = AGED_CLASSES.find((each) => each === kind);
    lines.push({ kind, due, days: aged && days[aged], setting: aged && settingOf(aged) });
  }
  const printed = json === true ? lines.map((line) => JSON.stringify(line)) : asTable(lines);
  for (const line of printed) await writeLine(terminal.stdout, line);
  return EXIT.done;
}

const settingOf = (kind: AgedClass): string => KEEPING[kind].variable;

function asTable(lines: readonly Line[]): readonly string[] {
  const rows = [
    RETENTION_HEADINGS,
    ...lines.map(({ kind, days, due, setting }) => [
      kind,
      keptWords(days, kind),
      String(due),
      setting ?? '',
      RECORD_WORDS[kind],
    ]),
  ];
  const widths = RETENTION_HEADINGS.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return [
    ...rows.map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    ),
    '',
    STAYING_HEADING,
    ...STAYING_CLASSES.map((kind) => `  ${kind}: ${STAYS[kind]}`),
  ];
}
