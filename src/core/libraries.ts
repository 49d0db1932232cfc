import type { CouncilId } from './guidance.ts';

/** A council's guidance, opened: what answers from it, and what that takes. */
export interface OpenedLibrary<Library> {
  readonly library: Library;
  /** Memory it takes, in bytes, as far as it can be told. */
  bytes(): number;
  /** Lets go of it. Nobody has it any more. */
  close(): Promise<void>;
}

/** Libraries that are opened when somebody asks, and let go of when memory is short. */
export interface Libraries<Library> {
  /** Does the work with a council's library, which is opened first if it is not. It stays open meanwhile. Rejects as opening does. */
  during<T>(council: CouncilId, work: (library: Library) => Promise<T>): Promise<T>;
  /** The same for longer: it stays open until it is given back. */
  take(council: CouncilId): Promise<TakenLibrary<Library>>;
  /** Those that are open now, the one that was used longest ago first. */
  open(): readonly (readonly [CouncilId, Library])[];
  /** Memory they take, in bytes. */
  bytes(): number;
  /** Lets go of all of them, once the work in hand is done. Safe to call twice. */
  close(): Promise<void>;
}

export interface TakenLibrary<Library> {
  readonly library: Library;
  readonly giveBack: () => void;
}

export interface LibrariesParts<Library> {
  readonly open: (council: CouncilId) => Promise<OpenedLibrary<Library>>;
  /** Memory that open libraries may take together. The one in use stays open even if it takes more by itself. */
  readonly mostBytes: number;
  /** Told of each one that is let go of to make room. */
  readonly letGo?: (council: CouncilId) => void;
  /** Told of one that could not be closed. */
  readonly notClosed?: (council: CouncilId, cause: unknown) => void;
}

/** Opened at a time: each takes a core and a while, and memory besides what it keeps. */
const MOST_OPENING = 2;

interface Entry<Library> {
  readonly council: CouncilId;
  readonly opening: Promise<OpenedLibrary<Library>>;
  opened: OpenedLibrary<Library> | undefined;
  users: number;
  /** Told once nobody uses it any more. */
  idle?: () => void;
}

export const createLibraries = <Library>(parts: LibrariesParts<Library>): Libraries<Library> => new Lending(parts);

class Lending<Library> implements Libraries<Library> {
  readonly #parts: LibrariesParts<Library>;
  // A map keeps the order of its insertions: the one that was used longest ago comes first.
  readonly #entries = new Map<CouncilId, Entry<Library>>();
  readonly #gate = createGate(MOST_OPENING);
  readonly #closings = new Set<Promise<void>>();
  #ending: Promise<void> | undefined;

  constructor(parts: LibrariesParts<Library>) {
    this.#parts = parts;
  }

  async during<T>(council: CouncilId, work: (library: Library) => Promise<T>): Promise<T> {
    const { library, giveBack } = await this.take(council);
    try {
      return await work(library);
    } finally {
      giveBack();
    }
  }

  async take(council: CouncilId): Promise<TakenLibrary<Library>> {
    if (this.#ending !== undefined) throw new Error('The libraries are closed.');
    const entry = this.#entryOf(council);
    entry.users += 1;
    const giveBack = (): void => {
      entry.users -= 1;
      this.#makeRoom(0);
      if (entry.users === 0) entry.idle?.();
    };
    try {
      const { library } = await entry.opening;
      return { library, giveBack };
    } catch (cause) {
      giveBack();
      throw cause;
    }
  }

  open(): readonly (readonly [CouncilId, Library])[] {
    return this.#opened().flatMap(({ council, opened }) => (opened === undefined ? [] : [[council, opened.library]]));
  }

  bytes(): number {
    return this.#opened().reduce((sum, each) => sum + bytesOf(each), 0);
  }

  close(): Promise<void> {
    this.#ending ??= this.#end();
    return this.#ending;
  }

  #opened(): readonly Entry<Library>[] {
    return [...this.#entries.values()].filter(({ opened }) => opened !== undefined);
  }

  #entryOf(council: CouncilId): Entry<Library> {
    const known = this.#entries.get(council);
    if (known !== undefined) {
      this.#entries.delete(council);
      this.#entries.set(council, known);
      return known;
    }
    const entry: Entry<Library> = { council, opening: this.#open(council), opened: undefined, users: 0 };
    this.#entries.set(council, entry);
    void this.#settle(entry);
    return entry;
  }

  async #settle(entry: Entry<Library>): Promise<void> {
    try {
      entry.opened = await entry.opening;
    } catch {
      // Whoever asked is told why; the next question tries again.
      this.#entries.delete(entry.council);
    }
  }

  #open(council: CouncilId): Promise<OpenedLibrary<Library>> {
    return this.#gate(async () => {
      // As much as the largest that is open: what is to come is not known yet.
      this.#makeRoom(Math.max(0, ...this.#opened().map((each) => bytesOf(each))));
      await Promise.all(this.#closings);
      return this.#parts.open(council);
    });
  }

  /** Closes what was used longest ago until there is so much room, or everything is in use. */
  #makeRoom(wanted: number): void {
    for (const entry of this.#opened()) {
      if (this.bytes() + wanted <= this.#parts.mostBytes) return;
      if (entry.users > 0) continue;
      this.#close(entry);
      this.#parts.letGo?.(entry.council);
    }
  }

  #close(entry: Entry<Library>): void {
    this.#entries.delete(entry.council);
    const closing = entry.opening
      .then((library) => library.close())
      .catch((cause: unknown) => this.#parts.notClosed?.(entry.council, cause))
      .finally(() => this.#closings.delete(closing));
    this.#closings.add(closing);
  }

  async #end(): Promise<void> {
    const busy = [...this.#entries.values()].filter(({ users }) => users > 0);
    await Promise.all(busy.map((entry) => new Promise<void>((resolve) => (entry.idle = resolve))));
    for (const entry of this.#opened()) this.#close(entry);
    await Promise.all(this.#closings);
  }
}

const bytesOf = ({ opened }: Entry<unknown>): number => opened?.bytes() ?? 0;

/** Lets so many do their work at a time; the others wait in the order they came. */
function createGate(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let inside = 0;
  return async (work) => {
    if (inside >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    else inside += 1;
    try {
      return await work();
    } finally {
      // Whoever waited longest takes the place over.
      const next = waiting.shift();
      if (next === undefined) inside -= 1;
      else next();
    }
  };
}
