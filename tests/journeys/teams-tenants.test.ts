import { appendFile, cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp } from '../../src/app.ts';
import type { App } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { ASK_AGAIN } from '../../src/core/wording.ts';
import { aLog } from '../support/builders.ts';
import { openFakeConnector } from '../support/fake-connector.ts';
import type { FakeConnector } from '../support/fake-connector.ts';
import { SOUND } from '../support/sound-knowledge.ts';
import { aPersonalMessage } from '../support/teams-activities.ts';
import { accountOf } from '../support/teams-chatter.ts';

const [MARLPIT, SALTBY, OTHER] = [
  '7f1d8c1e-5a34-4d0b-9b21-1f8a2c6e9d40',
  '0b9d4e6f-1a2c-4835-b7e9-d0c1f2a3b4c5',
  'c3d1f5a7-2b4e-4c6d-8f90-1a2b3c4d5e6f',
] as const;
const KITE = 'Members may fly a kite on the common, unless a fair is held there.';
const PINS = 'Use brass pins on the noticeboard. Section 107 of the Pin Act forbids staples.';

let folder: string;
let connector: FakeConnector;
let app: App;
const start = (): Promise<App> =>
  startApp(
    readConfig({
      PORT: '0',
      HOST: '127.0.0.1',
      KNOWLEDGE_DIR: join(folder, 'knowledge'),
      DATA_DIR: join(folder, 'data'),
    }),
    { log: aLog(), progress: () => {} },
  );
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clausebook-'));
  await cp(SOUND, join(folder, 'knowledge'), { recursive: true });
  for (const [council, tenant] of [
    ['marlpit', MARLPIT.toUpperCase()],
    ['saltby', SALTBY],
  ] as const)
    await appendFile(join(folder, 'knowledge', council, 'council.yaml'), `teamsTenants: [${tenant}]\n`);
  connector = await openFakeConnector(undefined);
  app = await start();
});
afterAll(async () => {
  await app.stop();
  await connector.close();
  await rm(folder, { recursive: true });
});

/** Asks from a tenant; resolves to what stands in that conversation since. */
async function ask(tenant: string, words: string, id: string): Promise<readonly string[]> {
  const before = connector.standing.length;
  const response = await fetch(`${app.url}api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      ...aPersonalMessage(words, id),
      from: accountOf(tenant, 'Cllr Any'),
      conversation: { conversationType: 'personal', tenantId: tenant, id: `a:with-${tenant}` },
      channelData: { tenant: { id: tenant } },
      serviceUrl: connector.serviceUrl,
    }),
  });
  expect(response.status).toBe(200);
  expect(connector.problems).toEqual([]);
  return connector.standing.slice(before).map(({ activity }) => JSON.stringify(activity));
}

describe('two councils, each in a tenant of its own', () => {
  it('answer from their own guidance, never from each other’s', async () => {
    for (const [question, clause, [own, others]] of [
      ['can I fly my kite on the common', KITE, [MARLPIT, SALTBY]],
      ['which pins go on the noticeboard', PINS, [SALTBY, MARLPIT]],
    ] as const) {
      expect((await ask(own, question, `own ${question}`)).join('\n')).toContain(clause);
      expect((await ask(others, question, `others ${question}`)).join('\n')).not.toContain(clause);
    }
  });

  it('do not answer for a third, which is told so once, also across a restart', async () => {
    const said = await ask(OTHER, 'can I fly my kite on the common', 'third 1');
    expect(said).toHaveLength(1);
    expect(said[0]).toContain(ASK_AGAIN['no-council']);
    expect(said[0]).not.toContain(KITE);
    await app.stop();
    app = await start();
    expect(await ask(OTHER, 'can I fly my kite on the common', 'third 1')).toEqual([]);
  });
});
