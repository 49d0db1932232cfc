import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { signInChecks } from '../../../src/adapters/playground/doctor-sign-in.ts';
import type { SignInSettings } from '../../../src/adapters/playground/sign-in-settings.ts';
import { readConfig } from '../../../src/config.ts';
import type { Finding } from '../../../src/core/checkup.ts';
import { openServiceChecks } from '../../../src/open-service.ts';
import { foundBy } from '../../support/doctor.ts';
import { SOUND_KNOWLEDGE } from '../../support/fake-terminal.ts';
import { openFakeProvider } from '../../support/fake-provider.ts';
import type { FakeProvider } from '../../support/fake-provider.ts';
import { settingsFor } from './open-signed-in.ts';

let provider: FakeProvider;
beforeEach(async () => {
  provider = await openFakeProvider();
});
afterEach(() => provider.close());

const found = (name: string, change: Partial<SignInSettings> = {}, aheadMs = 0): Promise<readonly Finding[]> =>
  foundBy(
    signInChecks(
      { ...settingsFor(provider), ...change },
      { clock: () => Date.now() + aheadMs, councils: async () => ['gedling', 'oxford'] },
    ),
    name,
  );
const ok = (says: string): unknown => ({ outcome: 'ok', says: expect.stringContaining(says) });
const other = (outcome: 'not-ok' | 'could-not-tell', says: string, mend: string): unknown => ({
  outcome,
  says: expect.stringContaining(says),
  mend: expect.stringContaining(mend),
});

describe('the provider that people sign in with', () => {
  it('answers, and nobody is signed in for that', async () => {
    expect(await found('sign-in provider')).toEqual([ok('calls itself as OIDC_ISSUER has it')]);
    expect(provider.asked).toEqual([]);
  });

  it('is down, or elsewhere', async () => {
    provider.be('down');
    expect(await found('sign-in provider')).toEqual([other('not-ok', '(status 503)', 'OIDC_ISSUER')]);
    provider.be('up');
    await provider.close();
    expect(await found('sign-in provider')).toEqual([other('not-ok', '(ECONNREFUSED)', new URL(provider.issuer).host)]);
    expect(await found('sign-in clock')).toEqual([other('could-not-tell', 'did not tell', 'provider first')]);
  });

  it('calls itself otherwise', async () => {
    const named = await openFakeProvider('https://id.example');
    expect(await found('sign-in provider', { issuer: named.issuer })).toEqual([
      other('not-ok', 'calls itself otherwise', 'take “issuer” from there'),
    ]);
    await named.close();
  });

  it('has a clock that this machine’s should be within half a minute of', async () => {
    for (const seconds of [0, 27, -27])
      expect(await found('sign-in clock', {}, seconds * 1000)).toEqual([ok('agrees')]);
    expect(await found('sign-in clock', {}, 90_000)).toEqual([
      other('not-ok', 'seconds ahead of the provider’s; up to 30', 'NTP'),
    ]);
    expect(await found('sign-in clock', {}, -90_000)).toEqual([
      other('not-ok', 'seconds behind the provider’s', 'NTP'),
    ]);
  });
});

describe('the councils that people are named for', () => {
  const of = (council: string) => ({ council, claim: 'groups', value: 'sesame' });

  it('are among the guidance, or to come', async () => {
    expect(await found('sign-in councils')).toEqual([ok('for all councils')]);
    expect(await found('sign-in councils', { councilReaders: [of('gedling')] })).toEqual([ok('the one council')]);
    const councilAdmins = [of('gedling'), ...Array.from({ length: 7 }, (_, at) => of(`new-${at}`))];
    expect(await found('sign-in councils', { councilReaders: [of('new-0')], councilAdmins })).toEqual([
      other('could-not-tell', '“new-0”, “new-1”, “new-2”, “new-3”, “new-4” and 2 more', 'by its folder'),
    ]);
  });

  it('cannot be told without guidance', async () => {
    const checks = signInChecks(settingsFor(provider), { clock: Date.now, councils: async () => undefined });
    expect(await foundBy(checks, 'sign-in councils')).toEqual([
      other('could-not-tell', 'could not be looked up', 'guidance first'),
    ]);
  });
});

describe('the check-up of the service', () => {
  const checksOf = (env: Readonly<Record<string, string>>) => {
    const all = { KNOWLEDGE_DIR: SOUND_KNOWLEDGE, ...env };
    return openServiceChecks(readConfig(all), { env: all, nodeVersion: '24.1.0', clock: Date.now });
  };

  it('looks at signing in where people sign in', async () => {
    const env = {
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_ID: 'app',
      OIDC_CLIENT_SECRET: 'sesame',
      OIDC_COUNCIL_READERS: 'marlpit:groups=sesame,elsewhere:groups=sesame',
      PUBLIC_URL: 'https://guidance.example',
      SESSION_KEY: Buffer.alloc(32, 7).toString('base64'),
    };
    const checks = checksOf(env);
    const names = ['sign-in provider', 'sign-in clock', 'sign-in councils'];
    const findings = (await Promise.all(names.map((name) => foundBy(checks, name)))).flat();
    expect(findings).toEqual([ok('OIDC_ISSUER'), ok('agrees'), other('could-not-tell', '“elsewhere”', 'folder')]);
    expect(JSON.stringify(findings)).not.toContain('sesame');
    expect(checksOf({}).filter(({ name }) => name.startsWith('sign-in'))).toEqual([]);
  });
});
