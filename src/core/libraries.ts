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
  giveBack(): void;
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

export function createLibraries<Library>(parts: LibrariesParts<Library>): Libraries<Library> {
  const { mostBytes, letGo = () => {}, notClosed = () => {} } = parts;
  // A map keeps the order of its insertions: the one that was used longest ago comes first.
  const entries = new Map<CouncilId, Entry<Library>>();
  const gate = createGate(MOST_OPENING);
  const closings = new Set<Promise<void>>();
  let ending: Promise<void> | undefined;

  const opened = (): readonly Entry<Library>[] => [...entries.values()].filter((each) => each.opened !== undefined);
  const bytes = (): number => opened().reduce((sum, each) => sum + (each.opened?.bytes() ?? 0), 0);

  function close(entry: Entry<Library>): void {
    entries.delete(entry.council);
    const closing = entry.opening
      .then((library) => library.close())
      .catch((cause: unknown) => notClosed(entry.council, cause))
      .finally(() => closings.delete(closing));
    closings.add(closing);
  }

  /** Closes what was used longest ago until there is so much room, or everything is in use. */
  function makeRoom(wanted: number): void {
    for (const entry of opened()) {
      if (bytes() + wanted <= mostBytes) return;
      if (entry.users > 0) continue;
      close(entry);
      letGo(entry.council);
    }
  }

  /** As much as the largest that is open: what is to come is not known yet. */
  const expected = (): number => Math.max(0, ...opened().map((each) => each.opened?.bytes() ?? 0));

  async function openFor(council: CouncilId): Promise<OpenedLibrary<Library>> {
    return gate(async () => {
      makeRoom(expected());
      await Promise.allSettled(closings);
      return parts.open(council);
    });
  }

  function entryOf(council: CouncilId): Entry<Library> {
    const known = entries.get(council);
    if (known !== undefined) {
      entries.delete(council);
      entries.set(council, known);
      return known;
    }
    const entry: Entry<Library> = { council, opening: openFor(council), opened: undefined, users: 0 };
    entries.set(council, entry);
    entry.opening.then(
      (library) => {
        entry.opened = library;
      },
      // The next question tries again.
      () => {
        if (entries.get(council) === entry) entries.delete(council);
      },
    );
    return entry;
  }

  async function take(council: CouncilId): Promise<TakenLibrary<Library>> {
    if (ending !== undefined) throw new Error('The libraries are closed.');
    const entry = entryOf(council);
    entry.users += 1;
    const giveBack = (): void => {
      entry.users -= 1;
      makeRoom(0);
      if (entry.users === 0) entry.idle?.();
    };
    const library = await entry.opening.catch((cause: unknown) => {
      giveBack();
      throw cause;
    });
    return { library: library.library, giveBack };
  }

  async function end(): Promise<void> {
    const busy = [...entries.values()].filter(({ users }) => users > 0);
    await Promise.all(busy.map((entry) => new Promise<void>((resolve) => (entry.idle = resolve))));
    for (const entry of entries.values()) close(entry);
    await Promise.allSettled(closings);
  }

  return {
    take,
    async during(council, work) {
      const { library, giveBack } = await take(council);
      try {
        return await work(library);
      } finally {
        giveBack();
      }
    },
    open: () => opened().flatMap((each) => (each.opened === undefined ? [] : [[each.council, each.opened.library]])),
    bytes,
    close: () => (ending ??= end()),
  };
}

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
