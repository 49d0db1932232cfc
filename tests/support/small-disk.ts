import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A file system of so many kilobytes, which can be filled up; undefined where this account may not mount one. */
export async function openSmallDisk(kilobytes: number): Promise<SmallDisk | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'clausebook-disk-'));
  try {
    await run('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', folder]);
  } catch {
    await rm(folder, { recursive: true });
    return undefined;
  }
  const filler = join(folder, 'filler');
  return {
    folder,
    fill: () => writeFile(filler, Buffer.alloc(kilobytes * 1024, 1)).catch(() => {}),
    makeRoom: () => rm(filler),
    async close() {
      // A file that is still open keeps nothing from it: it goes when that is closed.
      await run('umount', ['-l', folder]);
      await rm(folder, { recursive: true });
    },
  };
}

export interface SmallDisk {
  readonly folder: string;
  fill(): Promise<void>;
  makeRoom(): Promise<void>;
  close(): Promise<void>;
}
