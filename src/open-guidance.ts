import { setTimeout } from 'node:timers/promises';
import type { Config } from './config.ts';
import { libraryOf } from './config-libraries.ts';
import type { ReportingParts } from './core/edition-report.ts';
import { createFollower } from './core/following.ts';
import type { GuidanceFiles } from './core/guidance-files.ts';
import type { CouncilId } from './core/guidance.ts';
import type { OpenedEdition } from './core/opened-edition.ts';
import type { Meter } from './core/meter.ts';
import type { KnowledgeBase, Log } from './core/ports.ts';
import type { Editions } from './core/publication.ts';
import type { Publishing, PublishingParts } from './core/publishing.ts';
import type { SharedVectors } from './core/shared-vectors.ts';
import type { PublishOutcome, ToPublish, ToRollBack } from './core/publish-outcome.ts';
import { openRecorded, publishBeside, startPublishing } from './core/starting.ts';
import { inForceToday } from './core/today.ts';
import { adapted } from './knowledge/adapter.ts';
import { withAside } from './knowledge/aside-embedder.ts';
import { createEditionOpener } from './knowledge/edition-opener.ts';
import { createEmbedder } from './knowledge/embedder.ts';
import type { Embedder } from './knowledge/embedder.ts';
import { openEmbeddingCache } from './knowledge/embedding-cache.ts';
import type { Progress } from './knowledge/embedding-cache.ts';
import {
  cachedVectors,
  cachedVectorsOf,
  SHIPPED_KNOWLEDGE,
  shippedVectors,
  vectorsOf,
} from './knowledge/embedding-files.ts';
import { createGuidanceFiles } from './knowledge/guidance-files.ts';
import { createShelf, openLibrary } from './knowledge/library.ts';
import type { OpenLibrary, OpenShelf } from './knowledge/library.ts';
import { openApart } from './knowledge/open-apart.ts';
import { openHere } from './knowledge/open-edition.ts';
import { watched } from './knowledge/watched-embedder.ts';
import type { WatchedEmbedder } from './knowledge/watched-embedder.ts';

/** What opening may take a while to say, and what may end it early. */
export interface Opening {
  readonly log: Log;
  readonly progress: Progress;
  /** Told of each search of an edition in a thread. */
  readonly meter?: Meter;
  /** Ends the reading of new clauses between two steps, by rejecting with the signal's reason. */
  readonly stopped?: AbortSignal;
  /** The sentence model, where the caller has one already; by default one is loaded in a thread of its own. */
  readonly embedder?: Embedder;
  /** How much memory the process may still take, in bytes; undefined: no second model is loaded. */
  readonly spareMemory?: (() => number) | undefined;
}

/** The sentence model, which loads in its own thread while the guidance is read and indexed, and once more for what is new if there is room. */
export function openModel({ embedder, log, spareMemory: spare }: Opening): WatchedEmbedder {
  const make = (): Embedder =>
    spare === undefined ? createEmbedder() : withAside({ make: createEmbedder, spare, waited: unhurried, log });
  const model = watched(adapted(embedder ?? make()));
  model.warm();
  return model;
}

const unhurried = (ms: number): Promise<unknown> => setTimeout(ms, undefined, { ref: false });

/** The files as they are, on this thread: for a command that nobody else waits for. */
export async function openFiles(config: Config, opening: Opening, embedder: Embedder): Promise<OpenLibrary> {
  const { folder, ...files } = filesOf(config, libraryOf(config));
  const cache = await openEmbeddingCache({ ...opening, ...files, embedder });
  return openLibrary(folder.root, openHere(folder, cache), opening.log);
}

/** Guidance in force by the history of editions, and how another edition comes into force. */
export interface GuidanceInForce {
  readonly knowledge: KnowledgeBase;
  readonly publishing: Publishing;
  /** True while what was put in force last cannot be opened here. */
  readonly behind: () => boolean;
  close(): Promise<void>;
}

/** What the impact of another edition is told from. */
export type ReportedOn = Omit<ReportingParts, 'editions'>;

/** What is needed of the database. */
export interface History extends ReportedOn {
  readonly editions: Editions;
  /** The council whose guidance it is alone; undefined: all of it. */
  readonly library?: CouncilId | undefined;
  /** Where vectors are kept for other processes; undefined: nowhere. */
  readonly vectors?: SharedVectors | undefined;
  /** Called whenever another edition has come into force here. */
  readonly changed?: () => void;
}

