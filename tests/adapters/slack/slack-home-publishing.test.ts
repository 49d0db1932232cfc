import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Handling } from '../../../src/core/conversation.ts';
import { councilId } from '../../../src/core/guidance.ts';
import type { Handled } from '../../../src/core/reply.ts';
import { aHome } from '../../support/any-home.ts';
import { openSlack } from '../../support/fake-slack-app.ts';
import type { SlackUnderTest } from '../../support/fake-slack-app.ts';
import { buttonPress, directMessage, openedHome } from '../../support/fake-slack-events.ts';
import { COUNCILLOR_ID } from '../../support/fake-slack-identity.ts';
import type { Mode } from '../../support/fake-slack-sender.ts';
import { homeLooker } from '../../support/slack-home.ts';
import { done } from '../../support/slack-handled.ts';

const MODES: readonly Mode[] = ['http', 'socket'];

describe.each(MODES)('the Home tab in Slack (%s)', (mode) => {
  let slack: SlackUnderTest;
  let handled: (handling: Handling) => Promise<Handled>;
  beforeEach(async () => {
    slack = await openSlack(mode, { council: councilId('gedling') });
    handled = async () => done('GED-1: It is yours.');
    await slack.start(undefined, async (handling) =>
      handling.kind === 'looks' ? { kind: 'home', home: aHome() } : handled(handling),
    );
  });
  afterEach(() => slack.dispose());

  const home = homeLooker(() => slack);

  it('is published anew after its person acts elsewhere, and not for anybody who never looked', async () => {
    const elsewhere = (): Promise<void> =>
      slack.interaction(
        buttonPress('13.9', 'clausebook:act:claim', 'GED-1', { response_url: slack.fake.responseUrl() }),
      );
    await elsewhere();
    await slack.logged('handling-finished');
    expect(home.tries()).toBe(0);
    await home.open();
    await elsewhere();
    await home.published(2);
    await slack.event(directMessage('Ev9'));
    await home.published(3);
  });

  it('takes the place of what another process published', async () => {
    await home.open();
    slack.fake.workspace.homes.publish({ user_id: COUNCILLOR_ID, view: home.tabs()[0] });
    await slack.event(openedHome('Ev2'));
    await home.published(3);
    expect(slack.fake.refusals).toEqual(['hash_conflict']);
    expect(slack.handlings.filter(({ kind }) => kind === 'looks')).toHaveLength(3);
  });

  it('is published all the same where the view that they looked at is another by then', async () => {
    await slack.event(openedHome('Ev1', { view: { hash: '1.1' } }));
    await home.published(1);
    expect(slack.fake.refusals).toEqual(['hash_conflict']);
  });

  it('tells once that there is no Home tab, and harms nothing', async () => {
    const refused = { kind: 'refused', error: 'not_enabled' } as const;
    slack.fake.trouble('views.publish', refused, refused);
    await slack.event(openedHome('Ev1'));
    await slack.logged('slack-home-not-published');
    await slack.event(openedHome('Ev2'));
    await expect.poll(() => home.tries()).toBe(2);
    await home.open();
    expect(slack.log.lines.filter(({ event }) => event === 'slack-home-not-published')).toEqual([
      { level: 'warn', event: 'slack-home-not-published', fields: { code: 'not_enabled' }, cause: undefined },
    ]);
  });
});

describe('many looks at once', () => {
  it('are one publish at a time, and one more for all that came meanwhile', async () => {
    const slack = await openSlack('http');
    const looks: PromiseWithResolvers<Handled>[] = [];
    await slack.start(undefined, async () => {
      const look = Promise.withResolvers<Handled>();
      looks.push(look);
      return look.promise;
    });
    for (const id of ['1', '2', '3', '4', '5']) await slack.event(openedHome(`Ev${id}`));
    await expect.poll(() => looks.length).toBe(1);
    for (const id of ['6', '7', '8']) await slack.event(openedHome(`Ev${id}`));
    looks[0]?.resolve({ kind: 'home', home: aHome({ ask: undefined }) });
    await expect.poll(() => looks.length).toBe(2);
    looks[1]?.resolve({ kind: 'home', home: aHome() });
    await expect.poll(() => slack.fake.workspace.homes.of(COUNCILLOR_ID).length).toBe(2);
    await slack.dispose();
    expect(looks).toHaveLength(2);
    expect(slack.fake.workspace.homes.of(COUNCILLOR_ID).at(-1)).toMatchObject({
      blocks: expect.arrayContaining([expect.objectContaining({ type: 'input' })]),
    });
  });
});
