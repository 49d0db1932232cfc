import { expect } from 'vitest';
import type { TeamsSettings } from '../../../src/adapters/teams/settings.ts';
import { chatPlatformContract, pressesContract } from '../../contracts/chat-platform.contract.ts';
import type { PressableHarness } from '../../contracts/chat-platform.contract.ts';
import { aChannelMention, aPersonalMessage, aPress } from '../../support/teams-activities.ts';
import { openTeams, REGISTERED } from '../../support/teams-service.ts';

async function harness(settings: TeamsSettings): Promise<PressableHarness> {
  const service = await openTeams(settings);
  return {
    platform: service.platform,
    ready: service.open,
    async say(text, { id, where }) {
      const message = where === 'private' ? aPersonalMessage(text, id) : aChannelMention(text, id);
      const response = await service.send(message);
      expect(response.status).toBe(200);
    },
    async press(press, of, { id }) {
      const response = await service.send(aPress({ clausebook: { press, of } }, id));
      expect(response.status).toBe(200);
    },
    async readOn(view, clause, { id }) {
      const response = await service.send(aPress({ clausebook: { view, clause } }, id));
      expect(response.status).toBe(200);
    },
    async posted() {
      expect(service.connector.problems).toEqual([]);
      expect(service.log.lines).toEqual([]);
      return service.connector.posted.map((activity) => ({
        text: activity.text ?? activity.summary ?? '',
        payload: JSON.stringify(activity),
      }));
    },
    dispose: service.dispose,
  };
}

chatPlatformContract('Teams without an app id', () => harness({ kind: 'emulator' }));
chatPlatformContract('Teams with tokens checked', () => harness(REGISTERED));
pressesContract('Teams', () => harness(REGISTERED));
