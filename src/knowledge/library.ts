import { Fault } from '../core/errors.ts';
import type { Library, Log, Reloaded, WholeEdition } from '../core/ports.ts';
import type { Opened, OpenEdition } from './open-edition.ts';
import { problemLine, problemOf } from './problem.ts';
import type { Problem } from './problem.ts';

/** Named in a message; the rest is a count, since one slip can break a hundred lines. */
const MOST_NAMED = 20;

/** Holds the edition in force and swaps it. */
export interface OpenLibrary extends Library {
  /** All of it, whatever the day. */
  current(): WholeEdition;
  /** Lets go of the edition in force. */
  close(): Promise<void>;
}

type InForce = Extract<Opened, { outcome: 'opened' }>;

/** Puts the guidance at `root` in force. Rejects with KNOWLEDGE_FAULTY, naming file, line and column of each problem. */
export async function openLibrary(root: string, open: OpenEdition, log: Log): Promise<OpenLibrary> {
  const first = await open();
  if (first.outcome === 'faulty') {
    const lines = [`The knowledge base at ${root} cannot be used:`, ...problemLines(first.problems)];
    throw new Fault('KNOWLEDGE_FAULTY', lines.join('\n'));
  }
  return new Shelf(open, log, first);
}

class Shelf implements OpenLibrary {
  readonly #open: OpenEdition;
  readonly #log: Log;
  #inForce: InForce;
  /** The one before, as long as questions may still have it. */
  #before: { readonly opened: InForce; readonly gone: Promise<void> } | undefined;
  #problems: readonly string[] = [];
  #reloading: Promise<Reloaded> | undefined;

  constructor(open: OpenEdition, log: Log, first: InForce) {
    this.#open = open;
    this.#log = log;
    this.#inForce = first;
    this.#put(first);
  }

  current(): WholeEdition {
    return this.#inForce.edition;
  }

  problems(): readonly string[] {
    return this.#problems;
  }

  reload(): Promise<Reloaded> {
    this.#reloading ??= this.#reload().finally(() => (this.#reloading = undefined));
    return this.#reloading;
  }

  async close(): Promise<void> {
    await Promise.all([this.#inForce.close(), this.#before?.opened.close()]);
  }

  async #reload(): Promise<Reloaded> {
    // An edition takes much memory: a third one is not opened while the one before the last is still in use.
    await this.#before?.gone;
    const before = this.#inForce;
    const opened = await this.#open().catch(unopened);
    if (opened.outcome === 'faulty') {
      this.#problems = problemLines(opened.problems);
      this.#log.warn('guidance-refused', { edition: before.edition.id, problems: opened.problems.length });
      return { outcome: 'refused', edition: before.edition.id, problems: this.#problems };
    }
    this.#problems = [];
    const { id } = opened.edition;
    if (id === before.edition.id) {
      await opened.close();
      return { outcome: 'unchanged', edition: id };
    }
    this.#before = { opened: before, gone: before.retire() };
    this.#put(opened);
    return { outcome: 'in-force', edition: id, before: before.edition.id };
  }

  #put(opened: InForce): void {
    this.#inForce = opened;
    const { edition, lost } = opened;
    this.#log.info('edition-in-force', {
      edition: edition.id,
      councils: edition.councils.length,
      documents: edition.documents.length,
      clauses: edition.documents.reduce((count, document) => count + document.clauses.length, 0),
    });
    // Without guidance there is no service: if it cannot be opened again, the process ends and is started again.
    void lost.then(() => (this.#inForce === opened ? this.#open() : undefined)).then((again) => this.#takeUp(again));
  }

  #takeUp(again: Opened | undefined): void {
    if (again === undefined) return;
    if (again.outcome === 'faulty') throw new Fault('EDITION_LOST', 'The guidance cannot be opened again.');
    this.#put(again);
  }
}

/** A folder that is not there is a problem of the files like any other, while guidance is in force. */
function unopened(cause: unknown): Extract<Opened, { outcome: 'faulty' }> {
  if (!(cause instanceof Fault) || cause.code !== 'KNOWLEDGE_UNREADABLE') throw cause;
  return {
    outcome: 'faulty',
    problems: [problemOf('unreadable-file', { file: '.', line: 1, column: 1 }, cause.message)],
  };
}

function problemLines(problems: readonly Problem[]): readonly string[] {
  const lines = problems.slice(0, MOST_NAMED).map(problemLine);
  return problems.length > MOST_NAMED ? [...lines, `… and ${problems.length - MOST_NAMED} more.`] : lines;
}
