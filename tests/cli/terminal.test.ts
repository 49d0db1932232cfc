import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { ReaderGone, writeLine } from '../../src/cli/terminal.ts';
import { Notepad } from '../support/fake-terminal.ts';

/** A stream that fails as the system does, with the listener that the process has. */
function failing(code: string): Writable {
  const stream = new Writable({
    write: (_chunk, _encoding, done) => done(Object.assign(new Error(`write ${code}`), { code })),
  });
  return stream.on('error', () => {});
}

describe('writing a line', () => {
  it('ends it', async () => {
    const stream = new Notepad();
    await writeLine(stream, 'one');
    await writeLine(stream, 'two');
    expect(stream.text).toBe('one\ntwo\n');
  });

  it('waits until the reader has taken it', async () => {
    const order: string[] = [];
    let take: (() => void) | undefined;
    const stream = new Writable({ write: (_chunk, _encoding, done) => void (take = done) });
    const written = writeLine(stream, 'one').then(() => order.push('written'));
    await Promise.resolve();
    order.push('taken');
    take?.();
    await written;
    expect(order).toEqual(['taken', 'written']);
  });

  it('says when the reader has gone, each time', async () => {
    const stream = failing('EPIPE');
    await expect(writeLine(stream, 'one')).rejects.toThrow(ReaderGone);
    await expect(writeLine(stream, 'two')).rejects.toThrow(ReaderGone);
  });

  it('passes on any other fault as it is', async () => {
    const fault = await writeLine(failing('ENOSPC'), 'one').catch((cause: unknown) => cause);
    expect(fault).toMatchObject({ code: 'ENOSPC' });
    expect(fault).not.toBeInstanceOf(ReaderGone);
  });
});
