import type { SharedVectors } from '../core/shared-vectors.ts';
import type { Vectors } from './vector-file.ts';

/** What a thread has done about shared vectors by the thread that has the database. */
export type SharingTask =
  | { readonly task: 'recall'; readonly keys: readonly string[] }
  | { readonly task: 'keep'; readonly vectors: Vectors }
  | { readonly task: 'need'; readonly keys: readonly string[] };

export interface SharingDone {
  readonly recalled: Vectors;
  readonly lacking: readonly string[];
}

const DONE: SharingDone = { recalled: new Map(), lacking: [] };

/** Does what the other thread asks. */
export async function sharingDone(shared: SharedVectors, asked: SharingTask): Promise<SharingDone> {
  switch (asked.task) {
    case 'recall':
      return { ...DONE, recalled: await shared.recall(asked.keys) };
    case 'keep':
      await shared.keep(asked.vectors);
      return DONE;
    case 'need':
      return { ...DONE, lacking: await shared.need(asked.keys) };
  }
}

/** The same as the other thread has it. */
export const sharedElsewhere = (ask: (task: SharingTask) => Promise<SharingDone>): SharedVectors => ({
  recall: async (keys) => (await ask({ task: 'recall', keys })).recalled,
  async keep(vectors) {
    // A look at a file's bytes would take all of them along.
    await ask({ task: 'keep', vectors: new Map([...vectors].map(([key, vector]) => [key, vector.slice()])) });
  },
  need: async (keys) => (await ask({ task: 'need', keys })).lacking,
});
