import { setTimeout } from 'node:timers/promises';
import { createCatalogue } from './adapters/store/catalogue.ts';
import { createEditions } from './adapters/store/editions.ts';
import { sharedVectorsIn } from './adapters/store/vectors.ts';
import type { LibrariesConfig } from './config-libraries.ts';
import type { Catalogue, InCatalogue } from './core/catalogue.ts';
import { Fault } from './core/errors.ts';
import { createFollower } from './core/following.ts';
import type { CouncilId } from './core/guidance.ts';
import { createLibraries } from './core/libraries.ts';
import type { Libraries, OpenedLibrary } from './core/libraries.ts';
import { measuredPublishing } from './core/measuring.ts';
import type { ServedLibraries } from './core/served-libraries.ts';
import { guidanceFiles, openRecordedInForce } from './open-guidance.ts';
import { libraryOn } from './open-library.ts';
import type { Library, LibraryParts } from './open-library.ts';
import type { OpenLibrariesParts } from './open-shared-library.ts';

/** A library a council, opened when somebody asks and let go of when memory is short. What is in force is what each history says. */
export async function openOwnLibraries(
  parts: OpenLibrariesParts,
  { mostBytes }: LibrariesConfig,
): Promise<ServedLibraries<Library> & Pick<Libraries<Library>, 'take'>> {
  const { opening, shared, listen = nobodyTells } = parts;
  const { log } = opening;
  const unopened = new Set<CouncilId>();
  // Before the platforms run, nobody could be told.
  let started = false;
  let looking: Promise<unknown> = Promise.resolve();
  const libraries = createLibraries<Library>({
    mostBytes,
    open: (council) => openedOf(council, parts, { unopened, mayTell: () => started }),
    letGo: (council) => log.info('library-let-go', { council }),
    notClosed: (council, cause) => log.error('library-not-closed', { council }, cause),
  });
  const catalogue = await watchedCatalogue(createCatalogue(shared.database));
  if (catalogue.all().size === 0) log.warn('nothing-published', {});
  const follow = async (): Promise<void> => {
    const changed = await catalogue.look();
    await Promise.all(libraries.open().map(([council, library]) => followed(council, library, catalogue.all())));
    for (const { library, number, edition } of changed) {
      log.info('library-in-force', { council: library, edition, number });
      looking = Promise.all([looking, lookedAt(library, libraries, shared)]);
    }
  };
  const wait = (ms: number, signal: AbortSignal): Promise<unknown> =>
    setTimeout(ms, undefined, { signal, ref: false }).catch(() => {});
  const follower = createFollower({ publishing: { follow }, listen, log, wait });
  return {
    councils: () => [...catalogue.all().values()].map(({ council }) => council),
    within: async (council, work) =>
      council === undefined || !catalogue.all().has(council) ? undefined : libraries.during(council, work),
    take: (council) => libraries.take(council),
    editionOf: (council) => (council === undefined ? undefined : catalogue.all().get(council)?.edition),
    named: () => `${catalogue.all().size} libraries`,
    isInForce: () => catalogue.all().size > 0,
    newest: () => undefined,
    behind: () => follower.behind,
    problems: () => [
      ...(follower.behind ? ['What was put in force last cannot be had here; the editions before answer.'] : []),
      ...(unopened.size === 0 ? [] : [`The guidance of ${unopened.size} councils cannot be opened.`]),
    ],
    async readAgain() {
      log.warn('signal-passed-over', { why: 'councils-apart' });
    },
    async start() {
      started = true;
      for (const [, { advice }] of libraries.open()) void advice.look();
      await follower.start();
    },
    async close() {
      await follower.stop();
      await looking;
      await libraries.close();
    },
  };
}

/**
 * An open library is looked at when the edition comes into force in it; another is opened only if its council's officers keep advice. Never
 * rejects.
 */
async function lookedAt(
  council: CouncilId,
  libraries: Libraries<Library>,
  { curated, log }: Pick<LibraryParts, 'curated' | 'log'>,
): Promise<void> {
  try {
    if (libraries.open().some(([open]) => open === council)) return;
    if ((await curated.agreed(council, 1)).length === 0) return;
    await libraries.during(council, ({ advice }) => advice.settled());
  } catch (cause) {
    log.error('advice-not-looked-through', { council }, cause);
  }
}

const nobodyTells = async (): Promise<() => Promise<void>> => async () => {};

async function openedOf(
  council: CouncilId,
  { config, opening, model, shared, reportedOn }: OpenLibrariesParts,
  { unopened, mayTell }: { readonly unopened: Set<CouncilId>; readonly mayTell: () => boolean },
): Promise<OpenedLibrary<Library>> {
  const { log } = opening;
  const started = performance.now();
  const editions = createEditions(shared.database, { library: council });
  const vectors = sharedVectorsIn(shared.database, council);
  let advice: Library['advice'] | undefined;
  const changed = (): void => void (mayTell() && advice?.look());
  const history = { editions, vectors, library: council, changed, ...reportedOn };
  const guidance = await openRecordedInForce(config, opening, model, history).catch((cause: unknown) => {
    unopened.add(council);
    throw cause;
  });
  if (guidance === undefined) throw new Fault('EDITION_UNREADABLE', `Nothing is kept of the guidance of ${council}.`);
  unopened.delete(council);
  const { knowledge } = guidance;
  const publishing = measuredPublishing(guidance.publishing, shared.meter);
  const library = libraryOn({ knowledge, publishing, editions, files: guidanceFiles(config, council) }, shared);
  advice = library.advice;
  changed();
  const tookMs = Math.round(performance.now() - started);
  log.info('library-opened', { council, edition: knowledge.current().id, bytes: guidance.bytes(), tookMs });
  const close = async (): Promise<void> => {
    await guidance.close();
    await library.advice.settled();
  };
  return { library, bytes: () => guidance.bytes(), close };
}

interface WatchedCatalogue {
  all(): ReadonlyMap<CouncilId, InCatalogue>;
  /** Resolves to what is otherwise than at the look before. */
  look(): Promise<readonly InCatalogue[]>;
}

async function watchedCatalogue(catalogue: Catalogue): Promise<WatchedCatalogue> {
  let all: ReadonlyMap<CouncilId, InCatalogue> = new Map();
  async function look(): Promise<readonly InCatalogue[]> {
    const before = all;
    all = new Map((await catalogue.all()).map((each) => [each.library, each]));
    return [...all.values()].filter(({ library, number }) => before.get(library)?.number !== number);
  }
  await look();
  return { all: () => all, look };
}

async function followed(
  council: CouncilId,
  { publishing }: Library,
  catalogue: ReadonlyMap<CouncilId, InCatalogue>,
): Promise<void> {
  if (publishing.newest().number !== catalogue.get(council)?.number) await publishing.follow();
}
