import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { Fault } from '../core/errors.ts';

export interface MetricsServer {
  readonly port: number;
  close(): Promise<void>;
}

/** Prometheus asks for one small page and goes. */
const REQUEST_TIMEOUT_MS = 10_000;

/** Serves metrics, and nothing else, on a port of their own. Rejects with PORT_IN_USE. */
export async function serveMetrics(options: {
  readonly host: string;
  readonly port: number;
  readonly contentType: string;
  readonly text: () => Promise<string>;
}): Promise<MetricsServer> {
  const { host, port, contentType, text } = options;
  const server = createServer((request, response) => {
    response.setHeader('x-content-type-options', 'nosniff');
    response.setHeader('content-security-policy', "default-src 'none'; frame-ancestors 'none'");
    if (request.url !== '/metrics' || request.method !== 'GET') return void response.writeHead(404).end('Not found.\n');
    text().then(
      (page) => response.writeHead(200, { 'content-type': contentType, 'cache-control': 'no-store' }).end(page),
      () => response.writeHead(500).end(),
    );
  });
  server.requestTimeout = REQUEST_TIMEOUT_MS;
  await listening(server, host, port);
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listening(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause) => {
      const reason = 'code' in cause ? String(cause.code) : 'unknown';
      const message = `Cannot serve metrics on ${host}, port ${port} (${reason}). Check METRICS_HOST and METRICS_PORT; they need a port of their own.`;
      reject(new Fault('PORT_IN_USE', message, { cause }));
    });
    server.listen(port, host, resolve);
  });
}
