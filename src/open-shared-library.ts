import { createEditions } from './adapters/store/editions.ts';
import { sharedVectorsIn } from './adapters/store/vectors.ts';
import type { Config } from './config.ts';
import { measuredPublishing } from './core/measuring.ts';
import type { Editions } from './core/publication.ts';
import type { ServedLibraries } from './core/served-libraries.ts';
import { publishUnattended } from './core/unattended.ts';
import { watchFolder } from './knowledge/watch-folder.ts';
import type { WatchedEmbedder } from './knowledge/watched-embedder.ts';
import { guidanceFiles, openInForce } from './open-guidance.ts';
import type { Opening, ReportedOn } from './open-guidance.ts';
import { libraryOn } from './open-library.ts';
import type { Library, LibraryParts } from './open-library.ts';

/** What guidance is opened with, whoever has it. */
export interface OpenLibrariesParts {
  readonly config: Config;
  readonly opening: Opening;
  readonly model: WatchedEmbedder;
  readonly shared: LibraryParts;
  readonly listen: Editions['listen'] | undefined;
  readonly reportedOn: ReportedOn;
  /** Does work of its own accord under an id that its lines of the log have. */
  readonly asOne: <T>(work: () => T) => T;
}

/** One library, which all councils share. It stays open. */
export async function openSharedLibrary(
  parts: OpenLibrariesParts,
): Promise<ServedLibraries<Library> & { readonly library: Library }> {
  const { config, opening, model, shared, listen, reportedOn, asOne } = parts;
  const { log } = opening;
  // From before the files are read, so that what is saved meanwhile is read again.
  const watch = config.watch ? watchFolder({ root: config.knowledge, log }) : undefined;
  const editions = createEditions(shared.database, { listen });
  const vectors = sharedVectorsIn(shared.database);
  // Before the platforms run, nobody could be told.
  let started: Library | undefined;
  const changed = (): void => void started?.advice.look();
  const history = { editions, vectors, changed, ...reportedOn };
  const guidance = await openInForce(config, opening, model, history).catch((cause: unknown) => {
    watch?.stop();
    throw cause;
  });
  const { knowledge } = guidance;
  const publishing = measuredPublishing(guidance.publishing, shared.meter);
  const library = libraryOn({ knowledge, publishing, editions, files: guidanceFiles(config) }, shared);
  return {
    library,
    councils: () => knowledge.current().councils,
    within: (_council, work) => work(library),
    editionOf: () => knowledge.current().id,
    named: () => knowledge.current().id,
    isInForce: () => knowledge.current().documents.length > 0,
    newest: () => publishing.newest(),
    behind: () => guidance.behind(),
    problems: () =>
      guidance.behind() ? ['What was put in force last cannot be opened here; the edition before it answers.'] : [],
    readAgain: () => asOne(() => publishUnattended(publishing, 'signal', log)),
    async start() {
      started = library;
      changed();
      watch?.tell(() => asOne(() => publishUnattended(publishing, 'change', log)));
    },
    async close() {
      watch?.stop();
      await guidance.close();
      await library.advice.settled();
    },
  };
}
