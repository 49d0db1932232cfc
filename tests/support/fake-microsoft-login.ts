import { createServer } from 'node:http';
import { listening } from './loopback.ts';

/** Answers requests for tokens as Microsoft's login does. */
export interface FakeLogin {
  readonly url: string;
  /** What it was asked, as the path and the fields of the form. */
  readonly asked: readonly { readonly path: string; readonly form: Readonly<Record<string, string>> }[];
  /** From now on it refuses with this number behind AADSTS. */
  refuse(code: number): void;
  /** From now on it answers with this status and text, whoever asks. */
  say(status: number, text: string): void;
  /** What its clock shows; undefined: it does not tell. */
  tell(date: string | undefined): void;
  close(): Promise<void>;
}

export async function openFakeLogin(): Promise<FakeLogin> {
  const asked: FakeLogin['asked'][number][] = [];
  let [status, text] = [200, JSON.stringify({ token_type: 'Bearer', expires_in: 3599, access_token: 'a-token' })];
  let date: string | undefined;
  const server = createServer((request, response) => {
    const chunks: Uint8Array[] = [];
    request.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    request.on('end', () => {
      const form = Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString()));
      asked.push({ path: request.url ?? '', form });
      response.sendDate = false;
      if (date !== undefined) response.setHeader('date', date);
      response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(text);
    });
  });
  const { origin, close } = await listening(server);
  return {
    url: `${origin}/`,
    asked,
    refuse(code) {
      status = code === 7_000_215 || code === 7_000_222 ? 401 : 400;
      const error = status === 401 ? 'invalid_client' : 'unauthorized_client';
      const error_description = `AADSTS${code}: What went wrong. Trace ID: 0 Correlation ID: 0 Timestamp: 2026-05-11 09:14:21Z`;
      text = JSON.stringify({ error, error_description, error_codes: [code], trace_id: '0', correlation_id: '0' });
    },
    say(other, words) {
      [status, text] = [other, words];
    },
    tell(shown) {
      date = shown;
    },
    close,
  };
}
