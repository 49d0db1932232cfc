import type { Config } from '../config.ts';
import { PHRASINGS_ASKED_FOR, requestsFor } from '../knowledge/phrasing-request.ts';
import { openFolder } from './phrasings-folder.ts';
import { EXIT, writeLine } from './terminal.ts';
import type { Exit, Terminal } from './terminal.ts';

/** What a language model said to a request, or a sentence that says why nothing came of it. */
export type ModelSaid =
  { readonly outcome: 'said'; readonly text: string } | { readonly outcome: 'nothing'; readonly why: string };

/** Puts one request to the model of the settings; 'not-set-up' if they name none. */
export type AskModel = (config: Config, request: string, stopped: AbortSignal) => Promise<ModelSaid | 'not-set-up'>;

/** Prints one piece of the request, or with `ask` puts every piece to the model and prints what it says. */
export async function exportRequests(
  terminal: Terminal,
  config: Config,
  wanted: {
    readonly council: string;
    readonly document?: string;
    readonly every: boolean;
    readonly piece: string;
    readonly ask: AskModel | 'none' | undefined;
  },
): Promise<Exit> {
  const open = await openFolder(terminal, config.knowledge, wanted.council);
  if (open === undefined) return EXIT.problems;
  const clauses = open.clauses.filter(
    ({ asked, askedByMachine = [], citation }) =>
      (wanted.every || asked.length + askedByMachine.length < PHRASINGS_ASKED_FOR) &&
      (wanted.document === undefined || citation.document === wanted.document),
  );
  const requests = requestsFor(clauses);
  if (requests.length === 0) return said(terminal, 'No clause there needs phrasings.', EXIT.done);
  if (wanted.ask !== undefined) return send(terminal, config, requests, wanted.ask);
  const piece = Number(wanted.piece);
  const request = Number.isInteger(piece) ? requests[piece - 1] : undefined;
  if (request === undefined)
    return said(terminal, `There is no piece ${wanted.piece}: there are ${requests.length}.`, EXIT.usage);
  await writeLine(terminal.stdout, request.trimEnd());
  return said(terminal, `Piece ${piece} of ${requests.length}, for ${clauses.length} clauses in all.`, EXIT.done);
}

async function said(terminal: Terminal, sentence: string, exit: Exit): Promise<Exit> {
  await writeLine(terminal.stderr, sentence);
  return exit;
}

// One after the other: a model on one machine answers them in turn.
async function send(
  terminal: Terminal,
  config: Config,
  requests: readonly string[],
  ask: AskModel | 'none',
): Promise<Exit> {
  for (const [index, request] of requests.entries()) {
    const came = ask === 'none' ? 'not-set-up' : await ask(config, request, terminal.stopped);
    terminal.stopped.throwIfAborted();
    if (came === 'not-set-up') return said(terminal, NOT_SET_UP, EXIT.usage);
    const which = `Piece ${index + 1} of ${requests.length}`;
    if (came.outcome === 'nothing') return said(terminal, `${which}: ${came.why}`, EXIT.fault);
    await writeLine(terminal.stdout, came.text.trimEnd());
    await writeLine(terminal.stderr, `${which}: replied.`);
  }
  return EXIT.done;
}

const NOT_SET_UP = 'No model is set up: PHRASINGS_URL and PHRASINGS_MODEL say which one to ask.';
