import { spawnSync } from 'node:child_process';
import { test } from 'vitest';

const run = (args: readonly string[], input = '') => spawnSync('promtool', [...args], { encoding: 'utf8', input });

/** Debian's package prometheus has it; .ci/run installs it. */
const THERE = run(['--version']).error === undefined;

/** A test that promtool is needed for; without it, it is skipped by its name. */
export const testWithPromtool = THERE ? test : test.skip;

/** What promtool says, and how it ended. */
export function promtool(args: readonly string[], input = ''): { readonly code: number | null; readonly says: string } {
  const { status, stdout, stderr } = run(args, input);
  return { code: status, says: `${stdout}${stderr}` };
}
