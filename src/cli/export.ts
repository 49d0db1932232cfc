import { InvalidArgumentError, Option } from 'commander';
import type { Command } from 'commander';
import { rm, stat, writeFile } from 'node:fs/promises';
import type { AuditedBy, AuditEntry, AuditLog } from '../core/audit.ts';
import { asCsv, disclosed } from '../core/disclosure.ts';
import type { Disclosures } from '../core/disclosure.ts';
import * as words from '../core/export-wording.ts';
import { councilId } from '../core/guidance.ts';
import { personId } from '../core/people.ts';
import { PERSONAL_KINDS } from '../core/personal-data.ts';
import type { PersonalData } from '../core/personal-data.ts';
import { typedDay } from '../core/working-days.ts';
import { withOpened } from './opened.ts';
import { account } from './publish.ts';
import { EXIT, writeLine } from './terminal.ts';
import type { Exit, Terminal } from './terminal.ts';

/** What can be exported, opened for one command. */
export interface OpenedExports {
  readonly personal: Pick<PersonalData, 'of' | 'named' | 'digest'>;
  readonly disclosures: Disclosures;
  readonly audit: Pick<AuditLog, 'append'>;
  close(): Promise<void>;
}

interface Where {
  readonly out?: string;
  readonly force?: boolean;
}
type Period = Where & {
  readonly council: string;
  readonly from: number;
  readonly to: number;
  readonly format: 'csv' | 'json';
};

const DAY_MS = 24 * 60 * 60 * 1000;

/** Adds `export subject` and `export foi`: for requests that a council has to answer, each entered in the audit log. */
export function addExport(
  program: Command,
  terminal: Terminal,
  open: () => Promise<OpenedExports>,
  end: (exit: Exit) => void,
): void {
  const command = program.command('export').description('what a council has to disclose; entered in the audit log');
  const out = new Option('--out <file>', 'write to this file, which only its owner may read (default: print it)');
  const force = new Option('--force', 'overwrite the file if it is there');
  command
    .command('subject')
    .description('everything that is kept of one person, for a subject access request')
    .argument('<person>', 'their id, such as slack:T012/U345, or their name as Slack or Teams tells it')
    .addOption(new Option('--format <format>', 'json, or text to read').choices(['json', 'text']).default('json'))
    .addOption(out)
    .addOption(force)
    .action(async (person: string, options: Where & { readonly format: 'json' | 'text' }) =>
      end(await withOpened(open(), (opened) => exportSubject(terminal, person, options, opened))),
    );
  command
    .command('foi')
    .description('questions to officers and their answers, without names, for a freedom of information request')
    .requiredOption('--council <name>', 'the council, by the name of its folder')
    .requiredOption('--from <day>', 'opened on this day or later, such as 2026-11-01', dayOf)
    .requiredOption('--to <day>', 'opened on this day or before', dayOf)
    .addOption(new Option('--format <format>', 'csv or json').choices(['csv', 'json']).default('csv'))
    .addOption(out)
    .addOption(force)
    .action(async (options: Period) => end(await withOpened(open(), (opened) => exportFoi(terminal, options, opened))));
}

async function exportSubject(
  terminal: Terminal,
  typed: string,
  options: Where & { readonly format: 'json' | 'text' },
  { personal, audit }: OpenedExports,
): Promise<Exit> {
  const found = /^(?:slack|teams|playground):\S+$/.test(typed) ? [personId(typed)] : await personal.named(typed);
  const [id, ...others] = found;
  if (id === undefined) return refused(terminal, words.NOBODY_NAMED);
  if (others.length > 0) return refused(terminal, words.severalNamed(found));
  const records = await personal.of({ id }, 'with-notes');
  const counts = Object.fromEntries(PERSONAL_KINDS.map((kind) => [kind, records[kind].length]));
  const text =
    options.format === 'text' ? words.subjectText(records) : `${JSON.stringify({ person: id, ...records }, null, 2)}\n`;
  return handOver(terminal, text, options, () => audit.append(entry(personal.digest(id), undefined, counts)));
}

async function exportFoi(terminal: Terminal, options: Period, { disclosures, audit }: OpenedExports): Promise<Exit> {
  const { council, from, to, format } = options;
  if (to < from) return refused(terminal, words.PERIOD_ENDS_FIRST);
  const found = disclosed(await disclosures.escalations(councilId(council), from, to + DAY_MS));
  const text = format === 'csv' ? asCsv(found) : `${JSON.stringify(found, null, 2)}\n`;
  const details = {
    from: dayText(from),
    to: dayText(to),
    escalations: found.escalations.length,
    confidential: found.confidential,
  };
  const exit = await handOver(terminal, text, options, () => audit.append(entry('foi', council, details)));
  if (exit === EXIT.done) await writeLine(terminal.stderr, words.foiLine(found.escalations.length, found.confidential));
  return exit;
}

/** Entered before it is handed over: what is not entered is not exported. */
async function handOver(
  terminal: Terminal,
  text: string,
  { out, force }: Where,
  enter: () => Promise<void>,
): Promise<Exit> {
  if (out === undefined) {
    await enter();
    await writeLine(terminal.stdout, text.trimEnd());
    return EXIT.done;
  }
  if (force !== true && (await isThere(out))) return refused(terminal, words.FILE_THERE);
  await enter();
  // A file that was there may be readable to others, and stays so if it is written over.
  if (force === true) await rm(out, { force: true });
  await writeFile(out, text, { mode: 0o600, flag: 'wx' });
  await writeLine(terminal.stderr, words.writtenLine(out));
  return EXIT.done;
}

const isThere = (file: string): Promise<boolean> =>
  stat(file).then(
    () => true,
    () => false,
  );

const entry = (about: string, council: string | undefined, details: AuditEntry['details']): AuditEntry => ({
  at: Date.now(),
  act: 'data-exported',
  by: byCommand(),
  council: council === undefined ? undefined : councilId(council),
  about,
  details,
});
const byCommand = (): AuditedBy => ({ kind: 'command', account: account().name });

async function refused({ stderr }: Terminal, sentence: string): Promise<Exit> {
  await writeLine(stderr, sentence);
  return EXIT.fault;
}

const dayText = (at: number): string => new Date(at).toISOString().slice(0, 10);

function dayOf(text: string): number {
  const day = typedDay(text);
  if (day !== undefined) return Date.parse(day);
  throw new InvalidArgumentError('It must be a day such as 2026-11-01.');
}
