import * as fc from 'fast-check';
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { readConfig, VARIABLES } from '../src/config.ts';
import { faultsOf, namesIn } from './support/config-faults.ts';
import type { Env } from './support/config-faults.ts';

const DEFAULTS = {
  port: 3978,
  host: undefined,
  logLevel: undefined,
  knowledge: 'knowledge-base',
  watch: false,
  data: 'data',
  databaseUrl: undefined,
  retention: {
    questions: 30,
    choices: 30,
    receipts: 730,
    feedback: 730,
    notices: 90,
    escalations: 730,
    suggestions: 730,
    advice: 730,
  },
  rates: { personPerMinute: 30, personPerHour: 300, councilPerMinute: 300 },
  council: undefined,
  slack: undefined,
  teams: undefined,
  chooser: undefined,
  phrasings: undefined,
  metrics: undefined,
  signIn: undefined,
};

const SLACK = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'sign' };
const TEAMS = { MicrosoftAppId: 'app', MicrosoftAppPassword: 'pass' };
const CHOOSER = { CHOOSER_URL: 'https://models.example/v1', CHOOSER_MODEL: 'a-model' };

describe('the settings', () => {
  it('have defaults, so that nothing needs to be set', () => {
    expect(readConfig({})).toEqual(DEFAULTS);
  });

  it('count as not set when they are empty or blank', () => {
    for (const blank of ['', '  ', '\t\n']) {
      expect(readConfig(Object.fromEntries(VARIABLES.map((name) => [name, blank])))).toEqual(DEFAULTS);
    }
  });

  it('are taken without the white space around them', () => {
    const env = {
      PORT: ' 80 ',
      HOST: ' ::1\n',
      LOG_LEVEL: 'debug ',
      KNOWLEDGE_DIR: ' k',
      DATA_DIR: 'd ',
      COUNCIL: ' c',
    };
    expect(readConfig(env)).toMatchObject({
      port: 80,
      host: '::1',
      logLevel: 'debug',
      knowledge: 'k',
      data: 'd',
      council: 'c',
    });
  });

  it('are those of .env.example, in its order', async () => {
    const lines = (await readFile('.env.example', 'utf8')).split('\n');
    const named = lines.filter((line) => /^\w+=/.test(line)).map((line) => line.split('=')[0]);
    expect(named).toEqual(VARIABLES);
  });

  it.each(['0', '1', '3978', '65535'])('take %s for a port', (port) => {
    expect(readConfig({ PORT: port }).port).toBe(Number(port));
  });

  it.each(['-1', '65536', '3.5', 'http', '80a', '0x50', '1e3', '-0', '80 81', 'Infinity', '９０'])(
    'do not take %s for a port',
    (port) => {
      expect(namesIn(faultsOf({ PORT: port }))).toEqual(['PORT']);
    },
  );

  it('have metrics on this machine alone, on a port that is set, or none', () => {
    expect(readConfig({ METRICS_PORT: '9464' }).metrics).toEqual({ port: 9464, host: '127.0.0.1' });
    expect(readConfig({ METRICS_PORT: '0', METRICS_HOST: '::' }).metrics).toEqual({ port: 0, host: '::' });
    expect(namesIn(faultsOf({ METRICS_HOST: '::' }))).toEqual(['METRICS_PORT']);
    for (const port of ['-1', '65536', '1e3', 'http'])
      expect(namesIn(faultsOf({ METRICS_PORT: port }))).toEqual(['METRICS_PORT']);
  });

  it('choose how Slack is listened to by the secret that is there', () => {
    expect(readConfig(SLACK).slack).toEqual({ botToken: 'xoxb-1', mode: 'http', signingSecret: 'sign' });
    expect(readConfig({ ...SLACK, SLACK_APP_TOKEN: 'xapp-1', SLACK_API_URL: 'http://127.0.0.1:9/api/' }).slack).toEqual(
      {
        botToken: 'xoxb-1',
        mode: 'socket',
        appToken: 'xapp-1',
        apiUrl: 'http://127.0.0.1:9/api/',
      },
    );
  });

  it('hold what Teams needs for each type of app', () => {
    expect(readConfig(TEAMS).teams).toEqual({ appId: 'app', appPassword: 'pass', appType: 'MultiTenant' });
    const identity = { MicrosoftAppId: 'app', MicrosoftAppTenantId: 'dir', MicrosoftAppType: 'UserAssignedMSI' };
    expect(readConfig(identity).teams).toEqual({ appId: 'app', tenantId: 'dir', appType: 'UserAssignedMSI' });
  });
});

