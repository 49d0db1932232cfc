import { stat } from 'node:fs/promises';
import { platform } from 'node:os';
import { shownPath, withFiles } from '../config-files.ts';
import { SECRETS } from '../config-secrets.ts';
import type { Given } from '../config-values.ts';
import type { Check, Finding } from '../core/checkup.ts';
import { DOCTOR } from '../core/doctor-wording.ts';

const EVERYBODY_READS = 0o004;

/** Whether everybody on the machine can read a file that secrets stand in: those named for them, and `.env` if it is there. */
export const secretFilesCheck = (given: Given, dotEnv: string): Check => ({
  name: 'files of secrets',
  async run() {
    const named = [...withFiles(given).files].flatMap(([name, file]) =>
      SECRETS.includes(name) ? [{ name, file }] : [],
    );
    const there: Finding[] = [];
    let read = 0;
    for (const { name, file } of [...named, { name: undefined, file: dotEnv }]) {
      const mode = await stat(file).then(
        (found) => found.mode,
        () => undefined,
      );
      // Windows has no such modes.
      if (mode === undefined || platform() === 'win32') continue;
      read += 1;
      if ((mode & EVERYBODY_READS) !== 0) there.push(openFinding(name, file));
    }
    if (there.length > 0) return there;
    return [{ outcome: 'ok', says: read === 0 ? DOCTOR.secretFilesNone : DOCTOR.secretFilesRight(read) }];
  },
});

function openFinding(name: string | undefined, file: string): Finding {
  const path = name === undefined ? file : shownPath(file);
  return {
    outcome: 'not-ok',
    says: DOCTOR.secretFileOpen(path ?? `the file of ${name ?? 'a secret'}`),
    mend: DOCTOR.mendSecretFileOpen(path),
  };
}
