import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it, onTestFinished } from 'vitest';
import { openSmallDisk } from '../support/small-disk.ts';
import { playThrough } from '../support/store-trouble.ts';
import { openWholeService } from '../support/whole-service.ts';

/** Room for the database and its log of a few rounds. */
const KILOBYTES = 32 * 1024;
const disk = await openSmallDisk(KILOBYTES);
/** Long enough for messages that wait for each other. */
const A_WHILE = 150_000;

it.skipIf(disk === undefined)(
  'a disk that is full now and then (this account may mount one) loses nothing, tells nothing twice, and needs no restart',
  async () => {
    if (disk === undefined) return;
    onTestFinished(() => disk.close());
    const service = await openWholeService({ settings: { DATA_DIR: join(disk.folder, 'data') } });
    onTestFinished(() => service.close());
    // While somebody reads, SQLite's log only grows: otherwise it would find room in it for a while.
    const reading = new DatabaseSync(join(disk.folder, 'data', 'clausebook.sqlite'), { readOnly: true });
    onTestFinished(() => reading.close());
    reading.exec('begin; select count(*) from publications');
    await playThrough(service, { begin: () => disk.fill(), end: () => disk.makeRoom() });
    expect(service.log.lines.map(({ event }) => event)).toContain('turn-failed');
  },
  A_WHILE,
);
