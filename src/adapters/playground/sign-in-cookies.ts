import { createHash } from 'node:crypto';
import type { CookieOptions, Request, Response } from 'express';
import { z } from 'zod';
import type { Councils } from './council-choice.ts';
import { IDLE_MS, RENEW_AFTER_MS, SESSION_MS, SIGN_IN_WITHIN_MS } from './sign-in-limits.ts';
import type { Asked } from './sign-in-provider.ts';
import { createSeal } from './sign-in-seal.ts';
import type { SignedIn, SignInSettings } from './sign-in-settings.ts';

/** What a browser keeps for us, sealed, so that every replica knows it and none keeps it. */
export interface Cookies {
  /** Who is signed in. A session that is used goes on, within its bounds. */
  session(request: Request, response: Response, now: number): Promise<SignedIn | undefined>;
  begin(response: Response, signedIn: SignedIn, now: number): Promise<void>;
  end(response: Response): void;
  /** Keeps what has to come back of a sign-in, and where it leads. */
  ask(response: Response, asked: Pending, now: number): Promise<void>;
  /** What was kept, once: it is gone from the browser after this. */
  asked(request: Request, response: Response, now: number): Promise<Pending | undefined>;
}

type Pending = Asked & { readonly to: string };

// Numbers of the councils that the settings name: three hundred names would be more than a browser keeps of a cookie.
const numbered = z.union([z.literal('every'), z.array(z.number())]);
const session = z.object({
  id: z.string(),
  name: z.string().optional(),
  sees: numbered,
  administers: numbered,
  began: z.number(),
  seen: z.number(),
});
type Session = z.infer<typeof session>;

const pending = z.object({ state: z.string(), nonce: z.string(), verifier: z.string(), to: z.string() });

export function createCookies(settings: SignInSettings): Cookies {
  const secure = settings.publicUrl.startsWith('https:');
  // A browser takes the prefix only from the host itself over https, so that no neighbour can put a session of theirs here.
  const nameOf = (name: string): string => `${secure ? '__Host-' : ''}clausebook-${name}`;
  const [SESSION, PENDING] = [nameOf('session'), nameOf('sign-in')];
  // The provider sends people back by a link, which brings along a cookie that is lax, and none that is strict.
  const manner: CookieOptions = { httpOnly: true, secure, sameSite: 'lax', path: '/' };
  const sealed = { keys: settings.sessionKeys };
  const sessions = createSeal<Session>({ ...sealed, purpose: purposeOf('session', settings), shape: session });
  const councils = numbering(settings);
  const pendings = createSeal<Pending>({ ...sealed, purpose: purposeOf('sign-in', settings), shape: pending });

  async function keep(response: Response, value: Session): Promise<void> {
    const until = Math.min(value.seen + IDLE_MS, value.began + SESSION_MS);
    response.cookie(SESSION, await sessions.seal(value, until), manner);
  }

  return {
    async session(request, response, now) {
      const cookie = cookieOf(request, SESSION);
      const found = cookie === undefined ? undefined : await sessions.open(cookie, now);
      if (found === undefined) return undefined;
      if (now - found.seen >= RENEW_AFTER_MS) await keep(response, { ...found, seen: now });
      const { id, name } = found;
      return { id, name, sees: councils.named(found.sees), administers: councils.named(found.administers) };
    },
    begin: (response, { id, name, sees, administers }, now) => {
      const rights = { sees: councils.numbersOf(sees), administers: councils.numbersOf(administers) };
      return keep(response, { id, name, ...rights, began: now, seen: now });
    },
    end: (response) => void response.clearCookie(SESSION, manner),
    async ask(response, asked, now) {
      response.cookie(PENDING, await pendings.seal(asked, now + SIGN_IN_WITHIN_MS), manner);
    },
    async asked(request, response, now) {
      response.clearCookie(PENDING, manner);
      const cookie = cookieOf(request, PENDING);
      return cookie === undefined ? undefined : pendings.open(cookie, now);
    },
  };
}

/** Councils by their number among those that the settings name. Other settings number otherwise, and end the sessions of these. */
function numbering({ councilReaders, councilAdmins }: SignInSettings) {
  const ids = [...new Set([...councilReaders, ...councilAdmins].map(({ council }) => council))];
  return {
    numbersOf: (councils: Councils): Session['sees'] =>
      councils === 'every' ? councils : councils.map((id) => ids.indexOf(id)),
    named: (numbers: Session['sees']): Councils =>
      numbers === 'every' ? numbers : numbers.flatMap((number) => ids[number] ?? []),
  };
}

/** Whoever changes the provider, or who may see what, ends the sessions of before. A digest, since it stands in each cookie. */
function purposeOf(kind: string, settings: SignInSettings): string {
  const { issuer, clientId, publicUrl, tenants, readers, admins, councilReaders, councilAdmins } = settings;
  const all = [kind, publicUrl, issuer, clientId, tenants, readers, admins, councilReaders, councilAdmins];
  return createHash('sha256').update(JSON.stringify(all)).digest('base64url');
}

// Base64url and dots are all that a sealed value has.
const cookieOf = (request: Request, name: string): string | undefined =>
  new RegExp(`(?:^|; ?)${name}=([\\w.-]+)(?:;|$)`).exec(request.get('cookie') ?? '')?.[1];
