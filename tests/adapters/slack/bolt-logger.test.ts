import { describe, expect, it } from 'vitest';
import { boltLogger } from '../../../src/adapters/slack/bolt-logger.ts';
import { aLog } from '../../support/builders.ts';

describe('what the library logs', () => {
  it.each([
    ['Failed to retrieve a new WSS URL (error: Error: can I use the logo?)', 'Failed to retrieve a new WSS URL'],
    ['http request failed: can I use the logo?', 'http request failed'],
    ["Cannot use 'in' operator to search for 'x' in can I use the logo?", 'Cannot use'],
    [new TypeError('can I use the logo?'), 'TypeError'],
    [{ text: 'can I use the logo?' }, 'object'],
  ])('is kept up to where it could tell what was said', (message, says) => {
    const log = aLog();
    boltLogger(log).warn(message, 'can I use the logo?');
    boltLogger(log).error(message);
    expect(log.lines.map(({ level, fields }) => [level, fields])).toEqual([
      ['warn', { says }],
      ['error', { says }],
    ]);
  });

  it('is dropped below a warning', () => {
    const log = aLog();
    boltLogger(log).debug('{"text":"can I use the logo?"}');
    boltLogger(log).info('started');
    expect(log.lines).toEqual([]);
  });
});
