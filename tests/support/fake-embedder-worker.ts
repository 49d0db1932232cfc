import { parentPort, workerData } from 'node:worker_threads';
import type { WorkerAnswer, WorkerRequest } from '../../src/knowledge/embedder.ts';

// Answers a text with the number of the request. A text that names a disaster brings it about.
const port = parentPort;
if (port === null) throw new Error('fake-embedder-worker.ts runs as a worker thread only.');
const send = (answer: WorkerAnswer): void => port.postMessage(answer);

let requests = 0;
function onRequest({ text }: WorkerRequest): void {
  if (text === 'end') process.exit(0);
  if (text === 'break') throw new Error('the thread broke');
  if (text === 'never') return;
  if (text === 'fail') send({ kind: 'failed', message: 'this text is too much' });
  else send({ kind: 'vector', vector: Float32Array.of(requests) });
  requests += 1;
}

if (workerData === 'unavailable') send({ kind: 'unavailable', message: 'no model here' });
else {
  port.on('message', onRequest);
  send({ kind: 'ready' });
}
