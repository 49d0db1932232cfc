import { stringify } from 'node:querystring';
import { expect } from 'vitest';
import type { Fields } from './fake-slack-events.ts';
import type { FakeSlack } from './fake-slack.ts';
import { SIGNING_SECRET } from './fake-slack-identity.ts';
import { FORM_BODY, sign } from './fake-slack-signature.ts';

export type Mode = 'http' | 'socket';

/** Slack's side of handing things on. */
export interface Sender {
  /** Has Slack hand on an event; resolves when it was acknowledged. `retry`: as the repeat of that number. */
  event(body: Fields, retry?: number): Promise<void>;
  command(body: Fields): Promise<void>;
  /** A press of a button and the like. */
  interaction(body: Fields): Promise<void>;
  /** A form that was sent, or a search in one; resolves to what the acknowledgement held, if anything. */
  inWindow(body: Fields): Promise<unknown>;
  /** Posts any body to the route, signed unless other headers are given. */
  post(body: string, headers?: Readonly<Record<string, string>>): Promise<Response>;
}

const JSON_BODY = { 'Content-Type': 'application/json' };

/** Hands on by signed request or over the socket, and expects the bare acknowledgement that Slack asks for. */
export function createSender(mode: Mode, fake: FakeSlack, url: () => string, clock: () => number): Sender {
  const signed = (body: string) => sign(SIGNING_SECRET, Math.floor(clock() / 1000), body);
  const post: Sender['post'] = (body, headers) =>
    fetch(url(), { method: 'POST', body, headers: headers ?? { ...JSON_BODY, ...signed(body) } });

  async function acknowledged(body: string, headers: Readonly<Record<string, string>>): Promise<void> {
    const response = await post(body, { ...headers, ...signed(body) });
    expect({ status: response.status, body: await response.text() }).toEqual({ status: 200, body: '' });
  }

  return {
    post,
    event: async (body, retry) => {
      if (mode === 'socket') return void (await fake.socketMode.deliver('events_api', body, retry));
      const repeat = { 'X-Slack-Retry-Num': String(retry), 'X-Slack-Retry-Reason': 'http_timeout' };
      await acknowledged(JSON.stringify(body), { ...JSON_BODY, ...(retry === undefined ? {} : repeat) });
    },
    command: async (body) => {
      if (mode === 'socket') return void (await fake.socketMode.deliver('slash_commands', body));
      const form = Object.fromEntries(Object.entries(body).map(([name, value]) => [name, String(value)]));
      await acknowledged(stringify(form), FORM_BODY);
    },
    interaction: async (body) => {
      if (mode === 'socket') return void (await fake.socketMode.deliver('interactive', body));
      await acknowledged(stringify({ payload: JSON.stringify(body) }), FORM_BODY);
    },
    inWindow: async (body) => {
      if (mode === 'socket') return heldBy(await fake.socketMode.deliver('interactive', body));
      const form = stringify({ payload: JSON.stringify(body) });
      const response = await post(form, { ...FORM_BODY, ...signed(form) });
      expect(response.status).toBe(200);
      const text = await response.text();
      return text === '' ? undefined : JSON.parse(text);
    },
  };
}

// Over the socket an acknowledgement of nothing may hold an empty object.
const heldBy = (payload: unknown): unknown => (JSON.stringify(payload ?? {}) === '{}' ? undefined : payload);
