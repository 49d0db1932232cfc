import type { Log } from '../core/ports.ts';
import type { Progress } from '../knowledge/embedding-cache.ts';
import type { Terminal } from './terminal.ts';

const WIDTH = 30;

/** Reports the reading of new clauses: a bar on a terminal, log lines elsewhere. */
export function progressFor({ stderr }: Terminal, log: Log): Progress {
  if (stderr.isTTY !== true) return (done, total) => log.info('vectors-computed', { done, total });
  return (done, total) => {
    const filled = Math.round((WIDTH * done) / total);
    const bar = '█'.repeat(filled) + '░'.repeat(WIDTH - filled);
    stderr.write(`\rReading new clauses ${bar} ${done} of ${total}${done === total ? '\n' : ''}`);
  };
}
