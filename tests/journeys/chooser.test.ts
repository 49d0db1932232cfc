import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inProject, startNode } from '../support/child.ts';
import type { Child } from '../support/child.ts';
import { openFakeChatCompletions } from '../support/fake-chat-completions.ts';
import type { FakeChatCompletions } from '../support/fake-chat-completions.ts';
import { SOUND } from '../support/sound-knowledge.ts';
import { aTempFolder } from '../support/temp-folder.ts';

let fake: FakeChatCompletions;
beforeEach(async () => {
  fake = await openFakeChatCompletions();
});
afterEach(() => fake.close());

async function serve(folder: string): Promise<{ readonly child: Child; readonly url: string }> {
  const child = startNode([inProject('bin/clausebook.mjs'), 'serve', '--knowledge', inProject(SOUND)], {
    cwd: folder,
    env: { PORT: '0', CHOOSER_URL: fake.url, CHOOSER_MODEL: 'a-model' },
  });
  const [, url] = /Playground: (http:\S+)/.exec(await child.firstLine()) ?? [];
  if (url === undefined) throw new Error('It does not serve.');
  return { child, url };
}

async function ask(url: string, question: string): Promise<unknown> {
  const response = await fetch(new URL('api/ask', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ question, council: 'marlpit' }),
  });
  return response.json();
}

const QUESTION = 'can I fly my kite on the common';

describe('a service with a chooser', () => {
  it('gives the answer that was chosen again after it was killed, though the model is gone by then', async () => {
    const folder = await aTempFolder();
    fake.next({ does: 'says', words: '<think>Both?</think>{"clauses":[2,1]}' });
    const first = await serve(folder);
    const answer = await ask(first.url, QUESTION);
    expect(answer).toMatchObject({ outcome: 'quoted', quotes: [{}, { citation: expect.stringContaining(' 1.1 (') }] });
    first.child.process.kill('SIGKILL');
    await first.child.ended();
    fake.next({ does: 'hangs-up' });
    const second = await serve(folder);
    const again = await ask(second.url, QUESTION);
    expect(again).toMatchObject({ outcome: 'quoted' });
    expect(wordsOf(again)).toBe(wordsOf(answer));
    expect(fake.asked).toHaveLength(1);
    expect(await ask(second.url, `${QUESTION} in the rain`)).toMatchObject({ kind: 'answers' });
    expect(fake.asked).toHaveLength(2);
    const health: unknown = await (await fetch(new URL('healthz', second.url))).json();
    expect(health).toMatchObject({ status: 'ok', problems: [] });
    second.child.process.kill('SIGTERM');
    const { code, stderr } = await second.child.ended();
    expect(code).toBe(0);
    expect(stderr).toContain('"event":"chooser-undecided","why":"unreachable"');
    expect(stderr).not.toMatch(/kite|rain/);
  });
});

/** The reply's words, without the receipt, which each answer has its own of. */
function wordsOf(answer: unknown): string {
  const text = typeof answer === 'object' && answer !== null && 'text' in answer ? String(answer.text) : '';
  expect(text).toMatch(/\n\nReceipt [0-9A-Z-]{9}$/);
  return text.replace(/\n\nReceipt .*$/, '');
}
