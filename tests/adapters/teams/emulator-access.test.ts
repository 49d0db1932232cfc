import { request } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import type { TeamsSettings } from '../../../src/adapters/teams/settings.ts';
import { aPersonalMessage } from '../../support/teams-activities.ts';
import { openTeams } from '../../support/teams-service.ts';
import type { TeamsService } from '../../support/teams-service.ts';
import { nothingHandled } from '../../support/handling.ts';

const MESSAGE = aPersonalMessage('can I use the logo?');
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

describe('without an app id', () => {
  it.each(['http://127.0.0.1:9/', 'http://localhost:56150/', 'http://[::1]:9/', 'http://127.8.8.8/x'])(
    'takes an activity whose replies go to %s',
    async (serviceUrl) => {
      await open({ kind: 'emulator' });
      expect((await service.send({ ...MESSAGE, serviceUrl })).status).toBe(200);
      expect(asked).toBe(1);
    },
  );

  it.each([
    'https://smba.trafficmanager.net/emea/',
    'http://169.254.169.254/',
    'http://localhost@attacker.example/',
    'http://localhost.attacker.example/',
    'http://10.0.0.7:3978/',
    'http://0.0.0.0:3978/',
  ])('never calls out to %s', async (serviceUrl) => {
    await open({ kind: 'emulator' });
    const response = await service.send({ ...MESSAGE, serviceUrl });
    expect(response.status).toBe(403);
    expect(await response.text()).toBe('');
    expect(asked).toBe(0);
    expect(refusals()).toEqual(['teams-refused other-service-url']);
  });

  it.each(['attacker.example', 'localhost.attacker.example:3978', '192.168.1.20:3978'])(
    'is not driven by a page loaded from "%s"',
    async (host) => {
      await open({ kind: 'emulator' });
      expect(await statusUnder(host)).toBe(403);
      expect(asked).toBe(0);
      expect(refusals()).toEqual(['teams-refused other-host']);
    },
  );

  it('is not driven by a form, which cannot send JSON', async () => {
    await open({ kind: 'emulator' });
    const body = JSON.stringify({ ...MESSAGE, serviceUrl: service.connector.serviceUrl });
    expect((await service.post(body, { 'content-type': 'text/plain' })).status).toBe(400);
    expect(asked).toBe(0);
  });
});

// fetch() sets the Host header itself.
const statusUnder = (host: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const sent = request(service.url, { method: 'POST', headers: { host, 'content-type': 'application/json' } });
    sent.on('response', (response) => resolve(response.resume().statusCode)).on('error', reject);
    sent.end(JSON.stringify({ ...MESSAGE, serviceUrl: service.connector.serviceUrl }));
  });