/** Puts guidance in force for a service, and keeps it at what any process puts in force after. */
export async function openInForce(
  config: Config,
  opening: Opening,
  embedder: Embedder,
  history: History,
): Promise<GuidanceInForce> {
  const { started, shelves } = await opened(config, opening, embedder, history, startPublishing);
  const { shelf, publishing } = started;
  const wait = (ms: number, signal: AbortSignal): Promise<unknown> =>
    setTimeout(ms, undefined, { signal, ref: false }).catch(() => {});
  const listen: Editions['listen'] = (heard) => history.editions.listen(heard);
  const follower = createFollower({ publishing, listen, log: opening.log, wait });
  await follower.start();
  return {
    knowledge: { current: inForceToday(() => shelf.current(), Date.now) },
    publishing,
    behind: () => follower.behind,
    async close() {
      await follower.stop();
      await closeAll(shelves);
    },
  };
}

/** A council's own guidance in force. */
export interface LibraryInForce extends Omit<GuidanceInForce, 'behind'> {
  bytes(): number;
}

/**
 * Opens what is in force of one council by its history, for a service; undefined: nothing was ever published. It stays at what it is until
 * it is told to follow.
 */
export async function openRecordedInForce(
  config: Config,
  opening: Opening,
  embedder: Embedder,
  history: History,
): Promise<LibraryInForce | undefined> {
  const { started, shelves } = await opened(config, opening, embedder, history, openRecorded);
  if (started === undefined) return undefined;
  const { shelf, publishing } = started;
  return {
    knowledge: { current: inForceToday(() => shelf.current(), Date.now) },
    publishing,
    bytes: () => shelf.inForce.bytes,
    close: () => closeAll(shelves),
  };
}

/** The way in for one command, beside a service that may be running, which follows. */
export interface PublishingBeside {
  publish(asked: ToPublish): Promise<PublishOutcome>;
  rollBack(asked: ToRollBack): Promise<PublishOutcome>;
}

/** The same beside a service that may be running. What is opened for it is closed before it resolves. */
export function publishingBeside(
  config: Config,
  opening: Opening,
  embedder: Embedder,
  history: History,
): PublishingBeside {
  const within = async (work: (parts: ToStart) => Promise<PublishOutcome>): Promise<PublishOutcome> => {
    const { started, shelves } = await opened(config, opening, embedder, history, work);
    await closeAll(shelves);
    return started;
  };
  return {
    publish: (asked) => within((parts) => publishBeside(parts, asked)),
    rollBack: (asked) =>
      within(async (parts) => {
        const started = await openRecorded(parts);
        return started?.publishing.rollBack(asked) ?? { outcome: 'no-such-edition', asked: asked.to };
      }),
  };
}

/** What opens the files in a thread, and what is kept of editions. */
function openerOf(
  config: Config,
  opening: Opening,
  embedder: Embedder,
  { library, vectors: shared }: History,
): PublishingParts['opener'] {
  const { folder, ...files } = filesOf(config, library);
  return createEditionOpener(folder, openApart({ ...opening, ...files, shared, embedder }));
}

type ToStart = Parameters<typeof startPublishing<OpenShelf>>[0];

async function opened<Result>(
  config: Config,
  opening: Opening,
  embedder: Embedder,
  history: History,
  start: (parts: ToStart) => Promise<Result>,
): Promise<{ readonly started: Result; readonly shelves: readonly OpenShelf[] }> {
  const { log } = opening;
  const opener = openerOf(config, opening, embedder, history);
  const again = async (edition: OpenedEdition['edition']['id']): Promise<OpenedEdition> => {
    const content = await history.editions.content(edition);
    if (content !== undefined) return opener.kept(edition, content);
    throw new Error('The edition that was lost was never kept.');
  };
  const shelves: OpenShelf[] = [];
  const shelfOf = (first: OpenedEdition): OpenShelf => {
    const shelf = createShelf(first, again, log, history.changed);
    shelves.push(shelf);
    return shelf;
  };
  try {
    return { started: await start({ ...history, opener, shelfOf, clock: Date.now, log }), shelves };
  } catch (cause) {
    await closeAll(shelves);
    throw cause;
  }
}

const closeAll = async (shelves: readonly OpenShelf[]): Promise<void> => {
  for (const shelf of shelves) await shelf.close();
};

/** The files of the settings' guidance, to be added to; `only`: those of one council. */
export const guidanceFiles = (config: Config, only?: CouncilId): GuidanceFiles =>
  createGuidanceFiles(filesOf(config, only).folder);

// A council's own vectors are kept by themselves: whoever opens it need not read those of all others.
function filesOf({ knowledge: root, data }: Config, only?: CouncilId) {
  const folder = { root, common: SHIPPED_KNOWLEDGE, only };
  return only === undefined
    ? { folder, shipped: shippedVectors(root), cache: cachedVectors(data) }
    : { folder, shipped: vectorsOf(SHIPPED_KNOWLEDGE), cache: cachedVectorsOf(data, only) };
}
