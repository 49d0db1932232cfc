import { createHash } from 'node:crypto';
import { setImmediate as others } from 'node:timers/promises';
import type { Database } from './tables.ts';

/**
 * Bytes of one piece; as base64 64 KB. SQLite works on the service's own thread: a piece takes it about a millisecond, waiting for the disk
 * included, where all the megabytes of a large edition at once take a tenth of a second.
 */
const PIECE = 48 * 1024;

/**
 * Keeps bytes and resolves to what they are found by. Each piece is a write of its own, with the thread let go in between, so it is done
 * before the transaction that names them. Whoever ends in between leaves pieces that nothing names, and that are as good as new the next time.
 */
export async function keepBytes(database: Database, bytes: Uint8Array): Promise<string> {
  const pieces = cut(bytes);
  const hash = createHash('sha256');
  for (const piece of pieces) {
    hash.update(piece);
    await others();
  }
  const whole = hash.digest('hex');
  for (const [n, piece] of pieces.entries()) {
    const body = Buffer.from(piece).toString('base64');
    await database
      .insertInto('edition_pieces')
      .values({ whole, n, body })
      // What is there may have been damaged.
      .onConflict((conflict) => conflict.columns(['whole', 'n']).doUpdateSet({ body }))
      .execute();
    await others();
  }
  return whole;
}

const cut = (bytes: Uint8Array): readonly Uint8Array[] =>
  Array.from({ length: Math.ceil(bytes.length / PIECE) }, (_, n) => bytes.subarray(n * PIECE, (n + 1) * PIECE));

/** The bytes, letter for letter as they were kept; undefined if a piece is missing or is not what was kept. */
export async function keptBytes(database: Database, whole: string): Promise<Uint8Array | undefined> {
  const pieces: Uint8Array[] = [];
  const hash = createHash('sha256');
  for (;;) {
    const row = await database
      .selectFrom('edition_pieces')
      .select('body')
      .where('whole', '=', whole)
      .where('n', '=', pieces.length)
      .executeTakeFirst();
    if (row === undefined) break;
    const piece = Buffer.from(row.body, 'base64');
    hash.update(piece);
    pieces.push(piece);
    await others();
  }
  return hash.digest('hex') === whole ? joined(pieces) : undefined;
}

/** In memory of its own, which another thread can be given. */
async function joined(pieces: readonly Uint8Array[]): Promise<Uint8Array> {
  const bytes = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
    await others();
  }
  return bytes;
}
