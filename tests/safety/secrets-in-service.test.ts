import * as fc from 'fast-check';
import { createServer } from 'node:http';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'node:querystring';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { createLogger } from '../../src/adapters/logger.ts';
import { deliveryFault, refusalCode } from '../../src/adapters/teams/refusal.ts';
import { teamsChecks } from '../../src/adapters/teams/doctor.ts';
import { startApp } from '../../src/app.ts';
import type { App } from '../../src/app.ts';
import { runCommand } from '../../src/cli/program.ts';
import { readConfig } from '../../src/config.ts';
import { openSlackChecks } from '../../src/open-doctor.ts';
import { askPhrasingModel } from '../../src/open-phrasings.ts';
import { createPlacesInMemory } from '../support/places-in-memory.ts';
import { directMessage, slashCommand } from '../support/fake-slack-events.ts';
import type { Fields } from '../support/fake-slack-events.ts';
import { FORM_BODY, sign } from '../support/fake-slack-signature.ts';
import { aTerminal } from '../support/fake-terminal.ts';
import { keptModel } from '../support/kept-model.ts';
import { listening } from '../support/loopback.ts';
import { MANNERS, openParrot } from '../support/parrot.ts';
import type { Parrot } from '../support/parrot.ts';
import { planted, tracesIn } from '../support/planted-secrets.ts';
import type { Planted } from '../support/planted-secrets.ts';
import { SOUND } from '../support/sound-knowledge.ts';
import { createVisitor } from '../support/visitor.ts';

type Given = Readonly<Record<string, string>>;

const [secrets = {}] = fc.sample(planted, 1);
const of = (name: string): string => secrets[name]?.value ?? '';
const all: readonly Planted[] = Object.values(secrets);
/** A secret that was never sent cannot be repeated, and nothing would be tried. */
const unheard = (name: string): boolean =>
  tracesIn(
    parrot.heard.join('\n'),
    all.filter((one) => one === secrets[name]),
  ).length === 0;

let folder = '';
let parrot: Parrot;
let origin = '';
let app: App | undefined;
/** As they are written: nothing is taken out of them here, so that nobody has to rely on it. */
const lines: string[] = [];
const log = createLogger('debug', { write: (line) => void lines.push(line) });
const events = (): readonly string[] =>
  lines.map((line) => z.looseObject({ event: z.string() }).parse(JSON.parse(line)).event);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clausebook-'));
  await cp(SOUND, join(folder, 'knowledge'), { recursive: true });
  parrot = await openParrot();
  // It knows the bot, so that turns are answered, and nothing else.
  parrot.knows('auth.test', {
    ok: true,
    team: 'Marlpit',
    team_id: 'T0COUNCIL',
    user: 'clausebook',
    user_id: 'U0CLAUSE',
  });
  const free = await listening(createServer());
  origin = free.origin;
  await free.close();
});
afterAll(async () => {
  await parrot.close();
  await rm(folder, { recursive: true });
});
afterEach(async () => {
  await app?.stop();
  app = undefined;
});

const settings = (more: Given): Given => ({
  PORT: new URL(origin).port,
  HOST: '127.0.0.1',
  KNOWLEDGE_DIR: join(folder, 'knowledge'),
  DATA_DIR: join(folder, 'data'),
  COUNCIL: 'marlpit',
  METRICS_PORT: '0',
  SLACK_API_URL: `${parrot.origin}/api/`,
  SLACK_SIGNING_SECRET: of('SLACK_SIGNING_SECRET'),
  MicrosoftAppId: '00000000-0000-0000-0000-000000000000',
  MicrosoftAppPassword: of('MicrosoftAppPassword'),
  CHOOSER_URL: `${parrot.origin}/v1`,
  CHOOSER_MODEL: 'm',
  CHOOSER_API_KEY: of('CHOOSER_API_KEY'),
  PHRASINGS_URL: `${parrot.origin}/v1`,
  PHRASINGS_MODEL: 'm',
  PHRASINGS_API_KEY: of('PHRASINGS_API_KEY'),
  OIDC_ISSUER: parrot.origin,
  OIDC_CLIENT_ID: 'c',
  OIDC_CLIENT_SECRET: of('OIDC_CLIENT_SECRET'),
  OIDC_READERS: 'groups=readers',
  PUBLIC_URL: origin,
  SESSION_KEY: of('SESSION_KEY'),
  ...more,
});

