import { expect, it } from 'vitest';
import { publishUnattended } from '../../src/core/unattended.ts';
import { editionId } from '../../src/core/guidance.ts';
import type { PublishOutcome, ToPublish } from '../../src/core/publish-outcome.ts';
import { aLog } from '../support/builders.ts';

it('the files are read at a signal in the service’s own name, and the log says what came of it', async () => {
  const log = aLog();
  const asked: ToPublish[] = [];
  const outcome: PublishOutcome = { outcome: 'unchanged', edition: editionId('one') };
  await publishUnattended({ publish: async (wish) => (asked.push(wish), outcome) }, 'signal', log);
  await publishUnattended({ publish: () => Promise.reject(new Error('away')) }, 'change', log);
  expect(asked).toEqual([{ by: { kind: 'signal' } }]);
  expect(log.lines).toMatchObject([
    { level: 'info', event: 'guidance-read', fields: { by: 'signal', outcome: 'unchanged' } },
    { level: 'error', event: 'guidance-not-read', fields: { by: 'change' } },
  ]);
});
