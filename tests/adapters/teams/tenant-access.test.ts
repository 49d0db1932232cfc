import { afterEach, describe, expect, it } from 'vitest';
import type { TeamsSettings } from '../../../src/adapters/teams/settings.ts';
import { aPersonalMessage, TENANT } from '../../support/teams-activities.ts';
import { openTeams, REGISTERED } from '../../support/teams-service.ts';
import type { TeamsService } from '../../support/teams-service.ts';
import { nothingHandled } from '../../support/handling.ts';

const MESSAGE = aPersonalMessage('can I use the logo?');
const ANOTHER = '00000000-1111-4222-8333-444444444444';

let service: TeamsService;
let asked: number;

async function open(settings: TeamsSettings): Promise<void> {
  service = await openTeams(settings);
  asked = 0;
  await service.platform.start(async () => {
    asked += 1;
    return { kind: 'already-answered' };
  }, nothingHandled);
  await service.open();
}

const refusals = () => service.log.lines.map((line) => `${line.event} ${String(line.fields['why'])}`);

afterEach(() => service.dispose());

describe('with an app id of one tenant', () => {
  it.each([
    ['the channel data of another tenant', { channelData: { tenant: { id: ANOTHER } } }],
    [
      'a conversation of another tenant',
      { conversation: { id: 'a:1', conversationType: 'personal', tenantId: ANOTHER } },
    ],
    ['no tenant at all', { channelData: {}, conversation: { id: 'a:1', conversationType: 'personal' } }],
  ])('refuses an activity with %s', async (_name, change) => {
    await open(REGISTERED);
    const response = await service.send({ ...MESSAGE, ...change });
    expect(response.status).toBe(403);
    expect(await response.text()).toBe('');
    expect(asked).toBe(0);
    expect(refusals()).toEqual(['teams-refused other-tenant']);
  });

  it('takes an activity of its own tenant, however the id is written', async () => {
    await open({ ...REGISTERED, tenantId: TENANT.toUpperCase() });
    expect((await service.send(MESSAGE)).status).toBe(200);
    expect(asked).toBe(1);
  });

  it('takes any tenant when it is for many', async () => {
    await open({ ...REGISTERED, appType: 'MultiTenant', tenantId: undefined });
    expect((await service.send({ ...MESSAGE, channelData: { tenant: { id: ANOTHER } } })).status).toBe(200);
    expect(asked).toBe(1);
  });

  it('holds a managed identity to its tenant', async () => {
    await open({ kind: 'registered', appId: REGISTERED.appId, appType: 'UserAssignedMSI', tenantId: ANOTHER });
    expect((await service.send(MESSAGE)).status).toBe(403);
  });

  it('refuses another channel than Teams', async () => {
    await open(REGISTERED);
    expect((await service.send({ ...MESSAGE, channelId: 'webchat' })).status).toBe(403);
    expect(refusals()).toEqual(['teams-refused other-channel']);
  });

  it('looks at the token before it tells anything else', async () => {
    await open(REGISTERED);
    const refused = { authorization: undefined };
    expect((await service.send({}, refused)).status).toBe(401);
    expect((await service.send({ ...MESSAGE, channelData: { tenant: { id: ANOTHER } } }, refused)).status).toBe(401);
  });
});
