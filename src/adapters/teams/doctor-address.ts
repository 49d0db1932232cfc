import type { Check, Finding } from '../../core/checkup.ts';
import { call } from './doctor-calls.ts';
import { DOCTOR } from './doctor-wording.ts';
import { isOnThisMachine } from './doorkeeper.ts';

/** Where Teams posts to. */
const PATH = '/api/messages';

/** Whether Clausebook answers at an address, and turns away who brings no token of Microsoft's. */
export const addressCheck = (address: string): Check => ({
  name: 'address',
  run: async () => [URL.canParse(PATH, address) ? await addressFinding(new URL(PATH, address)) : INSECURE],
});

const INSECURE: Finding = { outcome: 'not-ok', says: DOCTOR.addressInsecure, mend: DOCTOR.mendAddressInsecure };

async function addressFinding(url: URL): Promise<Finding> {
  // On this machine there is nothing in between to listen in.
  if (url.protocol !== 'https:' && !isOnThisMachine(url.href)) return INSECURE;
  const called = await call(url, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{}' });
  if (called.outcome === 'unreachable')
    return { outcome: 'not-ok', says: DOCTOR.addressUnreachable(called.code), mend: DOCTOR.mendAddressUnreachable };
  const { status, text, headers } = called;
  // Clausebook says nothing with it: whatever asks for a password or shows a page is something else.
  if (status === 401 && text === '' && !headers.has('www-authenticate'))
    return { outcome: 'ok', says: DOCTOR.addressRight(url.href) };
  if (status === 401 || (status >= 300 && status < 400))
    return { outcome: 'not-ok', says: DOCTOR.addressSignIn, mend: DOCTOR.mendAddressSignIn };
  if ((status === 400 || status === 403) && text === '')
    return { outcome: 'not-ok', says: DOCTOR.addressEmulator, mend: DOCTOR.mendAddressEmulator };
  return { outcome: 'not-ok', says: DOCTOR.addressOther(status), mend: DOCTOR.mendAddressOther };
}
