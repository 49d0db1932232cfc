import { Readable, Writable } from 'node:stream';
import type { Terminal } from '../../src/cli/terminal.ts';

export const SOUND_KNOWLEDGE = 'tests/fixtures/knowledge/sound';

export interface FakeTerminal extends Terminal {
  /** Everything printed so far as a result. */
  printed(): string;
  /** Everything said so far on standard error. */
  said(): string;
  /** Asks the command to stop, as a signal does. */
  stop(): void;
}

/** Keeps what is written. */
export class Notepad extends Writable {
  text = '';
  readonly isTTY: boolean;

  constructor(isTTY = false) {
    super({ decodeStrings: false });
    this.isTTY = isTTY;
  }

  override _write(chunk: unknown, _encoding: BufferEncoding, done: () => void): void {
    this.text += String(chunk);
    done();
  }
}

/** A terminal in memory. `input` is what stands on standard input, in the chunks it arrives in. */
export function aTerminal(
  given: {
    readonly input?: Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>;
    readonly stdout?: Writable;
    readonly env?: Readonly<Record<string, string>>;
    readonly isTTY?: boolean;
  } = {},
): FakeTerminal {
  const stdout = new Notepad();
  const stderr = new Notepad(given.isTTY);
  const asked = new AbortController();
  return {
    stdin: Readable.from(given.input ?? []),
    stdout: given.stdout ?? stdout,
    stderr,
    env: { LOG_LEVEL: 'silent', ...given.env },
    stopped: asked.signal,
    printed: () => stdout.text,
    said: () => stderr.text,
    stop: () => asked.abort(),
  };
}
