import { createServer, request as ask } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { listening } from './loopback.ts';

/** What stands before several processes of a service, as a load balancer does: each request goes to the next one. */
export interface RoundRobin {
  readonly origin: string;
  /** The processes that requests go to from now on, by their origins. */
  use(origins: readonly string[]): void;
  /** How many requests each origin has taken. */
  readonly taken: ReadonlyMap<string, number>;
  close(): Promise<void>;
}

/** One that refuses the connection is passed over; one that breaks off in the middle is answered for with a 502, and not asked again. */
export async function openRoundRobin(): Promise<RoundRobin> {
  let origins: readonly string[] = [];
  let turn = 0;
  const taken = new Map<string, number>();

  async function pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(request);
    const first = (turn += 1);
    for (let tries = 0; tries < origins.length; tries += 1) {
      const origin = origins[(first + tries) % origins.length] ?? '';
      const outcome = await handOver(origin, request, body, response);
      if (outcome === 'refused') continue;
      taken.set(origin, (taken.get(origin) ?? 0) + 1);
      return;
    }
    response.writeHead(503).end();
  }

  const { origin, close } = await listening(
    createServer((request, response) => {
      pass(request, response).catch(() => response.destroy());
    }),
  );
  return { origin, close, taken, use: (given) => void (origins = given) };
}

function handOver(
  origin: string,
  { method, url, headers }: IncomingMessage,
  body: Buffer,
  response: ServerResponse,
): Promise<'refused' | 'passed'> {
  return new Promise((resolve) => {
    const asked = ask(new URL(url ?? '/', origin), { method, headers, agent: false }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.on('error', () => response.destroy()).pipe(response);
      resolve('passed');
    });
    asked.on('error', (cause) => {
      if ('code' in cause && cause.code === 'ECONNREFUSED') return resolve('refused');
      if (!response.headersSent) response.writeHead(502).end();
      resolve('passed');
    });
    asked.end(body);
  });
}
