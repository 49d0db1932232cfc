import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { runBatch } from '../../src/cli/batch.ts';
import { ReaderGone } from '../../src/cli/terminal.ts';
import { aTerminal } from '../support/fake-terminal.ts';

/** Numbered questions, one chunk each; `asked` counts those that were taken from it. */
function questions(count: number): { readonly input: Generator<string>; asked: number } {
  const source = { input: made(), asked: 0 };
  function* made(): Generator<string> {
    while (source.asked < count) {
      source.asked += 1;
      yield `${JSON.stringify({ id: source.asked, question: 'x'.repeat(200) })}\n`;
    }
  }
  return source;
}

describe('the pace of a batch', () => {
  it('is that of a slow reader: two thousand lines are never in memory together', async () => {
    const source = questions(2000);
    let taken = 0;
    let waiting = 0;
    let mostBegun = 0;
    let mostAsked = 0;
    const stdout = new Writable({
      highWaterMark: 1,
      write: (_chunk, _encoding, done) => {
        setImmediate(() => {
          taken += 1;
          done();
        });
      },
    });
    await runBatch(aTerminal({ input: source.input, stdout }), async () => {
      waiting += 1;
      mostBegun = Math.max(mostBegun, waiting - taken);
      mostAsked = Math.max(mostAsked, source.asked - taken);
      return { text: 'y'.repeat(1000) };
    });
    expect(taken).toBe(2000);
    expect(mostBegun).toBe(1);
    expect(mostAsked).toBeLessThanOrEqual(20);
  });

  it('ends with the line in hand when the command is asked to stop', async () => {
    const source = questions(100);
    const terminal = aTerminal({ input: source.input });
    const batch = runBatch(terminal, async ({ id }) => {
      if (id === 3) terminal.stop();
      return {};
    });
    await expect(batch).rejects.toMatchObject({ name: 'AbortError' });
    expect(terminal.printed()).toBe('{"id":1}\n{"id":2}\n{"id":3}\n');
  });

  it('answers none of the lines that came in one chunk after the stop', async () => {
    const terminal = aTerminal({
      input: ['{"id":1,"question":"a"}\n{"id":2,"question":"b"}\n{"id":3,"question":"c"}\n'],
    });
    const batch = runBatch(terminal, async () => {
      terminal.stop();
      return {};
    });
    await expect(batch).rejects.toMatchObject({ name: 'AbortError' });
    expect(terminal.printed()).toBe('{"id":1}\n');
  });

  it('ends when the reader has gone, and lets the input go', async () => {
    const source = questions(100);
    let begun = 0;
    const gone = Object.assign(new Error('write EPIPE'), { code: 'EPIPE' });
    const stdout = new Writable({ write: (_chunk, _encoding, done) => done(begun === 3 ? gone : null) });
    stdout.on('error', () => {});
    const terminal = aTerminal({ input: source.input, stdout });
    const batch = runBatch(terminal, async () => {
      begun += 1;
      return {};
    });
    await expect(batch).rejects.toThrow(ReaderGone);
    expect(begun).toBe(3);
    expect(terminal.stdin.destroyed).toBe(true);
  });
});
