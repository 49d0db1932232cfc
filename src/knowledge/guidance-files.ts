import { Worker } from 'node:worker_threads';
import type { Added, Fit, GuidanceFiles } from '../core/guidance-files.ts';
import type { FilesPlace } from './guidance-files-here.ts';
import type { FilesDone, FilesTask } from './guidance-files-worker.ts';

/** The files of a folder. They are read and written in a thread of their own, so that nobody waits who asks a question. */
export function createGuidanceFiles({ root, common, only }: FilesPlace): GuidanceFiles {
  const place = { root, common, only };
  return {
    async fits(council, suggested): Promise<readonly Fit[]> {
      const done = await apart({ task: 'fits', place, council, suggested });
      return done.task === 'fits' ? done.fits : mixedUp();
    },
    async sameWords(council, suggested): Promise<readonly (readonly string[] | undefined)[]> {
      const done = await apart({ task: 'same-words', place, council, suggested });
      return done.task === 'same-words' ? done.words : mixedUp();
    },
    async add(council, suggested, inForce): Promise<Added> {
      const done = await apart({ task: 'add', place, council, suggested, inForce });
      return done.task === 'add' ? done.added : mixedUp();
    },
    async putBack(written): Promise<boolean> {
      const done = await apart({ task: 'put-back', place, written });
      return done.task === 'put-back' ? done.back : mixedUp();
    },
  };
}

function mixedUp(): never {
  throw new Error('The thread that reads the files did something else than it was asked to.');
}

async function apart(task: FilesTask): Promise<FilesDone> {
  const thread = new Worker(new URL('guidance-files-worker.ts', import.meta.url), { workerData: task });
  const { promise, resolve, reject } = Promise.withResolvers<FilesDone>();
  thread.once('message', (done: FilesDone) => resolve(done));
  thread.once('error', reject);
  thread.once('exit', () => reject(new Error('The thread that reads the files ended too early.')));
  try {
    return await promise;
  } finally {
    await thread.terminate();
  }
}
