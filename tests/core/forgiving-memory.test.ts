import { expect, it } from 'vitest';
import { turnId } from '../../src/core/conversation.ts';
import { forgivingMemory } from '../../src/core/forgiving-memory.ts';
import { shortMemoryHere } from '../../src/core/short-memory-here.ts';
import type { ShortMemory } from '../../src/core/short-memory.ts';
import { createThreads } from '../../src/core/threads.ts';
import { aTurn, setUp } from '../support/assistant.ts';
import { aLog } from '../support/builders.ts';
import { foundWith } from '../support/findings.ts';
import { shortMemoryContract } from '../contracts/short-memory.contract.ts';

shortMemoryContract(() => {
  const memory = forgivingMemory(shortMemoryHere(), aLog());
  return [memory, memory];
});

const fails = (): Promise<never> => Promise.reject(new Error('The database is gone.'));
const GONE: ShortMemory = { recall: fails, keep: fails, change: fails, forgetOver: fails };

it('a question is answered by itself where nothing can be remembered, and that is logged', async () => {
  const log = aLog();
  const { assistant, asked } = setUp(foundWith([0.6], { telling: 1 }), { memory: forgivingMemory(GONE, log) });
  await assistant.reply(aTurn({ text: 'logo use' }));
  expect(await assistant.reply(aTurn({ id: turnId('slack', 'Ev2'), text: 'on Instagram?' }))).toMatchObject({
    kind: 'answers',
  });
  expect(asked.map(({ text }) => text)).toEqual(['logo use', 'on Instagram?']);
  expect(log.lines.map(({ level, event, fields }) => [level, event, fields])).toEqual(
    ['recall', 'keep', 'recall', 'keep'].map((doing) => ['warn', 'memory-not-asked', { doing }]),
  );
});

it('a thread is asleep where nothing can be remembered', async () => {
  const threads = createThreads(forgivingMemory(GONE, aLog()), () => 0, ['slack']);
  const writer = { by: 'Ann', turn: turnId('slack', 'Ev1'), person: undefined };
  await threads.named('T1', writer);
  await threads.answered('T1', writer);
  expect(await threads.overhears('T1', writer, false)).toBe(false);
});
