import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { loggerFor, openReader } from '../reader.ts';
import type { Opening } from '../open-guidance.ts';
import type { FilesReader } from '../reader.ts';
import { readConfig } from '../config.ts';
import { forCouncil, refuseOne } from '../config-libraries.ts';
import type { Config } from '../config.ts';
import type { Backups } from '../core/backups.ts';
import { Fault } from '../core/errors.ts';
import type { Embedder } from '../knowledge/embedder.ts';
import { addAdvice } from './advice.ts';
import type { OpenedAdvice } from './advice.ts';
import { ask, askBatch } from './ask.ts';
import { addBackup } from './backup.ts';
import { addAudit } from './audit.ts';
import type { OpenedAudit } from './audit.ts';
import { addCheck } from './check.ts';
import { addConfig } from './config-print.ts';
import { addDiff } from './diff.ts';
import { addDoctor } from './doctor.ts';
import type { Checkups } from './doctor.ts';
import { addEditions } from './editions.ts';
import type { OpenedEditions } from './editions.ts';
import { addExport } from './export.ts';
import type { OpenedExports } from './export.ts';
import { addFeedbackList } from './feedback.ts';
import type { OpenedFeedback } from './feedback.ts';
import { addHalts } from './halt.ts';
import type { OpenedHalts } from './halt.ts';
import { addImport } from './import.ts';
import { addOutbox } from './outbox.ts';
import type { OpenedOutbox } from './outbox.ts';
import { addPhrasings } from './phrasings.ts';
import type { AskModel } from './phrasings-export.ts';
import { addReceipt } from './receipt.ts';
import type { OpenedReceipts } from './receipt.ts';
import { addTeamsPackage } from './teams-package.ts';
import type { PackageDetails } from './teams-package.ts';
import { addRetention } from './retention.ts';
import type { OpenedRetention } from './retention.ts';
import { progressFor } from './progress.ts';
import { addPublish, addRollback } from './publish.ts';
import type { OpenedPublishing } from './publish.ts';
import { sayFault } from './say-fault.ts';
import { searchBatch } from './search.ts';
import { addSuggestions } from './suggestions.ts';
import type { OpenedSuggestions } from './suggestions.ts';
import { EXIT, harmless, ReaderGone } from './terminal.ts';
import type { Exit, Terminal } from './terminal.ts';

interface Common {
  readonly knowledge?: string;
  readonly council?: string;
  readonly asAt?: string;
}

/** What commands open of the service. A command whose part cannot be opened is not offered. */
interface Doors {
  readonly openBackups?: (config: Config) => Promise<Backups | undefined>;
  readonly openAdvice?: (config: Config) => Promise<OpenedAdvice>;
  readonly openAudit?: (config: Config) => Promise<OpenedAudit>;
  readonly openExports?: (config: Config) => Promise<OpenedExports>;
  readonly openOutbox?: (config: Config) => Promise<OpenedOutbox>;
  readonly openEditions?: (config: Config) => Promise<OpenedEditions>;
  readonly openFeedback?: (config: Config) => Promise<OpenedFeedback>;
  readonly openReceipts?: (config: Config) => Promise<OpenedReceipts>;
  readonly openHalts?: (config: Config) => Promise<OpenedHalts>;
  readonly openRetention?: (config: Config, opening: Pick<Opening, 'log'>) => Promise<OpenedRetention>;
  readonly openPublishing?: (config: Config, opening: Opening) => Promise<OpenedPublishing>;
  readonly openSuggestions?: (config: Config, opening: Opening) => Promise<OpenedSuggestions>;
  readonly checkups?: Checkups;
  readonly askModel?: AskModel;
  readonly teamsPackage?: (details: PackageDetails) => Promise<Uint8Array>;
  /** The sentence model, where one is loaded already. */
  readonly embedder?: Embedder;
  readonly clock?: () => number;
}

/** Runs one command line. Resolves to the exit code; results go to standard output, all else to standard error. */
export async function runCommand(terminal: Terminal, argv: readonly string[], doors: Doors = {}): Promise<Exit> {
  let exit: Exit = EXIT.done;
  const end = (code: Exit): void => {
    exit = code;
  };
  const program = commands(terminal, end, doors);
  try {
    await program.parseAsync(argv, { from: 'user' });
    return exit;
  } catch (cause) {
    if (terminal.stopped.aborted && cause === terminal.stopped.reason) return EXIT.stopped;
    if (cause instanceof CommanderError) return cause.exitCode === 0 ? EXIT.done : EXIT.usage;
    if (cause instanceof ReaderGone) return EXIT.done;
    sayFault(terminal, cause);
    if (!(cause instanceof Fault)) return EXIT.fault;
    if (cause.code === 'KNOWLEDGE_FAULTY') return EXIT.problems;
    return cause.code === 'CONFIG_INVALID' ? EXIT.usage : EXIT.fault;
  }
}

