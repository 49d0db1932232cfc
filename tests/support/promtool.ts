import { spawnSync } from 'node:child_process';

const run = (args: readonly string[], input = '') => spawnSync('promtool', [...args], { encoding: 'utf8', input });

/** Debian's package prometheus has it, and .ci/run installs it. */
export const PROMTOOL = run(['--version']).error === undefined;

/** Ends the name of a test that needs it, so that a skipped test says why. */
export const PROMTOOL_NOTE = PROMTOOL ? '' : ' [skipped: no promtool on this machine]';

/** What promtool says, and how it ended. */
export function promtool(args: readonly string[], input = ''): { readonly code: number | null; readonly says: string } {
  const { status, stdout, stderr } = run(args, input);
  return { code: status, says: `${stdout}${stderr}` };
}
