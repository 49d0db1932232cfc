import type { WholeEdition } from '../core/ports.ts';
import { check } from './check.ts';
import { buildEdition } from './edition.ts';
import type { EmbeddingCache } from './embedding-cache.ts';
import { problemOf } from './problem.ts';
import type { Problem } from './problem.ts';
import { readFolder } from './read-folder.ts';
import type { Folder } from './read-folder.ts';

/** What came of opening a folder of guidance: an edition, or what has to be mended first. */
export type Opened =
  | {
      readonly outcome: 'opened';
      readonly edition: WholeEdition;
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
    const { folder, problems } = await readAndChecked(root, common);
    if (folder === undefined || problems.length > 0) return { outcome: 'faulty', problems };
    const edition = await buildEdition(folder, cache);
    return { outcome: 'opened', edition, lost: NEVER, retire: nothing, close: nothing };
  };

interface Read {
  /** Undefined: the files changed while they were read. */
  readonly folder: Folder | undefined;
  readonly problems: readonly Problem[];
}

async function readAndChecked(root: string, common: string | undefined): Promise<Read> {
  try {
    const folder = await readFolder(root, common);
    return { folder, problems: await check(root, folder) };
  } catch (cause) {
    if (cause instanceof Error && 'syscall' in cause) return { folder: undefined, problems: [CHANGED_MEANWHILE] };
    throw cause;
  }
}

const CHANGED_MEANWHILE = problemOf(
  'files-changed',
  { file: '.', line: 1, column: 1 },
  'The files changed or could not be opened while they were read. Please have them read again.',
);

const NEVER: Promise<void> = new Promise(() => {});
const nothing = async (): Promise<void> => {};