function commands(terminal: Terminal, end: (exit: Exit) => void, doors: Doors): Command {
  const config = (options: Common): Config => {
    const read = readConfig(terminal.env);
    const libraries = forCouncil(read.libraries, options.council ?? read.council);
    return { ...read, libraries, knowledge: options.knowledge ?? read.knowledge };
  };
  const program = new Command('clausebook')
    .description('Answers questions about council guidance with the council’s own clause, word for word.')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.stdout.write(text),
      // It repeats what was typed.
      writeErr: (text) => terminal.stderr.write(harmless(text)),
    })
    .addHelpText('after', EXIT_HELP);

  withKnowledge(program.command('serve'))
    .description('serve the playground, and Slack and Teams where they are configured')
    .action(async (options: Common) => {
      const settings = config(options);
      // Loaded here, so that the other commands start without the platforms' libraries.
      const { serve } = await import('./serve.ts');
      await serve(terminal, settings);
    });

  addAsking(program, terminal, config, end, doors);
  addGuidance(program, terminal, config, end, doors);
  addImport(program, terminal, { config, end });
  addPhrasings(program.command('phrasings'), terminal, { ...doors, config, end });
  addRecords(program, terminal, config, end, doors);
  addPublishing(program, terminal, config, end, doors);
  if (doors.openHalts !== undefined) addHalts(program, terminal, { config, open: doors.openHalts, end });
  if (doors.checkups !== undefined) addDoctor(program, terminal, { config, checkups: doors.checkups, end });
  const { openBackups, clock = Date.now } = doors;
  if (openBackups !== undefined) addBackup(program, terminal, { open: () => openBackups(config({})), clock, end });
  addConfig(program, terminal, end);
  if (doors.teamsPackage !== undefined)
    addTeamsPackage(program.command('teams-package'), terminal, () => config({}).teams?.appId, doors.teamsPackage);
  return program;
}

/** The commands that put questions to files of guidance. */
function addAsking(
  program: Command,
  terminal: Terminal,
  config: (options: Common) => Config,
  end: (exit: Exit) => void,
  doors: Doors,
): void {
  withDay(withCouncil(withKnowledge(program.command('ask'))))
    .description(
      'answer one question, or JSON lines of them, from the files as they are, put in force or not; what is halted in the database of the settings is not quoted',
    )
    .argument('[question]', 'the question, in quotes')
    .option('--explain', 'say why this clause was chosen and what was turned down')
    .option(
      '--batch',
      'read {"id","question","council"?,"conversation"?,"asAt"?} lines from standard input and print an answer line each',
    )
    .action(async (question: string | undefined, options: Common & { explain?: boolean; batch?: boolean }) => {
      if (options.batch !== true && question === undefined) program.error('Please give a question, or --batch.');
      const answer = (reader: FilesReader): Promise<Exit> =>
        options.batch === true ? askBatch(terminal, reader, options) : ask(terminal, reader, question ?? '', options);
      end(await withReader(terminal, config(options), doors, answer));
    });

  withDay(withCouncil(withKnowledge(program.command('search'))))
    .description('rank clauses of the files as they are for JSON lines of questions, whatever the confidence')
    .requiredOption('--batch', 'read {"id","question","council"?,"asAt"?} lines from standard input')
    .option('--limit <number>', 'clauses a question', wholeNumber, 10)
    .action(async (options: Common & { limit: number }) =>
      end(await withReader(terminal, config(options), doors, (reader) => searchBatch(terminal, reader, options))),
    );
}

