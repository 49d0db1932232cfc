import type { Command } from 'commander';
import type { Config } from '../config.ts';
import type { Embedder } from '../knowledge/embedder.ts';
import type { Exit, Terminal } from './terminal.ts';
import { exportRequests } from './phrasings-export.ts';
import type { AskModel } from './phrasings-export.ts';
import { acceptReview, importReply, proposeOwn } from './phrasings-import.ts';

interface Given {
  readonly knowledge?: string;
  readonly council: string;
  readonly document?: string;
}

/** Adds `phrasings export`, `import` and `propose`: ways of asking that no person wrote, which an officer looks through. */
export function addPhrasings(
  command: Command,
  terminal: Terminal,
  parts: {
    readonly config: (options: { readonly knowledge?: string }) => Config;
    /** Puts a request to the council's own language model, where one can be used at all. */
    readonly askModel?: AskModel;
    /** The sentence model, where one is loaded already. */
    readonly embedder?: Embedder;
    readonly end: (exit: Exit) => void;
  },
): void {
  const { config, askModel, embedder, end } = parts;
  command.description('phrasings for guidance that has few: asked of a language model, made by rule, or shared');
  ofCouncil(command.command('export'))
    .description('print a request for phrasings, to be put to a language model of the council’s own')
    .option('--every', 'also for clauses that have ten phrasings already')
    .option('--piece <number>', 'which piece, where one request would be too long', '1')
    .option('--send', 'put every piece to the model of PHRASINGS_URL instead, and print what it replies')
    .action(async (options: Given & { every?: boolean; piece: string; send?: boolean }) =>
      end(
        await exportRequests(terminal, config(options), {
          ...options,
          every: options.every === true,
          ask: options.send === true ? (askModel ?? 'none') : undefined,
        }),
      ),
    );
  ofCouncil(command.command('propose'))
    .description('print phrasings made by rule and those of like clauses of other councils, to be looked through')
    .action(async (options: Given) => end(await proposeOwn(terminal, config(options), options, embedder)));
  const file = command.command('import').argument('<file>', 'what the model replied, or what was looked through');
  file
    .description('print a model’s phrasings, each tried, to be looked through; with --accept add those that were')
    .option('--knowledge <dir>', 'the folder of guidance (default: knowledge-base)')
    .option('--council <name>', 'whose guidance, by the name of its folder')
    .option('--accept', 'the file was looked through: add what says “accept: yes” to the guidance')
    .option('--yes', 'add what passes the trial without looking it through')
    .action(async (path: string, options: Partial<Given> & { accept?: boolean; yes?: boolean }) => {
      const settings = config(options.knowledge === undefined ? {} : { knowledge: options.knowledge });
      if (options.accept === true) return end(await acceptReview(terminal, settings, path, embedder));
      const { council } = options;
      if (council === undefined) return file.error('Please say whose guidance: --council NAME.');
      end(await importReply(terminal, settings, { council, path, write: options.yes === true }, embedder));
    });
}

const ofCouncil = (command: Command): Command =>
  command
    .option('--knowledge <dir>', 'the folder of guidance (default: knowledge-base)')
    .requiredOption('--council <name>', 'whose guidance, by the name of its folder')
    .option('--document <name>', 'of one document, by its file without .yaml');
