import { NEEDED, runsTypeScript } from '../../scripts/node-version.mjs';
import type { Check } from '../core/checkup.ts';
import { DOCTOR } from '../core/doctor-wording.ts';

/** Whether this Node runs Clausebook. */
export const nodeCheck = (version: string): Check => ({
  name: 'node',
  run: async () => [
    runsTypeScript(version)
      ? { outcome: 'ok', says: DOCTOR.nodeRight(version) }
      : { outcome: 'not-ok', says: DOCTOR.nodeWrong(version, NEEDED), mend: DOCTOR.mendNode },
  ],
});
