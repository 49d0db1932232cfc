import { monitorEventLoopDelay } from 'node:perf_hooks';

// Loaded before the service: tells whoever started the process what it holds and how long its event loop kept others waiting.
const delay = monitorEventLoopDelay({ resolution: 10 });
delay.enable();

process.on('message', () => {
  globalThis.gc?.();
  const { rss, heapUsed, external } = process.memoryUsage();
  const MS = 1e6;
  process.send?.({ rss, heap: heapUsed + external, loopP99: delay.percentile(99) / MS, loopMax: delay.max / MS });
  delay.reset();
});
// Whoever listens is no reason for the service to live on.
process.channel?.unref();
