import { createEditions } from './adapters/store/editions.ts';
import { sharedVectorsIn } from './adapters/store/vectors.ts';
import type { Config } from './config.ts';
import { measuredPublishing } from './core/measuring.ts';
import type { Log } from './core/ports.ts';
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
  const editions = createEditions(shared.database, { listen });
  const vectors = sharedVectorsIn(shared.database);
  const guidance = await openInForce(config, opening, model, { editions, vectors, ...reportedOn });
  const { knowledge } = guidance;
  const publishing = measuredPublishing(guidance.publishing, shared.meter);
  const library = libraryOn({ knowledge, publishing, editions, files: guidanceFiles(config) }, shared);
  let stopWatching = (): void => {};
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
      if (config.watch)
        stopWatching = watching(config, () => asOne(() => publishUnattended(publishing, 'change', log)), log);
    },
    async close() {
      stopWatching();
      await guidance.close();
    },
  };
}

function watching({ knowledge: root }: Config, changed: () => Promise<void>, log: Log): () => void {
  const watch = watchFolder({ root, changed, log });
  return () => watch.stop();
}
