import type { Readable } from 'node:stream';
import { TextDecoder } from 'node:util';

/**
 * The lines of an input, ended by LF or CRLF; undefined for one longer than `longest`, of which no more is held than that. Ends
 * with the input, or as soon as `stopped` is aborted.
 */
export async function* linesOf(
  input: Readable,
  longest: number,
  stopped: AbortSignal,
): AsyncGenerator<string | undefined> {
  if (stopped.aborted) return;
  const decoder = new TextDecoder();
  const stop = (): unknown => input.destroy();
  stopped.addEventListener('abort', stop, { once: true });
  let held: string | undefined = '';
  const hold = (more: string): void => {
    if (held !== undefined) held = held.length + more.length > longest ? undefined : held + more;
  };
  try {
    for await (const chunk of input) {
      const [first = '', ...rest] = textOf(chunk, decoder).split('\n');
      hold(first);
      for (const next of rest) {
        yield held?.replace(/\r$/, '');
        held = '';
        hold(next);
      }
    }
  } catch (cause) {
    if (stopped.aborted) return;
    throw cause;
  } finally {
    stopped.removeEventListener('abort', stop);
  }
  hold(decoder.decode());
  if (held !== '') yield held;
}

// A character may be cut in two by a chunk's end; the decoder keeps its first half, and drops a byte order mark.
const textOf = (chunk: unknown, decoder: TextDecoder): string =>
  chunk instanceof Uint8Array ? decoder.decode(chunk, { stream: true }) : String(chunk);
