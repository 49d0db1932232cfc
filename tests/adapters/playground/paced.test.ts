import express from 'express';
import { createServer } from 'node:http';
import { expect, it, onTestFinished } from 'vitest';
import { paced } from '../../../src/adapters/playground/paced.ts';

it('turns away what one network address asks too much of in a minute, until the next', async () => {
  let now = 30_000;
  const app = express();
  app.use(paced(() => now, 2));
  app.get('/', (_request, response) => void response.send('ok'));
  const server = createServer(app);
  onTestFinished(() => void server.close());
  await new Promise<void>((resolve) => void server.listen(0, '0.0.0.0', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('It listens on a port.');
  const from = (host: string) => fetch(`http://${host}:${address.port}/`);

  for (const status of [200, 200, 429, 429]) expect((await from('127.0.0.1')).status).toBe(status);
  expect((await from('127.0.0.1')).headers.get('Retry-After')).toBe('60');
  now = 59_999;
  expect((await from('127.0.0.1')).status).toBe(429);
  now = 60_000;
  expect((await from('127.0.0.1')).status).toBe(200);
});
