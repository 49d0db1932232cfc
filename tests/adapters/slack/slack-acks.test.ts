import { afterEach, describe, expect, it } from 'vitest';
import { buttonPress, directMessage, mentioned, slashCommand } from '../../support/fake-slack-events.ts';
import type { Fields } from '../../support/fake-slack-events.ts';
import { openSlack } from '../../support/fake-slack-app.ts';
import type { SlackUnderTest } from '../../support/fake-slack-app.ts';
import { CHANNEL } from '../../support/fake-slack-identity.ts';
import { askedIn, commandIn, openInstalls } from '../../support/slack-installs.ts';

const MANY = 400;
const AT_ONCE = 40;
/** Slack waits for 3 s, and a good part of that is the way there and back. */
const ACK_MS = 2500;

/** What is acknowledged at once, in turns. */
const requests = (slack: SlackUnderTest): readonly ((index: number) => Promise<void>)[] => [
  (index) => slack.event(directMessage(`Ev${index}`)),
  (index) => slack.event(mentioned(`Ev${index}`)),
  (index) => slack.command(slashCommand(`1.${index}`, slack.fake.responseUrl())),
  (index) => slack.interaction(buttonPress(`1.${index}`, 'clausebook:act:claim', 'GED-1', at(slack))),
  (index) => slack.interaction(buttonPress(`1.${index}`, 'clausebook:receipt', 'slack:Ev1', at(slack))),
];
const at = (slack: SlackUnderTest): Fields => ({ channel: { id: CHANNEL }, response_url: slack.fake.responseUrl() });

/** The longest of many, in milliseconds. What they set going is never finished, so it grows all the while. */
async function slowest(send: readonly ((index: number) => Promise<void>)[], first = 0): Promise<number> {
  let [next, longest] = [0, 0];
  const one = async (): Promise<void> => {
    for (let index = next++; index < MANY; index = next++) {
      const began = performance.now();
      await send[index % send.length]?.(first + index);
      longest = Math.max(longest, performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
  return longest;
}

describe('an acknowledgement', () => {
  let slack: SlackUnderTest | undefined;
  afterEach(() => slack?.dispose());

  it.each(['http', 'socket'] as const)(
    'comes in time while nothing that was asked is ever finished (%s)',
    async (mode) => {
      slack = await openSlack(mode);
      const released = Promise.withResolvers<never>();
      await slack.start(
        () => released.promise,
        () => released.promise,
      );
      slack.fake.trouble('users.info', ...Array.from({ length: 10 }, () => ({ kind: 'silent' }) as const));
      expect(await slowest(requests(slack))).toBeLessThan(ACK_MS);
      expect(await slowest(requests(slack), MANY)).toBeLessThan(ACK_MS);
      released.reject(new Error('enough'));
    },
  );

  it('comes in time while the database of installations does not answer', async () => {
    const released = Promise.withResolvers<void>();
    const installs = await openInstalls({
      change: (inner) => ({
        find: async (id) => {
          if (id === 'T0OTHER') await released.promise;
          return inner.find(id);
        },
      }),
    });
    slack = installs;
    await installs.start();
    const other = { team: { id: 'T0OTHER', name: 'Other' } };
    const took = await slowest([
      (index) => installs.event(askedIn(other, `Ev${index}`)),
      (index) => installs.command(commandIn(other, `1.${index}`, installs.fake.responseUrl())),
    ]);
    expect(took).toBeLessThan(ACK_MS);
    released.resolve();
    await installs.logged('slack-not-installed', MANY);
  });
});
