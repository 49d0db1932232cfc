import { MOST_REPLY_BYTES } from './limits.ts';

/** What came of a request. */
export type Posted =
  | { readonly outcome: 'replied'; readonly body: string }
  | { readonly outcome: 'refused'; readonly status: number }
  | { readonly outcome: 'unreachable'; readonly code: string }
  | { readonly outcome: 'too-slow' }
  | { readonly outcome: 'too-long' };

export interface Endpoint {
  /** The time limit of the signal holds for the whole reply. Never rejects. */
  post(body: string, signal: AbortSignal): Promise<Posted>;
}

/**
 * `base` may carry a query, such as Azure's api-version, and may name chat/completions or leave it out. A reply of more than `mostBytes` is not
 * read to its end.
 */
export function createEndpoint(base: string, apiKey: string | undefined, mostBytes = MOST_REPLY_BYTES): Endpoint {
  const url = addressOf(base);
  const headers = { 'content-type': 'application/json', accept: 'application/json', ...keyHeader(url, apiKey) };

  async function post(body: string, signal: AbortSignal): Promise<Posted> {
    try {
      // A redirect would carry the question to where nobody said it may go.
      const response = await fetch(url, { method: 'POST', headers, body, redirect: 'manual', signal });
      if (response.status === 200) return await read(response, mostBytes);
      await response.body?.cancel();
      return { outcome: 'refused', status: response.status };
    } catch (cause) {
      return signal.aborted ? { outcome: 'too-slow' } : { outcome: 'unreachable', code: codeOf(cause) };
    }
  }

  return { post };
}

function addressOf(base: string): URL {
  const url = new URL(base);
  const path = url.pathname.replace(/\/+$/, '');
  url.pathname = path.endsWith('/chat/completions') ? path : `${path}/chat/completions`;
  return url;
}

const AZURE = /\.(?:openai|cognitiveservices|services\.ai)\.azure\.com$/;

// Azure takes a key in a header of its own and reads Authorization as a sign-in token, which a key is not. One header, so that the key
// is not shown twice. Gateways in front of Azure keep its path.
function keyHeader({ hostname, pathname }: URL, apiKey: string | undefined): Readonly<Record<string, string>> {
  if (apiKey === undefined) return {};
  const azure = AZURE.test(hostname) || pathname.includes('/openai/deployments/');
  return azure ? { 'api-key': apiKey } : { authorization: `Bearer ${apiKey}` };
}

async function read(response: Response, mostBytes: number): Promise<Posted> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop early closes the connection.
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > mostBytes) return { outcome: 'too-long' };
    chunks.push(chunk);
  }
  return { outcome: 'replied', body: Buffer.concat(chunks).toString('utf8') };
}

/** The system's code for why there was no connection; fetch puts it one cause down. */
function codeOf(cause: unknown): string {
  const deeper = cause instanceof Error && cause.cause !== undefined ? cause.cause : cause;
  return typeof deeper === 'object' && deeper !== null && 'code' in deeper ? String(deeper.code) : 'unknown';
}
