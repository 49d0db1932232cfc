import { describe, expect, it } from 'vitest';
import { createHttpServer } from '../../../src/adapters/http-server.ts';
import { ALL_TAKEN } from '../../support/leases-in-memory.ts';
import { createPlacesInMemory } from '../../support/places-in-memory.ts';
import type { TeamsSettings } from '../../../src/adapters/teams/settings.ts';
import { createTeamsPlatform } from '../../../src/adapters/teams/teams-platform.ts';
import type { ChatPlatform } from '../../../src/core/ports.ts';
import { shortMemoryHere } from '../../../src/core/short-memory-here.ts';
import { aLog, ALWAYS_READY } from '../../support/builders.ts';
import { PLAIN_MANNERS } from '../../support/manners.ts';
import { REGISTERED } from '../../support/teams-service.ts';

const health = () => ({ status: 'ok', edition: 'none', problems: [] }) as const;

function create(settings: TeamsSettings): ChatPlatform {
  const log = aLog();
  const server = createHttpServer({ host: '127.0.0.1', port: 0, health, readiness: ALWAYS_READY, log });
  return createTeamsPlatform({
    settings,
    server,
    council: undefined,
    manners: PLAIN_MANNERS,
    places: createPlacesInMemory(),
    leases: ALL_TAKEN,
    memory: shortMemoryHere(),
    log,
  });
}

describe('half a set of settings', () => {
  it.each([
    ['MicrosoftAppTenantId', { ...REGISTERED, tenantId: undefined }],
    ['MicrosoftAppPassword', { ...REGISTERED, appPassword: '' }],
    ['MicrosoftAppPassword', { ...REGISTERED, appType: 'MultiTenant', appPassword: undefined }],
    ['MicrosoftAppTenantId', { ...REGISTERED, appType: 'UserAssignedMSI', tenantId: undefined }],
  ] as const)('is a fault that names %s', (name, settings) => {
    expect(() => create(settings)).toThrow(
      expect.objectContaining({ code: 'CONFIG_INVALID', message: expect.stringContaining(name) }),
    );
  });
});

describe('a whole set of settings', () => {
  it.each(['MultiTenant', 'SingleTenant', 'UserAssignedMSI'] as const)('is taken for %s without a call', (appType) => {
    expect(create({ ...REGISTERED, appType }).name).toBe('teams');
  });
});
