import { createServer } from 'node:http';
import { expect, it, onTestFinished } from 'vitest';
import { startApp } from '../../src/app.ts';
import { forCouncil } from '../../src/config-libraries.ts';
import { readConfig } from '../../src/config.ts';
import { openPublishing } from '../../src/open-publishing.ts';
import { aLog } from '../support/builders.ts';
import { openFakeProvider } from '../support/fake-provider.ts';
import { keptModel } from '../support/kept-model.ts';
import { listening } from '../support/loopback.ts';
import { SOUND } from '../support/sound-knowledge.ts';
import { aTempFolder } from '../support/temp-folder.ts';
import { createVisitor } from '../support/visitor.ts';
import type { Visitor } from '../support/visitor.ts';

it('with a library for each council, who signed in chooses among theirs, and an admin of one puts that one in force', async () => {
  const provider = await openFakeProvider();
  onTestFinished(() => provider.close());
  // The address has to be known before it listens.
  const { origin, close } = await listening(createServer());
  await close();
  const config = readConfig({
    PORT: new URL(origin).port,
    HOST: '127.0.0.1',
    KNOWLEDGE_DIR: SOUND,
    DATA_DIR: await aTempFolder(),
    COUNCILS_APART: 'yes',
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: provider.client.id,
    OIDC_CLIENT_SECRET: provider.client.secret,
    OIDC_READERS: 'groups=readers',
    OIDC_COUNCIL_ADMINS: 'saltby:groups=saltby',
    PUBLIC_URL: origin,
    SESSION_KEY: Buffer.alloc(32, 5).toString('base64'),
  });
  const opening = { log: aLog(), progress: () => {}, embedder: keptModel };
  for (const council of ['marlpit', 'saltby']) {
    const publishing = await openPublishing({ ...config, libraries: forCouncil(config.libraries, council) }, opening);
    await publishing.publish({ by: { kind: 'command', name: 'root' } });
    await publishing.close();
  }
  const app = await startApp(config, opening);
  onTestFinished(() => app.stop());
  const whoHas = async (group: string): Promise<Visitor> => {
    provider.person({ sub: group, name: group, groups: [group] });
    const visitor = createVisitor({ publicUrl: origin, url: origin });
    await visitor.signIn();
    return visitor;
  };

  expect(app.platforms).toEqual(['playground']);
  const reader = await whoHas('readers');
  const edition = ({ text }: { readonly text: string }) => /Edition ([\w-]+)/.exec(text)?.[1];
  const [marlpit, saltby] = [await reader.get('/?council=marlpit'), await reader.get('/?council=saltby')];
  for (const { text } of [marlpit, saltby]) expect(text.match(/<option /g)).toHaveLength(2);
  expect(edition(marlpit)).toMatch(/\w/);
  expect(edition(marlpit)).not.toBe(edition(saltby));

  const admin = await whoHas('saltby');
  expect((await admin.get('/?council=marlpit')).status).toBe(400);
  expect((await admin.get('/home?council=marlpit')).status).toBe(403);
  const reload = (council: string) => admin.post('/home/reload', { council, turn: council }, origin);
  expect((await reload('saltby')).text).toContain('id="said"');
  expect((await reload('marlpit')).status).toBe(403);
});