async function start(more: Given): Promise<void> {
  app = await startApp(readConfig(settings(more)), { log, progress: () => {}, embedder: keptModel });
}

/** All that somebody is shown at an address, with the headers. */
async function seenAt(path: string, init: RequestInit = {}): Promise<string> {
  const response = await fetch(new URL(path, origin), { redirect: 'manual', ...init });
  return [response.status, JSON.stringify([...response.headers]), await response.text()].join('\n');
}

function slackSends(body: Fields, form: boolean, secret = of('SLACK_SIGNING_SECRET')): Promise<string> {
  const text = form
    ? stringify(Object.fromEntries(Object.entries(body).map(([name, value]) => [name, String(value)])))
    : JSON.stringify(body);
  const headers = form ? FORM_BODY : { 'Content-Type': 'application/json' };
  const signed = sign(secret, Math.floor(Date.now() / 1000), text);
  return seenAt('/slack/events', { method: 'POST', body: text, headers: { ...headers, ...signed } });
}

const JSON_BODY = { 'content-type': 'application/json' };
const BROKEN: readonly (readonly [string, RequestInit])[] = [
  ['/slack/events', { method: 'POST', body: '{"half', headers: JSON_BODY }],
  ['/slack/events', { method: 'POST', body: 'payload=%ZZ', headers: FORM_BODY }],
  ['/api/messages', { method: 'POST', body: '{"half', headers: JSON_BODY }],
  ['/api/messages', { method: 'POST', body: '{}', headers: { ...JSON_BODY, authorization: 'Bearer a.b.c' } }],
  ['/api/ask', { method: 'POST', body: '{"half', headers: JSON_BODY }],
  ['/sign-out', { method: 'POST', body: 'a=b', headers: FORM_BODY }],
  ['/%E0%A4%A', {}],
  ['/nowhere', { headers: { cookie: 'clausebook-session=broken; clausebook-sign-in=broken' } }],
];
const PATHS = [
  '/',
  '/home',
  '/officers',
  '/api/councils',
  '/healthz',
  '/readyz',
  '/metrics',
  '/slack/install',
  '/sign-in',
];
const BACK = ['/sign-in/back', '/sign-in/back?error=access_denied&state=x', '/slack/oauth_redirect?code=c&state=s'];

async function everythingShown(): Promise<string> {
  const port = z
    .object({ port: z.number() })
    .parse(JSON.parse(lines.findLast((line) => line.includes('metrics-served')) ?? '{}'));
  const metrics = await (await fetch(`http://127.0.0.1:${port.port}/metrics`)).text();
  const pages = await Promise.all([...PATHS, ...BACK].map((path) => seenAt(path)));
  const broken = await Promise.all(BROKEN.map(([path, init]) => seenAt(path, init)));
  return [metrics, ...pages, ...broken].join('\n');
}

/** Somebody comes back from the provider with a code, for which a token is asked. */
async function signedIn(): Promise<string> {
  const visitor = createVisitor({ publicUrl: origin, url: origin });
  const leaving = await visitor.get('/sign-in');
  const state = new URL(leaving.headers.get('location') ?? '').searchParams.get('state') ?? '';
  const came = await visitor.get(`/sign-in/back?code=a-code&state=${encodeURIComponent(state)}`);
  return [leaving.headers.get('location'), came.status, JSON.stringify([...came.headers]), came.text].join('\n');
}

async function installed(): Promise<string> {
  const page = await fetch(new URL('/slack/install', origin));
  const state = /state=([\w%.-]+)/.exec(await page.text())?.[1] ?? '';
  const cookie = page.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
  return seenAt(`/slack/oauth_redirect?code=a-code&state=${state}`, { headers: { cookie } });
}

