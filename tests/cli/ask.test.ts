import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '../../src/cli/program.ts';
import { padPhrasings } from '../support/enough-phrasings.ts';
import { aTerminal, SOUND_KNOWLEDGE } from '../support/fake-terminal.ts';
import { aTempFolder } from '../support/temp-folder.ts';
import type { FakeTerminal } from '../support/fake-terminal.ts';
import { keptModel } from '../support/kept-model.ts';

let data: string;
beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'clausebook-'));
});
afterAll(() => rm(data, { recursive: true }));

async function run(
  argv: readonly string[],
  given: {
    readonly input?: readonly object[];
    readonly env?: Readonly<Record<string, string>>;
    readonly knowledge?: string;
  } = {},
): Promise<{ readonly exit: number; readonly terminal: FakeTerminal }> {
  const input = (given.input ?? []).map((line) => `${JSON.stringify(line)}\n`);
  const terminal = aTerminal({ input, env: { DATA_DIR: data, ...given.env } });
  return {
    exit: await runCommand(terminal, [...argv, '--knowledge', given.knowledge ?? SOUND_KNOWLEDGE], {
      embedder: keptModel,
    }),
    terminal,
  };
}

const answersOf = (terminal: FakeTerminal): readonly unknown[] =>
  terminal
    .printed()
    .trimEnd()
    .split('\n')
    .map((line): unknown => JSON.parse(line));

const QUESTION = 'can I fly my kite on the common';
const CLAUSE = 'Members may fly a kite on the common, unless a fair is held there.';

describe('ask', () => {
  it('prints the quote first, then where it stands and from which version', async () => {
    const { exit, terminal } = await run(['ask', QUESTION]);
    const [first, second] = terminal.printed().split('\n');
    expect({ exit, first, said: terminal.said() }).toEqual({ exit: 0, first: CLAUSE, said: '' });
    expect(second).toBe(
      '— Marlpit Town Council, Kites and Gliders on Council Land, 1.1 (Flying). Version 1.2, approved 1 May 2023.',
    );
    expect(terminal.printed()).not.toContain('confidence');
  });

  it('explains on request how the question was read and what was turned down', async () => {
    const knowledge = await aTempFolder();
    await cp(SOUND_KNOWLEDGE, knowledge, { recursive: true });
    await padPhrasings(knowledge);
    const { exit, terminal } = await run(['ask', '--explain', 'can I fly my kiite on the common'], { knowledge });
    const printed = terminal.printed();
    expect(exit).toBe(0);
    expect(printed).toMatch(/Outcome: \w+.*, edition [0-9a-f]{12}\n/);
    expect(printed).toContain('Read “kiite” as “kite”');
    expect(printed).toContain('“kite” also means glider');
    expect(printed).toMatch(
      /\n1\. marlpit\/kites\/1\.1 {2}1\.1 \(Flying\)\n {3}confidence \d\.\d\d {2}score \d+\.\d\d/,
    );
    expect(printed).toMatch(/\n2\. \w+\/\w+\/\S+ /);
    expect(printed).toContain(`nearest phrasing: ${QUESTION}`);
  });

  it('explains of a clause named by its number no more than that', async () => {
    const { terminal } = await run(['ask', '--explain', 'clause 1.1', '--council', 'marlpit']);
    expect(terminal.printed()).toContain(CLAUSE);
    expect(terminal.printed()).toMatch(
      /\nOutcome: quoted, edition \w+\nThe number settles it, so no clause was weighed\.\n$/,
    );
  });

  it('asks for a question when there is none in the words, and quotes nothing', async () => {
    const { exit, terminal } = await run(['ask', ' ?! ']);
    expect(exit).toBe(0);
    expect(terminal.printed()).toBe('Please type your question, for example “can I use the council logo?”.\n');
  });

  it.each([
    ['the option', ['--council', 'atlantis'], {}, 'There is no council “atlantis”.'],
    [
      'the setting',
      [],
      { COUNCIL: 'atlantis' },
      'These settings cannot be used:\n  COUNCIL=atlantis: there is no council of that name.',
    ],
  ])('ends with 2 if %s names no council, and says which there are', async (_whose, options, env, sentence) => {
    const { exit, terminal } = await run(['ask', QUESTION, ...options], { env });
    expect({ exit, printed: terminal.printed() }).toEqual({ exit: 2, printed: '' });
    expect(terminal.said()).toBe(`${sentence} There are: marlpit, saltby.\n`);
  });

  it('answers a batch, each line within the council it names, else within that of the option', async () => {
    const { exit, terminal } = await run(['ask', '--batch', '--council', 'saltby'], {
      input: [
        { id: 1, question: QUESTION, council: 'marlpit' },
        { id: 2, question: QUESTION },
        { id: 3, question: QUESTION, council: 'atlantis' },
        { id: 4, question: '?' },
        { id: 5, question: 'hello' },
        { id: 6, question: 'how do I get a parking permit' },
      ],
    });
    expect(exit).toBe(1);
    const [first, second, third, fourth, fifth, sixth] = answersOf(terminal);
    expect(first).toEqual({
      id: 1,
      outcome: 'quoted',
      quotes: [
        {
          council: 'marlpit',
          document: 'kites',
          clause: '1.1',
          citation: 'Marlpit Town Council, Kites and Gliders on Council Land, 1.1 (Flying)',
          text: CLAUSE,
        },
      ],
      choices: [],
      edition: expect.stringMatching(/^[0-9a-f]{12}$/),
      tookMs: expect.any(Number),
    });
    expect(second).toMatchObject({ id: 2 });
    expect(JSON.stringify(second)).not.toContain('marlpit');
    expect(third).toEqual({ id: 3, error: 'There is no council “atlantis”. There are: marlpit, saltby.' });
    expect(fourth).toMatchObject({ id: 4, outcome: 'silent', why: 'empty', quotes: [], choices: [] });
    expect(fifth).toMatchObject({ id: 5, outcome: 'conversation', kind: 'greeting', quotes: [], choices: [] });
    expect(sixth).toMatchObject({
      why: 'known-gap',
      gap: { title: 'Parking permits, fines and spaces', signpost: expect.stringMatching(/./) },
    });
  });
});

describe('search', () => {
  it('ranks clauses best first, as many as asked for, whatever the confidence', async () => {
    const { exit, terminal } = await run(['search', '--batch', '--limit', '2'], {
      input: [
        { id: 1, question: QUESTION },
        { id: 2, question: QUESTION, council: 'saltby' },
        { id: 3, question: '' },
      ],
    });
    expect(exit).toBe(0);
    const [first, second, third] = answersOf(terminal);
    expect(first).toMatchObject({
      id: 1,
      ranking: [{ council: 'marlpit', document: 'kites', clause: '1.1' }, { council: expect.any(String) }],
    });
    expect(second).toMatchObject({ id: 2, ranking: [{ council: 'saltby' }, { council: 'saltby' }] });
    expect(third).toMatchObject({ id: 3, ranking: [] });
  });
});
