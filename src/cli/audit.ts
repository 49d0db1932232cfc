import { InvalidArgumentError } from 'commander';
import type { Command } from 'commander';
import { checkChain } from '../core/audit-chain.ts';
import type { KeptAnchor } from '../core/audit-chain.ts';
import type { AuditTrail, NumberedEntry } from '../core/audit.ts';
import {
  ACT_WORDS,
  actorWords,
  anchorText,
  checkLine,
  councilWords,
  newestEntriesOnly,
  NOTHING_AUDITED,
} from '../core/audit-wording.ts';
import { timeWords, typedDay } from '../core/working-days.ts';
import { withOpened } from './opened.ts';
import { EXIT, writeLine } from './terminal.ts';
import type { Exit, Terminal } from './terminal.ts';

/** The audit log, opened for one command. */
export interface OpenedAudit {
  readonly audit: Omit<AuditTrail, 'append'>;
  close(): Promise<void>;
}

interface Verifying {
  readonly from: number;
  readonly anchor?: KeptAnchor;
}

interface Listing {
  readonly council?: string;
  readonly since?: number;
  readonly json?: boolean;
}

/** More than anybody reads at once. */
const MOST_LISTED = 1000;

/** Adds `audit verify`, `audit list` and `audit anchor`. */
export function addAudit(
  program: Command,
  terminal: Terminal,
  open: () => Promise<OpenedAudit>,
  end: (exit: Exit) => void,
): void {
  const within = async (use: (audit: OpenedAudit['audit']) => Promise<Exit>): Promise<void> => {
    end(await withOpened(open(), ({ audit }) => use(audit)));
  };
  const command = program
    .command('audit')
    .description('who changed what councillors are told, or what is kept of people');
  command
    .command('verify')
    .description('look whether any entry was changed, taken out or moved')
    .option('--from <number>', 'begin with this entry', numberOf, 1)
    .option('--anchor <anchor>', 'what “audit anchor” printed and was kept elsewhere, or its hash alone', anchorOf)
    .action((options: Verifying) => {
      const { from, anchor } = options;
      if (anchor?.number !== undefined && anchor.number < from - 1)
        command.error(`The anchor is of entry ${anchor.number}: begin at ${anchor.number + 1} or before.`);
      return within((audit) => verify(terminal, audit, options));
    });
  command
    .command('list')
    .description('list what was entered, the newest first')
    .option('--council <name>', 'what concerns one council, by the name of its folder; with it what concerns all')
    .option('--since <day>', 'from that day on, such as 2026-11-01', dayOf)
    .option('--json', 'print a JSON line each')
    .action((options: Listing) => within((audit) => list(terminal, audit, options)));
  command
    .command('anchor')
    .description('print what stands for all entries so far, to be kept elsewhere')
    .action(() => within((audit) => printAnchor(terminal, audit)));
}

async function verify(terminal: Terminal, audit: OpenedAudit['audit'], options: Verifying): Promise<Exit> {
  const check = await checkChain(audit, options);
  await writeLine(check.outcome === 'whole' ? terminal.stdout : terminal.stderr, checkLine(check));
  return check.outcome === 'whole' ? EXIT.done : EXIT.broken;
}

async function printAnchor(terminal: Terminal, audit: OpenedAudit['audit']): Promise<Exit> {
  const newest = await audit.newest();
  await writeLine(
    newest === undefined ? terminal.stderr : terminal.stdout,
    newest ? anchorText(newest) : NOTHING_AUDITED,
  );
  return newest === undefined ? EXIT.fault : EXIT.done;
}

async function list(terminal: Terminal, audit: OpenedAudit['audit'], options: Listing): Promise<Exit> {
  const found = await wanted(audit, options);
  const lines = options.json === true ? found.map((each) => JSON.stringify(asJson(each))) : found.map(lineOf);
  for (const line of lines) await writeLine(terminal.stdout, line);
  if (options.json === true) return EXIT.done;
  if (found.length === 0) await writeLine(terminal.stdout, NOTHING_AUDITED);
  if (found.length === MOST_LISTED) await writeLine(terminal.stdout, newestEntriesOnly(MOST_LISTED));
  return EXIT.done;
}

async function wanted(
  audit: OpenedAudit['audit'],
  { council, since = -Infinity }: Listing,
): Promise<readonly NumberedEntry[]> {
  const found: NumberedEntry[] = [];
  let below: number | undefined;
  for (;;) {
    const page = await audit.latest(MOST_LISTED, below);
    // Clocks of several machines differ a little, so an older entry is no reason to stop.
    const those = page.filter(({ entry }) => entry.at >= since && concerns(entry, council));
    found.push(...those.slice(0, MOST_LISTED - found.length));
    below = page.at(-1)?.number;
    if (page.length < MOST_LISTED || found.length === MOST_LISTED) return found;
  }
}

const concerns = ({ council }: NumberedEntry['entry'], named: string | undefined): boolean =>
  named === undefined || council === undefined || council === named;

const asJson = ({ number, entry: { at, ...entry } }: NumberedEntry): object => ({
  number,
  at: new Date(at).toISOString(),
  ...entry,
});

const lineOf = ({ number, entry: { at, act, by, council, about, details } }: NumberedEntry): string =>
  [
    String(number),
    timeWords(at),
    ACT_WORDS[act],
    about,
    councilWords(council),
    actorWords(by),
    Object.entries(details)
      .map(([name, value]) => `${name} ${value}`)
      .join(', '),
  ]
    .map(oneLine)
    .join('  ')
    .trimEnd();

// The name of an account must neither break a line nor steer the terminal.
const oneLine = (text: string): string => text.replace(/[\s\p{Cc}]+/gu, ' ').trim();

function numberOf(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It must be a number such as 12.');
}

function anchorOf(text: string): KeptAnchor {
  const [, number, hash] = /^(?:([1-9]\d{0,8}):)?([0-9a-f]{64})$/i.exec(text.trim()) ?? [];
  if (hash !== undefined)
    return { number: number === undefined ? undefined : Number(number), hash: hash.toLowerCase() };
  throw new InvalidArgumentError('It must be what “clausebook audit anchor” printed: a number, a colon and 64 digits.');
}

function dayOf(text: string): number {
  const day = typedDay(text);
  if (day !== undefined) return Date.parse(day);
  throw new InvalidArgumentError('It must be a day such as 2026-11-01.');
}
