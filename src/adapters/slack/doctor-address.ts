import { createHmac, randomUUID } from 'node:crypto';
import type { Check, Finding } from '../../core/checkup.ts';
import type { Clock } from '../../core/ports.ts';
import { DOCTOR } from './doctor-wording.ts';
import { CALL_TIMEOUT_MS } from './limits.ts';
import { SLACK_PATH } from './signed-requests.ts';

/** Whether Clausebook answers at an address as Slack needs it to: to the same question that Slack asks of an address, signed as Slack signs. */
export const addressCheck = (address: string, signingSecret: string, clock: Clock): Check => ({
  name: 'address',
  run: async () => [await addressFinding(new URL(SLACK_PATH, address), signingSecret, clock)],
});

async function addressFinding(url: URL, signingSecret: string, clock: Clock): Promise<Finding> {
  if (url.protocol !== 'https:' && !isLoopback(url))
    return { outcome: 'not-ok', says: DOCTOR.addressInsecure, mend: DOCTOR.mendAddressInsecure };
  const challenge = randomUUID();
  const body = JSON.stringify({ type: 'url_verification', challenge });
  const timestamp = Math.floor(clock() / 1000);
  const signature = createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex');
  const headers = {
    'Content-Type': 'application/json',
    'X-Slack-Request-Timestamp': String(timestamp),
    'X-Slack-Signature': `v0=${signature}`,
  };
  try {
    const signal = AbortSignal.timeout(CALL_TIMEOUT_MS);
    const response = await fetch(url, { method: 'POST', redirect: 'manual', headers, body, signal });
    const said = await response.text();
    if (response.status === 401)
      return { outcome: 'not-ok', says: DOCTOR.addressRefuses, mend: DOCTOR.mendAddressRefuses };
    if (response.status !== 200 || !said.includes(challenge))
      return { outcome: 'not-ok', says: DOCTOR.addressOther(response.status), mend: DOCTOR.mendAddressOther };
    return { outcome: 'ok', says: DOCTOR.addressRight(url.href) };
  } catch (cause) {
    return { outcome: 'not-ok', says: DOCTOR.addressUnreachable(codeOf(cause)), mend: DOCTOR.mendAddressUnreachable };
  }
}

/** On this machine there is nothing in between to listen in. */
const isLoopback = ({ hostname }: URL): boolean => ['127.0.0.1', '[::1]', 'localhost'].includes(hostname);

/** Why a call came to nothing: the network's own word for it, where there is one. */
function codeOf(cause: unknown): string {
  if (!(cause instanceof Error)) return 'unknown';
  const { cause: under } = cause;
  return under instanceof Error && 'code' in under ? String(under.code) : cause.name;
}
