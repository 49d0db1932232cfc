import { describe, expect, it } from 'vitest';
import { runBatch } from '../../src/cli/batch.ts';
import type { BatchLine } from '../../src/cli/batch.ts';
import { aTerminal } from '../support/fake-terminal.ts';

const echo = async ({ question, council }: BatchLine): Promise<object> => ({ question, council: council ?? 'any' });

async function slowFirst(line: BatchLine): Promise<object> {
  for (let turns = line.id === 1 ? 50 : 1; turns > 0; turns -= 1) await Promise.resolve();
  return echo(line);
}

async function failingFirst(line: BatchLine): Promise<object> {
  if (line.id === 1) throw new Error('There is no council “atlantis”.');
  return echo(line);
}

/** What the last batch ended with. */
let exit: number;

async function run(input: string, answer = echo): Promise<readonly unknown[]> {
  const terminal = aTerminal({ input: [input] });
  exit = await runBatch(terminal, answer);
  const printed = terminal.printed();
  expect(printed === '' || printed.endsWith('\n')).toBe(true);
  return printed
    .split('\n')
    .slice(0, -1)
    .map((line): unknown => JSON.parse(line));
}

describe('a batch', () => {
  it('answers each line with one line that has its id, in their order', async () => {
    const input =
      '{"id":1,"question":"one"}\n{"id":"b","question":"two","council":"saltby"}\n{"id":1,"question":"x"}\n';
    expect(await run(input, slowFirst)).toEqual([
      { id: 1, question: 'one', council: 'any' },
      { id: 'b', question: 'two', council: 'saltby' },
      { id: 1, question: 'x', council: 'any' },
    ]);
    expect(exit).toBe(0);
  });

  it('keeps an answer with line breaks on one line', async () => {
    expect(await run('{"id":1,"question":"one\\ntwo\\u2028three"}\n')).toEqual([
      { id: 1, question: 'one\ntwo\u2028three', council: 'any' },
    ]);
  });

  it('skips blank lines and reads a last line without an end', async () => {
    expect(await run('\n  \n\t\r\n{"id":1,"question":"one"}')).toHaveLength(1);
  });

  it('reads lines that end as on Windows', async () => {
    expect(await run('{"id":1,"question":"one"}\r\n{"id":2,"question":"two"}\r\n')).toEqual([
      { id: 1, question: 'one', council: 'any' },
      { id: 2, question: 'two', council: 'any' },
    ]);
  });

  it('takes a council of null for none, and fields it does not know', async () => {
    expect(await run('{"id":1,"question":"one","council":null,"conversation":7,"mood":"fine"}')).toEqual([
      { id: 1, question: 'one', council: 'any' },
    ]);
  });

  it('answers nothing to an empty input', async () => {
    expect(await run('')).toEqual([]);
  });

  it('names the line of a fault, counting blank ones, and goes on', async () => {
    expect(await run('\nnonsense\n{"id":2,"question":"two"}\n')).toEqual([
      { id: null, error: 'Line 2 is not JSON.' },
      { id: 2, question: 'two', council: 'any' },
    ]);
  });

  it.each([
    ['[]', null],
    ['null', null],
    ['"text"', null],
    ['{"question":"no id"}', null],
    ['{"id":{},"question":"no usable id"}', null],
    ['{"id":7}', 7],
    ['{"id":"a","question":3}', 'a'],
    ['{"id":"a","question":"one","council":3}', 'a'],
  ])('gives %s an error with the id it can read', async (line, id) => {
    expect(await run(`${line}\n{"id":9,"question":"next"}`)).toEqual([
      { id, error: expect.stringMatching(/^Line 1: /) },
      { id: 9, question: 'next', council: 'any' },
    ]);
    expect(exit).toBe(1);
  });

  it('gives a line whose answer fails the reason, and goes on', async () => {
    expect(await run('{"id":1,"question":"one"}\n{"id":2,"question":"two"}', failingFirst)).toEqual([
      { id: 1, error: 'There is no council “atlantis”.' },
      { id: 2, question: 'two', council: 'any' },
    ]);
    expect(exit).toBe(1);
  });

  it('refuses a line that is longer than any question, and goes on', async () => {
    const huge = JSON.stringify({ id: 1, question: 'x'.repeat(300_000) });
    expect(await run(`${huge}\n{"id":2,"question":"two"}`)).toEqual([
      { id: null, error: 'Line 1 is longer than 262144 characters.' },
      { id: 2, question: 'two', council: 'any' },
    ]);
  });
});