/** The commands that put guidance in force. */
function addPublishing(
  program: Command,
  terminal: Terminal,
  config: (options: Common) => Config,
  end: (exit: Exit) => void,
  doors: Doors,
): void {
  const { openPublishing, openSuggestions } = doors;
  if (openSuggestions !== undefined) {
    const open = (settings: Config): Promise<OpenedSuggestions> =>
      openSuggestions(settings, openingFor(terminal, settings, doors));
    addSuggestions(program.command('suggestions'), terminal, { config, open, end });
  }
  if (openPublishing === undefined) return;
  const open = (settings: Config): Promise<OpenedPublishing> =>
    openPublishing(settings, openingFor(terminal, settings, doors));
  addPublish(withLibrary(withKnowledge(program.command('publish'))), terminal, {
    config: ofLibrary(config),
    open,
    end,
  });
  addRollback(withLibrary(withKnowledge(program.command('rollback'))), terminal, {
    config: ofLibrary(config),
    open,
    end,
  });
}

/** The commands that look at files of guidance alone. */
function addGuidance(
  program: Command,
  terminal: Terminal,
  config: (options: Common) => Config,
  end: (exit: Exit) => void,
  { clock = Date.now, embedder }: Doors,
): void {
  addCheck(withCouncil(withKnowledge(program.command('check'))), terminal, config, end, { clock, embedder });

  addDiff(withKnowledge(program.command('diff')), terminal, { config, clock, end });
}

/** The commands that look into what the service has kept. */
function addRecords(
  program: Command,
  terminal: Terminal,
  config: (options: Common) => Config,
  end: (exit: Exit) => void,
  { openAdvice, openAudit, openEditions, openExports, openFeedback, openOutbox, openReceipts, openRetention }: Doors,
): void {
  if (openAdvice !== undefined) addAdvice(withKnowledge(program.command('advice')), terminal, config, openAdvice, end);
  if (openFeedback !== undefined) {
    const command = program.command('feedback').description('what people said about answers, without their names');
    addFeedbackList(withKnowledge(command.command('list')), terminal, config, openFeedback, end);
  }
  if (openReceipts !== undefined)
    addReceipt(withLibrary(withKnowledge(program.command('receipt'))), terminal, ofLibrary(config), openReceipts, end);
  if (openEditions !== undefined)
    addEditions(withLibrary(program.command('editions')), terminal, {
      open: (options) => openEditions(ofLibrary(config)(options)),
      end,
    });
  if (openAudit !== undefined) addAudit(program, terminal, () => openAudit(config({})), end);
  if (openRetention !== undefined) {
    const open = (settings: Config): Promise<OpenedRetention> =>
      openRetention(settings, { log: loggerFor(settings, terminal) });
    addRetention(program, terminal, { config: () => config({}), open, end });
  }
  if (openExports !== undefined) addExport(program, terminal, () => openExports(config({})), end);
  if (openOutbox !== undefined) addOutbox(program, terminal, () => openOutbox(config({})), end);
}

const withKnowledge = (command: Command): Command =>
  command.option('--knowledge <dir>', 'the folder of guidance (default: knowledge-base)');
const withCouncil = (command: Command): Command =>
  command.option('--council <name>', 'one council’s guidance alone, by the name of its folder');

const ofLibrary =
  (config: (options: Common) => Config) =>
  (options: Common): Config => {
    const settings = config(options);
    refuseOne(settings.libraries, options.council);
    return settings;
  };

/** For commands on a history: one of all councils together, or one each. */
const withLibrary = (command: Command): Command =>
  command.option('--council <name>', 'the council whose guidance it is, where each has its own (COUNCILS_APART)');

const withDay = (command: Command): Command =>
  command.option('--as-at <day>', 'read today’s files as at that day, such as 2026-03-20 (default: today)');

const EXIT_HELP = `
Exit codes: ${EXIT.done} done, ${EXIT.fault} a fault, ${EXIT.usage} wrong use or settings, ${EXIT.problems} the knowledge base has problems, ${EXIT.worse} it answers expected questions worse, ${EXIT.broken} the audit log does not hold together, ${EXIT.stopped} stopped before the end.`;

function wholeNumber(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number > 0 && number <= 1000) return number;
  throw new InvalidArgumentError('It must be a whole number from 1 to 1000.');
}

function openingFor(terminal: Terminal, config: Config, { embedder }: Doors): Opening {
  const log = loggerFor(config, terminal);
  const model = embedder === undefined ? {} : { embedder };
  return { log, progress: progressFor(terminal, log), stopped: terminal.stopped, ...model };
}

async function withReader(
  terminal: Terminal,
  config: Config,
  doors: Doors,
  use: (reader: FilesReader) => Promise<Exit>,
): Promise<Exit> {
  const reader = await openReader(config, openingFor(terminal, config, doors));
  try {
    return await use(reader);
  } finally {
    await reader.close();
  }
}
