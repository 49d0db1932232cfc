import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { resolve } from 'node:path';
import { openFakeOpenId } from '../../tests/support/fake-openid.ts';
import { listening } from '../../tests/support/loopback.ts';
import { APP_ID, TENANT } from '../../tests/support/teams-activities.ts';
import { issuerIn } from '../../src/adapters/teams/clouds.ts';

/** Microsoft's part of Teams, on this machine: what is handed on bears its token, and what is posted a token that the service got from it. */
export interface Microsoft {
  /** What a service has to be given so that it takes these keys for Microsoft's, and this machine for Azure. */
  readonly settings: Readonly<Record<string, string>>;
  readonly imports: readonly string[];
  /** The header under which Teams hands something on, for the place that answers go to. */
  authorization(serviceUrl: string): string;
  /** Whether what is posted bears the token that was given for it. */
  isService(authorization: string | undefined): boolean;
  close(): Promise<void>;
}

/** A token of Microsoft's is good for so long, and used for many requests. */
const TOKEN_SECONDS = 3600;
/** The service may reach the end of one a little later than we do. */
const RENEWED_BEFORE_SECONDS = 600;

export async function openMicrosoft(): Promise<Microsoft> {
  const issuer = issuerIn('public');
  const openId = await openFakeOpenId(issuer);
  const identity = await openIdentity(issuer);
  let given = { token: '', serviceurl: '', until: 0 };

  function tokenFor(serviceurl: string): string {
    const now = Math.floor(Date.now() / 1000);
    if (serviceurl === given.serviceurl && now < given.until - RENEWED_BEFORE_SECONDS) return given.token;
    const until = now + TOKEN_SECONDS;
    const token = openId.sign({ iss: issuer, aud: APP_ID, serviceurl, nbf: now, exp: until });
    given = { token, serviceurl, until };
    return token;
  }

  return {
    settings: {
      MicrosoftAppId: APP_ID,
      MicrosoftAppTenantId: TENANT,
      MicrosoftAppType: 'UserAssignedMSI',
      ...identity.settings,
      LOCAL_OPENID: openId.metadataUrl,
    },
    imports: [resolve(import.meta.dirname, 'local-keys.ts')],
    authorization: (serviceUrl) => `Bearer ${tokenFor(serviceUrl)}`,
    isService: (authorization) => authorization === `Bearer ${identity.token}`,
    async close() {
      await Promise.all([openId.close(), identity.close()]);
    },
  };
}

/** Gives tokens as Azure does to an app with a managed identity, which is asked over plain HTTP on the machine itself. */
async function openIdentity(audience: string) {
  const [token, secret] = [randomUUID(), randomUUID()];
  const server = createServer((request, response) => {
    const { searchParams } = new URL(request.url ?? '/', 'http://identity');
    const asked = [searchParams.get('resource'), searchParams.get('client_id'), request.headers['x-identity-header']];
    if (asked.join() !== [audience, APP_ID, secret].join()) return void response.writeHead(400).end();
    const expires_on = String(Math.floor(Date.now() / 1000) + 24 * TOKEN_SECONDS);
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ access_token: token, expires_on, resource: audience, token_type: 'Bearer' }));
  });
  const { origin, close } = await listening(server);
  return { token, close, settings: { IDENTITY_ENDPOINT: `${origin}/token`, IDENTITY_HEADER: secret } };
}
