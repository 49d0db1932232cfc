import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inProject, startNode } from '../support/child.ts';
import type { Child } from '../support/child.ts';
import { SOUND_KNOWLEDGE } from '../support/fake-terminal.ts';

let data: string;
beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'clausebook-'));
});
afterAll(() => rm(data, { recursive: true }));

const clausebook = (...argv: readonly string[]): Child =>
  startNode([inProject('bin/clausebook.mjs'), ...argv, '--knowledge', inProject(SOUND_KNOWLEDGE)], {
    cwd: data,
    env: { DATA_DIR: data },
  });

const line = (id: number): string => `${JSON.stringify({ id, question: 'can I fly my kite on the common' })}\n`;

const eventsOf = (stderr: string): readonly unknown[] =>
  stderr
    .trimEnd()
    .split('\n')
    .map((each): unknown => JSON.parse(each));

describe('the program as a process', () => {
  it('prints results alone on standard output, and logs as JSON lines on standard error', async () => {
    const batch = clausebook('ask', '--batch');
    batch.process.stdin.end(`${line(1)}\nnonsense\r\n${line(2).trimEnd()}`);
    const { code, stdout, stderr } = await batch.ended();
    expect(code).toBe(1);
    expect(eventsOf(stdout)).toEqual([
      expect.objectContaining({ id: 1, outcome: 'quoted' }),
      { id: null, error: 'Line 3 is not JSON.' },
      expect.objectContaining({ id: 2, outcome: 'quoted' }),
    ]);
    expect(eventsOf(stderr)).toContainEqual(expect.objectContaining({ event: 'edition-in-force', clauses: 6 }));
    expect(stderr).not.toContain('kite');
  });

  it('ends quietly when its reader closes early, though more is asked', async () => {
    const batch = clausebook('ask', '--batch');
    batch.process.stdin.write(line(1));
    expect(JSON.parse(await batch.firstLine())).toMatchObject({ id: 1 });
    batch.process.stdout.destroy();
    batch.process.stdin.write(line(2) + line(3));
    const { code, signal, stderr } = await batch.ended();
    expect({ code, signal }).toEqual({ code: 0, signal: null });
    expect(eventsOf(stderr)).not.toContainEqual(expect.objectContaining({ level: 50 }));
  });

  it('ends on an interrupt with whole lines, though its input stays open', async () => {
    const batch = clausebook('ask', '--batch');
    batch.process.stdin.write(`${line(1)}{"id":2,`);
    await batch.firstLine();
    batch.process.kill('SIGINT');
    const ended = await batch.ended();
    expect({ code: ended.code, signal: ended.signal }).toEqual({ code: 130, signal: null });
    expect(eventsOf(ended.stdout)).toEqual([expect.objectContaining({ id: 1, outcome: 'quoted' })]);
    expect(eventsOf(ended.stderr)).not.toContainEqual(expect.objectContaining({ level: 50 }));
  });

  it.runIf(process.platform !== 'win32')('reads the guidance again at SIGHUP, and goes on', async () => {
    const env = {
      DATA_DIR: data,
      KNOWLEDGE_DIR: inProject('tests/fixtures/knowledge/sound'),
      PORT: '0',
      LOG_LEVEL: 'info',
    };
    const serve = startNode([inProject('bin/clausebook.mjs'), 'serve'], { cwd: data, env });
    await serve.firstLine();
    serve.process.kill('SIGHUP');
    await serve.said('guidance-read');
    serve.process.kill('SIGTERM');
    const { code, stderr } = await serve.ended();
    expect(code).toBe(0);
    const read = { event: 'guidance-read', by: 'signal', outcome: 'unchanged' };
    expect(eventsOf(stderr)).toContainEqual(expect.objectContaining(read));
  });

  it.runIf(process.platform === 'linux')('ends at once if its folder cannot be made', async () => {
    const serve = startNode([inProject('bin/clausebook.mjs'), 'serve'], { cwd: data, env: { DATA_DIR: '/proc/nope' } });
    const { code, stderr } = await serve.ended();
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringMatching(
        /^Cannot open the database \/proc\/nope\/clausebook\.sqlite .* DATA_DIR can be written to\.\n$/,
      ),
    });
  });

  it('ends a check with the exit code that its help names', async () => {
    const { code, stdout } = await clausebook('check').ended();
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringMatching(/(?:^|\n)No problems: .*\.\n$/) });
    expect((await clausebook('check', '--loud').ended()).code).toBe(2);
  });
});
