import { gunzipSync } from 'node:zlib';
import { InvalidArgumentError } from 'commander';
import type { Command } from 'commander';
import { z } from 'zod';
import { Fault } from '../core/errors.ts';
import type { Editions, Publication } from '../core/publication.ts';
import {
  acceptedWords,
  byWords,
  countWords,
  HOW,
  IN_FORCE,
  newestOnly,
  noPublication,
  NOTHING_PUBLISHED,
  unreadableDiff,
} from '../core/publication-wording.ts';
import { timeWords } from '../core/working-days.ts';
import { withOpened } from './opened.ts';
import { EXIT, writeLine } from './terminal.ts';
import type { Exit, Terminal } from './terminal.ts';

/** The history of editions, opened for one command. */
export interface OpenedEditions {
  readonly editions: Pick<Editions, 'newest' | 'list' | 'byNumber' | 'diff'>;
  close(): Promise<void>;
}

interface Options {
  readonly council?: string;
  readonly json?: boolean;
  readonly diff?: boolean;
}

/** More than anybody reads at once. */
const MOST_LISTED = 1000;

/** Adds `editions [NUMBER]`: what was put in force, when and by whom, for those who look after the service. */
export function addEditions(
  command: Command,
  terminal: Terminal,
  { open, end }: { readonly open: (options: Options) => Promise<OpenedEditions>; readonly end: (exit: Exit) => void },
): void {
  command
    .description('what was put in force, the newest first: when, by whom and why')
    .argument('[number]', 'one of them alone, by its number', numberOf)
    .option('--json', 'print a JSON line each')
    .option('--diff', 'print what it changed, clause by clause (without a number: the newest)')
    .action(async (number: number | undefined, options: Options) => {
      end(await withOpened(open(options), ({ editions }) => show(terminal, editions, number, options)));
    });
}

async function show(
  terminal: Terminal,
  editions: OpenedEditions['editions'],
  number: number | undefined,
  { json = false, diff = false }: Options,
): Promise<Exit> {
  const newest = await editions.newest();
  if (number === undefined && !diff) return list(terminal, await editions.list(MOST_LISTED), newest, json);
  const one = number === undefined ? newest : await editions.byNumber(number);
  if (one === undefined) {
    await writeLine(terminal.stderr, number === undefined ? NOTHING_PUBLISHED : noPublication(number));
    return EXIT.fault;
  }
  const changed = diff ? linesOf(await editions.diff(one.number), one.number) : undefined;
  const lines = json
    ? [JSON.stringify({ ...asJson(one, newest), diff: changed })]
    : (changed ?? entries([one], newest));
  for (const line of lines) await writeLine(terminal.stdout, line);
  return EXIT.done;
}

async function list(
  terminal: Terminal,
  published: readonly Publication[],
  newest: Publication | undefined,
  json: boolean,
): Promise<Exit> {
  const lines = json ? published.map((each) => JSON.stringify(asJson(each, newest))) : entries(published, newest);
  for (const line of lines) await writeLine(terminal.stdout, line);
  if (!json && published.length === 0) await writeLine(terminal.stdout, NOTHING_PUBLISHED);
  if (!json && published.length === MOST_LISTED) await writeLine(terminal.stdout, newestOnly(MOST_LISTED));
  return EXIT.done;
}

/** A line of columns each, as wide as all of them need, and below it what people wrote. */
function entries(published: readonly Publication[], newest: Publication | undefined): readonly string[] {
  const rows = published.map((one) => ({ one, cells: rowOf(one, newest) }));
  const widths = rows[0]?.cells.map((_, column) => Math.max(...rows.map(({ cells }) => cells[column]?.length ?? 0)));
  return rows.flatMap(({ one, cells }) => [
    cells
      .map((cell, column) => cell.padEnd(widths?.[column] ?? 0))
      .join('  ')
      .trimEnd(),
    ...(one.why === undefined ? [] : [`   ${oneLine(one.why)}`]),
    ...(one.regressed === 0 ? [] : [`   ${oneLine(acceptedWords(one))}`]),
  ]);
}

const rowOf = (
  { number, edition, at, by, how, changes }: Publication,
  newest: Publication | undefined,
): readonly string[] => [
  String(number),
  edition,
  timeWords(at),
  number === newest?.number ? `${HOW[how]}, ${IN_FORCE}` : HOW[how],
  countWords(changes),
  oneLine(byWords(by)),
];

// What people wrote must neither break a line nor steer the terminal.
const oneLine = (text: string): string => text.replace(/[\s\p{Cc}]+/gu, ' ').trim();

const asJson = ({ at, ...one }: Publication, newest: Publication | undefined): object => ({
  ...one,
  at: new Date(at).toISOString(),
  inForce: one.number === newest?.number,
});

function linesOf(packed: Uint8Array | undefined, number: number): readonly string[] {
  try {
    return z.array(z.string()).parse(JSON.parse(gunzipSync(packed ?? new Uint8Array()).toString('utf8')));
  } catch (cause) {
    throw new Fault('EDITION_UNREADABLE', unreadableDiff(number), { cause });
  }
}

function numberOf(text: string): number {
  const number = /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined;
  if (number === undefined) throw new InvalidArgumentError('It must be a number such as 12.');
  return number;
}
