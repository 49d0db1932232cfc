import { chatPlatformContract, pressesContract } from '../../contracts/chat-platform.contract.ts';
import type { PressableHarness } from '../../contracts/chat-platform.contract.ts';
import { openSlack } from '../../support/fake-slack-app.ts';
import type { Mode } from '../../support/fake-slack-sender.ts';
import {
  asSeen,
  buttonPress,
  directMessage,
  mentioned,
  otherHalfOf,
  typed,
  typedWithMention,
} from '../../support/fake-slack-events.ts';

async function open(mode: Mode): Promise<PressableHarness> {
  const slack = await openSlack(mode);
  let said = 0;
  return {
    platform: slack.platform,
    ready: () => slack.ready(),
    say: async (text, { id, where }) => {
      said += 1;
      if (where === 'private') return slack.event(directMessage(id, { text: typed(text) }));
      await slack.event(otherHalfOf(`${id}-half`, { text: typedWithMention(text) }));
      await slack.event(mentioned(id, { text: typedWithMention(text) }));
    },
    press: async (press, of, { id }) => {
      said += 1;
      await slack.interaction(buttonPress(id, `clausebook:${press}`, of));
    },
    readOn: async (view, clause, { id }) => {
      said += 1;
      await slack.interaction(buttonPress(id, `clausebook:read-on:${view}:0`, clause));
    },
    posted: async () => {
      await slack.logged('turn-finished', said);
      return slack.fake.messages.map((message) => ({ text: asSeen(message.text), payload: JSON.stringify(message) }));
    },
    dispose: () => slack.dispose(),
  };
}

chatPlatformContract('Slack over HTTP', () => open('http'));
chatPlatformContract('Slack in Socket Mode', () => open('socket'));
pressesContract('Slack over HTTP', () => open('http'));
pressesContract('Slack in Socket Mode', () => open('socket'));
