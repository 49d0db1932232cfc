import { LIMITS } from './limits.ts';

/** What came of one call over HTTP. */
export type Called =
  | {
      readonly outcome: 'answered';
      readonly status: number;
      readonly headers: Headers;
      readonly text: string;
    }
  /** The network's own word for why not. */
  | { readonly outcome: 'unreachable'; readonly code: string };

/** Calls once, in bounded time, and follows no redirection. Never rejects. */
export async function call(url: string | URL, init: RequestInit = {}): Promise<Called> {
  try {
    const signal = AbortSignal.timeout(LIMITS.patienceMs);
    const response = await fetch(url, { redirect: 'manual', ...init, signal });
    const text = await response.text();
    return { outcome: 'answered', status: response.status, headers: response.headers, text };
  } catch (cause) {
    return { outcome: 'unreachable', code: networkCode(cause) };
  }
}

function networkCode(cause: unknown): string {
  if (!(cause instanceof Error)) return 'unknown';
  const { cause: under } = cause;
  return under instanceof Error && 'code' in under ? String(under.code) : cause.name;
}

/** Undefined if it is no JSON. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
