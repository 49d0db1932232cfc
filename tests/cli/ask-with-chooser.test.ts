import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runCommand } from '../../src/cli/program.ts';
import { cachedVectors } from '../../src/knowledge/embedding-files.ts';
import { openFakeChatCompletions } from '../support/fake-chat-completions.ts';
import type { FakeChatCompletions } from '../support/fake-chat-completions.ts';
import { aTerminal, SOUND_KNOWLEDGE } from '../support/fake-terminal.ts';
import type { FakeTerminal } from '../support/fake-terminal.ts';
import { keptModel } from '../support/kept-model.ts';
import { aTempFolder } from '../support/temp-folder.ts';

const QUESTION = 'can I fly my kite on the common';
const CLAUSE = 'Members may fly a kite on the common, unless a fair is held there.';

let asked: string;
beforeAll(async () => {
  asked = await mkdtemp(join(tmpdir(), 'clausebook-'));
  await runCommand(aTerminal({ env: { DATA_DIR: asked } }), ['ask', QUESTION, '--knowledge', SOUND_KNOWLEDGE], {
    embedder: keptModel,
  });
});
afterAll(() => rm(asked, { recursive: true }));

/** A data folder where no choice is kept yet, but the vectors of the guidance are: making them takes longer than a test. */
async function aDataFolder(): Promise<string> {
  const data = await aTempFolder();
  await copyFile(cachedVectors(asked), cachedVectors(data));
  return data;
}

let fake: FakeChatCompletions;
beforeEach(async () => {
  fake = await openFakeChatCompletions({ key: 'sesame' });
});
afterEach(() => fake.close());

async function run(
  argv: readonly string[],
  data: string,
  given: { readonly input?: readonly object[]; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<{ readonly exit: number; readonly terminal: FakeTerminal }> {
  const chooser = { CHOOSER_URL: fake.url, CHOOSER_MODEL: 'a-model', CHOOSER_API_KEY: 'sesame' };
  const terminal = aTerminal({
    input: (given.input ?? []).map((line) => `${JSON.stringify(line)}\n`),
    env: given.env ?? { DATA_DIR: data, ...chooser },
  });
  return {
    exit: await runCommand(terminal, [...argv, '--knowledge', SOUND_KNOWLEDGE], { embedder: keptModel }),
    terminal,
  };
}

describe('ask with a chooser', () => {
  it('quotes what both chose, says so on request, and asks no second time, also when started again', async () => {
    const data = await aDataFolder();
    fake.next({ does: 'says', words: '{"clauses":[1]}' }, { does: 'says', words: '{"clauses":[]}' });
    const { exit, terminal } = await run(['ask', '--explain', QUESTION], data);
    expect(exit).toBe(0);
    expect(terminal.printed()).toContain(CLAUSE);
    expect(terminal.printed()).toContain('\nChooser: chose 1\n');
    expect(fake.asked).toHaveLength(1);
    expect(fake.asked[0]).toMatchObject({ question: QUESTION });
    expect(fake.asked[0]?.clauses[0]).toMatchObject({ number: 1, text: CLAUSE });
    const again = await run(['ask', '--explain', `${QUESTION}?`], data);
    expect(again.terminal.printed()).toContain('\nChooser: chose 1\n');
    expect(fake.asked).toHaveLength(1);
  });

  it('offers both where it denies what was sure', async () => {
    fake.next({ does: 'says', words: '{"clauses":[2]}' });
    const { terminal } = await run(['ask', '--explain', QUESTION], await aDataFolder());
    expect(terminal.printed()).toMatch(/Outcome: unsure \(tied\), edition [0-9a-f]{12}\nChooser: chose 2\n/);
    expect(terminal.printed()).toContain(CLAUSE);
    expect(terminal.printed()).toContain(fake.asked[0]?.clauses[1]?.text);
  });

  it('says when it has decided without', async () => {
    fake.next({ does: 'refuses', status: 500 });
    const { exit, terminal } = await run(['ask', '--explain', QUESTION], await aDataFolder());
    expect(exit).toBe(0);
    expect(terminal.printed()).toContain('\nChooser: did not decide (it refused), so decided without it\n');
    expect(terminal.printed().startsWith(CLAUSE)).toBe(true);
  });

  it('waits two seconds for it, and no longer', async () => {
    fake.next({ does: 'hangs', half: '{"choices":[' });
    const arrived = fake.arrival().then(() => performance.now());
    const { terminal } = await run(['ask', '--explain', QUESTION], await aDataFolder());
    const waited = performance.now() - (await arrived);
    expect(terminal.printed()).toContain('\nChooser: did not decide (no reply in time), so decided without it\n');
    expect(waited).toBeGreaterThan(1500);
    expect(waited).toBeLessThan(10_000);
  });

  it('answers a batch with it, and sends no greeting', async () => {
    fake.next({ does: 'says', words: '{"clauses":[]}' });
    const input = [
      { id: 1, question: QUESTION },
      { id: 2, question: 'hello' },
      { id: 3, question: QUESTION.toUpperCase() },
    ];
    const { terminal } = await run(['ask', '--batch'], await aDataFolder(), { input });
    const answers = terminal
      .printed()
      .trimEnd()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    expect(answers).toMatchObject([
      { id: 1, outcome: 'unsure', why: 'weak', choices: [{ text: CLAUSE }] },
      { id: 2, outcome: 'conversation' },
      { id: 3, outcome: 'unsure', why: 'weak', choices: [{ text: CLAUSE }] },
    ]);
    expect(fake.asked).toHaveLength(1);
  });

  it('does not start with half of its settings', async () => {
    const env = { DATA_DIR: await aTempFolder(), CHOOSER_MODEL: 'a-model' };
    const { exit, terminal } = await run(['ask', QUESTION], '', { env });
    expect({ exit, printed: terminal.printed() }).toEqual({ exit: 2, printed: '' });
    expect(terminal.said()).toContain('CHOOSER_URL: is missing');
  });
});
