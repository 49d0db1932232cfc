import { z } from 'zod';
import type { Check, Finding } from '../../core/checkup.ts';
import { call, jsonOf } from './doctor-calls.ts';
import { DOCTOR } from './doctor-wording.ts';

const DOCUMENT = z.object({ jwks_uri: z.url() });
const KEYS = z.object({ keys: z.array(z.object({ endorsements: z.array(z.string()).optional() })) });
const TEAMS = 'msteams';

/** Whether the keys that messages are checked with can be fetched. */
export const keysCheck = (openId: string): Check => ({
  name: 'keys',
  run: async () => [await keysFinding(openId)],
});

async function keysFinding(openId: string): Promise<Finding> {
  const document = await fetched(openId, DOCUMENT);
  if ('outcome' in document) return document;
  const keys = await fetched(document.jwks_uri, KEYS);
  if ('outcome' in keys) return keys;
  const ours = keys.keys.filter(({ endorsements = [] }) => endorsements.includes(TEAMS));
  return ours.length === 0 ? OTHER : { outcome: 'ok', says: DOCTOR.keysRight(ours.length) };
}

const OTHER: Finding = { outcome: 'not-ok', says: DOCTOR.keysOther, mend: DOCTOR.mendKeysOther };

async function fetched<Shape>(url: string, shape: z.ZodType<Shape>): Promise<Shape | Finding> {
  const called = await call(url);
  const untold = (code: string): Finding => ({
    outcome: 'not-ok',
    says: DOCTOR.keysUntold(code),
    mend: DOCTOR.mendKeysUntold(new URL(url).host),
  });
  if (called.outcome === 'unreachable') return untold(called.code);
  if (called.status >= 500) return untold(`status ${called.status}`);
  return shape.safeParse(jsonOf(called.text)).data ?? OTHER;
}
