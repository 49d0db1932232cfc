import { createHmac } from 'node:crypto';

/** The headers by which Slack vouches for a body. */
export const sign = (secret: string, timestamp: number | string, body: string): Readonly<Record<string, string>> => ({
  'X-Slack-Request-Timestamp': String(timestamp),
  'X-Slack-Signature': `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`,
});

export const FORM_BODY = { 'Content-Type': 'application/x-www-form-urlencoded' };
