import * as fc from 'fast-check';
import { afterEach, beforeAll, afterAll, describe, expect, it } from 'vitest';
import { runBatch } from '../../src/cli/batch.ts';
import { runCommand } from '../../src/cli/program.ts';
import { readConfig } from '../../src/config.ts';
import { openPlayground } from '../adapters/playground/open-playground.ts';
import type { RunningPlayground } from '../adapters/playground/open-playground.ts';
import { aTerminal } from '../support/fake-terminal.ts';
import { documentOf, writtenKnowledge } from '../support/written-knowledge.ts';

/** Names that every object has, or that change what every object has. */
const NAMES = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf'];
const BEFORE = Object.getOwnPropertyNames(Object.prototype).toSorted().join(' ');
const toStringOfAll = (): unknown => Object.getOwnPropertyDescriptor(Object.prototype, 'toString')?.value;
const TO_STRING = toStringOfAll();
const name = fc.constantFrom(...NAMES);

// Whatever was sent, objects are as they were.
afterEach(() => {
  const kept = Object.getOwnPropertyNames(Object.prototype).toSorted().join(' ');
  if (kept !== BEFORE || !Object.is(toStringOfAll(), TO_STRING)) throw new Error(`Objects have changed: ${kept}`);
});

/** JSON as an attacker writes it: `JSON.stringify` would leave `__proto__` out. */
const nested = (key: string, inner: string): string =>
  `{"${key}":{"polluted":true,"toString":1,"${inner}":{"polluted":true}},"question":"logo","id":"a"`;

describe('names of objects’ own', () => {
  let playground: RunningPlayground;
  beforeAll(async () => {
    playground = await openPlayground();
  });
  afterAll(() => playground.close());

  const post = async (path: string, body: string): Promise<number> => {
    const headers = { 'Content-Type': 'application/json' };
    const response = await fetch(`${playground.url}${path}`, { method: 'POST', headers, body });
    await response.text();
    return response.status;
  };

  it('in a body of a program change nothing, and are no council’s, clause’s or conversation’s', async () => {
    await fc.assert(
      fc.asyncProperty(name, name, async (key, inner) => {
        // What is not asked for is refused whole.
        expect(await post('/api/ask', `${nested(key, inner)}}`)).toBe(400);
        expect(await post('/api/ask', `{"question":"logo","council":"${inner}"}`)).toBe(400);
        expect(await post('/api/ask', `{"question":"logo","id":"${key}","conversation":"${inner}"}`)).toBe(200);
        expect((await fetch(`${playground.url}/?council=${inner}&question=logo`)).status).toBe(400);
        expect((await fetch(`${playground.url}/api/clause?id=${inner}&${key}=1`)).status).toBe(404);
      }),
      { numRuns: 20 },
    );
  });

  it('in a line of a batch are left out', async () => {
    const lines = NAMES.map((key) => `${nested(key, 'constructor')}}\n`).join('');
    const terminal = aTerminal({ input: [lines] });
    await runBatch(terminal, async (line) => ({
      keys: Object.keys(line).length,
      own: Object.hasOwn(line, 'polluted'),
    }));
    const printed = terminal.printed().trimEnd().split('\n');
    expect(new Set(printed)).toEqual(new Set(['{"id":"a","keys":5,"own":false}']));
  });

  it('among the settings set nothing', () => {
    const env: unknown = JSON.parse('{"__proto__":{"PORT":"80","polluted":"1"},"constructor":"x","toString":"y"}');
    if (typeof env !== 'object' || env === null) throw new Error('It is an object.');
    expect(readConfig({ ...Object.fromEntries(Object.entries(env)), PORT: '81' }).port).toBe(81);
  });

  it.each(NAMES)('in guidance: %s is no field of any file', async (key) => {
    const field = `${key}:\n  polluted: true\n`;
    const clause = `id: kites\ntext: Members may fly a kite.\n`;
    const files = { 'kites.yaml': documentOf([clause]) };
    const faulty = [
      { ...files, 'council.yaml': `name: Marlpit Town Council\nshortName: Marlpit\n${field}` },
      { 'kites.yaml': documentOf([clause], field) },
      { 'kites.yaml': documentOf([`${clause}${key}: polluted`]) },
    ];
    for (const each of faulty) {
      const terminal = aTerminal();
      const exit = await runCommand(terminal, ['check', '--knowledge', await writtenKnowledge(each)]);
      expect(exit).not.toBe(0);
      expect(`${terminal.printed()}${terminal.said()}`).toContain(key);
    }
  });
});
