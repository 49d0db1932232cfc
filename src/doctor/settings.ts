import { FROM_FILES } from '../config-secrets.ts';
import { fileVariable } from '../config-files.ts';
import { isGiven } from '../config-values.ts';
import type { Given } from '../config-values.ts';
import { VARIABLES } from '../config.ts';
import type { Check, Finding } from '../core/checkup.ts';
import { DOCTOR } from '../core/doctor-wording.ts';

/** Whether a name was mistyped. That the settings can be used is known: there would be none to check else. */
export const settingsCheck = (given: Given): Check => ({
  name: 'settings',
  run: async () => [
    { outcome: 'ok', says: DOCTOR.settingsRight },
    ...Object.keys(given)
      .filter((name) => isGiven(given, name) && isMistaken(name))
      .map((name): Finding => ({
        outcome: 'could-not-tell',
        says: DOCTOR.settingUnknown(name),
        mend: DOCTOR.mendSettingUnknown,
      })),
  ],
});

const KNOWN: ReadonlySet<string> = new Set([...VARIABLES, ...FROM_FILES.map(fileVariable)]);
/** What a file cannot be named for; and beginnings that no other program's settings are likely to have here. */
const FILES: ReadonlySet<string> = new Set(VARIABLES.map(fileVariable));
const OURS = /^(?:SLACK_|MicrosoftApp|CHOOSER_|PHRASINGS_)/i;

const isMistaken = (name: string): boolean => !KNOWN.has(name) && (FILES.has(name) || OURS.test(name));
