import { Fault } from '../core/errors.ts';
import type { EditionId } from '../core/guidance.ts';
import type { OpenedEdition, Shelf } from '../core/opened-edition.ts';
import type { Edition, Log, WholeEdition } from '../core/ports.ts';
import type { OpenEdition } from './open-edition.ts';
import { problemLine } from './problem.ts';
import type { Problem } from './problem.ts';

/** Named in a message; the rest is a count, since one slip can break a hundred lines. */
const MOST_NAMED = 20;

/** Guidance of a folder, as it was when it was opened. */
export interface OpenLibrary {
  /** All of it, whatever the day. */
  current(): WholeEdition;
  close(): Promise<void>;
}

/** Opens the guidance at `root` for a command. Rejects with KNOWLEDGE_FAULTY, naming file, line and column of each problem. */
export async function openLibrary(root: string, open: OpenEdition, log: Log): Promise<OpenLibrary> {
  const first = await open();
  if (first.outcome === 'faulty') throw faulty(root, problemLines(first.problems));
  const { opened } = first;
  saidToBeInForce(opened.edition, log);
  return { current: () => opened.edition, close: () => opened.close() };
}

/** Guidance that cannot be put in force. */
export const faulty = (root: string, problems: readonly string[]): Fault =>
  new Fault('KNOWLEDGE_FAULTY', [`The knowledge base at ${root} cannot be used:`, ...problems].join('\n'));

/** `again`: opens an edition once more whose thread has ended by itself. `changed`: called whenever another one than the first was put in force. */
export const createShelf = (
  first: OpenedEdition,
  again: (edition: EditionId) => Promise<OpenedEdition>,
  log: Log,
  changed: () => void = () => {},
): OpenShelf => new OneEdition(first, again, log, changed);

/** A shelf that lets go of what it holds. */
export interface OpenShelf extends Shelf {
  close(): Promise<void>;
}

class OneEdition implements OpenShelf {
  readonly #again: (edition: EditionId) => Promise<OpenedEdition>;
  readonly #log: Log;
  readonly #changed: () => void;
  #inForce: OpenedEdition;
  /** Those before, as long as questions may still have them. */
  readonly #before = new Map<OpenedEdition, Promise<void>>();

  constructor(
    first: OpenedEdition,
    again: (edition: EditionId) => Promise<OpenedEdition>,
    log: Log,
    changed: () => void,
  ) {
    this.#again = again;
    this.#log = log;
    this.#changed = changed;
    this.#inForce = first;
    this.#put(first);
  }

  get inForce(): OpenedEdition {
    return this.#inForce;
  }

  current(): WholeEdition {
    return this.#inForce.edition;
  }

  async room(): Promise<void> {
    await Promise.all(this.#before.values());
  }

  put(opened: OpenedEdition): void {
    const before = this.#inForce;
    const gone = before.retire().finally(() => this.#before.delete(before));
    this.#before.set(before, gone);
    this.#put(opened);
    this.#changed();
  }

  async close(): Promise<void> {
    await Promise.all([this.#inForce, ...this.#before.keys()].map((each) => each.close()));
  }

  #put(opened: OpenedEdition): void {
    this.#inForce = opened;
    saidToBeInForce(opened.edition, this.#log);
    // Without guidance there is no service: if it cannot be opened again, the process ends and is started again.
    void opened.lost.then(() => this.#takeUp(opened));
  }

  async #takeUp(lost: OpenedEdition): Promise<void> {
    if (this.#inForce !== lost) return;
    const again = await this.#again(lost.edition.id).catch((cause: unknown) => {
      throw new Fault('EDITION_LOST', 'The guidance cannot be opened again.', { cause });
    });
    if (this.#inForce === lost) this.#put(again);
    else await again.close();
  }
}

function saidToBeInForce(edition: Edition, log: Log): void {
  log.info('edition-in-force', {
    edition: edition.id,
    councils: edition.councils.length,
    documents: edition.documents.length,
    clauses: edition.documents.reduce((count, document) => count + document.clauses.length, 0),
  });
}

/** The first problems as lines, and how many more there are. */
export function problemLines(problems: readonly Problem[]): readonly string[] {
  const lines = problems.slice(0, MOST_NAMED).map(problemLine);
  return problems.length > MOST_NAMED ? [...lines, `… and ${problems.length - MOST_NAMED} more.`] : lines;
}
