import type { Examined } from '../core/examining.ts';
import { examine } from '../core/examining.ts';
import type { EditionId } from '../core/guidance.ts';
import type { OpenedEdition } from '../core/opened-edition.ts';
import { check } from './check.ts';
import { compareWith } from './compare.ts';
import { buildBoth } from './edition.ts';
import type { EmbeddingCache } from './embedding-cache.ts';
import { expectedQuestionsOf } from './expected-questions.ts';
import type { ExpectedVectors } from './expected-vectors.ts';
import { createPace } from './pace.ts';
import type { Pace } from './pace.ts';
import { packEdition, unpackEdition } from './packed-edition.ts';
import type { EditionContent } from './packed-edition.ts';
import { problemOf } from './problem.ts';
import type { Problem } from './problem.ts';
import { readFolder } from './read-folder.ts';
import type { Folder } from './read-folder.ts';

/** What came of opening guidance: an edition, or what has to be mended first. */
export type Opened =
  | { readonly outcome: 'opened'; readonly opened: OpenedEdition }
  | { readonly outcome: 'faulty'; readonly problems: readonly Problem[] };

/** Reads, checks and indexes guidance. Rejects with KNOWLEDGE_UNREADABLE if there is no folder. */
export type OpenEdition = () => Promise<Opened>;

/** A folder of guidance, or one council's in it; `common`: see readFolder. */
export interface FolderSource {
  readonly root: string;
  readonly common?: string | undefined;
  readonly only?: string | undefined;
}

/** Where guidance is: in a folder, or what is kept of an edition. */
export type EditionSource =
  | ({ readonly from: 'folder' } & FolderSource)
  | { readonly from: 'kept'; readonly id: EditionId; readonly content: Uint8Array };

/** What the vectors come from, and what goes before the work. */
export interface OpeningParts {
  readonly cache: EmbeddingCache;
  /** Of expected questions; by default as of any other. */
  readonly expected?: ExpectedVectors;
  /** Resolves at once, or once nobody waits for an answer of this edition. */
  readonly othersFirst?: () => Promise<void>;
  /** How long work is done at a time. */
  readonly pace?: () => Pace;
}

/** Opens a folder on the calling thread, for a command that nobody else waits for. */
export const openHere =
  (folder: FolderSource, cache: EmbeddingCache): OpenEdition =>
  () =>
    openFrom({ from: 'folder', ...folder }, { cache });

/** Opens guidance on the calling thread. Rejects with EDITION_UNREADABLE if what is kept of an edition is not that edition. */
export async function openFrom(source: EditionSource, parts: OpeningParts): Promise<Opened> {
  const { pace = createPace } = parts;
  if (source.from === 'kept') {
    const content = await unpackEdition(source.content, source.id, pace());
    return { outcome: 'opened', opened: await openedFrom(content, async () => source.content, parts) };
  }
  const { folder, problems } = await readAndChecked(source, pace());
  if (folder === undefined || problems.length > 0) return { outcome: 'faulty', problems };
  const { councils, documents, lexicon, gaps, holidays } = folder;
  const content = {
    published: { councils, documents, lexicon, gaps, holidays },
    expected: expectedQuestionsOf(folder),
  };
  return { outcome: 'opened', opened: await openedFrom(content, () => packEdition(content, createPace()), parts) };
}

async function openedFrom(
  { published, expected }: EditionContent,
  content: () => Promise<Uint8Array>,
  { cache, expected: vectors, othersFirst = nothing, pace = createPace }: OpeningParts,
): Promise<OpenedEdition> {
  const { edition, askedWith } = await buildBoth(published, cache, pace());
  const asked = vectors === undefined ? edition : askedWith(vectors.of);
  // The same edition answers the same question the same again and again.
  const once = onceEach<Examined>();
  return {
    edition,
    bytes: 0,
    lost: NEVER,
    content,
    expected: async () => expected,
    async examine(questions, day) {
      await vectors?.look();
      const all: Examined[] = [];
      for (const question of questions) {
        const examining = async (): Promise<Examined> => {
          await othersFirst();
          return examine(question, asked.on(day));
        };
        all.push(await once(JSON.stringify([day, question]), examining));
      }
      await vectors?.keep();
      return all;
    },
    compare: async (before, day) => compareWith(before, published, day),
    share: () => cache.share(),
    retire: nothing,
    close: nothing,
  };
}

/** Does the work of each key once, whoever asks while it is being done; what went wrong is tried again. */
function onceEach<Done>(): (key: string, work: () => Promise<Done>) => Promise<Done> {
  const all = new Map<string, Promise<Done>>();
  return (key, work) => {
    const known = all.get(key);
    if (known !== undefined) return known;
    const doing = work().catch((cause: unknown) => {
      all.delete(key);
      throw cause;
    });
    all.set(key, doing);
    return doing;
  };
}

interface Read {
  /** Undefined: the files changed while they were read. */
  readonly folder: Folder | undefined;
  readonly problems: readonly Problem[];
}

async function readAndChecked({ root, common, only }: FolderSource, pace: Pace): Promise<Read> {
  try {
    const folder = await readFolder(root, common, only);
    return { folder, problems: await check(root, folder, pace) };
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
