import { officerPlatformContract, troublesContract } from '../../contracts/officer-platform.contract.ts';
import type { TroubledHarness } from '../../contracts/officer-platform.contract.ts';
import { officerBefore } from '../../support/officer-before.ts';
import { openSlack } from '../../support/fake-slack-app.ts';
import { CHANNEL } from '../../support/fake-slack-identity.ts';
import type { Mode } from '../../support/fake-slack-sender.ts';
import type { Trouble } from '../../support/fake-slack.ts';
import { createSlackChatter } from '../../support/slack-chatter.ts';

const POST = 'chat.postMessage';
const TROUBLES: Readonly<Record<Parameters<TroubledHarness['trouble']>[0], Trouble>> = {
  'busy for seven seconds': { kind: 'busy', retryAfter: '7' },
  never: { kind: 'refused', error: 'channel_not_found' },
  broken: { kind: 'broken', status: 500 },
  silent: { kind: 'silent' },
};

async function open(mode: Mode): Promise<TroubledHarness> {
  const slack = await openSlack(mode);
  let made = 0;
  const newId = (): string => String((made += 1));
  const anna = createSlackChatter(slack.fake, () => slack, { id: 'UANNA', name: 'Anna Reed', newId });
  slack.fake.workspace.setMembers(CHANNEL, ['UANNA']);
  return {
    platform: slack.platform,
    start: (onHandling) => slack.start(undefined, onHandling),
    standing: async () => anna.channel().map(({ lines }) => lines[0] ?? ''),
    async gone(mark) {
      slack.fake.workspace.lose(anna.channel().at(-1)?.id ?? '');
      return mark;
    },
    officer: officerBefore(anna),
    trouble: (kind) => slack.fake.trouble(POST, TROUBLES[kind]),
    calls: () => slack.fake.calls.filter(({ method }) => method === POST).length,
    dispose: () => slack.dispose(),
  };
}

officerPlatformContract('Slack over HTTP', () => open('http'));
officerPlatformContract('Slack in Socket Mode', () => open('socket'));
troublesContract('Slack', () => open('http'));
