import { teamsChecks } from '../../src/adapters/teams/doctor.ts';
import type { TeamsCloud, TeamsSettings } from '../../src/adapters/teams/settings.ts';
import type { Finding } from '../../src/core/checkup.ts';
import type { Council } from '../../src/core/people.ts';
import type { Places } from '../../src/core/ports.ts';
import conversationUpdate from '../fixtures/teams/conversation-update.json' with { type: 'json' };
import { GEDLING } from './builders.ts';
import { openFakeLogin } from './fake-microsoft-login.ts';
import type { FakeLogin } from './fake-microsoft-login.ts';
import { nothingHandled } from './handling.ts';
import { createPlacesInMemory } from './places-in-memory.ts';
import { AISHA, BOT_ID, CHANNEL } from './teams-activities.ts';
import { TEAM } from './teams-deliveries.ts';
import { cloudOf, openTeams, REGISTERED } from './teams-service.ts';
import type { TeamsService } from './teams-service.ts';

/** What time it is for the check-up, and for Microsoft until a test says otherwise. */
export const NOW = Date.UTC(2026, 10, 24, 14, 5);

const PLACED: Council = { ...GEDLING, teams: [TEAM] };
type Registered = Extract<TeamsSettings, { kind: 'registered' }>;

interface Looked {
  readonly settings?: Registered;
  readonly councils?: readonly Council[];
  readonly places?: Places;
  readonly address?: string;
  readonly say?: string;
  readonly clock?: () => number;
  readonly openId?: string;
  readonly credentials?: TeamsCloud['credentials'];
}

/** A service that has met the channel of its officers, and a Microsoft of its own to be asked about it. */
export interface Surgery {
  readonly login: FakeLogin;
  readonly service: TeamsService;
  /** What is found, under the name of its check. */
  found(looked?: Looked): Promise<Record<string, readonly Finding[]>>;
  close(): Promise<void>;
}

export async function openSurgery(): Promise<Surgery> {
  const login = await openFakeLogin();
  login.tell(new Date(NOW).toUTCString());
  const met = createPlacesInMemory();
  const service = await openTeams(REGISTERED, { places: met });
  await service.platform.start(async () => ({ kind: 'already-answered' }), nothingHandled);
  await service.open();
  await service.send(conversationUpdate);
  service.connector.lists(CHANNEL, [AISHA, { id: BOT_ID }]);
  return {
    login,
    service,
    async found(looked = {}) {
      const { settings = REGISTERED, councils = [PLACED], places = met, clock = () => NOW, ...others } = looked;
      const { openId = service.openId.metadataUrl, credentials, ...asked } = others;
      const checks = teamsChecks({
        settings,
        councils,
        places,
        asked,
        clock,
        cloud: { ...cloudOf(service.openId), ...(credentials && { credentials }) },
        addresses: { login: login.url, anyTenant: 'botframework.com', scope: 'https://api.botframework.com', openId },
      });
      const findings: Record<string, readonly Finding[]> = {};
      for (const { name, run } of checks) findings[name] = await run();
      return findings;
    },
    close: async () => void (await Promise.all([service.dispose(), login.close()])),
  };
}

/** Findings as tests expect them. */
export const ok = (says: unknown): unknown => ({ outcome: 'ok', says });
export const notOk = (says: unknown, mend: unknown): unknown => ({ outcome: 'not-ok', says, mend });
export const untold = (says: unknown, mend: unknown): unknown => ({ outcome: 'could-not-tell', says, mend });
