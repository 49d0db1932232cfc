import { parentPort, workerData } from 'node:worker_threads';
import type { WorkerAnswer, WorkerRequest } from '../../src/knowledge/embedder.ts';

// Answers a text with [number of the request, texts in it]. A text that names a disaster brings it about.
const port = parentPort;
if (port === null) throw new Error('fake-embedder-worker.ts runs as a worker thread only.');
const send = (answer: WorkerAnswer): void => port.postMessage(answer);

let requests = 0;
function onRequest({ texts }: WorkerRequest): void {
  if (texts.includes('end')) process.exit(0);
  if (texts.includes('break')) throw new Error('the thread broke');
  if (texts.includes('never')) return;
  if (texts.includes('fail')) send({ kind: 'failed', message: 'these texts are too much' });
  else send({ kind: 'vectors', vectors: texts.map(() => Float32Array.of(requests, texts.length)) });
  requests += 1;
}

if (workerData === 'unavailable') send({ kind: 'unavailable', message: 'no model here' });
else {
  port.on('message', onRequest);
  send({ kind: 'ready' });
}
