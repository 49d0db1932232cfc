import type { Assistant } from './core/assistant.ts';
import type { CouncilManners } from './core/council-manners.ts';
import { mostCareful } from './core/council-manners.ts';
import type { CouncilId } from './core/guidance.ts';
import type { KnowledgeBase } from './core/ports.ts';
import type { ServedLibraries } from './core/served-libraries.ts';
import { emptyWelcome } from './core/welcome.ts';
import type { Library } from './open-library.ts';
import { openOwnLibraries } from './open-own-libraries.ts';
import { openSharedLibrary } from './open-shared-library.ts';
import type { OpenLibrariesParts } from './open-shared-library.ts';
import { councilServed } from './reader.ts';

/** The guidance that a service answers from, and what its platforms have to know of it. */
export interface Served {
  readonly libraries: ServedLibraries<Library>;
  /** The council whose guidance is searched if nothing else is said. */
  readonly council: CouncilId | undefined;
  readonly manners: CouncilManners;
  /** What programs at this computer ask, and where its page begins, if there is one library for that. */
  readonly onPage: { readonly knowledge: KnowledgeBase; readonly assistant: Assistant } | undefined;
}

/** Throws CONFIG_INVALID if the settings name a council that has no guidance. */
export async function openServed(parts: OpenLibrariesParts): Promise<Served> {
  const { config } = parts;
  if (config.libraries === undefined) {
    const libraries = await openSharedLibrary(parts);
    const { knowledge, assistant, manners } = libraries.library;
    return closedIfNot(libraries, async () => ({
      libraries,
      council: councilServed(config, knowledge),
      manners,
      onPage: { knowledge, assistant },
    }));
  }
  const libraries = await openOwnLibraries(parts, config.libraries);
  return closedIfNot(libraries, async () => {
    const councils = { current: () => ({ councils: libraries.councils() }) };
    const council = config.council === undefined ? undefined : councilServed(config, councils);
    // A page is looked at for long, so its library stays open.
    const taken = council === undefined ? undefined : await libraries.take(council);
    return {
      libraries: { ...libraries, close: () => (taken?.giveBack(), libraries.close()) },
      council,
      manners: mannersOf(libraries),
      onPage: taken?.library,
    };
  });
}

async function closedIfNot(libraries: { close(): Promise<void> }, served: () => Promise<Served>): Promise<Served> {
  try {
    return await served();
  } catch (cause) {
    await libraries.close();
    throw cause;
  }
}

const mannersOf = (libraries: ServedLibraries<Library>): CouncilManners => ({
  answersIn: (council) => mostCareful(libraries.councils().filter(({ id }) => id === council)),
  examples: async (council) => (await libraries.within(council, ({ manners }) => manners.examples(council))) ?? [],
  welcome: async (council, audience) =>
    (await libraries.within(council, ({ manners }) => manners.welcome(council, audience))) ?? emptyWelcome(audience),
});
