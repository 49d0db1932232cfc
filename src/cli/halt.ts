import type { Command } from 'commander';
import type { Config } from '../config.ts';
import { Fault } from '../core/errors.ts';
import { councilId, documentId } from '../core/guidance.ts';
import type { GuidanceDocument } from '../core/guidance.ts';
import { readReason, scopeKey } from '../core/halt.ts';
import type { Halt, HaltScope } from '../core/halt.ts';
import type { Halting } from '../core/halting.ts';
import {
  haltedDoneLine,
  NOTHING_HALTED_LINE,
  resumedDoneLine,
  scopeInShort,
  scopeWords,
  unknownLine,
} from '../core/halt-wording.ts';
import type { HaltMove, Halts } from '../core/halts.ts';
import type { Council } from '../core/people.ts';
import { refusedLine } from '../core/refusal-wording.ts';
import { SHIPPED_KNOWLEDGE } from '../knowledge/embedding-files.ts';
import { readFolder } from '../knowledge/read-folder.ts';
import { withOpened } from './opened.ts';
import { account } from './publish.ts';
import { EXIT, writeLine } from './terminal.ts';
import type { Exit, Terminal } from './terminal.ts';

/** Halts of the service, opened for one command. */
export interface OpenedHalts {
  readonly halts: Pick<Halts, 'inForce' | 'history'>;
  readonly halting: Pick<Halting, 'halt' | 'resume'>;
  close(): Promise<void>;
}

interface Parts {
  readonly config: (options: { readonly knowledge?: string }) => Config;
  readonly open: (config: Config) => Promise<OpenedHalts>;
  readonly end: (exit: Exit) => void;
}

interface Named {
  readonly everything?: boolean;
  readonly council?: string;
  readonly document?: string;
  readonly knowledge?: string;
  readonly anyway?: boolean;
}

/** Adds `halt`, `resume` and `halts`: what is not to be quoted until further notice. */
export function addHalts(program: Command, terminal: Terminal, parts: Parts): void {
  scoped(program.command('halt'))
    .description(
      'stop every quote from a document, a council or everything, until it is resumed; a running service follows',
    )
    .requiredOption('--reason <text>', 'what whoever asks is told, in one or two sentences')
    .action((options: Named & { reason: string }) => {
      const read = readReason(options.reason);
      if ('why' in read)
        throw new Fault(
          'CONFIG_INVALID',
          read.why === 'reason-missing' ? '--reason needs a few words.' : refusedLine(read.why),
        );
      return within(options, parts, async ({ halting }, scope, named) => {
        await writeLine(terminal.stdout, haltedDoneLine(named, await halting.halt(scope, read.reason, account())));
        return EXIT.done;
      });
    });
  scoped(program.command('resume'))
    .description('let what was halted be quoted again; a running service follows')
    .action((options: Named) =>
      within(options, parts, async ({ halting, halts }, scope, named) => {
        if (!(await halting.resume(scope, account()))) {
          await writeLine(terminal.stderr, refusedLine('not-halted'));
          return EXIT.fault;
        }
        await writeLine(terminal.stdout, resumedDoneLine(named));
        return listHalts(terminal, await halts.inForce());
      }),
    );
  program
    .command('halts')
    .description('list what is halted')
    .option('--history', 'list who halted and resumed what, the newest first')
    .option('--json', 'print a JSON line each')
    .action(async ({ history = false, json = false }: { history?: boolean; json?: boolean }) => {
      const list = async ({ halts }: OpenedHalts): Promise<Exit> =>
        history
          ? listMoves(terminal, await halts.history(MOST_LISTED), json)
          : listHalts(terminal, await halts.inForce(), json);
      parts.end(await withOpened(parts.open(parts.config({})), list));
    });
}

const scoped = (command: Command): Command =>
  command
    .option('--everything', 'all guidance of every council')
    .option('--council <name>', 'all guidance of a council, by the name of its folder')
    .option('--document <name>', 'one document of that council, by the name of its file')
    .option('--knowledge <dir>', 'the folder of guidance in which the names are looked up (default: knowledge-base)')
    .option('--anyway', 'though there is nothing of that name in the folder');

async function within(
  options: Named,
  { config, open, end }: Parts,
  work: (opened: OpenedHalts, scope: HaltScope, named: string) => Promise<Exit>,
): Promise<void> {
  const settings = config(options);
  const scope = scopeFrom(options);
  const { councils, documents } = await namesIn(settings.knowledge);
  const named = scopeWords(scope, councils, documents);
  end(
    await withOpened(open(settings), async (opened) => {
      const known = options.anyway === true || isThere(scope, councils, documents);
      // What is halted can be resumed by the same name, whatever has become of the files.
      if (!known && !(await opened.halts.inForce()).some((halt) => scopeKey(halt.scope) === scopeKey(scope)))
        throw new Fault('CONFIG_INVALID', unknownLine(scope, councils, documents));
      return work(opened, scope, named);
    }),
  );
}

function scopeFrom({ everything = false, council, document }: Named): HaltScope {
  if (
    everything !== (council === undefined && document === undefined) ||
    (document !== undefined && council === undefined)
  )
    throw new Fault(
      'CONFIG_INVALID',
      'Please name what is meant: --council with the name of its folder, --council and --document, or --everything.',
    );
  if (council === undefined) return { over: 'everything' };
  const id = councilId(council);
  return document === undefined
    ? { over: 'council', council: id }
    : { over: 'document', council: id, document: documentId(document) };
}

interface Names {
  readonly councils: readonly Council[];
  readonly documents: readonly GuidanceDocument[];
}

// A folder that cannot be read must keep nobody from halting what was read from it before: see --anyway.
const namesIn = (root: string): Promise<Names> =>
  readFolder(root, SHIPPED_KNOWLEDGE).catch(() => ({ councils: [], documents: [] }));

function isThere(scope: HaltScope, councils: Names['councils'], documents: Names['documents']): boolean {
  if (scope.over === 'everything') return true;
  if (scope.over === 'council') return councils.some(({ id }) => id === scope.council);
  return documents.some((each) => each.council === scope.council && each.id === scope.document);
}

const MOST_LISTED = 1000;

async function listHalts(terminal: Terminal, halts: readonly Halt[], json = false): Promise<Exit> {
  if (halts.length === 0 && !json) await writeLine(terminal.stdout, NOTHING_HALTED_LINE);
  for (const { scope, since, by, reason } of halts) {
    const [what, at] = [scopeInShort(scope), new Date(since).toISOString()];
    const line = json
      ? JSON.stringify({ ...scope, since: at, by: by.name, reason })
      : `${at}  ${what}  ${by.name}: ${reason}`;
    await writeLine(terminal.stdout, line);
  }
  return EXIT.done;
}

async function listMoves(terminal: Terminal, moves: readonly HaltMove[], json: boolean): Promise<Exit> {
  for (const { act, scope, reason, by, at } of moves) {
    const when = new Date(at).toISOString();
    const said = reason === undefined ? '' : `: ${reason}`;
    const line = json
      ? JSON.stringify({ act, ...scope, at: when, by: by.name, reason })
      : `${when}  ${act}  ${scopeInShort(scope)}  ${by.name}${said}`;
    await writeLine(terminal.stdout, line);
  }
  return EXIT.done;
}
