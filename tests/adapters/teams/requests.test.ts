import { afterEach, describe, expect, it } from 'vitest';
import type { TeamsSettings } from '../../../src/adapters/teams/settings.ts';
import invoke from '../../fixtures/teams/invoke.json' with { type: 'json' };
import { aPersonalMessage } from '../../support/teams-activities.ts';
import { openTeams, REGISTERED } from '../../support/teams-service.ts';
import type { TeamsService } from '../../support/teams-service.ts';
import { nothingHandled } from '../../support/handling.ts';

const MESSAGE = aPersonalMessage('can I use the logo?');
const NO_ACTIVITIES: Readonly<Record<string, string>> = {
  'an empty body': '',
  'an empty object': '{}',
  'a list': '[]',
  null: 'null',
  'broken JSON': '{"type":',
  'a string': '"text"',
  'an activity of nobody': '{"type":"message"}',
  'an activity without a service URL': JSON.stringify({ ...MESSAGE, serviceUrl: '' }),
  'an activity whose service URL is no web address': JSON.stringify({ ...MESSAGE, serviceUrl: 'file:///etc/hosts' }),
};

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

afterEach(() => service.dispose());

describe.each([
  ['without an app id', { kind: 'emulator' } as const],
  ['with one', REGISTERED],
])('%s', (_name, settings) => {
  const json = { 'content-type': 'application/json' };
  const headers = () =>
    settings.kind === 'registered' ? { ...json, authorization: `Bearer ${service.token()}` } : json;

  it.each(Object.entries(NO_ACTIVITIES))('answers 400 to %s', async (_title, body) => {
    await open(settings);
    expect((await service.post(body, headers())).status).toBe(400);
    expect(service.log.lines).toEqual([]);
  });

  it('answers 413 to a body larger than any message', async () => {
    await open(settings);
    const body = JSON.stringify({ ...MESSAGE, text: 'x'.repeat(300_000) });
    expect((await service.post(body, headers())).status).toBe(413);
  });

  it('answers 501 to an invoke it does not know', async () => {
    await open(settings);
    const response = await service.send(invoke);
    expect(response.status).toBe(501);
    expect(asked).toBe(0);
  });

  it('answers 503 before it is started and after it is stopped', async () => {
    service = await openTeams(settings);
    await service.open();
    expect((await service.send(MESSAGE)).status).toBe(503);
    await service.platform.start(async () => ({ kind: 'already-answered' }), nothingHandled);
    expect((await service.send(MESSAGE)).status).toBe(200);
    await service.platform.stop();
    expect((await service.send(MESSAGE)).status).toBe(503);
  });
});
