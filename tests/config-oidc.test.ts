import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { shownSettings } from '../src/config-shown.ts';
import { readConfig } from '../src/config.ts';
import { faultsOf, namesIn } from './support/config-faults.ts';
import { aTempFolder } from './support/temp-folder.ts';

const KEY = Buffer.alloc(32, 7).toString('base64');
const OIDC = {
  OIDC_ISSUER: 'https://login.microsoftonline.com/0a1b/v2.0',
  OIDC_CLIENT_ID: 'app',
  OIDC_CLIENT_SECRET: 'sesame',
  OIDC_READERS: 'groups=8f3c',
  PUBLIC_URL: 'https://guidance.example/',
  SESSION_KEY: KEY,
};

describe('the settings of signing in', () => {
  it('are all there, or none', () => {
    expect(readConfig(OIDC).signIn).toEqual({
      issuer: OIDC.OIDC_ISSUER,
      clientId: 'app',
      clientSecret: 'sesame',
      publicUrl: 'https://guidance.example',
      sessionKeys: [Buffer.alloc(32, 7)],
      tenants: [],
      readers: [{ claim: 'groups', value: '8f3c' }],
      admins: [],
      councilReaders: [],
      councilAdmins: [],
    });
    for (const name of Object.keys(OIDC)) {
      expect(namesIn(faultsOf({ ...OIDC, [name]: ' ' }))).toEqual([name]);
      const others = Object.keys(OIDC).filter((each) => each !== name);
      expect(namesIn(faultsOf({ [name]: Reflect.get(OIDC, name) })).toSorted()).toEqual(others.toSorted());
    }
    for (const alone of [{ OIDC_ADMINS: 'roles=Admin' }, { OIDC_TENANTS: '0a1b' }])
      expect(namesIn(faultsOf(alone)).toSorted()).toEqual(Object.keys(OIDC).toSorted());
  });

  it('name who may see what by several claims', () => {
    const given = {
      OIDC_READERS: ' groups=8f3c, roles=Clausebook.Reader ,https://id.example/roles=a=b,',
      OIDC_ADMINS: 'roles=Admin',
    };
    expect(readConfig({ ...OIDC, ...given }).signIn).toMatchObject({
      readers: [
        { claim: 'groups', value: '8f3c' },
        { claim: 'roles', value: 'Clausebook.Reader' },
        { claim: 'https://id.example/roles', value: 'a=b' },
      ],
      admins: [{ claim: 'roles', value: 'Admin' }],
    });
  });

  it('name who may see and administer one council, a line each where they stand in a file', async () => {
    const { OIDC_READERS: _everybody, ...others } = OIDC;
    const file = join(await aTempFolder(), 'readers');
    await writeFile(file, '# the clerks\ngedling:groups=8f3c\r\n\n milton keynes : https://id.example/roles=a:b=c \n');
    const given = { OIDC_COUNCIL_READERS_FILE: file, OIDC_COUNCIL_ADMINS: 'gedling:roles=Admin, oxford:roles=Admin,' };
    expect(readConfig({ ...others, ...given }).signIn).toMatchObject({
      readers: [],
      admins: [],
      councilReaders: [
        { council: 'gedling', claim: 'groups', value: '8f3c' },
        { council: 'milton keynes', claim: 'https://id.example/roles', value: 'a:b=c' },
      ],
      councilAdmins: [
        { council: 'gedling', claim: 'roles', value: 'Admin' },
        { council: 'oxford', claim: 'roles', value: 'Admin' },
      ],
    });
    // Admins of one council name nobody who only asks.
    expect(namesIn(faultsOf({ ...others, OIDC_COUNCIL_ADMINS: 'gedling:roles=Admin' }))).toEqual(['OIDC_READERS']);
  });

  it('of one council tell each entry that cannot be used', () => {
    const given = { ...OIDC, OIDC_COUNCIL_READERS: 'groups=1,gedling:groups=2,:groups=3', OIDC_COUNCIL_ADMINS: ',' };
    const faults = faultsOf({ ...given, PORT: 'x' });
    expect(namesIn(faults).toSorted()).toEqual([
      'OIDC_COUNCIL_ADMINS',
      'OIDC_COUNCIL_READERS',
      'OIDC_COUNCIL_READERS',
      'PORT',
    ]);
    expect(faults.join('\n')).toMatch(/entry 1 [^]*entry 3 /);
    for (const value of ['gedling', 'gedling:', 'gedling:email=a@b', 'gedling:groups=', 'gedling:name=Anna'])
      expect(namesIn(faultsOf({ ...OIDC, OIDC_COUNCIL_ADMINS: value }))).toEqual(['OIDC_COUNCIL_ADMINS']);
  });

  it.each([
    ',',
    'groups',
    'groups=',
    '=8f3c',
    'gr oups=1',
    'groups=1,x',
    'email=a@council.gov.uk',
    'name=Anna',
    'iss=a',
    'upn=a',
  ])('let nobody in by “%s”', (value) => {
    for (const name of ['OIDC_READERS', 'OIDC_ADMINS'])
      expect(namesIn(faultsOf({ ...OIDC, [name]: value }))).toEqual([name]);
  });

  it.each(['common', 'organizations', 'consumers', 'Common'])('need directories where the issuer is of %s', (path) => {
    const env = { ...OIDC, OIDC_ISSUER: `https://login.microsoftonline.com/${path}/v2.0` };
    expect(namesIn(faultsOf(env))).toEqual(['OIDC_TENANTS']);
    expect(readConfig({ ...env, OIDC_TENANTS: 'A1, b2' }).signIn?.tenants).toEqual(['a1', 'b2']);
    for (const none of [',', 'a1,', 'a 1'])
      expect(namesIn(faultsOf({ ...env, OIDC_TENANTS: none }))).toEqual(['OIDC_TENANTS']);
  });

  it.each([
    ['OIDC_ISSUER', 'http://id.example'],
    ['OIDC_ISSUER', 'https://name:word@id.example'],
    ['OIDC_ISSUER', 'https://id.example/?a=b'],
    ['OIDC_ISSUER', 'id.example'],
    ['PUBLIC_URL', 'http://guidance.example'],
    ['PUBLIC_URL', 'https://guidance.example/clausebook'],
    ['PUBLIC_URL', 'https://guidance.example/?a'],
    ['PUBLIC_URL', 'https://name@guidance.example'],
    ['PUBLIC_URL', 'ftp://localhost'],
    ['PUBLIC_URL', 'http://127.0.0.1.example'],
    ['SESSION_KEY', 'c2VzYW1l'],
    ['SESSION_KEY', `${KEY},short`],
  ])('cannot have %s as %s', (name, value) => {
    expect(namesIn(faultsOf({ ...OIDC, [name]: value }))).toEqual([name]);
  });

  it.each(['http://localhost:3978', 'http://127.0.0.1:3978', 'http://[::1]:3978'])('may be tried at %s', (url) => {
    expect(readConfig({ ...OIDC, PUBLIC_URL: url, OIDC_ISSUER: url }).signIn?.publicUrl).toBe(url);
  });

  it('are shown with their secrets masked, and with what follows', () => {
    const shown = shownSettings({ ...OIDC, HOST: '0.0.0.0' });
    expect(shown.follows).toMatchObject({ platforms: ['playground'], pages: 'https://guidance.example' });
    const masked = shown.settings.filter(({ is }) => is === 'masked').map(({ name }) => name);
    expect(masked).toEqual(['OIDC_CLIENT_SECRET', 'SESSION_KEY']);
    expect(JSON.stringify(shown)).not.toMatch(new RegExp(`sesame|${KEY}`));
    // Whoever is at this machine may be a proxy: nothing is open to them.
    expect(shownSettings({ ...OIDC }).follows?.platforms).toEqual(['playground']);
    expect(shownSettings({}).follows).toMatchObject({
      platforms: ['playground', 'teams-emulator'],
      pages: 'this machine only',
    });
    expect(shownSettings({ HOST: '0.0.0.0' }).follows).toMatchObject({ platforms: [], pages: 'nobody' });
  });
});