describe('the database’s address', () => {
  it.each([
    'postgres://db.example/clausebook',
    'postgresql://name:secret@db.example:5433/clausebook?sslmode=verify-full',
    'postgres://name:se%2Fcr%40t@[::1]:5432/clausebook',
    'postgres:///clausebook?host=/var/run/postgresql',
  ])('may be %s', (url) => {
    expect(readConfig({ DATABASE_URL: ` ${url} ` }).databaseUrl).toBe(url);
  });

  it.each([
    'mysql://name:secret@db.example/clausebook',
    'data/clausebook.sqlite',
    'postgres://',
    'postgres://db.example',
    'postgres://db.example/',
    'postgres://name:secret@db.example:port/clausebook',
    'postgres://name:12/secret@db.example/clausebook',
    'postgres://name:12?secret@db.example/clausebook',
    'postgres://name:12#secret@db.example/clausebook',
    'postgres://db.example/a?secret@b',
    'postgres://db.example/a#secret',
    'postgres://db.example/secret/clausebook',
  ])('cannot be %s, and nothing of it is told', (url) => {
    const faults = faultsOf({ DATABASE_URL: url });
    expect(namesIn(faults)).toEqual(['DATABASE_URL']);
    expect(faults.join('\n')).not.toContain('secret');
  });
});

describe('the chooser’s settings', () => {
  it('are an address and a model, with a key or without', () => {
    const { CHOOSER_URL: url, CHOOSER_MODEL: model } = CHOOSER;
    expect(readConfig(CHOOSER).chooser).toEqual({ url, model });
    expect(readConfig(CHOOSER).phrasings).toBeUndefined();
    const writer = { PHRASINGS_URL: 'http://localhost:11434/v1', PHRASINGS_MODEL: 'm', PHRASINGS_API_KEY: 'k' };
    expect(readConfig(writer)).toMatchObject({
      chooser: undefined,
      phrasings: { url: 'http://localhost:11434/v1', model: 'm', apiKey: 'k' },
    });
    expect(readConfig({ ...CHOOSER, CHOOSER_API_KEY: ' sesame ' }).chooser).toEqual({ url, model, apiKey: 'sesame' });
  });

  it.each([
    'https://x.openai.azure.com/openai/deployments/d?api-version=2024-10-21',
    'http://localhost:11434/v1',
    'http://127.0.0.1:11434/v1',
    'http://127.8.9.10/v1',
    'http://[::1]:11434/v1',
    'http://10.1.2.3/v1',
    'http://172.16.0.9/v1',
    'http://172.31.255.255/v1',
    'http://192.168.1.20:8000',
    'http://[fd12:3456::1]/v1',
    'http://ollama:11434/v1',
    'http://models.council.internal/v1',
    'http://models.local/v1',
  ])('take the address %s', (url) => {
    expect(readConfig({ ...CHOOSER, CHOOSER_URL: url }).chooser).toMatchObject({ url });
  });

  it.each([
    'http://models.example/v1',
    'http://8.8.8.8/v1',
    'http://172.15.0.1/v1',
    'http://172.32.0.1/v1',
    'http://169.254.169.254/v1',
    'http://0.0.0.0/v1',
    'http://[2001:db8::1]/v1',
    'http://10.example.com/v1',
    'http://127.0.0.1.example.com/v1',
    'http://localhost.example.com/v1',
    'http://134744072/v1',
    'ftp://localhost/v1',
    'https://name:word@models.example/v1',
    'https://models.example/v1#part',
    'models.example/v1',
    'localhost:11434/v1',
    'https://',
  ])('do not take the address %s', (url) => {
    expect(namesIn(faultsOf({ ...CHOOSER, CHOOSER_URL: url }))).toEqual(['CHOOSER_URL']);
  });
});

