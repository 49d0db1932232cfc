import type { Edition } from '../core/ports.ts';
import { check } from './check.ts';
import { buildEdition } from './edition.ts';
import type { EmbeddingCache } from './embedding-cache.ts';
import type { Problem } from './problem.ts';
import { readFolder } from './read-folder.ts';

/** What came of opening a folder of guidance: an edition, or what has to be mended first. */
export type Opened =
  | {
      readonly outcome: 'opened';
      readonly edition: Edition;
      /** Resolves if the edition can no longer be searched though nobody has let it go. */
      readonly lost: Promise<void>;
      /** Lets go of what the edition takes, once the questions that still have it are answered. Safe to call twice. */
      readonly retire: () => Promise<void>;
      /** The same at once. */
      readonly close: () => Promise<void>;
    }
  | { readonly outcome: 'faulty'; readonly problems: readonly Problem[] };

/** Reads, checks and indexes guidance. Rejects with KNOWLEDGE_UNREADABLE if there is no folder. */
export type OpenEdition = () => Promise<Opened>;

/** Opens a folder on the calling thread, for a command that nobody else waits for. `common`: see readFolder. */
export const openHere =
  (root: string, cache: EmbeddingCache, common?: string): OpenEdition =>
  async () => {
    const folder = await readFolder(root, common);
    const problems = await check(root, folder);
    if (problems.length > 0) return { outcome: 'faulty', problems };
    const edition = await buildEdition(folder, cache);
    return { outcome: 'opened', edition, lost: NEVER, retire: nothing, close: nothing };
  };

const NEVER: Promise<void> = new Promise(() => {});
const nothing = async (): Promise<void> => {};
