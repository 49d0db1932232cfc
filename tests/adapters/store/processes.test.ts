import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/adapters/store/database.ts';
import { createQuestionLog } from '../../../src/adapters/store/question-log.ts';
import { startNode } from '../../support/child.ts';
import type { Child } from '../../support/child.ts';
import { aQuestionRecord } from '../../support/question-record.ts';
import { aTempFolder } from '../../support/temp-folder.ts';

const RECORDING = new URL('../../support/recording-process.ts', import.meta.url);

const recording = (folder: string, count: number): Child =>
  startNode([fileURLToPath(RECORDING), join(folder, 'clausebook.sqlite'), String(count)], {
    cwd: folder,
  });

const wholeLines = (output: string): readonly string[] => output.split('\n').slice(0, -1);

describe('a database file that several processes share', () => {
  it('is made by processes that start together, and holds a turn as first for exactly one of them', async () => {
    const folder = await aTempFolder();
    const children = [recording(folder, 40), recording(folder, 40), recording(folder, 40)];
    const ended = await Promise.all(children.map((child) => child.ended()));
    expect(ended.map(({ code, stderr }) => ({ code, stderr }))).toEqual(ended.map(() => ({ code: 0, stderr: '' })));
    const lines = ended.flatMap(({ stdout }) => wholeLines(stdout));
    expect(lines).toHaveLength(120);
    const firsts = lines.filter((line) => line.endsWith(' first')).toSorted();
    expect(firsts).toEqual(Array.from({ length: 40 }, (_, index) => `T${index + 1} first`).toSorted());
  });

  it('has every record that was acknowledged before a process was killed', async () => {
    const folder = await aTempFolder();
    const child = recording(folder, 1_000_000);
    await child.firstLine();
    child.process.kill('SIGKILL');
    const { signal, stdout } = await child.ended();
    expect(signal).toBe('SIGKILL');
    const log = createQuestionLog(await openDatabase(join(folder, 'clausebook.sqlite')));
    const again = wholeLines(stdout).map(async (line) => log.record(aQuestionRecord(line.split(' ')[0] ?? '')));
    expect((await Promise.all(again)).filter(({ first }) => first)).toEqual([]);
    await log.close();
  });
});
