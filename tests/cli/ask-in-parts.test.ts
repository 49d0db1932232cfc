import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runCommand } from '../../src/cli/program.ts';
import { inProject } from '../support/child.ts';
import { aTerminal } from '../support/fake-terminal.ts';
import { keptModel } from '../support/kept-model.ts';

const LOGO = 'Can I use the logo?';
const SWEARING = 'Is there a rule about swearing?';
const TOO = 'And is that ok on Facebook too?';

async function batch(...lines: readonly object[]): Promise<readonly unknown[]> {
  const data = await mkdtemp(join(tmpdir(), 'clausebook-'));
  const input = lines.map((line) => `${JSON.stringify(line)}\n`);
  const terminal = aTerminal({ input, env: { DATA_DIR: data } });
  const argv = ['ask', '--batch', '--knowledge', inProject('knowledge-base')];
  expect(await runCommand(terminal, argv, { embedder: keptModel })).toBe(0);
  await rm(data, { recursive: true });
  return terminal
    .printed()
    .trimEnd()
    .split('\n')
    .map((line): unknown => JSON.parse(line));
}

it('ask names for programs what a question was taken with: of a message its part, of a conversation the next question', async () => {
  const answers = await batch(
    { id: 1, question: `${LOGO} ${SWEARING} ${TOO}` },
    { id: 2, question: LOGO, conversation: 'c' },
    { id: 3, question: 'what about Instagram?', conversation: 'c' },
  );
  expect(answers).toMatchObject([
    {
      parts: [
        { asked: LOGO },
        { asked: SWEARING },
        { asked: TOO.replace('And ', ''), takenWith: `${LOGO} ${SWEARING}` },
      ],
    },
    { id: 2 },
    { id: 3, takenWith: LOGO },
  ]);
  expect(JSON.stringify(answers).match(/takenWith/g)).toHaveLength(2);
});
