import type { Request, RequestHandler, Response } from 'express';
import type { Clock, Log } from '../../core/ports.ts';
import type { Frame } from './frame.ts';
import { createCookies } from './sign-in-cookies.ts';
import { createSignInFlow } from './sign-in-flow.ts';
import type { SignInFlow } from './sign-in-flow.ts';
import { sendNotice } from './sign-in-page.ts';
import type { Notice } from './sign-in-page.ts';
import type { Provider } from './sign-in-provider.ts';
import { isAdmin } from './sign-in-settings.ts';
import type { SignedIn, SignInSettings } from './sign-in-settings.ts';
import * as words from './sign-in-wording.ts';

/** Lets people in who signed in, and nobody else. */
export interface SignIn extends SignInFlow {
  /** Lets whoever may see the pages pass; shows anybody else how to sign in. */
  readonly readers: RequestHandler;
  /** Lets pass whoever may administer guidance of any council. */
  readonly admins: RequestHandler;
  /** Whom one of the two has let pass. */
  of(request: Request): SignedIn;
  readonly out: RequestHandler;
  readonly signedOut: RequestHandler;
}

export function createSignIn(parts: {
  readonly settings: SignInSettings;
  readonly provider: Provider;
  readonly frame: Frame;
  readonly clock: Clock;
  readonly log: Log;
}): SignIn {
  const { settings, provider, frame, clock, log } = parts;
  const cookies = createCookies(settings);
  const passed = new WeakMap<Request, SignedIn>();
  const say = (response: Response, status: number, notice: Notice): void => sendNotice(response, status, frame, notice);

  const passing =
    (may: (person: SignedIn) => boolean): RequestHandler =>
    async (request, response, next) => {
      const person = await cookies.session(request, response, clock());
      if (person === undefined) return say(response, 401, signInNotice(request));
      if (!may(person)) return say(response, 403, ADMINS_ONLY);
      passed.set(request, person);
      next();
    };

  return {
    ...createSignInFlow({ settings, provider, cookies, say, clock, log }),
    readers: passing(() => true),
    admins: passing(isAdmin),
    of(request) {
      const person = passed.get(request);
      if (person === undefined) throw new TypeError('Nobody was let pass.');
      return person;
    },
    out: (_request, response) => {
      cookies.end(response);
      response.redirect(303, `${settings.publicUrl}/signed-out`);
    },
    signedOut: (_request, response) =>
      say(response, 200, { heading: words.SIGNED_OUT_HEADING, lines: words.SIGNED_OUT_LINES, link: SIGN_IN_AGAIN }),
  };
}

const SIGN_IN_AGAIN = { label: words.SIGN_IN_AGAIN, href: '/sign-in' };

const ADMINS_ONLY: Notice = {
  heading: words.ADMINS_ONLY_HEADING,
  lines: words.ADMINS_ONLY_LINES,
  link: { label: words.TO_FIRST_PAGE, href: '/' },
};

// A form that was sent cannot be sent again by coming back to its address.
function signInNotice({ method, originalUrl }: Request): Notice {
  const to = method === 'GET' ? `?${new URLSearchParams({ to: originalUrl }).toString()}` : '';
  return {
    heading: words.SIGN_IN_HEADING,
    lines: words.SIGN_IN_LINES,
    link: { label: words.SIGN_IN, href: `/sign-in${to}` },
  };
}
