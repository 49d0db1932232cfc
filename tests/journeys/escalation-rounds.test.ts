import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Cast } from '../support/officer-round.ts';
import { expectAllOnce, expectNothingRefused, played } from '../support/rounds-played.ts';
import { openWholeService } from '../support/whole-service.ts';
import type { WholeService } from '../support/whole-service.ts';

/** The service is started some twenty times. */
const A_WHILE = 150_000;

let service: WholeService;
beforeAll(async () => {
  service = await openWholeService();
});
afterAll(() => service.close());

describe('a question to an officer', () => {
  it('goes the whole round, on Slack and on Teams and across', async () => {
    for (const over of await played(service, 'One')) await expectAllOnce(over);
    expectNothingRefused(service);
    expect(service.log.lines.filter(({ level }) => level !== 'info')).toEqual([]);
  });

  it(
    'goes on where it was when the service is stopped and started between any two steps',
    async () => {
      const rounds = await played(service, 'Two', { between: () => service.restart() });
      expect(rounds).toHaveLength(4);
      for (const over of rounds) await expectAllOnce(over);
      expectNothingRefused(service);
    },
    A_WHILE,
  );

  it('takes whatever the platforms hand on twice for what it is, once', async () => {
    const after = async ({ councillor, officer, second }: Cast): Promise<void> => {
      for (const person of [councillor, officer, second]) await person.again();
    };
    const rounds = await played(service, 'Three', { after });
    expect(rounds).toHaveLength(4);
    for (const over of rounds) await expectAllOnce(over);
    expectNothingRefused(service);
  });
});
