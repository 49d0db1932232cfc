import { chatPlatformContract } from '../../contracts/chat-platform.contract.ts';
import type { PlatformHarness } from '../../contracts/chat-platform.contract.ts';
import { openSlack } from '../../support/fake-slack-app.ts';
import type { Mode } from '../../support/fake-slack-sender.ts';
import {
  asSeen,
  directMessage,
  mentioned,
  otherHalfOf,
  typed,
  typedWithMention,
} from '../../support/fake-slack-events.ts';

async function open(mode: Mode): Promise<PlatformHarness> {
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
    posted: async () => {
      await slack.logged('turn-finished', said);
      return slack.fake.messages.map((message) => ({ text: asSeen(message.text), payload: JSON.stringify(message) }));
    },
    dispose: () => slack.dispose(),
  };
}

chatPlatformContract('Slack over HTTP', () => open('http'));
chatPlatformContract('Slack in Socket Mode', () => open('socket'));
