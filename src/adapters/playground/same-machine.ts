import type { RequestHandler } from 'express';
import { isLoopback } from '../../core/loopback.ts';
import { OTHER_HOST, OTHER_ORIGIN } from './page-wording.ts';

/**
 * Lets only requests pass that name this machine as their host, and of those that change something only the page's own.
 * A page elsewhere could otherwise give its name the address of this machine and read the answers.
 */
export const sameMachine: RequestHandler = (request, response, next) => {
  const { host, origin } = request.headers;
  if (host === undefined || !isLoopback(nameIn(host))) return refuse(OTHER_HOST);
  const reads = request.method === 'GET' || request.method === 'HEAD';
  if (!reads && origin !== undefined && origin !== `http://${host}`) return refuse(OTHER_ORIGIN);
  next();

  function refuse(sentence: string): void {
    response.status(403).type('text/plain').send(`${sentence}\n`);
  }
};

const HOST = /^(?:\[(?<six>[0-9a-f:.]+)\]|(?<name>[^:]+))(?::\d{1,5})?$/i;

function nameIn(host: string): string {
  const groups = HOST.exec(host)?.groups;
  return (groups?.['six'] ?? groups?.['name'] ?? '').toLowerCase();
}
