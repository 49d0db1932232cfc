import express from 'express';
import type { Express, NextFunction, Request, RequestHandler, Response } from 'express';
import helmet from 'helmet';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { Fault } from '../core/errors.ts';
import { isLoopback } from '../core/loopback.ts';
import type { Log } from '../core/ports.ts';
import { asRequestCalled, withRequest } from './request-id.ts';

/** What /healthz says. `degraded` still answers questions, with less than it could. */
export interface Health {
  readonly status: 'ok' | 'degraded';
  readonly edition: string;
  readonly problems: readonly string[];
}

/** What /readyz says: whether questions should be sent here now. */
export interface Readiness {
  readonly ready: boolean;
  readonly problems: readonly string[];
}

export interface HttpServer {
  /** Platforms put their routes here before `listen`; each brings the body parser it needs. */
  readonly app: Express;
  /** Resolves to the address people use. Rejects with PORT_IN_USE. */
  listen(): Promise<{ readonly url: string; readonly port: number }>;
  /** Stops taking connections and waits for the requests in hand, within bounds. Safe to call twice. */
  close(): Promise<void>;
}

/**
 * A load balancer or browser may keep an idle connection open; half a minute lets a request in hand finish and a stop end
 * within what container platforms allow before they kill.
 */
const HEADERS_TIMEOUT_MS = 15_000;
const REQUEST_TIMEOUT_MS = 30_000;
/** A request in hand takes seconds; container platforms kill half a minute after they ask to stop. */
export const CLOSE_WITHIN_MS = 20_000;

/** One server, one port, for every platform. Port 0 takes any free one. */
export function createHttpServer(options: {
  readonly host: string;
  readonly port: number;
  readonly health: () => Health;
  readonly readiness: () => Promise<Readiness>;
  readonly log: Log;
  /** Requests still in hand after so long are cut off by `close`. */
  readonly closeWithinMs?: number;
}): HttpServer {
  const { host, port, health, readiness, log, closeWithinMs = CLOSE_WITHIN_MS } = options;
  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  app.use(named);
  app.use(guarded);
  app.get('/healthz', (_request, response) => {
    response.set('Cache-Control', 'no-store').json(health());
  });
  app.get('/readyz', async (_request, response) => {
    const { ready, problems } = await readiness();
    response.status(ready ? 200 : 503).set('Cache-Control', 'no-store');
    response.json({ status: ready ? 'ready' : 'not-ready', problems });
  });
  const server = createServer(app);
  server.headersTimeout = HEADERS_TIMEOUT_MS;
  server.requestTimeout = REQUEST_TIMEOUT_MS;
  async function listen(): Promise<{ url: string; port: number }> {
    app.use((_request, response) => {
      response.status(404).type('text/plain').send('Not found.\n');
    });
    app.use(failed(log));
    await new Promise<void>((resolve, reject) => {
      server.once('error', (cause) => reject(cannotListen(cause, host, port)));
      server.listen(port, host, resolve);
    });
    const address = server.address();
    const taken = typeof address === 'object' && address !== null ? address.port : port;
    return { url: `http://${nameOf(host)}:${taken}/`, port: taken };
  }

  return { app, listen, close: closer(server, closeWithinMs) };
}

/** Every request has an id, which is given back and stands in each line of the log that is written for it. */
const named: RequestHandler = (request, response, next) =>
  asRequestCalled(request.get('x-request-id'), (id) => {
    response.set('x-request-id', id);
    next();
  });

/** What is no page runs and shows nothing, wherever it is opened. Pages say for themselves what they may, and whether they are found by https alone. */
const guarded: RequestHandler = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: { defaultSrc: ["'none'"], baseUri: ["'none'"], formAction: ["'none'"], frameAncestors: ["'none'"] },
  },
  strictTransportSecurity: false,
  xFrameOptions: { action: 'deny' },
});

/** Closes a server once the requests in hand are answered, or after the bound. */
function closer(server: Server, withinMs: number): () => Promise<void> {
  let closing: Promise<void> | undefined;
  let inHand = 0;
  server.on('request', (_request, response) => {
    inHand += 1;
    response.once('close', () => {
      inHand -= 1;
      if (closing !== undefined) release();
    });
  });

  // A connection on which nothing was asked yet, as browsers keep in reserve, would hold the server open for as long as they like.
  function release(): void {
    if (inHand === 0) server.closeAllConnections();
    else server.closeIdleConnections();
  }

  return () =>
    (closing ??= new Promise((resolve) => {
      if (!server.listening) return resolve();
      const cutOff = setTimeout(() => server.closeAllConnections(), withinMs);
      server.close(() => {
        clearTimeout(cutOff);
        resolve();
      });
      release();
    }));
}

const nameOf = (host: string): string => {
  if (isLoopback(host) || host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
};

function cannotListen(cause: unknown, host: string, port: number): Fault {
  const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
  const taken = reason === 'EADDRINUSE';
  const other = port < 65_535 ? port + 1 : port - 1;
  const remedy = `Stop the other program, or choose another port: PORT=${other} npm start`;
  const message = taken
    ? `Port ${port} is taken by another program. ${remedy}`
    : `Cannot listen on ${host}, port ${port} (${reason}). Check HOST and PORT.`;
  return new Fault('PORT_IN_USE', message, { cause });
}

// The last resort: the detail goes to the log, never to the caller.
const failed =
  (log: Log) =>
  (cause: unknown, request: Request, response: Response, _next: NextFunction): void => {
    const status = statusOf(cause);
    if (status >= 500) log.error('request-failed', { method: request.method, path: request.path }, cause);
    if (response.headersSent) return void response.destroy();
    response
      .status(status)
      .type('text/plain')
      .send(status >= 500 ? `${withRequest('Something went wrong.')}\n` : 'Bad request.\n');
  };

function statusOf(cause: unknown): number {
  if (typeof cause !== 'object' || cause === null || !('status' in cause)) return 500;
  const { status } = cause;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
}
