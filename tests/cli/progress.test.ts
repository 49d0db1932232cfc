import { describe, expect, it } from 'vitest';
import { progressFor } from '../../src/cli/progress.ts';
import { aLog } from '../support/builders.ts';
import { aTerminal } from '../support/fake-terminal.ts';

describe('the progress of reading new clauses', () => {
  it('is a bar on a terminal, drawn over itself and left standing when done', () => {
    const terminal = aTerminal({ isTTY: true });
    const log = aLog();
    const progress = progressFor(terminal, log);
    progress(64, 128);
    progress(128, 128);
    const half = '█'.repeat(15) + '░'.repeat(15);
    expect(terminal.said()).toBe(
      `\rReading new clauses ${half} 64 of 128\rReading new clauses ${'█'.repeat(30)} 128 of 128\n`,
    );
    expect({ lines: log.lines, printed: terminal.printed() }).toEqual({ lines: [], printed: '' });
  });

  it('is a log line a step elsewhere', () => {
    const terminal = aTerminal();
    const log = aLog();
    progressFor(terminal, log)(64, 100);
    expect(log.lines).toMatchObject([{ level: 'info', event: 'vectors-computed', fields: { done: 64, total: 100 } }]);
    expect(terminal.said()).toBe('');
  });
});
