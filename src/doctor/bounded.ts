import type { Check, Finding } from '../core/checkup.ts';
import { DOCTOR } from '../core/doctor-wording.ts';

/** Loading the sentence model on a busy machine takes ten seconds; whatever takes three times as long hangs. */
const PATIENCE_MS = 30_000;

/** The same check, which ends in bounded time and never rejects. Of what went wrong only the kind is told: its words may hold anything. */
export const bounded = ({ name, run }: Check, patienceMs = PATIENCE_MS): Check => ({
  name,
  async run() {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<readonly Finding[]>((resolve) => {
      timer = setTimeout(
        () => resolve([untold(DOCTOR.tookTooLong(patienceMs / 1000), DOCTOR.mendTookTooLong)]),
        patienceMs,
      );
    });
    try {
      return await Promise.race([run(), late]);
    } catch (cause) {
      return [untold(DOCTOR.wentWrong(kindOf(cause)), DOCTOR.mendWentWrong)];
    } finally {
      clearTimeout(timer);
    }
  },
});

const untold = (says: string, mend: string): Finding => ({ outcome: 'could-not-tell', says, mend });

/** The system's or a library's own word for an error. */
export function kindOf(cause: unknown): string {
  if (!(cause instanceof Error)) return 'unknown';
  return 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.name;
}