describe('a secret that a platform repeats', () => {
  // The others end as one of these does, after tries that take seconds.
  it.each(['as-json', 'as-header'] as const)(
    'is in no line of the log, no page and no figure: what a turn and a sign-in send, %s',
    async (manner) => {
      lines.length = 0;
      parrot.be(manner);
      await start({ SLACK_BOT_TOKEN: of('SLACK_BOT_TOKEN') });
      const shown = [
        await slackSends(directMessage(`Ev${manner}`, { text: 'can I fly my kite on the common?' }), false),
      ];
      const command = slashCommand(`t${manner}`, `${parrot.origin}/commands/1`, {
        text: 'can I fly my kite on the common?',
      });
      shown.push(await slackSends(command, true), await slackSends(command, true, 'another secret'), await signedIn());
      await vi.waitFor(
        () =>
          expect(events()).toEqual(
            expect.arrayContaining(['sign-in-failed', 'slack-reply-failed', 'chooser-undecided']),
          ),
        {
          timeout: 10_000,
        },
      );
      shown.push(await everythingShown());
      expect(['SLACK_BOT_TOKEN', 'CHOOSER_API_KEY', 'OIDC_CLIENT_SECRET'].filter(unheard)).toEqual([]);
      expect(tracesIn(lines.join(''), all)).toEqual([]);
      expect(tracesIn(shown.join('\n'), all)).toEqual([]);
      const kept = new DatabaseSync(join(folder, 'data', 'clausebook.sqlite'), { readOnly: true });
      const rows = kept.prepare('select * from notices').all();
      kept.close();
      expect(tracesIn(JSON.stringify(rows), all)).toEqual([]);
    },
  );
});

describe.each(MANNERS)('a secret that a platform repeats, %s', (manner) => {
  it('is in no line of the log and no page: the secrets of an app that workspaces install, and of a socket', async () => {
    lines.length = 0;
    parrot.be(manner);
    const oauth = ['SLACK_CLIENT_SECRET', 'SLACK_STATE_SECRET', 'SLACK_ENCRYPTION_KEY'];
    await start({ SLACK_CLIENT_ID: '1.2', ...Object.fromEntries(oauth.map((name) => [name, of(name)])) });
    const shown = [await installed(), await everythingShown()];
    await app?.stop();
    await start({ SLACK_BOT_TOKEN: of('SLACK_BOT_TOKEN'), SLACK_APP_TOKEN: of('SLACK_APP_TOKEN') });
    await vi.waitFor(() =>
      expect(events()).toEqual(expect.arrayContaining(['slack-install-failed', 'slack-socket-failed'])),
    );
    shown.push(await everythingShown());
    expect(['SLACK_CLIENT_SECRET', 'SLACK_APP_TOKEN'].filter(unheard)).toEqual([]);
    expect(tracesIn(lines.join('') + shown.join('\n'), all)).toEqual([]);
  });

  it('is in nothing that a check-up or a command says', async () => {
    parrot.be(manner);
    const config = readConfig(settings({ SLACK_BOT_TOKEN: of('SLACK_BOT_TOKEN') }));
    const slack = await openSlackChecks(config, { say: 'C0GENERAL', address: `${parrot.origin}/slack/events` });
    const { teams } = config;
    const checks = teamsChecks({
      settings: teams && { kind: 'registered', ...teams },
      councils: [],
      places: createPlacesInMemory(),
      asked: { address: parrot.origin },
      addresses: {
        login: `${parrot.origin}/`,
        anyTenant: 'any',
        scope: 'https://api.example',
        openId: `${parrot.origin}/keys`,
      },
    });
    const findings = await Promise.all([...slack, ...checks].map(({ run }) => run()));
    const wrote = await askPhrasingModel(config.phrasings, 'Write.', AbortSignal.timeout(5000));
    const terminal = aTerminal({ env: { LOG_LEVEL: 'debug', ...settings({}), DATA_DIR: join(folder, 'asked') } });
    await runCommand(terminal, ['ask', 'can I fly my kite on the common'], { embedder: keptModel });
    expect(['MicrosoftAppPassword', 'PHRASINGS_API_KEY'].filter(unheard)).toEqual([]);
    const said = JSON.stringify([findings, wrote]) + terminal.printed() + terminal.said();
    expect(tracesIn(said, all)).toEqual([]);
  });
});

describe('what the Teams library throws', () => {
  const echo = fc.constantFrom(...all.map(({ value }) => value));
  const thrown = fc.record({
    name: fc.constantFrom('RestError', 'ServerError'),
    statusCode: fc.option(fc.constantFrom(400, 401, 500), { nil: undefined }),
    code: echo,
    errorCode: echo,
    message: echo,
    request: fc.record({ headers: fc.record({ authorization: echo }) }),
  });

  it('tells nothing of what was sent', () => {
    fc.assert(
      fc.property(thrown, (fields) => {
        const cause = Object.assign(new Error(fields.message), fields);
        const fault = deliveryFault(cause);
        log.error('teams-delivery-failed', {}, fault);
        expect(tracesIn(`${fault.stack} ${JSON.stringify(fault)} ${refusalCode(cause)} ${lines.at(-1)}`, all)).toEqual(
          [],
        );
      }),
    );
  });
});
