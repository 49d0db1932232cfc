import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { LogLevel } from '../../src/adapters/logger.ts';
import { inProject, startNode } from '../support/child.ts';

const lineSchema = z.looseObject({ level: z.number(), time: z.iso.datetime(), event: z.string() });

/** What a process of its own writes to standard error when it makes a log of the level and runs the statements on it. */
async function written(level: LogLevel, statements: string): Promise<readonly z.infer<typeof lineSchema>[]> {
  const source = `
    const { createLogger } = await import(${JSON.stringify(inProject('src/adapters/logger.ts'))});
    const log = createLogger(${JSON.stringify(level)});
    ${statements}`;
  const { code, stdout, stderr } = await startNode(['--input-type=module', '-e', source], { cwd: tmpdir() }).ended();
  expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
  return stderr
    .split('\n')
    .slice(0, -1)
    .map((line) => lineSchema.parse(JSON.parse(line)));
}

const EACH = `log.info('one'); log.warn('two'); log.error('three');`;

describe('the log', () => {
  it('writes an event a line as JSON to standard error, with its fields and time, and nothing of the machine', async () => {
    const [line, ...more] = await written(
      'info',
      `log.info('started', { port: 3978, council: 'a\\nb', none: undefined });`,
    );
    expect(line).toEqual({ level: 30, time: expect.any(String), event: 'started', port: 3978, council: 'a\nb' });
    expect(more).toEqual([]);
  });

  it.each<[LogLevel, readonly string[]]>([
    ['debug', ['one', 'two', 'three']],
    ['info', ['one', 'two', 'three']],
    ['warn', ['two', 'three']],
    ['error', ['three']],
    ['silent', []],
  ])('of the level %s writes %j', async (level, events) => {
    expect((await written(level, EACH)).map(({ event }) => event)).toEqual(events);
  });

  it('keeps of an error its kind, message and stack, and those of what caused it, but no other field', async () => {
    const [line] = await written(
      'info',
      `const reason = Object.assign(new TypeError('The disk is full.'), { token: 'xoxb-1' });
       const fault = Object.assign(new Error('Cannot write.', { cause: reason }), { question: 'can I?' });
       log.error('failed', { attempt: 2 }, fault);`,
    );
    expect(line).toEqual({
      level: 50,
      time: expect.any(String),
      event: 'failed',
      attempt: 2,
      cause: {
        type: 'Error',
        message: 'Cannot write.',
        stack: expect.stringMatching(/^Error: Cannot write\.\n +at /),
        cause: { type: 'TypeError', message: 'The disk is full.', stack: expect.stringContaining('TypeError') },
      },
    });
  });

  it('keeps nothing of a text that could not be read as JSON, which the error quotes', async () => {
    const lines = await written(
      'info',
      `for (const text of ['may I fly my kite?', '{"asked": may I fly}', '{"a":"kite', '[1,\\n2] kite'])
         try { JSON.parse(text); } catch (cause) { log.error('failed', {}, new Error('Cannot read.', { cause })); }`,
    );
    expect(lines).toHaveLength(4);
    expect(lines[0]).toMatchObject({
      cause: { cause: { message: 'It is not valid JSON.', stack: expect.stringMatching(/^SyntaxError: It is not/) } },
    });
    expect(JSON.stringify(lines)).not.toMatch(/kite|may I|fly/);
  });

  it('bears the id of the request that it is written for', async () => {
    const source = `const { asRequest, asRequestCalled } = await import(${JSON.stringify(inProject('src/adapters/request-id.ts'))});`;
    const lines = await written(
      'info',
      `${source}
       log.info('none');
       asRequestCalled('given-1', () => log.info('given'));
       await asRequest(async () => { await 1; log.info('one'); setTimeout(() => log.warn('later'), 1); });`,
    );
    const [none, given, one, later] = lines.map((each) => each['request']);
    expect([none, given]).toEqual([undefined, 'given-1']);
    expect(one).toMatch(/^[0-9a-f]{12}$/);
    expect(later).toBe(one);
  });

  it('writes something sensible whatever was thrown, also an error that caused itself', async () => {
    const lines = await written(
      'info',
      `const round = new Error('round'); round.cause = round;
       for (const thrown of ['words', 7, null, { a: 1 }, round]) log.warn('thrown', {}, thrown);`,
    );
    expect(lines.map((line) => z.object({ message: z.string() }).parse(line['cause']).message)).toEqual([
      'words',
      '7',
      'null',
      '[object Object]',
      'round',
    ]);
  });
});
