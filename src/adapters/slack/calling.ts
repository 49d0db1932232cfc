import { setTimeout } from 'node:timers/promises';
import type { Clock } from '../../core/ports.ts';
import { CALL_TIMEOUT_MS, PATIENCE_MS } from './limits.ts';
import type { Fetch } from './web-client.ts';

/** How Slack is called for one installation. */
export interface Calling {
  /** Waits out a "too many requests", for some minutes at most. */
  readonly patient: Fetch;
  /** Says at once that a method is slowed down, and for how long, without calling it. */
  readonly impatient: Fetch;
}

const TOO_MANY = 429;

/**
 * Puts the installation's token, as it is at that moment, on each call. A method that Slack slows down is left alone for as long as it
 * asks; the others, and those of other installations, go on.
 */
export function createCalling(token: () => Promise<string>, clock: Clock): Calling {
  /** Until when each method is left alone. */
  const slowed = new Map<string, number>();
  const waitOf = (method: string): number => (slowed.get(method) ?? 0) - clock();

  const call: Fetch = async (url, init) => {
    const headers = new Headers(init?.headers);
    headers.set('Authorization', `Bearer ${await token()}`);
    const response = await fetch(url, { ...init, headers });
    const afterMs = response.status === TOO_MANY ? askedFor(response) : 0;
    if (afterMs > 0) slowed.set(methodOf(url), Math.max(slowed.get(methodOf(url)) ?? 0, clock() + afterMs));
    return response;
  };

  const impatient: Fetch = async (url, init) => {
    const wait = waitOf(methodOf(url));
    return wait > 0 ? asSlowed(wait) : call(url, init);
  };

  const patient: Fetch = async (url, init) => {
    const method = methodOf(url);
    const began = clock();
    for (;;) {
      const wait = waitOf(method);
      if (clock() + Math.max(wait, 0) - began > PATIENCE_MS) return asSlowed(wait);
      if (wait > 0) await setTimeout(wait);
      else {
        // Waiting is no part of the call's time.
        const response = await call(url, { ...init, signal: AbortSignal.timeout(CALL_TIMEOUT_MS) });
        if (response.status !== TOO_MANY || waitOf(method) <= 0) return response;
      }
    }
  };

  return { patient, impatient };
}

const methodOf = (url: Parameters<Fetch>[0]): string =>
  new URL(url instanceof Request ? url.url : url).pathname.split('/').at(-1) ?? '';

/** In whole seconds, as Slack gives it; 0 if it does not. */
function askedFor(response: Response): number {
  const seconds = Number(response.headers.get('retry-after') ?? '');
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : 0;
}

/** What Slack would say. */
const asSlowed = (waitMs: number): Response =>
  new Response(JSON.stringify({ ok: false, error: 'ratelimited' }), {
    status: TOO_MANY,
    headers: { 'Content-Type': 'application/json', 'Retry-After': String(Math.max(1, Math.ceil(waitMs / 1000))) },
  });