describe('settings that cannot be used', () => {
  it.each<[Env, readonly string[]]>([
    [{ SLACK_BOT_TOKEN: 'xoxb-1' }, ['SLACK_SIGNING_SECRET']],
    [{ SLACK_SIGNING_SECRET: 's' }, ['SLACK_BOT_TOKEN']],
    [{ SLACK_APP_TOKEN: 'xapp-1' }, ['SLACK_BOT_TOKEN']],
    [{ SLACK_API_URL: 'https://slack.com/api/' }, ['SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET']],
    [{ ...SLACK, SLACK_BOT_TOKEN: 'xoxp-1' }, ['SLACK_BOT_TOKEN']],
    [{ ...SLACK, SLACK_APP_TOKEN: 'xoxb-1' }, ['SLACK_APP_TOKEN']],
    [{ ...SLACK, SLACK_API_URL: 'ftp://slack.com' }, ['SLACK_API_URL']],
    [{ MicrosoftAppId: 'a' }, ['MicrosoftAppPassword']],
    [{ MicrosoftAppPassword: 'p' }, ['MicrosoftAppId']],
    [{ MicrosoftAppTenantId: 't' }, ['MicrosoftAppId', 'MicrosoftAppPassword']],
    [{ ...TEAMS, MicrosoftAppType: 'SingleTenant' }, ['MicrosoftAppTenantId']],
    [{ MicrosoftAppId: 'a', MicrosoftAppType: 'UserAssignedMSI' }, ['MicrosoftAppTenantId']],
    [{ ...TEAMS, MicrosoftAppType: 'singletenant' }, ['MicrosoftAppType']],
    [{ ...TEAMS, MicrosoftAppCloud: 'gcch' }, ['MicrosoftAppCloud']],
    [{ MicrosoftAppCloud: 'usgov' }, ['MicrosoftAppId', 'MicrosoftAppPassword']],
    [{ MicrosoftAppId: 'a', MicrosoftAppType: 'singletenant' }, ['MicrosoftAppType']],
    [{ CHOOSER_URL: CHOOSER.CHOOSER_URL }, ['CHOOSER_MODEL']],
    [{ CHOOSER_MODEL: 'a-model' }, ['CHOOSER_URL']],
    [{ CHOOSER_API_KEY: 'sesame' }, ['CHOOSER_URL', 'CHOOSER_MODEL']],
    [{ CHOOSER_URL: 'http://models.example' }, ['CHOOSER_URL', 'CHOOSER_MODEL']],
    [{ ...CHOOSER, CHOOSER_API_KEY: 'open sesame' }, ['CHOOSER_API_KEY']],
    [{ ...CHOOSER, CHOOSER_API_KEY: 'sésame' }, ['CHOOSER_API_KEY']],
    [{ PHRASINGS_URL: 'https://models.example/v1' }, ['PHRASINGS_MODEL']],
    [{ PHRASINGS_API_KEY: 'sesame' }, ['PHRASINGS_URL', 'PHRASINGS_MODEL']],
    [{ PHRASINGS_URL: 'http://models.example/v1', PHRASINGS_MODEL: 'm' }, ['PHRASINGS_URL']],
    [{ PHRASINGS_URL: 'http://10.0.0.7/v1', PHRASINGS_MODEL: 'm' }, ['PHRASINGS_URL']],
    [{ PHRASINGS_URL: 'http://127.0.0.1.models.example/v1', PHRASINGS_MODEL: 'm' }, ['PHRASINGS_URL']],
    [{ PHRASINGS_URL: 'https://me:secret@models.example', PHRASINGS_MODEL: 'm' }, ['PHRASINGS_URL']],
    [
      { PHRASINGS_URL: 'https://models.example', PHRASINGS_MODEL: 'm', PHRASINGS_API_KEY: 'a b' },
      ['PHRASINGS_API_KEY'],
    ],
  ])('%o: each of %o is named', (env, names) => {
    expect(namesIn(faultsOf(env))).toEqual(names);
  });

  it('are named together, the wrong and the missing ones of every part', () => {
    const env = {
      PORT: 'x',
      LOG_LEVEL: 'loud',
      SLACK_BOT_TOKEN: 'wrong',
      MicrosoftAppType: 'SingleTenant',
      CHOOSER_URL: 'http://models.example',
    };
    expect(namesIn(faultsOf(env))).toEqual([
      'PORT',
      'LOG_LEVEL',
      'SLACK_BOT_TOKEN',
      'CHOOSER_URL',
      'SLACK_SIGNING_SECRET',
      'MicrosoftAppId',
      'MicrosoftAppPassword',
      'MicrosoftAppTenantId',
      'CHOOSER_MODEL',
    ]);
  });

  const plausible = fc.constantFrom(
    '',
    ' ',
    'xoxb-a',
    'xapp-a',
    'https://slack.com/api/',
    'SingleTenant',
    '80',
    'debug',
  );
  const value = fc.option(fc.oneof(plausible, fc.string({ unit: 'binary' })), { nil: undefined });

  it('never end in anything but settings or CONFIG_INVALID with plain sentences', () => {
    const env = fc.record(Object.fromEntries(VARIABLES.map((name) => [name, value])), { requiredKeys: [] });
    fc.assert(
      fc.property(env, (given) => {
        for (const name of namesIn(faultsOf(given))) expect(VARIABLES).toContain(name);
      }),
    );
  });

  it('are named without a word of what they were set to', () => {
    const secret = fc.stringMatching(/^[0-9a-f]{24}$/).map((hex) => `§${hex}§`);
    fc.assert(
      fc.property(secret, fc.subarray([...VARIABLES], { minLength: 1 }), fc.boolean(), (hidden, names, asToken) => {
        const faults = faultsOf({
          PORT: hidden,
          ...Object.fromEntries(names.map((name) => [name, asToken ? `xoxb-${hidden}` : hidden])),
        });
        expect(faults.length).toBeGreaterThan(0);
        expect(faults.join('\n')).not.toContain(hidden);
      }),
    );
  });
});
