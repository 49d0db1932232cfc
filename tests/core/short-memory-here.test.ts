import { expect, it } from 'vitest';
import { shortMemoryHere } from '../../src/core/short-memory-here.ts';
import { shortMemoryContract } from '../contracts/short-memory.contract.ts';

shortMemoryContract(() => {
  const memory = shortMemoryHere();
  return [memory, memory];
});

it('what was silent longest is forgotten when a process holds very much', async () => {
  const memory = shortMemoryHere();
  const keep = (name: string) => memory.keep([{ name, text: name, until: 10, by: undefined }]);
  for (let index = 0; index < 2000; index += 1) await keep(`T${index}`);
  await keep('T0');
  await keep('T2000');
  const known = await Promise.all(['T0', 'T1', 'T2', 'T2000'].map((name) => memory.recall(name, 0)));
  expect(known.map((each) => each?.text)).toEqual(['T0', undefined, 'T2', 'T2000']);
});
