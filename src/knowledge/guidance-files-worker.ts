import { parentPort, workerData } from 'node:worker_threads';
import type { Added, Fit, WrittenFile } from '../core/guidance-files.ts';
import type { CouncilId, EditionId } from '../core/guidance.ts';
import type { Suggested } from '../core/suggestion.ts';
import { addHere, fitsHere, putBackHere, sameWordsHere } from './guidance-files-here.ts';
import type { FilesPlace } from './guidance-files-here.ts';

/** What is asked of the thread, once. */
export type FilesTask = { readonly place: FilesPlace } & (
  | { readonly task: 'fits' | 'same-words'; readonly council: CouncilId; readonly suggested: readonly Suggested[] }
  | {
      readonly task: 'add';
      readonly council: CouncilId;
      readonly suggested: Suggested;
      readonly inForce: EditionId | undefined;
    }
  | { readonly task: 'put-back'; readonly written: WrittenFile }
);

export type FilesDone =
  | { readonly task: 'fits'; readonly fits: readonly Fit[] }
  | { readonly task: 'same-words'; readonly words: readonly (readonly string[] | undefined)[] }
  | { readonly task: 'add'; readonly added: Added }
  | { readonly task: 'put-back'; readonly back: boolean };

async function done(asked: FilesTask): Promise<FilesDone> {
  switch (asked.task) {
    case 'fits':
      return { task: 'fits', fits: await fitsHere(asked.place, asked.council, asked.suggested) };
    case 'same-words':
      return { task: 'same-words', words: await sameWordsHere(asked.place, asked.council, asked.suggested) };
    case 'add':
      return { task: 'add', added: await addHere(asked.place, asked.council, asked.suggested, asked.inForce) };
    case 'put-back':
      return { task: 'put-back', back: await putBackHere(asked.place, asked.written) };
  }
}

const task: FilesTask = workerData;
parentPort?.postMessage(await done(task));
