import type { SignInSettings } from '../../../src/adapters/playground/sign-in-settings.ts';
import { openFakeProvider } from '../../support/fake-provider.ts';
import type { FakeProvider } from '../../support/fake-provider.ts';
import { createVisitor } from '../../support/visitor.ts';
import type { Visitor } from '../../support/visitor.ts';
import { openPlayground } from './open-playground.ts';
import type { RunningPlayground } from './open-playground.ts';

/** Where browsers would find it: a proxy for https stands in front. */
export const PUBLIC_URL = 'https://guidance.example';
export const SESSION = '__Host-clausebook-session';
export const PENDING = '__Host-clausebook-sign-in';

export const settingsFor = ({ issuer, client }: FakeProvider): SignInSettings => ({
  issuer,
  clientId: client.id,
  clientSecret: client.secret,
  publicUrl: PUBLIC_URL,
  sessionKeys: [Buffer.alloc(32, 1)],
  tenants: [],
  readers: [{ claim: 'groups', value: 'readers' }],
  admins: [{ claim: 'groups', value: 'admins' }],
  councilReaders: [],
  councilAdmins: [],
});

export interface SignedInPages {
  readonly provider: FakeProvider;
  readonly playground: RunningPlayground;
  /** Somebody with a browser that knows nothing yet. */
  visitor(): Visitor;
  /** Time goes by for sessions. */
  later(ms: number): void;
  close(): Promise<void>;
}

/** The pages behind a provider of their own. */
export async function openSignedIn(
  change: Partial<SignInSettings> = {},
  options: { readonly apart?: boolean } = {},
): Promise<SignedInPages> {
  const provider = await openFakeProvider();
  let now = Date.now();
  const signIn = { ...settingsFor(provider), ...change };
  const playground = await openPlayground(undefined, undefined, { ...options, clock: () => now, signIn });
  return {
    provider,
    playground,
    visitor: () => createVisitor({ publicUrl: PUBLIC_URL, url: playground.url }),
    later: (ms) => {
      now += ms;
    },
    async close() {
      await playground.close();
      await provider.close();
    },
  };
}
