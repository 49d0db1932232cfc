import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createProvider } from '../../../src/adapters/playground/sign-in-provider.ts';
import type { Provider } from '../../../src/adapters/playground/sign-in-provider.ts';
import { admit } from '../../../src/adapters/playground/sign-in-admission.ts';
import { openFakeProvider } from '../../support/fake-provider.ts';
import type { FakeProvider } from '../../support/fake-provider.ts';
import { settingsFor } from './open-signed-in.ts';

const ENTRA = 'https://login.microsoftonline.com';
const [OURS, THEIRS] = ['0a1b2c3d-0000-4000-8000-000000000001', '0a1b2c3d-0000-4000-8000-000000000002'];
const person = (tid: string) => ({
  iss: `${ENTRA}/${tid}/v2.0`,
  tid,
  sub: 'pairwise',
  oid: 'the-object-id',
  groups: ['readers'],
});

let entra: FakeProvider;
beforeEach(async () => {
  entra = await openFakeProvider(`${ENTRA}/{tenantid}/v2.0`);
});
afterEach(() => entra.close());

const settings = () => ({ ...settingsFor(entra), issuer: `${ENTRA}/organizations/v2.0`, tenants: [OURS] });

/** What goes to Entra goes to the fake. */
const toEntra = (url: string): string =>
  url.replace(`${ENTRA}/organizations/v2.0`, entra.issuer).replace(ENTRA, entra.issuer);

const toFake = (): Provider =>
  createProvider({
    settings: settings(),
    clock: Date.now,
    fetch: (url, { body, ...options }) =>
      fetch(toEntra(url), { ...options, body: body instanceof URLSearchParams ? body : null }),
  });

async function signIn(provider: Provider) {
  const begun = await provider.begin();
  if (begun.outcome !== 'begun') throw new Error(begun.why);
  const sent = await fetch(toEntra(begun.address.href), { redirect: 'manual' });
  return provider.finish(new URL(sent.headers.get('location') ?? '').search, begun.asked);
}

describe('Entra for any directory', () => {
  it('vouches for people of the directories that are named', async () => {
    entra.person(person(OURS));
    const finished = await signIn(toFake());
    expect(finished.outcome).toBe('vouched');
    const claims = finished.outcome === 'vouched' ? finished.claims : undefined;
    expect(admit(claims, settings())).toEqual({
      admitted: { id: 'the-object-id', name: undefined, sees: 'every', administers: [] },
    });
  });

  it('vouches for people of another as well, who are turned away', async () => {
    entra.person(person(THEIRS));
    const finished = await signIn(toFake());
    const claims = finished.outcome === 'vouched' ? finished.claims : undefined;
    expect(admit(claims, settings())).toEqual({ why: 'other-tenant' });
  });

  it.each([
    { ...person(THEIRS), tid: OURS },
    { ...person(OURS), tid: undefined },
    { ...person(OURS), iss: `https://evil.example/${OURS}/v2.0` },
  ])('is not believed of a directory that is not its issuer’s: %o', async (claims) => {
    entra.person(claims);
    expect((await signIn(toFake())).outcome).toBe('refused');
  });
});

describe('a provider that calls itself otherwise', () => {
  it('is not believed', async () => {
    const provider = createProvider({ settings: settingsFor(entra), clock: Date.now });
    expect(await provider.begin()).toMatchObject({ outcome: 'refused' });
  });
});

describe('who is admitted', () => {
  const none = { tenants: [], readers: [], admins: [], councilReaders: [], councilAdmins: [] };
  const rules = { ...none, readers: [{ claim: 'groups', value: 'readers' }] };

  it('is known by the subject, elsewhere than in Entra', () => {
    const claims = { ...person(OURS), iss: 'https://id.example', name: 'x'.repeat(300) };
    expect(admit(claims, rules).admitted).toEqual({
      id: 'pairwise',
      name: 'x'.repeat(100),
      sees: 'every',
      administers: [],
    });
  });

  it('has what is asked for as a claim of their own', () => {
    const readers = [
      { claim: 'constructor', value: 'x' },
      { claim: '__proto__', value: 'x' },
    ];
    expect(admit({ iss: 'i', sub: 's' }, { ...rules, readers })).toEqual({ why: 'not-named' });
    expect(admit({ iss: 'i' }, rules)).toEqual({ why: 'unreadable' });
    expect(admit(undefined, rules)).toEqual({ why: 'unreadable' });
  });

  it('needs the directory, whatever else they have', () => {
    const admins = [{ claim: 'roles', value: 'Admin' }];
    const claims = { ...person(THEIRS), roles: ['Admin'] };
    expect(admit(claims, { ...rules, admins, tenants: [OURS] })).toEqual({ why: 'other-tenant' });
    expect(admit({ ...claims, tid: OURS.toUpperCase() }, { ...rules, admins, tenants: [OURS] }).admitted).toMatchObject(
      {
        sees: 'every',
        administers: 'every',
      },
    );
  });
});
