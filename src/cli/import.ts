import { readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Command } from 'commander';
import type { Config } from '../config.ts';
import { importApart } from '../import/import-apart.ts';
import type { ApartOptions } from '../import/import-apart.ts';
import type { Imported } from '../import/import-file.ts';
import { keepDocument, keepProof, replacedBy } from '../import/keep-document.ts';
import { SOURCE_LIMITS } from '../import/limits.ts';
import { placeFor } from '../import/place-document.ts';
import type { Place } from '../import/place-document.ts';
import { READERS } from '../import/readers.ts';
import {
  IMPORTED,
  lookLines,
  notKeptLine,
  proofNotKeptLine,
  refusalLine,
  SEVERAL_AS,
} from '../import/refusal-wording.ts';
import { EXIT, writeLine } from './terminal.ts';
import type { Exit, Terminal } from './terminal.ts';

interface Given {
  readonly knowledge?: string;
  readonly council: string;
  readonly as?: string;
  readonly update?: boolean;
  readonly dryRun?: boolean;
  readonly proof?: string;
}

/** Adds `import`: a draft of a document from each file, with a proof of what became of each paragraph. */
export function addImport(
  program: Command,
  terminal: Terminal,
  parts: {
    readonly config: (options: { readonly knowledge?: string }) => Config;
    readonly end: (exit: Exit) => void;
  },
): void {
  program
    .command('import')
    .description('make guidance documents of files as received, with a proof of what became of each paragraph')
    .argument('<files...>', `the files: ${endings().join(', ')}`)
    .requiredOption('--council <name>', 'the council they are of, by the name of its folder')
    .option('--as <name>', 'the name of the document (default: made of the file’s)')
    .option('--update', 'put it in place of the document that is there, keeping ids and phrasings')
    .option('--dry-run', 'say what would be made, and write nothing')
    .option('--proof <dir>', 'where the proofs go (default: proofs in DATA_DIR, a folder a council)')
    .option('--knowledge <dir>', 'the folder of guidance (default: knowledge-base)')
    .action(async (files: readonly string[], options: Given) => {
      if (options.as !== undefined && files.length > 1) program.error(SEVERAL_AS);
      parts.end(await importFiles(terminal, parts.config(options), files, options));
    });
}

const endings = (): readonly string[] => READERS.flatMap((reader) => reader.endings);

/** Imports one file after the other. A file that is refused keeps none of the others from being imported. */
export async function importFiles(
  terminal: Terminal,
  config: Pick<Config, 'knowledge' | 'data'>,
  files: readonly string[],
  given: Given,
  apart: ApartOptions = {},
): Promise<Exit> {
  const exits: Exit[] = [];
  for (const file of files) exits.push(await importOne(terminal, config, file, given, apart));
  if (exits.includes(EXIT.fault)) return EXIT.fault;
  return exits.includes(EXIT.problems) ? EXIT.problems : EXIT.done;
}

async function importOne(
  terminal: Terminal,
  config: Pick<Config, 'knowledge' | 'data'>,
  file: string,
  given: Given,
  apart: ApartOptions,
): Promise<Exit> {
  const { council, as, update = false, dryRun = false } = given;
  const refuse = async (line: string): Promise<Exit> => {
    await writeLine(terminal.stderr, `${file}: ${line}`);
    return EXIT.fault;
  };
  const placed = await placeFor(file, { root: config.knowledge, council, as, update });
  if (placed.outcome === 'not-kept') return refuse(notKeptLine(placed.not));
  const { place } = placed;
  const bytes = await bytesOf(file);
  if (bytes === 'too-large') return refuse(refusalLine({ outcome: 'refused', why: 'too-large' }, endings()));
  if (bytes === 'no-file') return refuse(notKeptLine({ why: 'no-file', path: file }));
  const request = { file: basename(file), bytes, document: place.document, existing: place.existing };
  const outcome = await importApart(request, { stopped: terminal.stopped, ...apart });
  if (outcome.outcome === 'refused') return refuse(refusalLine(outcome, endings()));
  const lines = [...lookLines(outcome.lookAt), ...outcome.update];
  const replaced = await replacedBy(place, outcome, bytes);
  if (dryRun) {
    const would = replaced.length === 0 ? [] : [IMPORTED.wouldReplace(replaced)];
    return tell(terminal, outcome, place, [IMPORTED.dry(place.path), ...would, ...lines]);
  }
  const not = await keepDocument(place, outcome, bytes);
  if (not !== undefined) return refuse(notKeptLine(not));
  const kept = [keptLine(place, outcome), ...(replaced.length === 0 ? [] : [IMPORTED.replaced(replaced)])];
  const proof = await keepProof(given.proof ?? join(config.data, 'proofs', council), place.document, outcome);
  if (typeof proof === 'string')
    return tell(terminal, outcome, place, [...kept, IMPORTED.proof(proof), ...lines, IMPORTED.next]);
  await tell(terminal, outcome, place, [...kept, ...lines]);
  return refuse(proofNotKeptLine(proof.path, proof.because));
}

function keptLine({ folder }: Place, { received, words }: Imported): string {
  return IMPORTED.sources(join(folder, received), words && join(folder, words.path));
}

async function tell(terminal: Terminal, outcome: Imported, { path }: Place, lines: readonly string[]): Promise<Exit> {
  await writeLine(terminal.stdout, IMPORTED.made(path, outcome.title, outcome.clauses));
  for (const line of lines) await writeLine(terminal.stdout, `  ${line}`);
  return outcome.nowhere.length > 0 ? EXIT.problems : EXIT.done;
}

/** A file that is too large is not even taken into memory. */
async function bytesOf(file: string): Promise<Uint8Array | 'no-file' | 'too-large'> {
  const found = await stat(file).catch(() => undefined);
  if (found === undefined || !found.isFile()) return 'no-file';
  if (found.size > SOURCE_LIMITS.bytes) return 'too-large';
  return readFile(file).catch(() => 'no-file' as const);
}
