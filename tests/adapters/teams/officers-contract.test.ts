import { officerPlatformContract, troublesContract } from '../../contracts/officer-platform.contract.ts';
import type { TroubledHarness } from '../../contracts/officer-platform.contract.ts';
import conversationUpdate from '../../fixtures/teams/conversation-update.json' with { type: 'json' };
import { NOT_IN_ROSTER, OUT_OF_ORDER, SILENCE, TOO_MANY } from '../../support/fake-connector.ts';
import { officerBefore } from '../../support/officer-before.ts';
import { CHANNEL } from '../../support/teams-activities.ts';
import { accountOf, createTeamsChatter } from '../../support/teams-chatter.ts';
import { openTeams } from '../../support/teams-service.ts';

const TROUBLES = {
  'busy for seven seconds': { ...TOO_MANY, headers: { 'retry-after': '7' } },
  never: NOT_IN_ROSTER,
  broken: OUT_OF_ORDER,
  silent: SILENCE,
} as const;

async function open(): Promise<TroubledHarness> {
  const service = await openTeams();
  const { connector } = service;
  let made = 0;
  const newId = (): string => String((made += 1));
  const cara = createTeamsChatter(connector, () => service.url, { id: 'cara', name: 'Cara Moss', newId });
  connector.lists(CHANNEL, [accountOf('cara', 'Cara Moss')]);
  return {
    platform: service.platform,
    async start(onHandling) {
      await service.platform.start(async () => ({ kind: 'already-answered' }), onHandling);
      await service.open();
      await service.send(conversationUpdate);
    },
    standing: async () => cara.channel().map(({ lines }) => lines[0] ?? ''),
    async gone(mark) {
      connector.remove(cara.channel().at(-1)?.id ?? '');
      return mark;
    },
    officer: officerBefore(cara),
    trouble: (kind) => connector.fail(TROUBLES[kind]),
    calls: () => connector.requests.length,
    dispose: service.dispose,
  };
}

officerPlatformContract('Teams', open);
troublesContract('Teams', open);
