import type { RequestHandler } from 'express';
import { STOPPING } from './page-wording.ts';

/** The requests that have been taken and not yet answered. */
export interface RequestsInHand {
  /** Takes a request, or turns it away once stopping. */
  readonly count: RequestHandler;
  /** Takes no more; resolves when those taken are answered. Safe to call twice. */
  stop(): Promise<void>;
}

export function requestsInHand(): RequestsInHand {
  const taken = new Set<Promise<void>>();
  let stopping = false;

  const count: RequestHandler = (_request, response, next) => {
    if (stopping) return void response.status(503).type('text/plain').send(`${STOPPING}\n`);
    const answered = new Promise<void>((resolve) => response.once('close', resolve));
    taken.add(answered);
    response.once('close', () => taken.delete(answered));
    next();
  };

  async function stop(): Promise<void> {
    stopping = true;
    await Promise.all(taken);
  }

  return { count, stop };
}
