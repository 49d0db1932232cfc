import { cp, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp } from '../../src/app.ts';
import type { App } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { aLog } from '../support/builders.ts';
import { CHROMIUM, CHROMIUM_NOTE, launchChromium } from '../support/chromium.ts';
import { openFakeProvider } from '../support/fake-provider.ts';
import type { FakeProvider } from '../support/fake-provider.ts';
import { openFakeSlack } from '../support/fake-slack.ts';
import type { FakeSlack } from '../support/fake-slack.ts';
import { BOT_TOKEN, SIGNING_SECRET } from '../support/fake-slack-identity.ts';
import { keptModel } from '../support/kept-model.ts';
import { listening } from '../support/loopback.ts';
import { SOUND } from '../support/sound-knowledge.ts';
import { createVisitor } from '../support/visitor.ts';

let [folder, publicUrl]: readonly string[] = [];
let provider: FakeProvider;
let slack: FakeSlack;
let app: App;
const log = aLog();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clausebook-'));
  await cp(SOUND, join(folder, 'knowledge'), { recursive: true });
  [provider, slack] = [await openFakeProvider(), await openFakeSlack()];
  // The address has to be known before it listens.
  const { origin, close } = await listening(createServer());
  await close();
  publicUrl = origin;
  const config = readConfig({
    PORT: new URL(origin).port,
    HOST: '0.0.0.0',
    KNOWLEDGE_DIR: join(folder, 'knowledge'),
    DATA_DIR: join(folder, 'data'),
    SLACK_BOT_TOKEN: BOT_TOKEN,
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    SLACK_API_URL: slack.apiUrl,
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: provider.client.id,
    OIDC_CLIENT_SECRET: provider.client.secret,
    OIDC_READERS: 'groups=readers',
    OIDC_ADMINS: 'groups=admins',
    PUBLIC_URL: origin,
    SESSION_KEY: Buffer.alloc(32, 5).toString('base64'),
  });
  app = await startApp(config, { log, progress: () => {}, embedder: keptModel });
});
afterAll(async () => {
  await app.stop();
  await Promise.all([provider.close(), slack.close()]);
  if (folder !== undefined) await rm(folder, { recursive: true });
});

const visitor = () => createVisitor({ publicUrl: publicUrl ?? '', url: publicUrl ?? '' });

describe('a service that listens to everybody, with a provider to sign in with', () => {
  it('serves its pages to who signs in, and nothing of the trial or of emulators', async () => {
    expect(app.platforms).toEqual(['slack', 'playground']);
    const anna = visitor();
    expect((await anna.get('/')).status).toBe(401);
    expect((await anna.signIn('/?question=kites')).headers.get('location')).toBe(`${publicUrl}/?question=kites`);
    expect((await anna.get('/?question=kites')).status).toBe(200);
    for (const path of ['/officers', '/api/councils', '/api/messages']) expect((await anna.get(path)).status).toBe(404);
  });

  it('has an admin who signed in halt guidance, in the name that the provider gave', async () => {
    provider.person({ sub: 'a-1', name: 'Chris Dale', groups: ['admins'] });
    const chris = visitor();
    await chris.signIn();
    const say = (typed: string) => chris.post('/home/say', { typed, council: 'marlpit', turn: typed }, publicUrl);
    expect((await say('admin halt confirm being corrected')).text).toContain('id="said"');
    const home = (await chris.get('/home')).text;
    expect(home).toContain('being corrected');
    expect(home).toContain('Chris Dale');
    expect((await say('admin resume confirm')).text).not.toContain('being corrected');
  });

  it('goes on in Slack while the provider is down', async () => {
    const anna = visitor();
    const back = await anna.comeBack();
    provider.be('down');
    const seen = await anna.get(back);
    expect([seen.status, seen.text]).toEqual([502, expect.stringContaining('You can go on asking in Slack')]);
    expect((await visitor().get('/readyz')).status).toBe(200);
    // Unsigned, so Slack’s route is there and turns it away.
    expect((await visitor().post('/slack/events', {})).status).toBe(401);
    provider.be('up');
  });

  it('logs neither a name nor what anybody asked', () => {
    expect(log.lines.length).toBeGreaterThan(2);
    expect(JSON.stringify(log.lines)).not.toMatch(/Anna|Chris|kites|readers|sesame/);
  });
});

describe.skipIf(CHROMIUM === undefined)(`signing in in Chromium${CHROMIUM_NOTE}`, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser.close());

  it('leads to the page, through a question, and out; what is asked after that leads to signing in', async () => {
    provider.person({ sub: 'person-1', name: 'Anna Reed', groups: ['readers'] });
    const context = await browser.newContext();
    const page = await context.newPage();
    const troubles: string[] = [];
    page.on('console', (message) => troubles.push(message.text()));
    page.on('pageerror', ({ message }) => troubles.push(message));
    await page.goto(`${publicUrl}/`);
    await page.getByRole('link', { name: 'Sign in' }).click();
    await page.getByText('You are signed in as Anna Reed').waitFor();
    await page.getByLabel('Your question').fill('kites');
    await page.getByRole('button', { name: 'Ask', exact: true }).click();
    await page.locator('#answer-heading').waitFor();

    // The session ends in another window.
    const other = await context.newPage();
    await other.goto(`${publicUrl}/`);
    await other.getByRole('button', { name: 'Sign out' }).click();
    await other.getByRole('heading', { name: 'You are signed out' }).waitFor();
    await page.getByLabel('Your question').fill('lanterns');
    await page.getByRole('button', { name: 'Ask', exact: true }).click();
    await page.getByRole('link', { name: 'Sign in' }).click();
    await page.locator('#answer-heading').waitFor();
    expect(new URL(page.url()).searchParams.get('question')).toBe('lanterns');
    expect(troubles.filter((each) => !each.includes('401'))).toEqual([]);
    await context.close();
  });
});
