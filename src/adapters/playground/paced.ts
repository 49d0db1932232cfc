import type { RequestHandler } from 'express';
import type { Clock } from '../../core/ports.ts';
import { MOST_A_MINUTE } from './limits.ts';
import { TOO_FAST } from './page-wording.ts';

const MINUTE_MS = 60_000;

/** Turns requests away that are too many from one network address in a minute of the clock. What is counted goes with the minute. */
export function paced(clock: Clock, most = MOST_A_MINUTE): RequestHandler {
  let minute = 0;
  const counts = new Map<string, number>();
  return (request, response, next) => {
    const now = Math.floor(clock() / MINUTE_MS);
    if (now !== minute) counts.clear();
    minute = now;
    const address = request.socket.remoteAddress ?? '';
    const count = (counts.get(address) ?? 0) + 1;
    counts.set(address, count);
    if (count <= most) return next();
    response.status(429).set('Retry-After', '60').type('text/plain').send(`${TOO_FAST}\n`);
  };
}
